package flows_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"khuyencong/bot"
	"khuyencong/flows"
	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// need7 is the table of forms §7 for needs, written down once more: from, action,
// by, to. "open" are all states in which something is still done.
const need7 = `
sent,resubmitted,in_review            claim    centre   in_review
sent,resubmitted,in_review            assign   manager  in_review
in_review                             release  holder   sent
in_review                             lapse    system   sent
in_review                             return   holder   returned
returned                              pause    system   paused
returned,paused,not_eligible          resend   sender   resubmitted
in_review                             accept   holder   accepted
accepted                              survey   centre   surveyed
surveyed                              propose  manager  proposed
open                                  defer    holder   deferred
deferred                              resume   centre   before
open                                  lack     holder   not_eligible
open                                  exclude  holder   out_of_scope
open                                  unplan   manager+ not_planned
open                                  fold     holder   duplicate
open                                  withdraw sender   withdrawn
not_eligible,not_planned,duplicate,out_of_scope,withdrawn reopen manager before`

const openNeeds = "sent,in_review,returned,resubmitted,paused,accepted,surveyed,proposed,deferred"

// An actor of the property test: a role, and what the record is to them.
type actorOf struct {
	role   dialog.Role
	sender bool
	holder bool
}

func actors() []actorOf {
	all := []actorOf{{role: ""}}
	for _, r := range []dialog.Role{dialog.Owner, dialog.Collaborator, dialog.Contact} {
		all = append(all, actorOf{role: r}, actorOf{role: r, sender: true})
	}
	for _, r := range []dialog.Role{dialog.Staff, dialog.Manager, dialog.Admin} {
		all = append(all, actorOf{role: r}, actorOf{role: r, holder: true}, actorOf{role: r, sender: true})
	}
	return all
}

// wantNeed is where the table leads, "" if it does not.
func wantNeed(from store.State, action store.Action, who actorOf, held bool) store.State {
	leads := func(a dialog.Role) bool { return a == dialog.Manager || a == dialog.Admin }
	for _, row := range strings.Split(strings.TrimSpace(need7), "\n") {
		col := strings.Fields(row)
		states := strings.ReplaceAll(col[0], "open", openNeeds)
		if col[1] != string(action) || !slices.Contains(strings.Split(states, ","), string(from)) {
			continue
		}
		inHand := from != store.InReview || held && who.holder
		free := from != store.InReview || !held || who.holder
		may := map[string]bool{
			"centre": who.role.IsStaff() && free, "manager": leads(who.role), "manager+": leads(who.role) && inHand,
			"holder": who.role.IsStaff() && inHand, "sender": who.sender, "system": who.role == "" && !who.sender,
		}[col[2]]
		if may && col[3] == "before" {
			return store.Surveyed
		}
		if may {
			return store.State(col[3])
		}
	}
	return ""
}

// From every state of a need, every action by everybody either does what forms §7
// says or is refused with a sentence, and then nothing comes of it.
func TestDecisionsFollowTheTable(t *testing.T) {
	words := bot.Plain(loadTexts(t))
	tried := 0
	for _, from := range states(store.Need) {
		if from == store.Erased {
			continue
		}
		for _, action := range allActions() {
			for _, who := range actors() {
				for _, held := range []bool{true, false} {
					tried++
					d := decisionBy(from, action, who, held)
					changes, p := flows.DecideAs(d)
					check(t, words, d, changes, p, wantNeed(from, action, who, held), fmt.Sprintf("%s %s by %+v, held %t", from, action, who, held))
				}
			}
		}
	}
	if tried < 5000 {
		t.Fatalf("only %d decisions tried", tried)
	}
}

// What is changed by answers is no decision.
var byAnswers = []store.Action{store.Resend, store.Correct, store.AskMore, store.EraseData}

func allActions() []store.Action {
	var all []store.Action
	for _, t := range store.Transitions() {
		if !slices.Contains(all, t.Action) && !slices.Contains(byAnswers, t.Action) {
			all = append(all, t.Action)
		}
	}
	return all
}

