package flows_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"khuyencong/flows"
	"khuyencong/flows/dialog"
	"khuyencong/locales"
)

// A citation is a number of the law or the policy that lessons may mention, in
// the words they use, with how well it is known: seen in the legal text itself
// (primary), in news, official answers or legal databases (secondary). What is
// only inferred, remembered or unknown is in no lesson.
type citation struct {
	vi, en string
	known  string
	where  string // in the policy notes, as of 23/11/2026
}

func citations() []citation {
	const primary, secondary = "seen-primary", "seen-secondary"
	return []citation{
		{"Nghị định 45/2012/NĐ-CP", "Decree 45/2012/NĐ-CP", secondary, "§0: base decree, in force as amended"},
		{"Điều 1 khoản 2", "Article 1 clause 2", primary, "§1.1: beneficiaries, as replaced by 235/2025"},
		{"Nghị định 235/2025/NĐ-CP", "Decree 235/2025/NĐ-CP", primary, "§0, §1.1"},
		{"15/10/2025", "15/10/2025", secondary, "§0: effective date of 235/2025"},
		{"Quyết định 1881/QĐ-TTg", "Decision 1881/QĐ-TTg", secondary, "§2: summary of the contents"},
		{"Thông tư 28/2018/TT-BTC", "Circular 28/2018/TT-BTC", primary, "§0; Article 2 read, Article 8 in summary"},
		{"Điều 8 khoản 4", "Article 8 clause 4", secondary, "§4.1 row 4"},
		{"50%", "50%", secondary, "§4.1 row 4: at most"},
		{"300 triệu đồng", "300 million đồng", secondary, "§4.1 row 4"},
		{"Thông tư 28/2018/TT-BTC, Điều 2", "Circular 28/2018/TT-BTC, Article 2", primary, "§1.6: established and operating under the law"},
		{"01/7/2025", "01/7/2025", secondary, "§1.7: two-tier government"},
		{"102 xã, phường", "102 units", secondary, "§1.7"},
		{"88 xã", "88 communes", primary, "§1.7: Resolution 1660, Article 1"},
		{"14 phường", "14 wards", primary, "§1.7: Resolution 1660, Article 1"},
		{"Nghị quyết 1660/NQ-UBTVQH15", "Resolution 1660/NQ-UBTVQH15", primary, "§1.7"},
		{"51% vốn", "51% of the capital", secondary, "§3"},
		{"Luật Hỗ trợ doanh nghiệp nhỏ và vừa 2017, Điều 3 khoản 1", "Law on Support for Small and Medium Enterprises 2017, Article 3 clause 1", secondary, "§3"},
		{"Thông tư 36/2013/TT-BCT", "Circular 36/2013/TT-BCT", secondary, "§0, §5.2: registered for the following year"},
		{"Luật 91/2025/QH15", "Law 91/2025/QH15", secondary, "§8"},
		{"Nghị định 356/2025/NĐ-CP", "Decree 356/2025/NĐ-CP", secondary, "§8"},
		{"01/01/2026", "01/01/2026", secondary, "§8: both in force"},
		{"Điều 4", "Article 4", secondary, "§8: rights; sensitive data"},
		{"Điều 5", "Article 5", secondary, "§8: deadlines"},
		{"Điều 6", "Article 6", secondary, "§8: valid consent, evidence"},
		{"Điều 9", "Article 9", secondary, "§8: valid consent"},
		{"Điều 23", "Article 23", secondary, "§8: breach"},
		{"2 ngày làm việc", "2 working days", secondary, "§8: acknowledge"},
		{"15 ngày", "15 days", secondary, "§8: withdraw, restrict, object"},
		{"10 ngày", "10 days", secondary, "§8: view, correct, provide"},
		{"20 ngày", "20 days", secondary, "§8: delete"},
		{"72 giờ", "72 hours", secondary, "§8: breach"},
		{"ngày 23/11/2026", "on 23/11/2026", primary, "the day the notes were made"},
	}
}

