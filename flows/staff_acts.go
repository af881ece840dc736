package flows

import (
	"slices"
	"time"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// acts are what the person at the centre may do with the record now, the most
// used first.
func acts(r store.Record, who dialog.Actor, at time.Time) []store.Action {
	var may []store.Action
	for _, a := range []store.Action{
		store.Accept, store.Answer, store.Rectify, store.Return, store.Survey, store.Propose, store.Resume, store.Reopen, store.Unfold, store.Claim,
		store.Lack, store.Defer, store.Exclude, store.Unplan, store.Fold, store.Assign, store.Release,
	} {
		if _, p := (Decision{Record: r, Action: a, Actor: who, At: at}).may(); p == nil {
			may = append(may, a)
		}
	}
	return may
}

// mainActs have a button of their own on the card: a few.
func mainActs(r store.Record, who dialog.Actor, at time.Time) []store.Action {
	usual := []store.Action{store.Rectify, store.Survey, store.Propose, store.Resume, store.Reopen, store.Unfold, store.Claim, store.Assign}
	switch {
	case r.HeldBy(who.Person, at) && r.Kind == store.Question:
		usual = []store.Action{store.Answer, store.Release}
	case r.HeldBy(who.Person, at) && r.Kind == store.Facility:
		usual = []store.Action{store.Accept, store.Return, store.Exclude, store.Release}
		if len(r.Twins) > 0 {
			usual = append(usual, store.Fold)
		}
	case r.HeldBy(who.Person, at):
		usual = []store.Action{store.Accept, store.Return, store.Release}
	}
	return slices.DeleteFunc(acts(r, who, at), func(a store.Action) bool { return !slices.Contains(usual, a) })
}

// furtherActs are behind "Việc khác". What waits is first taken in hand; what
// somebody has in hand is theirs.
func furtherActs(r store.Record, who dialog.Actor, at time.Time) []store.Action {
	if inQueue(r) && !r.HeldBy(who.Person, at) {
		return nil
	}
	usual := mainActs(r, who, at)
	return slices.DeleteFunc(acts(r, who, at), func(a store.Action) bool { return slices.Contains(usual, a) || a == store.Claim })
}

// inQueue: somebody at the centre is to look at it.
func inQueue(r store.Record) bool {
	return r.State == store.Sent || r.State == store.Resubmitted || r.State == store.InReview
}

// cardButtons are what the reader may do with the record now.
func cardButtons(r store.Record, reader store.Person, at time.Time) [][]dialog.Button {
	switch r.Kind {
	case store.Application:
		return applicationButtons(r, reader, at)
	case store.Privacy:
		return requestButtons(r, reader)
	case store.Breach:
		return breachButtons(r, reader)
	}
	who := dialog.Actor{Person: reader.ID, Role: reader.Role}
	var rows [][]dialog.Button
	for _, a := range mainActs(r, who, at) {
		rows = append(rows, []dialog.Button{actButton(r, a)})
	}
	switch further := furtherActs(r, who, at); {
	case len(further) == 1 && r.Kind == store.Facility:
		rows = slices.Insert(rows, max(0, len(rows)-releases(rows, r)), []dialog.Button{actButton(r, further[0])})
	case len(further) > 0:
		rows = slices.Insert(rows, max(0, len(rows)-releases(rows, r)), []dialog.Button{action(r, furtherWork)})
	}
	if mayEdit(r, who, at) {
		rows = slices.Insert(rows, max(0, len(rows)-releases(rows, r)), []dialog.Button{action(r, store.EditField)})
	}
	if mayPublish(r, who) {
		rows = append(rows, []dialog.Button{action(r, actPublish)})
	}
	if mayRule(r, who, at) && !(inQueue(r) && !r.HeldBy(who.Person, at)) {
		rows = slices.Insert(rows, max(0, len(rows)-releases(rows, r)), []dialog.Button{action(r, store.Rule)})
	}
	return rows
}

// releases is how many of the last buttons only put the record back.
func releases(rows [][]dialog.Button, r store.Record) int {
	if n := len(rows); n > 0 && rows[n-1][0].Data == action(r, store.Release).Data {
		return 1
	}
	return 0
}

// actButton says what accepting and excluding mean for the kind.
func actButton(r store.Record, a store.Action) dialog.Button {
	b := action(r, a)
	if a == store.Accept || a == store.Exclude {
		b.Label = dialog.Say("act." + string(a) + "." + string(r.Kind))
	}
	return b
}
