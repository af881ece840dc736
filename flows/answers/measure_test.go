package answers

import (
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"khuyencong/flows/policy"
	"khuyencong/flows/vietnamese"
)

// shippedFiles are the articles as they are shipped.
func shippedFiles(t testing.TB) []File {
	t.Helper()
	names, err := filepath.Glob("../../locales/articles/vi/*.toml")
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	var files []File
	for _, n := range names {
		b, err := os.ReadFile(n)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, File{filepath.Base(n), b})
	}
	return files
}

func shipped(t testing.TB) *Book {
	t.Helper()
	b, faults := Read(shippedFiles(t), policy.Embedded())
	if b == nil {
		t.Fatal(faults)
	}
	return b
}

// asked is a question of a table.
type asked struct {
	ids      []string // that answer it; none: foreign
	question string
	second   bool // of the half that nothing was tuned on, by its hash
}

func table(t testing.TB, file string) []asked {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out []asked
	for _, line := range strings.Split(string(b), "\n") {
		ids, q, ok := strings.Cut(line, "\t")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		h := fnv.New32a()
		_, _ = h.Write([]byte(q))
		a := asked{question: q, second: h.Sum32()%2 == 1}
		if ids != "-" {
			a.ids = strings.Split(ids, ",")
		}
		out = append(out, a)
	}
	return out
}

// figures are how questions were answered.
type figures struct{ known, top1, top3, lost, foreign, handed int }

func (f figures) plus(g figures) figures {
	return figures{f.known + g.known, f.top1 + g.top1, f.top3 + g.top3, f.lost + g.lost, f.foreign + g.foreign, f.handed + g.handed}
}

func percent(n, of int) float64 { return 100 * float64(n) / float64(max(of, 1)) }

func (f figures) String() string {
	return fmt.Sprintf("%d known: top-1 %.1f %%, top-3 %.1f %%, wrongly handed over %.1f %%; %d foreign: handed over %.1f %%",
		f.known, percent(f.top1, f.known), percent(f.top3, f.known), percent(f.lost, f.known), f.foreign, percent(f.handed, f.foreign))
}

func measure(b *Book, all []asked, say func(string, ...any)) figures {
	var f figures
	for _, a := range all {
		r := b.Ask(a.question)
		if a.ids == nil {
			f.foreign++
			if r.Why != Known {
				f.handed++
			} else {
				say("foreign, but answered: %q: %s", a.question, r.Answers[0].ID)
			}
			continue
		}
		f.known++
		at := slices.IndexFunc(r.Answers, func(x Answer) bool { return slices.Contains(a.ids, x.ID) })
		if at == 0 {
			f.top1++
		}
		if at >= 0 {
			f.top3++
		}
		if r.Why == Unsure || r.Why == Foreign {
			f.lost++
		}
		if at != 0 {
			say("%q: %s at %d %s", a.question, a.ids, at, r.Why)
		}
	}
	return f
}

// TestMeasured: how many questions are answered right, of both halves of the table.
func TestMeasured(t *testing.T) {
	b, all := shipped(t), append(table(t, "testdata/questions.tsv"), table(t, "testdata/blind.tsv")...)
	for _, second := range []bool{false, true} {
		half := slices.DeleteFunc(slices.Clone(all), func(a asked) bool { return a.second != second })
		f := measure(b, half, t.Logf)
		t.Logf("second half %v: %s", second, f)
		if f.known < 100 || f.foreign < 30 {
			t.Errorf("too few questions: %s", f)
		}
		if percent(f.top1, f.known) < 90 || percent(f.top3, f.known) < 97 || percent(f.lost, f.known) > 5 {
			t.Errorf("second half %v: known questions: %s", second, f)
		}
	}
	if f := measure(b, all, func(string, ...any) {}); percent(f.handed, f.foreign) < 95 {
		t.Errorf("foreign topics: %s", f)
	}
}

// TestQuestionsAreNotTheArticles: what is measured is not what was written into them.
func TestQuestionsAreNotTheArticles(t *testing.T) {
	own := map[string]string{}
	b := shipped(t)
	for _, a := range b.Articles() {
		for _, q := range append(a.Questions, a.Title) {
			own[vietnamese.Fold(q)] = a.ID
		}
	}
	for _, topic := range b.foreign {
		for _, q := range topic.Questions {
			own[vietnamese.Fold(q)] = topic.ID
		}
	}
	// Four of the second blind set were questions of articles before it came.
	before := []string{"nop o dau", "mất mấy tháng", "dang ky ket hon voi nguoi nuoc ngoai", "quên mật khẩu facebook"}
	for _, a := range slices.Concat(table(t, "testdata/questions.tsv"), table(t, "testdata/blind.tsv"), table(t, "testdata/blind2.tsv")) {
		if slices.Contains(before, a.question) {
			continue
		}
		if id := own[vietnamese.Fold(a.question)]; id != "" {
			t.Errorf("%q is a question of %s", a.question, id)
		}
		for _, id := range a.ids {
			if _, ok := b.Article(id); !ok {
				t.Errorf("%q: there is no article %s", a.question, id)
			}
		}
	}
}
