package policy

import (
	"regexp"
	"strings"
	"testing"
)

func TestValue(t *testing.T) {
	for key, want := range map[string]string{
		"level.machinery.percent":           "50%",
		"level.machinery.ceiling":           "300.000.000đ (300 triệu)",
		"level.machinery.unit":              "cơ sở",
		"level.line.ceiling":                "450.000.000đ (450 triệu)",
		"level.demonstration_model.percent": "30%",
		"level.demonstration_model.ceiling": "1.000.000.000đ (1 tỷ)",
		"level.startup.ceiling":             "10.000.000đ (10 triệu)",
		"level.fair_abroad.percent":         "100%",
		"level.study_tour_abroad.percent":   "100%",
		"level.vote_region.ceiling":         "200.000.000đ (200 triệu)",
		"level.vote_nation.ceiling":         "400.000.000đ (400 triệu)",
		"level.cluster.ceiling":             "6.000.000.000đ (6 tỷ)",
		"deadline.register.date":            "20/5",
		"fact.communes_total":               "102",
		"document.28/2018/TT-BTC":           "Thông tư 28/2018/TT-BTC",
		"document.Luật Hỗ trợ DNNVV 2017":   "Luật Hỗ trợ DNNVV 2017",
	} {
		if got, ok := Embedded().Value(key); !ok || got != want {
			t.Errorf("%s: %q, %v", key, got, ok)
		}
	}
	for _, key := range []string{
		"", "level", "level.line.percent", "level.cluster.percent", "level.fair_abroad.ceiling", "level.trademark.percent",
		"level.machinery", "level.machinery.from", "deadline.register", "deadline.local.date", "fact.", "fact.allowance",
		"document.17/2018/TT-BCT", "document.1/2030/TT-BTC", "machinery.percent",
	} {
		if got, ok := Embedded().Value(key); ok || got != "" {
			t.Errorf("%q has the value %q", key, got)
		}
	}
	if _, ok := Embedded().ValueAt("level.machinery.percent", on(t, "2018-05-10")); ok {
		t.Error("a level before its first day")
	}
}

// said is everything that people may read of the data.
func said(p *Policy) []string {
	var all []string
	for _, c := range p.Criteria {
		for _, s := range c.Say {
			all = append(all, s.Why, s.Todo)
		}
		all = append(all, c.Name, c.Mend)
	}
	for _, l := range p.Levels {
		all = append(all, l.Say, l.Part, l.Unit)
	}
	for _, s := range p.Scopes {
		all = append(all, s.Name, s.Empty)
	}
	for _, d := range p.Documents {
		all = append(all, d.Remind)
	}
	for _, paper := range p.Papers {
		all = append(all, paper.Text)
	}
	for _, text := range p.words {
		all = append(all, text)
	}
	return all
}

// TestNumbersSaid: every number in what is said is the value of a row that was
// seen.
func TestNumbersSaid(t *testing.T) {
	p := Embedded()
	rows := " "
	for _, f := range p.Facts {
		rows += f.Value + " "
	}
	for _, l := range p.Levels {
		if l.Ceiling != nil {
			rows += showMoney(*l.Ceiling) + " "
		}
	}
	n := 0
	for _, s := range said(p) {
		for _, number := range regexp.MustCompile(`\d[\d.,/×]*\d|\d`).FindAllString(s, -1) {
			n++
			if !strings.Contains(rows, number) {
				t.Errorf("%q of %q is in no row", number, s)
			}
		}
	}
	if n < 4 {
		t.Errorf("only %d numbers found", n)
	}
}

// TestTone: nothing is promised or refused, nobody is addressed as a stranger.
func TestTone(t *testing.T) {
	for _, s := range said(Embedded()) {
		for _, word := range []string{"Đã duyệt", "Từ chối", "Đủ điều kiện", "Không đạt", "bạn ", "unknown", "seen-"} {
			if strings.Contains(s, word) {
				t.Errorf("%q says %q", s, word)
			}
		}
		if len([]rune(s)) > 260 {
			t.Errorf("too long for a phone: %q", s)
		}
	}
}

// TestComments: every file begins by telling an official how to edit it.
func TestComments(t *testing.T) {
	for name, f := range builtIn(t) {
		head, _, _ := strings.Cut(string(f.Data), "\n\n")
		if !strings.HasPrefix(head, "# ") || !strings.Contains(head, "khuyencong policy check") {
			t.Errorf("%s begins with %q", name, head)
		}
	}
}

// TestMemoryIsNotLaw: numbers that were only remembered are in no row.
func TestMemoryIsNotLaw(t *testing.T) {
	for _, l := range Embedded().Levels {
		for _, content := range l.Contents {
			switch content {
			case "trademark", "consulting", "showroom", "cleaner_production", "pollution_treatment", "relocation", "model_replication":
				t.Errorf("%s has the level %s, which was not seen", content, l.ID)
			}
		}
		if l.Scope != national {
			t.Errorf("a level of the province: %s", l.ID)
		}
	}
}
