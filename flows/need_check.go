package flows

import (
	"time"

	"khuyencong/flows/dialog"
	"khuyencong/flows/policy"
	"khuyencong/store"
)

// needResult is what the rules say today of a need and its facility.
func needResult(k Knowledge, need, facility dialog.Answers, at time.Time) policy.Result {
	return policy.Evaluate(k.Policy, caseOf(withFacility(need, facility)), policy.DateOf(at))
}

// checkedNeed is the result under the card, before the need is sent.
func checkedNeed(c dialog.Context) []any {
	facility, _ := shown(c)
	k := knowledge(c.Event)
	r := needResult(k, c.Answers, facility.Answers, c.Event.At)
	return []any{"check", dialog.Say("check.before_sending", inBrief(k, r)...)}
}

// inBrief is a result in a few lines: the verdict, what is not met or not
// known, and the most that can be hoped for.
func inBrief(k Knowledge, r policy.Result) []any {
	var most []dialog.Phrase
	for _, s := range r.Support {
		most = append(most, dialog.Say("check.sum", "scope", k.Policy.ScopeName(s.Scope), "say", s.Say))
	}
	return []any{"line", r.Line, "criteria", stacked(criteria(r)), "sums", stacked(most), "rules", r.Rules}
}

// examined notes with a need what the rules say of it, as it is sent.
func examined(r *store.Record, e dialog.Event) *dialog.Query {
	if r.Kind != store.Need {
		return nil
	}
	var facility store.Record
	if r.Facility != "" {
		f, _, need := followed(e, r.Facility)
		if need != nil {
			return need
		}
		facility = f
	}
	res := needResult(knowledge(e), r.Answers, facility.Answers, e.At)
	r.Check = store.Check{Verdict: string(res.Verdict), Rules: res.Rules, At: e.At}
	return nil
}

// Reassess is what the rules say now of a need that was checked before.
func Reassess(k *Knowledge, r, facility store.Record, at time.Time) store.Reassess {
	res := needResult(orBuiltIn(k), r.Answers, facility.Answers, at)
	return store.Reassess{Record: r.ID, Version: r.Version, Verdict: string(res.Verdict), Rules: res.Rules, At: at}
}

// mostNumbers is how many needs a notice names.
const mostNumbers = 10

// RulesNotice tells staff of which open needs other rules say something else.
func RulesNotice(rules string, numbers []int64) dialog.View {
	var named dialog.Phrase
	for _, n := range numbers[:min(len(numbers), mostNumbers)] {
		named.List = append(named.List, dialog.Say("number.need", "n", dialog.Num(dialog.Bare, n)))
	}
	return dialog.View{
		Body: []dialog.Phrase{dialog.Say("notice.rules_changed", "rules", rules, "n", len(numbers), "numbers", named, "more", flag(len(numbers) > mostNumbers))},
		Rows: [][]dialog.Button{{{Label: dialog.Say("notice.rules_see"), Data: "o:queue:all"}}},
	}
}

// eligibility is on a card for staff: what the rules in force say of the need as it
// is now, whether they said something else when it was sent, and what the centre
// says instead.
func eligibility(k Knowledge, r, facility store.Record, at time.Time) []dialog.Phrase {
	if r.Kind != store.Need || r.State == store.Erased {
		return nil
	}
	res := needResult(k, r.Answers, facility.Answers, at)
	ps := []dialog.Phrase{dialog.Say("card.rules", inBrief(k, res)...)}
	if was := r.Check.Verdict; was != "" && was != string(res.Verdict) {
		ps = append(ps, dialog.Say("card.rules_was", "verdict", verdict(was), "day", dialog.Num(dialog.Day, r.Check.At.Unix()), "rules", r.Check.Rules))
	}
	return append(ps, ruled(r)...)
}

// ruled is what the centre says of it, and that it has been changed since, if it has.
func ruled(r store.Record) []dialog.Phrase {
	if r.Ruling.Verdict == "" {
		return nil
	}
	return []dialog.Phrase{dialog.Say("card.ruling", "by", r.Ruling.By, "day", dialog.Num(dialog.Day, r.Ruling.At),
		"verdict", verdict(r.Ruling.Verdict), "why", r.Ruling.Why, "changed", flag(r.Mended.Unix() > r.Ruling.At))}
}

func verdict(v string) dialog.Phrase { return dialog.Say("verdict." + v) }

// foundOf is what a need's sender reads of it.
func foundOf(r store.Record) dialog.Phrase {
	switch {
	case r.Kind != store.Need || r.Check.Verdict == "" && r.Ruling.Verdict == "":
		return dialog.Phrase{}
	case r.Ruling.Verdict != "":
		return dialog.Say("records.ruling", "verdict", verdict(r.Ruling.Verdict), "why", r.Ruling.Why)
	}
	return dialog.Say("records.check", "verdict", verdict(r.Check.Verdict))
}
