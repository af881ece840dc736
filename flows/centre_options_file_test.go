package flows_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"khuyencong/flows"
	"khuyencong/flows/dialog"
	"khuyencong/locales"
)

// builtIn is what options are called without the file.
func builtIn(t *testing.T) func(lang, key string) string {
	t.Helper()
	texts, err := locales.Load()
	if err != nil {
		t.Fatal(err)
	}
	return func(lang, key string) string {
		s, _ := texts.Fixed(lang, key)
		return s
	}
}

func TestReadOptions(t *testing.T) {
	o := flows.ReadOptions([]byte(`
# renamed, moved, hidden, new
[facility.industry.coffee]
vi = "Cà phê & ca cao"
order = 35
[facility.industry.mining]
hidden = true
[facility.industry.bees]
vi = "Nuôi ong, lấy mật"
en = "Bees and honey"
counts_as = "food"
[facility.industry.silk]
vi = "Tơ tằm"
`), builtIn(t))
	if len(o.Choices.Faults) > 0 {
		t.Fatal(o.Choices.Faults)
	}
	want := []dialog.Custom{
		{Key: "coffee", Order: 35},
		{Key: "mining", Hidden: true},
		{Key: "bees", New: true, As: "food", Label: "Nuôi ong, lấy mật"},
		{Key: "silk", New: true, Label: "Tơ tằm"},
	}
	got := o.Choices.Of("facility.industry")
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if s := o.Labels["vi"]["facility.industry.coffee"]; s != "Cà phê & ca cao" {
		t.Errorf("coffee is called %q", s)
	}
	for option, counts := range map[string]string{"bees": "food", "silk": "other", "coffee": "coffee"} {
		if got := o.Choices.Counts("facility.industry", option); got != counts {
			t.Errorf("%s counts as %s, want %s", option, got, counts)
		}
	}
}

// TestBrokenOptions: each mistake is found, with its line, and then nothing of
// the file counts.
func TestBrokenOptions(t *testing.T) {
	good := "[facility.industry.coffee]\nvi = \"Cà phê\"\n"
	var all strings.Builder
	for _, step := range []string{"yes", "no", "contract", "unknown"} {
		all.WriteString("[facility.group_registered." + step + "]\nhidden = true\n")
	}
	tests := []struct {
		text string
		line int
		what string
	}{
		{"[facility.industry.coffee\n", 2, "syntax"},
		{good + "order = eight", 3, "syntax"},
		{good + good, 3, "syntax"},
		{good + "colour = \"red\"", 3, "field"},
		{good + "[facility.trade.x]\nvi = \"X\"", 3, "step"},
		{good + "[facility.name.x]\nvi = \"X\"", 3, "step"},
		{good + "[start.who.x]\nvi = \"X\"", 3, "step"},
		{good + "[facility.industry.Bees]\nvi = \"Ong\"", 3, "key"},
		{good + "counts_as = \"food\"", 1, "built_in"},
		{good + "[facility.industry.bees]\norder = 3", 3, "no_label"},
		{good + "[facility.industry.bees]\nvi = \"Ong\"\ncounts_as = \"bees\"", 5, "counts_as"},
		{good + "[facility.industry.bees]\nvi = \"Ong\"\ngroup = \"animals\"", 5, "group"},
		{good + "order = -1", 3, "order"},
		{"[facility.industry.coffee]\nvi = \" Cà phê\"\n", 2, "label"},
		{"[facility.industry.coffee]\nvi = \"Cà\\nphê\"\n", 2, "label"},
		{"[facility.industry.coffee]\nvi = \"" + strings.Repeat("a", 37) + "\"\n", 2, "label_long"},
		{good + "[facility.industry.bees]\nvi = \"ca phe\"", 4, "label_twice"},
		{"[facility.industry.bees]\nvi = \"Gạo, bắp, khoai mì, bún, bánh\"", 2, "label_twice"},
		{all.String(), 1, "none_left"},
	}
	for _, tt := range tests {
		o := flows.ReadOptions([]byte(tt.text), builtIn(t))
		if len(o.Choices.Faults) == 0 || len(o.Choices.Customs) > 0 || len(o.Labels) > 0 {
			t.Errorf("%s: %q was taken", tt.what, tt.text)
			continue
		}
		f := o.Choices.Faults[0]
		if f.Line != tt.line || f.Say.Key != "options.fault."+tt.what {
			t.Errorf("%q: line %d, %s; want line %d, %s", tt.text, f.Line, f.Say.Key, tt.line, tt.what)
		}
	}
}
