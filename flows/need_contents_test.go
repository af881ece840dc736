package flows_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"khuyencong/flows/dialog"
	"khuyencong/flows/vietnamese"
)

// Everybody's words for a content are folded as typed words are, and mean one.
func TestWordsOfContents(t *testing.T) {
	said := plainWords(t)
	of := map[string]string{}
	for _, o := range offered(*needForm(t).Step("content")) {
		words := append(slices.Clone(o.Also), vietnamese.Fold(said("vi", dialog.Say("need.content."+o.Key))))
		for _, w := range words {
			if w == "" || w != vietnamese.Fold(w) {
				t.Errorf("%s: nobody types %q", o.Key, w)
			}
			if other := of[w]; other != "" && other != o.Key {
				t.Errorf("%q means %s and %s", w, other, o.Key)
			}
			of[w] = o.Key
		}
	}
	for words, content := range map[string]string{
		"mua máy": "machinery", "Máy sấy": "machinery", "đào tạo": "training", "hội chợ": "fair", "logo": "trademark",
		"khởi nghiệp": "startup", "nước thải": "pollution_treatment", "không biết": "other", "tìm đầu ra": "market_linkage",
	} {
		if got := of[vietnamese.Fold(words)]; got != content {
			t.Errorf("%q means %q, want %q", words, got, content)
		}
	}
}

// Contents stand in their groups of forms §2.2, each once beside what is at once.
func TestContents(t *testing.T) {
	k := needForm(t).Step("content").Ask.(dialog.Grouped)
	var got []string
	for _, g := range k.Groups {
		var keys []string
		for _, o := range g.Options {
			keys = append(keys, o.Key)
		}
		got = append(got, g.Key+": "+strings.Join(keys, " "))
	}
	want := []string{
		"machines: machinery line technology_transfer demonstration_model model_replication digital_transformation",
		"green: cleaner_production pollution_treatment relocation",
		"people: training management_training study_tour startup artisan_support",
		"market: product_vote fair trademark showroom market_linkage information",
		"advice: consulting",
		"together: linkage cluster",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if len(k.First) != 1 || k.First[0].Key != "machinery" || len(k.Last) != 1 || k.Last[0].Key != "other" {
		t.Errorf("at once are %+v and %+v", k.First, k.Last)
	}
}

// A change of content keeps what is asked in the same words, and leaves the rest
// behind.
func TestKeptByAChangeOfContent(t *testing.T) {
	f := needForm(t)
	a := dialog.Answers{"facility": {Text: "record00"}, "plan_year": {Number: 2027}, "who_contact": {Key: "owner"}}
	for _, step := range []string{"item", "purpose", "technology", "total_cost", "project_cost", "own_funds", "purchase", "open_door",
		"supported_same", "env", "detail", "occupation", "class_months", "trainees", "fair_goods", "cert", "person", "person_consent", "waste"} {
		a[step] = dialog.Value{Key: "x"}
	}
	for content, want := range map[string]string{
		"machinery":           "env item own_funds purchase purpose supported_same total_cost",
		"demonstration_model": "env open_door own_funds project_cost supported_same technology",
		"showroom":            "own_funds project_cost supported_same",
		"pollution_treatment": "own_funds supported_same waste",
		"trademark":           "supported_same",
		"training":            "class_months occupation trainees",
		"fair":                "cert fair_goods",
		"consulting":          "detail",
		"other":               "detail",
	} {
		a["content"] = dialog.Value{Key: content}
		var kept []string
		for step := range f.Kept(a) {
			if !slices.Contains([]string{"facility", "content", "plan_year", "who_contact"}, step) {
				kept = append(kept, step)
			}
		}
		slices.Sort(kept)
		if got := strings.Join(kept, " "); got != want {
			t.Errorf("%s keeps %q, want %q", content, got, want)
		}
	}
	a["facility"] = dialog.Value{Key: "startup"}
	if kept := f.Kept(a); len(kept) != 4 || kept["person"].Key == "" {
		t.Errorf("without a facility are kept %v", kept)
	}
}

// More women than people is a slip.
func TestAmongTheTrainees(t *testing.T) {
	f := needForm(t)
	for _, step := range []string{"trainees_female", "trainees_minority"} {
		s := f.Step(step)
		for n, fine := range map[int64]bool{0: true, 14: true, 15: true, 16: false} {
			if err := s.Check(dialog.Answers{"trainees": {Number: 15}}, dialog.Value{Number: n}); (err == nil) != fine {
				t.Errorf("%s: %d of 15: %v", step, n, err)
			}
		}
	}
}
