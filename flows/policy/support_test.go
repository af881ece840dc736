package policy

import (
	"fmt"
	"math"
	"strings"
	"testing"
)

// TestLevels: every level on both sides of its ceiling, its conditions and its
// first day.
func TestLevels(t *testing.T) {
	type change = func(*Case)
	with := func(content string, cost int64, more ...change) Case {
		return good(func(c *Case) {
			c.Content, c.Cost, c.Commune = content, cost, commune(t, "xã")
			for _, m := range more {
				m(c)
			}
		})
	}
	line := func(a Answer) change { return func(c *Case) { c.Line = a } }
	abroad := func(a Answer) change { return func(c *Case) { c.Abroad = a } }
	founds := func(form string, a Answer) change {
		return func(c *Case) { c.LegalForm, c.Difficult = form, a }
	}
	for _, tt := range []struct {
		name string
		day  string
		c    Case
		want string // percent ceiling estimate counterpart, – for none; "" for no level
	}{
		{"machinery", today, with("machinery", 500*million), "50 300000000 250000000 250000000"},
		{"machinery at the ceiling", today, with("machinery", 600*million), "50 300000000 300000000 300000000"},
		{"machinery below the ceiling", today, with("machinery", 600*million-2), "50 300000000 299999999 299999999"},
		{"machinery above the ceiling", today, with("machinery", 600*million+2), "50 300000000 300000000 300000002"},
		{"one đồng", today, with("machinery", 1), "50 300000000 0 1"},
		{"an odd sum", today, with("machinery", 999_999_99), "50 300000000 49999999 50000000"},
		{"all money there is", today, with("machinery", math.MaxInt64), "50 300000000 300000000 9223372036554775807"},
		{"cost unknown", today, with("machinery", 0), "50 300000000 – –"},
		{"line unknown", today, with("machinery", 500*million, line(NoAnswer)), "50 300000000 250000000 250000000"},
		{"line", today, with("machinery", 500*million, line(Yes)), "– 450000000 – –"},
		{"a dear line", today, with("machinery", 5000*million, line(Yes)), "– 450000000 – –"},
		{"technology_transfer", today, with("technology_transfer", 700*million, line(Yes)), "50 300000000 300000000 400000000"},
		{"demonstration_model", today, with("demonstration_model", 1000*million), "30 1000000000 300000000 700000000"},
		{"model at the ceiling", today, with("demonstration_model", 3_333_333_334), "30 1000000000 1000000000 2333333334"},
		{"model below the ceiling", today, with("demonstration_model", 3_333_333_330), "30 1000000000 999999999 2333333331"},
		{"startup", today, with("startup", 50*million, founds("enterprise", Yes)), "– 10000000 – –"},
		{"startup, easy area", today, with("startup", 50*million, founds("enterprise", No)), ""},
		{"startup, area unknown", today, with("startup", 50*million, founds("enterprise", NoAnswer)), ""},
		{"startup of a household", today, with("startup", 50*million, founds("household", Yes)), ""},
		{"fair abroad", today, with("fair", 50*million, abroad(Yes)), "100 – – –"},
		{"fair at home", today, with("fair", 50*million, abroad(No)), ""},
		{"fair somewhere", today, with("fair", 50*million), ""},
		{"tour abroad", today, with("study_tour", 50*million, abroad(Yes)), "100 – – –"},
		{"tour at home", today, with("study_tour", 50*million, abroad(No)), ""},
		{"vote", today, with("product_vote", 50*million, func(c *Case) { c.OwnMake, c.Mass, c.Others = Yes, Yes, No }), ""},
		{"cluster", today, with("cluster", 50*million, founds("cooperative", NoAnswer)), "– 6000000000 – –"},
		{"trademark", today, with("trademark", 50*million), ""},
		{"showroom", today, with("showroom", 50*million), ""},
		{"model_replication", today, with("model_replication", 50*million), ""},
		{"cleaner_production", today, with("cleaner_production", 50*million), ""},
		{"first day", "2018-05-11", with("machinery", 500*million), "50 300000000 250000000 250000000"},
		{"the day before", "2018-05-10", with("machinery", 500*million), ""},
		{"line, the day before", "2018-05-10", with("machinery", 500*million, line(Yes)), ""},
		{"model, the day before", "2018-05-10", with("demonstration_model", 500*million), ""},
	} {
		r := Evaluate(Embedded(), tt.c, on(t, tt.day))
		if got := sums(r); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
		if tt.want == "" && !r.Handover {
			t.Errorf("%s: nobody is asked about the sum", tt.name)
		}
		if !strings.Contains(strings.Join(r.Remarks, "\n"), "tỉnh Đắk Lắk chưa có") {
			t.Errorf("%s: nothing is said of the province: %q", tt.name, r.Remarks)
		}
	}
}

// sums are those of the nation's level; there is none of the province.
func sums(r Result) string {
	var all []string
	for _, s := range r.Support {
		percent := "–"
		if s.Percent != nil {
			percent = fmt.Sprint(*s.Percent)
		}
		all = append(all, fmt.Sprint(percent, " ", sum(s.Ceiling), " ", sum(s.Estimate), " ", sum(s.Counterpart)))
	}
	return strings.Join(all, "; ")
}

func sum(n *int64) string {
	if n == nil {
		return "–"
	}
	return fmt.Sprint(*n)
}

