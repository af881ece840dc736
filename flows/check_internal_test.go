package flows

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"khuyencong/flows/dialog"
	"khuyencong/flows/policy"
	"khuyencong/flows/vietnamese"
	"khuyencong/store"
)

// Every option of the check has its place in a link, so a release that adds one
// cannot forget it.
func TestEveryAnswerFitsALink(t *testing.T) {
	for _, s := range check().Steps {
		for _, o := range listedOf(s.Ask) {
			at := slices.IndexFunc(sharedSteps(), func(x sharedStep) bool { return x.step == s.Name })
			if at < 0 || !slices.Contains(sharedSteps()[at].keys, o.Key) {
				t.Errorf("a link cannot say %s = %s", s.Name, o.Key)
			}
		}
	}
	letters := map[byte]bool{}
	for _, s := range sharedSteps() {
		if letters[s.letter] || s.letter < 'a' || s.letter > 'x' || len(s.keys) > 36 {
			t.Errorf("%s: letter %c, %d options", s.step, s.letter, len(s.keys))
		}
		letters[s.letter] = true
	}
}

func listedOf(k dialog.Kind) []dialog.Option {
	switch k := k.(type) {
	case making:
		return k.Among
	case dialog.Listed:
		os, _ := k.Listed()
		return os
	}
	return nil
}

// What a link says is what was shared, it fits a button and /start, and the rules
// say the same of it.
func TestCheckGoesThroughALink(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := someCheck(t)
		code := checkCode(a)
		if len(code) > 42 || !strings.HasPrefix(code, checkPrefix) {
			t.Fatalf("%d letters: %s", len(code), code)
		}
		back, ok := checkOf(code)
		if !ok {
			t.Fatalf("%s cannot be read", code)
		}
		if d := cmp.Diff(caseOf(a), caseOf(check().Kept(back))); d != "" {
			t.Fatal(d)
		}
	})
}

// someCheck answers the check as somebody might, some questions not at all.
func someCheck(t *rapid.T) dialog.Answers {
	a := dialog.Answers{}
	for _, s := range check().Steps {
		if s.Bare || s.Given || !s.Applies(a) || s.Optional && rapid.IntRange(0, 3).Draw(t, "skip "+s.Name) == 0 {
			continue
		}
		switch s.Ask.(type) {
		case dialog.Commune:
			a[s.Name] = dialog.Value{Key: rapid.SampledFrom(vietnamese.Communes()).Draw(t, "commune").Code}
		case dialog.Money:
			a[s.Name] = dialog.Value{Number: 1000 * rapid.Int64Range(1000, 1_000_000_000).Draw(t, "cost")}
		default:
			a[s.Name] = dialog.Value{Key: rapid.SampledFrom(listedOf(s.Ask)).Draw(t, s.Name).Key}
		}
	}
	return a
}

// Whatever stands in a link, it is read as answers that the check could have given,
// or not at all.
func TestForgedLinks(t *testing.T) {
	for _, code := range []string{
		"", "kt_", "kt_a", "kt_a99", "kt_az", "kt_x0", "kt_b0", "kt_a0y", "kt_a0y99999", "kt_a0z", "kt_a0z0", "kt_a0zzzzzzzz", "kt_a0zzzzzzzzz",
		"kt_a0y24169y24169", "kt_A0", "kt_a0;", "hs_a0", "kt_" + strings.Repeat("a0", 40) + "!",
	} {
		if a, ok := checkOf(code); ok {
			t.Errorf("%q is read as %v", code, a)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		code := checkPrefix + rapid.StringMatching(`[a-z0-9]{0,40}`).Draw(t, "code")
		a, ok := checkOf(code)
		if !ok {
			return
		}
		for step, v := range a {
			s := check().Step(step)
			if s == nil || v.Key != "" && listedOf(s.Ask) != nil && !slices.ContainsFunc(listedOf(s.Ask), func(o dialog.Option) bool { return o.Key == v.Key }) {
				t.Fatalf("%s: %s = %+v", code, step, v)
			}
		}
	})
}

