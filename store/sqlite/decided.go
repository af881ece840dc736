package sqlite

import (
	"cmp"
	"slices"
	"time"

	"khuyencong/store"
)

// decided is the record as the decision leaves it. Whoever decided stays named
// as Claimer, but holds nothing: the state is no longer InReview.
func decided(d store.Decide, was store.Record) store.Record {
	r := was
	r.State, r.Updated, r.Until = d.To, d.At, time.Time{}
	if taken(d, &r) {
		return r
	}
	if next, ok := was.Next(d.Action); !ok || next.By != store.BySender { // by the sender: nobody's decision
		r.Claimer = d.By
	}
	r.Fields, r.Note, r.Place, r.Follows = d.Fields, d.Note, d.Place, d.Follows
	if d.Action == store.Propose || d.Action == store.Defer || d.Action == store.Resume {
		r.Note = cmp.Or(d.Note, was.Note) // what the survey showed
	}
	r.Reply, r.PlanYear = cmp.Or(d.Reply, was.Reply), cmp.Or(d.Year, was.PlanYear)
	switch {
	case d.Action == store.Reopen || d.Action == store.Resume || d.Action == store.Unfold:
		back(&r)
	case remembers(was, d.To):
		r.Past = append(slices.Clone(was.Past), kept(was, d.To))
	}
	return r
}

// taken carries out what only changes whose hands the record is in. That says
// nothing to the sender, so the last word to them stays, and what was asked for.
func taken(d store.Decide, r *store.Record) bool {
	switch d.Action {
	case store.Claim:
		r.Claimer, r.Until = d.By, d.Until
	case store.Assign:
		r.Claimer, r.Until = d.Holder, d.Until
	case store.Release, store.Lapse:
		r.Claimer = 0
	case store.Pause:
	default:
		return false
	}
	return true
}

// remembers reports whether the state before may be wanted again: of a form that
// is put off, or closed.
func remembers(was store.Record, to store.State) bool {
	forms := was.Kind == store.Facility || was.Kind == store.Need
	return forms && (to.Closed() || to == store.Deferred && was.State != store.Deferred)
}

// kept is how the record stands, to come back to. Nobody will have it in hand
// then, so what was looked at waits again; and what was proposed for one year's
// plan is not yet proposed for another's.
func kept(r store.Record, to store.State) store.Standing {
	s := store.Standing{State: r.State, Fields: r.Fields}
	switch {
	case s.State == store.InReview:
		s.State = store.Sent
	case s.State == store.Proposed && to == store.Deferred:
		s.State = store.Surveyed
	}
	return s
}

// back opens the answers again that were open before, and forgets that it had
// been put aside.
func back(r *store.Record) {
	r.Fields = nil
	if n := len(r.Past); n > 0 {
		r.Fields, r.Past = r.Past[n-1].Fields, r.Past[:n-1]
	}
}