// decisionBy lacks nothing: only who and when decide.
func decisionBy(from store.State, action store.Action, who actorOf, held bool) flows.Decision {
	r := sample(store.Need, from)
	r.By, r.Claimer, r.Until = 1, 2, opening.Add(time.Hour)
	r.Past = []store.Standing{{State: store.Surveyed}}
	if !held {
		r.Until = opening.Add(-time.Hour)
	}
	into := sample(store.Need, store.Sent)
	into.ID = "record02"
	d := flows.Decision{Record: r, Action: action, Fields: []dialog.Field{{Step: "item", Reason: dialog.Plain("vì sao")}}, Note: "vì sao",
		Reply: "vâng", Into: into, To: store.Person{ID: 7, Name: "Dũng", Role: dialog.Staff}, Keep: time.Hour, Channel: "test", At: opening}
	d.Actor = dialog.Actor{Role: who.role, Name: "Bình"}
	switch {
	case who.sender:
		d.Actor.Person = r.By
	case who.holder:
		d.Actor.Person = r.Claimer
	case who.role != "":
		d.Actor.Person = 5
	}
	return d
}

func check(t *testing.T, words func(string, dialog.Phrase) string, d flows.Decision, changes []store.Change, p *dialog.Problem, want store.State, what string) {
	t.Helper()
	switch {
	case want == "" && p == nil:
		t.Errorf("%s: done", what)
	case want == "" && len(changes) > 0:
		t.Errorf("%s: refused, and %d changes", what, len(changes))
	case want == "":
		for _, lang := range []string{"vi", "en"} {
			if said := words(lang, p.Say); strings.TrimSpace(said) == "" || strings.Contains(said, "{{") {
				t.Errorf("%s: refused in %s with %q", what, lang, said)
			}
		}
	case p != nil:
		t.Errorf("%s: refused, %s", what, p.Say.Key)
	default:
		c, ok := changes[0].(store.Decide)
		if !ok || c.To != want || c.Version != d.Record.Version || c.By != d.Actor.Person || c.Action != d.Action {
			t.Errorf("%s: %+v", what, changes[0])
		}
	}
}

// Staff who try what is the managers' to decide read that.
func TestManagersDecide(t *testing.T) {
	for action, from := range map[store.Action]store.State{
		store.Propose: store.Surveyed, store.Unplan: store.Accepted, store.Reopen: store.Withdrawn, store.Assign: store.Sent} {
		_, p := flows.DecideAs(decisionBy(from, action, actorOf{role: dialog.Staff}, false))
		if p == nil || p.Say.Key != "staff.manager" {
			t.Errorf("%s by staff: %+v", action, p)
		}
	}
}

// What its reader could not understand is not decided.
func TestDecisionsSayWhy(t *testing.T) {
	other := sample(store.Need, store.Duplicate)
	other.ID = "record02"
	tests := []struct {
		name   string
		action store.Action
		from   store.State
		spoil  func(*flows.Decision)
	}{
		{"sent back for nothing", store.Return, store.InReview, func(d *flows.Decision) { d.Fields = nil }},
		{"out of scope without a reason", store.Exclude, store.InReview, func(d *flows.Decision) { d.Fields, d.Note = nil, "" }},
		{"not eligible without a criterion", store.Lack, store.Accepted, func(d *flows.Decision) { d.Fields, d.Note = nil, "" }},
		{"not planned without a reason", store.Unplan, store.Proposed, func(d *flows.Decision) { d.Fields, d.Note = nil, "" }},
		{"opened again without a reason", store.Reopen, store.Withdrawn, func(d *flows.Decision) { d.Note = "" }},
		{"surveyed without a result", store.Survey, store.Accepted, func(d *flows.Decision) { d.Note = "" }},
		{"followed nowhere", store.Fold, store.Accepted, func(d *flows.Decision) { d.Into = store.Record{} }},
		{"followed in itself", store.Fold, store.Accepted, func(d *flows.Decision) { d.Into = d.Record }},
		{"followed in a duplicate", store.Fold, store.Accepted, func(d *flows.Decision) { d.Into = other }},
		{"followed in a facility", store.Fold, store.Accepted, func(d *flows.Decision) { d.Into = sample(store.Facility, store.Accepted); d.Into.ID = "f" }},
		{"given to nobody", store.Assign, store.Sent, func(d *flows.Decision) { d.To = store.Person{} }},
		{"given to a collaborator", store.Assign, store.Sent, func(d *flows.Decision) { d.To.Role = dialog.Collaborator }},
		{"claimed for no time", store.Claim, store.Sent, func(d *flows.Decision) { d.Keep = 0 }},
	}
	for _, tt := range tests {
		d := decisionBy(tt.from, tt.action, actorOf{role: dialog.Manager, holder: true}, true)
		if _, p := flows.DecideAs(d); p != nil {
			t.Errorf("%s: with all of it: %s", tt.name, p.Say.Key)
		}
		tt.spoil(&d)
		if changes, p := flows.DecideAs(d); p == nil || len(changes) > 0 {
			t.Errorf("%s: decided", tt.name)
		}
	}
}