// What answers mean to the rules: only what was said, and nothing of what is
// sensitive.
func TestCaseOf(t *testing.T) {
	for name, tt := range map[string]struct {
		answers string
		want    policy.Case
	}{
		"nothing": {"", policy.Case{}},
		"machine": {"content=machinery industry=coffee legal_form=household own_funds=loan supported_same=other env=exempt purchase=used",
			policy.Case{Content: "machinery", Activity: "processing", Industry: "agro_processing", LegalForm: "household", Registered: policy.Yes,
				OwnFunds: policy.Yes, Supported: policy.No, Environment: policy.Yes, Purchased: policy.No}},
		"line":  {"content=line", policy.Case{Content: "machinery", Line: policy.Yes}},
		"whole": {"content=machinery how_many=whole", policy.Case{Content: "machinery", Line: policy.Yes}},
		"some":  {"content=machinery how_many=some", policy.Case{Content: "machinery", Line: policy.No}},
		"not known": {"content=machinery legal_form=unknown size=unknown own_funds=unsure supported_same=unknown env=not_yet purchase=deposit",
			policy.Case{Content: "machinery", Purchased: policy.Yes}},
		"refused": {"content=machinery legal_form=unregistered own_funds=no supported_same=same env=fined",
			policy.Case{Content: "machinery", LegalForm: "unregistered", Registered: policy.No, OwnFunds: policy.No, Supported: policy.Yes, Environment: policy.No}},
		"group": {"content=training legal_form=cooperative_group group_registered=contract",
			policy.Case{Content: "training", LegalForm: "cooperative_group"}},
		"registered group": {"content=training legal_form=cooperative_group group_registered=yes",
			policy.Case{Content: "training", LegalForm: "cooperative_group", Registered: policy.Yes}},
		"startup": {"facility=startup legal_form=household business_form=enterprise",
			policy.Case{Content: "startup", LegalForm: "enterprise", Registered: policy.Yes}},
		"vote": {"content=product_vote own_make=no mass=single borrowed=yes",
			policy.Case{Content: "product_vote", OwnMake: policy.No, Mass: policy.No, Others: policy.Yes}},
		"fair":                 {"content=fair fair_scope=abroad fair_supported=yes", policy.Case{Content: "fair", Abroad: policy.Yes, Supported: policy.Yes}},
		"repair is no service": {"content=machinery industry=repair", policy.Case{Content: "machinery", Activity: "manufacturing", Industry: "mechanical"}},
		"trade":                {"content=machinery industry=trade", policy.Case{Content: "machinery", Activity: "trade", Industry: "none"}},
		"owner": {"content=machinery owner_female=yes minority_consent=oral owner_minority=yes",
			policy.Case{Content: "machinery", OwnerFemale: policy.Yes}},
	} {
		a := dialog.Answers{}
		for _, pair := range strings.Fields(tt.answers) {
			step, key, _ := strings.Cut(pair, "=")
			a[step] = dialog.Value{Key: key}
		}
		if d := cmp.Diff(tt.want, caseOf(a)); d != "" {
			t.Errorf("%s: %s", name, d)
		}
	}
}

// A need says more of itself than its facility does, and none of that is a content.
func TestNeedGoesBeforeItsFacility(t *testing.T) {
	need := dialog.Answers{"content": {Key: "machinery"}, "env": {Key: "permit"}}
	facility := dialog.Answers{"env": {Key: "fined"}, "content": {Key: "fair"}, "commune_code": {Key: "24169"}}
	got := caseOf(withFacility(need, facility))
	if got.Content != "machinery" || got.Environment != policy.Yes || got.Commune != "24169" {
		t.Errorf("%+v", got)
	}
	if c := caseOf(withFacility(dialog.Answers{}, facility)); c.Content != "" {
		t.Errorf("a need without content is about %q", c.Content)
	}
}

// Going on from a check to a need, every question that was passed over has the
// answer "not known" where there is one; no answer is made up.
func TestNeedFromCheckIsAskedNothingTwice(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := someCheck(t)
		for _, s := range check().Steps {
			if _, has := a[s.Name]; !has && s.Optional && s.Applies(a) {
				a[s.Name] = dialog.Value{Skipped: true}
			}
		}
		form := need()
		for name, v := range needOf(a) {
			s := form.Step(name)
			if s == nil || name != "facility" && !s.Applies(needOf(a)) {
				t.Fatalf("%s is no question of this need", name)
			}
			if os := listedOf(s.Ask); os != nil && v.Key != "" && !slices.ContainsFunc(os, func(o dialog.Option) bool { return o.Key == v.Key }) {
				t.Fatalf("%s cannot be answered %q", name, v.Key)
			}
		}
		reported := needOf(a)
		reported["checked"] = dialog.Value{Text: checkCode(a)}
		if got, want := caseOf(withFacility(reported, dialog.Answers{})), caseOf(a); got.Cost != want.Cost || got.OwnFunds != want.OwnFunds || got.Supported != want.Supported || got.Content != want.Content {
			t.Fatalf("%+v is not %+v", got, want)
		}
	})
}

// A check fills in the need of a facility that was registered from it just now, not
// one of later.
func TestCheckFillsInOnlyTheFirstNeed(t *testing.T) {
	now := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	for age, want := range map[time.Duration]bool{time.Hour: true, 25 * time.Hour: false} {
		a := dialog.Answers{}
		f := store.Record{Kind: store.Facility, Created: now.Add(-age), Answers: dialog.Answers{"checked": {Text: "kt_a0c0"}}}
		filledIn(dialog.Event{At: now}, f, a)
		if _, has := a["content"]; has != want {
			t.Errorf("after %s: %v", age, a)
		}
	}
}
