package flows

import (
	"time"

	"khuyencong/flows/dialog"
	"khuyencong/flows/policy"
	"khuyencong/store"
)

// rule is "Xác định lại điều kiện": the centre says of a need's eligibility what
// the rules do not, or not yet; why is read by its sender.
func rule() *dialog.Flow {
	return &dialog.Flow{
		Name: "rule",
		Form: 1,
		May:  staff,
		Steps: []dialog.Step{
			held(),
			{Name: "verdict", Ask: dialog.Choice{List: verdicts}, Needs: theRecord, Data: ruling, Hide: true, Back: always},
			{Name: "why", Ask: reply{dialog.Text{Min: 5, Max: 500}}, When: saysVerdict, Needs: theRecord, Data: ruling, Hide: true, Back: always},
			{Name: "sure", Ask: dialog.Choice{Among: options("send", "leave")}, Needs: theRecord, Data: ruling, Leads: left, Hide: true, Bare: true},
		},
		Done: ruledOn,
	}
}

// verdicts are what the centre may say; back to the rules only where it has spoken.
func verdicts(c dialog.Context) []dialog.Option {
	os := worded("verdict", options(string(policy.Eligible), string(policy.NotEligible), string(policy.NeedsConfirmation)))
	if r, ok := shown(c); ok && r.Ruling.Verdict != "" {
		os = append(os, options("rules")...)
	}
	return os
}

func saysVerdict(a dialog.Answers) bool { return a.Chosen("verdict") != "rules" }

// mayRule: everybody at the centre while it is open, unless a colleague has it in
// hand.
func mayRule(r store.Record, who dialog.Actor, at time.Time) bool {
	return staff(who) && r.Kind == store.Need && !r.State.Closed() && (!r.Held(at) || r.HeldBy(who.Person, at))
}

func openRule(e dialog.Event, r store.Record) dialog.Move {
	switch {
	case e.Group:
		return toast("staff.in_private")
	case r.Held(e.At) && !r.HeldBy(e.Actor.Person, e.At):
		return toast("staff.taken", "by", r.Claimed)
	case !mayRule(r, e.Actor, e.At):
		return toast("staff.changed", asItIs(r)...)
	}
	return openStaffForm("rule", r, nil)
}

func ruling(c dialog.Context) []any {
	r, _ := shown(c)
	v := dialog.Phrase{}
	if chosen := c.Answers.Chosen("verdict"); chosen != "" {
		v = verdict(chosen)
	}
	return []any{"number", Number(r), "title", r.Title, "name", r.ByName, "verdict", v, "why", c.Answers.Text("why"), "rules", flag(!saysVerdict(c.Answers))}
}

func ruledOn(s dialog.Session, e dialog.Event) dialog.Ending {
	r, ok, need := recordOf(e, s.Answers.Text("record"))
	next := []dialog.Entry{entry("queue", "mine", "menu.back_to_queue")}
	switch {
	case need != nil:
		return dialog.Ending{Need: need}
	case !ok || !mayRule(r, e.Actor, e.At):
		return dialog.Ending{Say: warn("edit_field.not_now", "number", Number(r)), Next: next}
	}
	c := store.Overrule{Record: r.ID, Version: r.Version, By: e.Actor.Person, ByName: e.Actor.Name, Channel: Channel, At: e.At}
	if saysVerdict(s.Answers) {
		c.Verdict, c.Why = s.Answers.Chosen("verdict"), s.Answers.Text("why")
	}
	end := dialog.Ending{Effects: []dialog.Effect{c}, Say: tick("rule.done", "number", Number(r), "title", r.Title), Next: next}
	for _, person := range Audience(r) {
		if c.Verdict != "" && person != e.Actor.Person {
			end.Effects = append(end.Effects,
				store.Tell{Key: "ruled:" + s.ID + ":" + decimal(person), Person: person, Kind: store.Ruled, Record: r.ID, At: e.At})
		}
	}
	return end
}

// ruledNotice tells the sender what the centre says.
func ruledNotice(r store.Record) dialog.View {
	return dialog.View{
		Body: []dialog.Phrase{dialog.Say("notice.ruled", "number", Number(r), "title", r.Title, "found", foundOf(r))},
		Rows: [][]dialog.Button{{{Label: dialog.Say("menu.see_record"), Data: "o:record:" + r.ID}}},
	}
}