// The year a need is planned for, as decisions move it.
func TestPlanYears(t *testing.T) {
	tests := []struct {
		from   store.State
		action store.Action
		was    int
		want   int // 0: as it was
	}{
		{store.InReview, store.Accept, 2028, 2028},
		{store.InReview, store.Accept, 0, 2027}, // as soon as possible: the next plan
		{store.Accepted, store.Defer, 2027, 2028},
		{store.Deferred, store.Defer, 2028, 2029},
		{store.Sent, store.Defer, 0, 2028},
		{store.Accepted, store.Survey, 2027, 0},
		{store.Accepted, store.Exclude, 2027, 0},
	}
	for _, tt := range tests {
		d := decisionBy(tt.from, tt.action, actorOf{role: dialog.Manager, holder: true}, true)
		d.Record.PlanYear = tt.was
		changes, p := flows.DecideAs(d)
		if p != nil {
			t.Fatalf("%s: %s", tt.action, p.Say.Key)
		}
		if got := changes[0].(store.Decide).Year; got != tt.want {
			t.Errorf("%s of %d: %d, want %d", tt.action, tt.was, got, tt.want)
		}
	}
}

// Nobody's screen promises or refuses anything: words to avoid, forms §7.
func TestStatesPromiseNothing(t *testing.T) {
	texts := loadTexts(t)
	for _, state := range states(store.Need) {
		r := sample(store.Need, state)
		r.PlanYear, r.Follows = 2027, "record02"
		r.Place = dialog.Plain("UBND xã")
		said := bot.Plain(texts)("vi", r.Label()) + " " + bot.Plain(texts)("vi", dialog.Say("explain.need."+string(state)))
		for _, bad := range []string{"Đã duyệt", "Từ chối", "từ chối", "Không đạt", "không đạt"} {
			if strings.Contains(said, bad) {
				t.Errorf("%s says %q: %s", state, bad, said)
			}
		}
		if strings.Contains(strings.ReplaceAll(said, "Chưa đủ điều kiện", ""), "đủ điều kiện") {
			t.Errorf("%s promises: %s", state, said)
		}
		if strings.Contains(said, "{{") || strings.Contains(said, "  ") {
			t.Errorf("%s: %q", state, said)
		}
	}
}

// Reasons are offered where they explain something, and not while their rule is
// unknown; each has its words.
func TestReasonsOffered(t *testing.T) {
	book, texts := flows.Book(plainWords(t)), loadTexts(t)
	offered := func(step, action string, kind store.Kind) []string {
		c := dialog.Context{Answers: dialog.Answers{"action": {Key: action}, "kind": {Key: string(kind)}}}
		var keys []string
		for _, o := range book.Flow("decide").Step(step).Ask.Options(c) {
			keys = append(keys, o.Key)
			which := map[string]string{"lacks": ".todo", "reason": ".sentence"}[step]
			for _, lang := range []string{"vi", "en"} {
				if o.Key != "other" && !(texts.Has(lang, o.Label.Key) && texts.Has(lang, "reason."+o.Key+which)) {
					t.Errorf("%s: %s lacks its words", lang, o.Key)
				}
			}
		}
		return keys
	}
	tests := []struct {
		step, action string
		kind         store.Kind
		want         string
	}{
		{"lacks", "lack", store.Need, "unregistered own_funds environment missing other"},
		{"reason", "exclude", store.Need, "not_producing large supported closed out_of_scope other"},
		{"reason", "exclude", store.Facility, "not_producing large closed out_of_scope other"},
		{"reason", "unplan", store.Need, "missing supported over_budget unreachable closed other"}, // not: bought before approval
		{"reason", "defer", store.Need, "industry missing over_budget unreachable other"},
		{"reason", "accept", store.Need, ""},
	}
	for _, tt := range tests {
		if got := strings.Join(offered(tt.step, tt.action, tt.kind), " "); got != tt.want {
			t.Errorf("%s of a %s: %q, want %q", tt.action, tt.kind, got, tt.want)
		}
	}
}
