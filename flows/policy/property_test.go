package policy

import (
	"encoding/json"
	"math"
	"reflect"
	"testing"

	"pgregory.net/rapid"
)

// anyCase draws cases, sensible or not.
func anyCase(t *rapid.T) Case {
	answer := func(name string) Answer { return Answer(rapid.IntRange(0, 2).Draw(t, name)) }
	of := func(name string, words ...string) string {
		return rapid.SampledFrom(append(words, "")).Draw(t, name)
	}
	return Case{
		Content: of("content", contentCodes()...), LegalForm: of("form", legalForms()...),
		Size: of("size", "micro", "small", "medium", "large"), Commune: of("commune", ward, "24133", "22015"),
		Activity: of("activity", activityCodes()...), Industry: of("industry", industryCodes()...),
		Registered: answer("registered"), Line: answer("line"), Cost: rapid.Int64Range(0, math.MaxInt64).Draw(t, "cost"),
		OwnFunds: answer("own"), Supported: answer("supported"), Environment: answer("environment"),
		OwnerFemale: answer("female"), OwnerMinority: answer("minority"),
		Novelty: of("novelty", "nobody", "few", "many", "unknown"), Abroad: answer("abroad"), OwnMake: answer("make"),
		Mass: answer("mass"), Others: answer("others"), ArtisanTitle: of("title", "people", "other"),
		Difficult: answer("difficult"), Purchased: answer("purchased"),
	}
}

func anyDay(t *rapid.T) Date {
	return rapid.SampledFrom([]Date{{}, {2012, 7, 4}, {2018, 5, 10}, {2018, 5, 11}, {2025, 10, 14}, {2025, 10, 15}, {2026, 11, 23}, {9999, 12, 31}}).Draw(t, "day")
}

// TestAlways: the same case comes to the same result, no estimate is above the
// ceiling or the percentage, and everything that is not met or unknown says why.
func TestAlways(t *testing.T) {
	p := Embedded()
	rapid.Check(t, func(t *rapid.T) {
		c, day := anyCase(t), anyDay(t)
		r := Evaluate(p, c, day)
		if !reflect.DeepEqual(r, Evaluate(p, c, day)) {
			t.Fatal("not the same twice")
		}
		if _, err := json.Marshal(r); err != nil || r.Line == "" || r.Rules == "" {
			t.Fatalf("%v, %+v", err, r)
		}
		for _, f := range r.Criteria {
			if f.Why == "" || f.Name == "" || f.Result != Met && f.Todo == "" {
				t.Fatalf("%+v", f)
			}
			if f.Result == NotMet && p.criteria[f.ID].Rests != law {
				t.Fatalf("%s refuses without a law", f.ID)
			}
		}
		for _, s := range r.Support {
			checkSum(t, s, c.Cost)
		}
	})
}

func checkSum(t *rapid.T, s Support, cost int64) {
	if s.Percent == nil && s.Ceiling == nil {
		t.Fatal("a level without a number")
	}
	if s.Estimate == nil {
		return
	}
	e := *s.Estimate
	if e < 0 || e > *s.Ceiling || float64(e) > float64(cost)*float64(*s.Percent)/100*(1+1e-9) || e+*s.Counterpart != cost {
		t.Fatalf("estimate %d of %d, %d%%, ceiling %d", e, cost, *s.Percent, *s.Ceiling)
	}
}

// TestNonsense: words that no form has are as good as none.
func TestNonsense(t *testing.T) {
	const odd = "nonsense {} 5"
	for _, c := range []Case{
		{}, {Content: odd},
		{Content: "machinery", LegalForm: odd, Size: odd, Commune: odd, Activity: odd, Industry: odd, Novelty: odd, ArtisanTitle: odd, Cost: -5, Line: 9, Registered: -1},
		{Content: "machinery", LegalForm: "enterprise", Size: odd, Cost: math.MinInt64},
	} {
		r := Evaluate(Embedded(), c, Date{Year: -1})
		if r.Verdict != NeedsConfirmation {
			t.Errorf("%+v: %s", c, r.Verdict)
		}
	}
}

// TestForgetting: an answer that is taken back refuses nobody who was not refused,
// criterion by criterion. Of two answers that contradict each other the other one
// counts again, so those are left out.
func TestForgetting(t *testing.T) {
	p := Embedded()
	rapid.Check(t, func(t *rapid.T) {
		c, day := anyCase(t), anyDay(t)
		if c.LegalForm == "unregistered" && c.Registered == Yes {
			c.Registered = No
		}
		before := Evaluate(p, c, day)
		v := reflect.ValueOf(&c).Elem()
		field := rapid.IntRange(1, v.NumField()-1).Draw(t, "forgotten") // 0 is the content
		v.Field(field).SetZero()
		after := Evaluate(p, c, day)
		for _, f := range after.Criteria {
			was, _ := finding(before, f.ID)
			if f.Result == NotMet && was.Result != NotMet {
				t.Fatalf("%s forgotten: %s turns from %q to not met", v.Type().Field(field).Name, f.ID, was.Result)
			}
		}
		if after.Verdict == NotEligible && before.Verdict != NotEligible {
			t.Fatalf("%s forgotten: refused", v.Type().Field(field).Name)
		}
	})
}

func BenchmarkEvaluate(b *testing.B) {
	p, c, day := Embedded(), good(func(*Case) {}), on(b, today)
	b.ReportAllocs()
	for b.Loop() {
		Evaluate(p, c, day)
	}
}

// BenchmarkEvaluateOutside also looks at all other contents.
func BenchmarkEvaluateOutside(b *testing.B) {
	p, c, day := Embedded(), good(func(c *Case) { c.LegalForm, c.Size = "enterprise", "large" }), on(b, today)
	b.ReportAllocs()
	for b.Loop() {
		Evaluate(p, c, day)
	}
}