// TestLessonsCiteTheirNumbers: without the citations no number is left in any
// text of a lesson.
func TestLessonsCiteTheirNumbers(t *testing.T) {
	number := regexp.MustCompile(`\d`)
	all := citations()
	slices.SortStableFunc(all, func(a, b citation) int { return len(b.vi) - len(a.vi) }) // the longer ones hold shorter ones
	used := make([]bool, len(all))
	for _, lang := range locales.Languages() {
		for key, text := range raw(t, lang) {
			if !strings.HasPrefix(key, "learn.") {
				continue
			}
			rest := text
			for i, c := range all {
				words := map[string]string{"vi": c.vi, "en": c.en}[lang]
				used[i] = used[i] || strings.Contains(rest, words)
				rest = strings.ReplaceAll(rest, words, "")
			}
			if at := number.FindStringIndex(rest); at != nil {
				t.Errorf("%s of %s has a number that is not cited: …%s", key, lang, rest[at[0]:])
			}
		}
	}
	for i, c := range all {
		if !strings.HasPrefix(c.known, "seen-") || c.where == "" {
			t.Errorf("%q is %q, %q: not to be shown", c.vi, c.known, c.where)
		}
		if !used[i] {
			t.Errorf("no lesson mentions %q", c.vi)
		}
	}
}

// TestLessonsAreWhole: every screen and question of a lesson has its texts, short
// enough for a phone; all lessons end with their sources and the day.
func TestLessonsAreWhole(t *testing.T) {
	const longestScreen, longestWhy = 700, 120
	read := flows.Book(plainWords(t)).Flow("lesson")
	for _, lang := range locales.Languages() {
		texts := raw(t, lang)
		keys := map[string]bool{}
		say := func(key string, most int) {
			keys[key] = true
			if n := utf8.RuneCountInString(texts[key]); n == 0 || n > most {
				t.Errorf("%s: %q has %d letters, from 1 to %d", lang, key, n, most)
			}
		}
		for _, l := range lessonKeys(t) {
			a := dialog.Answers{"lesson": {Key: l}}
			pages := 0
			for ; ; pages++ {
				data := read.Step("read").Data(dialog.Context{Answers: a, Old: dialog.Value{Number: int64(pages)}})
				key := data[1].(dialog.Phrase).Key
				if key == "lesson.gone" {
					break
				}
				say(key, longestScreen)
			}
			questions := 0
			for _, s := range read.Steps {
				if k, ok := s.Ask.(dialog.Choice); ok && s.Applies(a) {
					questions++
					c := dialog.Context{Answers: a}
					key := s.Data(c)[1].(dialog.Phrase).Key
					say(key, longestWhy)
					say(key+".why", longestWhy)
					right := 0
					for _, o := range k.Options(c) {
						say(o.Label.Key, longestLabel)
						if s.Leads(c, dialog.Value{Key: o.Key}).Say[0].Mark == dialog.Tick {
							right++
						}
					}
					if right != 1 {
						t.Errorf("%s: %d right answers", key, right)
					}
				}
			}
			if pages < 3 || pages > 5 || questions < 3 || questions > 4 {
				t.Errorf("%s: %d screens, %d questions", l, pages, questions)
			}
			say("learn."+l+".title", longestLabel-8) // a sign before it, the result behind
			say("learn."+l+".sources", longestScreen)
			if !strings.Contains(texts["learn."+l+".sources"], "23/11/2026") {
				t.Errorf("%s: %s does not say when its sources were read", lang, l)
			}
		}
		for key := range texts {
			if strings.HasPrefix(key, "learn.") && !keys[key] {
				t.Errorf("%s: no lesson says %q", lang, key)
			}
		}
	}
}

// lessonKeys are the lessons that can be chosen.
func lessonKeys(t *testing.T) []string {
	t.Helper()
	var keys []string
	list := flows.Book(plainWords(t)).Flow("lessons").Step("lesson")
	for _, o := range list.Ask.Options(dialog.Context{}) {
		if o.Key != "home" {
			keys = append(keys, o.Key)
		}
	}
	if len(keys) < 4 {
		t.Fatalf("only the lessons %q", keys)
	}
	return keys
}