// TestProvince: a row of the province is used as soon as it is there, beside that
// of the nation, and until the day it ends.
func TestProvince(t *testing.T) {
	files := builtIn(t)
	edit(t, files, "documents.toml", "[[document]]\nkind = \"Nghị định\"\nnumber = \"45", "[[document]]\nkind = \"Nghị quyết\"\nnumber = \"9/2027/NQ-HĐND\"\ntitle = \"x\"\nfrom = 2027-01-01\nconfidence = \"seen-primary\"\nseen = [\"x\"]\nchecked = 2027-01-02\n\n[[document]]\nkind = \"Nghị định\"\nnumber = \"45")
	row := "[[level]]\nid = \"machinery\"\nscope = \"province\"\ncontents = [\"machinery\"]\npercent = %s\nceiling = 100000000\nunit = \"cơ sở\"\ndocument = \"9/2027/NQ-HĐND\"\narticle = \"Điều 3\"\nfrom = %s\nconfidence = \"seen-primary\"\nseen = [\"x\"]\nchecked = 2027-01-02\n\n[[level]]\nid = \"line\""
	edit(t, files, "levels.toml", "[[level]]\nid = \"line\"", fmt.Sprintf(row, "40", "2027-01-01\nto = 2027-12-31"))
	edit(t, files, "levels.toml", "[[level]]\nid = \"line\"", fmt.Sprintf(row, "45", "2028-01-01"))
	p, err := Read(files)
	if err != nil {
		t.Fatal(err)
	}
	for day, want := range map[string]string{
		"2026-12-31": "50 300000000 100000000 100000000",
		"2027-01-01": "50 300000000 100000000 100000000; 40 100000000 80000000 120000000",
		"2027-12-31": "50 300000000 100000000 100000000; 40 100000000 80000000 120000000",
		"2028-01-01": "50 300000000 100000000 100000000; 45 100000000 90000000 110000000",
	} {
		if got := sums(Evaluate(p, good(func(c *Case) { c.Cost = 200 * million }), on(t, day))); got != want {
			t.Errorf("%s: %s, want %s", day, got, want)
		}
	}
	if !strings.HasPrefix(p.Version, "2027-01-02-") {
		t.Error(p.Version)
	}
	if v, _ := p.Value("level.machinery.percent"); v != "50%" {
		t.Error("texts name the province's level:", v)
	}
}

// TestWords: what is said of the sums.
func TestWords(t *testing.T) {
	for _, tt := range []struct {
		c    Case
		want []string
	}{
		{good(func(*Case) {}), []string{"Nhiều nhất 50% chi phí và không quá 300.000.000đ (300 triệu) mỗi cơ sở. Với chi phí 500.000.000đ: ước tính tối đa 250.000.000đ (250 triệu), cơ sở tự lo 250.000.000đ (250 triệu).", "thay thế", "mức tối đa", "mức trần khác"}},
		{good(func(c *Case) { c.Cost = 0 }), []string{"Khi biết chi phí"}},
		{good(func(c *Case) { c.Line = Yes }), []string{"Không quá 450.000.000đ (450 triệu)", "1,5 lần", "không ước tính"}},
		{good(func(c *Case) { c.Content, c.Abroad = "study_tour", Yes }), []string{"Nhiều nhất 100% của tiền vé máy bay"}},
		{good(func(c *Case) { c.Content = "showroom" }), []string{"chưa có số liệu chắc chắn", "chờ Trung tâm cập nhật"}},
	} {
		r := Evaluate(Embedded(), tt.c, on(t, today))
		said := strings.Join(r.Remarks, "\n")
		for _, s := range r.Support {
			said += "\n" + s.Say
		}
		for _, want := range tt.want {
			if !strings.Contains(said, want) {
				t.Errorf("%s: %q lacks %q", tt.c.Content, said, want)
			}
		}
	}
}

func TestPriorities(t *testing.T) {
	both := good(func(c *Case) { c.OwnerFemale, c.OwnerMinority, c.Difficult = Yes, Yes, Yes })
	for day, want := range map[string]string{
		dayNew: "[owner_female owner_ethnic_minority in_difficult_area]",
		dayOld: "[in_difficult_area]",
	} {
		if got := fmt.Sprint(Evaluate(Embedded(), both, on(t, day)).Priority); got != want {
			t.Errorf("%s: %s, want %s", day, got, want)
		}
	}
	no := good(func(c *Case) { c.OwnerFemale, c.Difficult = No, No })
	if got := Evaluate(Embedded(), no, on(t, today)).Priority; len(got) > 0 {
		t.Errorf("a no gives %v", got)
	}
}

func TestPapers(t *testing.T) {
	vote := good(func(c *Case) { c.Content, c.OwnMake, c.Mass, c.Others = "product_vote", Yes, Yes, No })
	got := strings.Join(Evaluate(Embedded(), vote, on(t, today)).Papers, "\n")
	if !strings.Contains(got, "ít nhất 3 ảnh màu 10×15 cm") || strings.Contains(got, "Đơn đề nghị") {
		t.Error(got)
	}
	if got := Evaluate(Embedded(), vote, on(t, "2018-08-15")).Papers; len(got) > 0 {
		t.Errorf("papers before their circular: %v", got)
	}
	if got := Evaluate(Embedded(), good(func(*Case) {}), on(t, today)).Papers; len(got) != 3 {
		t.Error(got)
	}
}
