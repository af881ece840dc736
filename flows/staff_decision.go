package flows

import (
	"slices"
	"strconv"
	"time"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// A Decision is what somebody wants to become of a record that was sent.
type Decision struct {
	Record  store.Record // as they see it
	Action  store.Action
	Actor   dialog.Actor   // zero: the system
	Fields  []dialog.Field // Return: which answers and why; else what speaks against it, on the record as a whole
	Note    string         // in their own words, read by the sender
	Reply   string         // Answer
	Place   dialog.Phrase  // Exclude: where the sender is told to go
	Into    store.Record   // Fold, Unfold: the record in which it is followed
	Takes   []string       // Fold of a facility: the steps whose answers the other one takes over
	Without dialog.Answers // Unfold: those of Into without what it took over
	To      store.Person   // Assign: who is to have it; Pause: who sent it back, if they are still at the centre
	Keep    time.Duration  // Claim, Assign: how long it stays in hand
	Erases  store.Erase    // Fulfil, where data are to be erased
	Channel string         // as the history names it
	At      time.Time      // in the centre's zone
}

// DecideAs is what comes of a decision: the change of the record and whom it is
// told, to be committed together. It is the one way to it, for the chat and for
// the desk. What may not be is a Problem, which says why; nothing comes of it.
func DecideAs(d Decision) ([]store.Change, *dialog.Problem) {
	t, p := d.may()
	if p == nil {
		p = d.incomplete()
	}
	if p != nil {
		return nil, p
	}
	changes := slices.Concat([]store.Change{d.change(t)}, d.absorb(), d.tell())
	if d.Erases.Key != "" {
		changes = append(changes, d.Erases)
	}
	return changes, nil
}

// may is the row of the table it follows, or why there is none for the actor now.
func (d Decision) may() (store.Transition, *dialog.Problem) {
	t, ok := d.Record.Next(d.Action)
	switch {
	case !ok:
		return t, d.problem("staff.changed")
	case t.By == store.BySender && !sends(d.Record, d.Actor.Person) && !(d.Action == store.Withdraw && takesBack(d.Record, d.Actor.Person)):
		return t, problem("decide.not_yours")
	case t.By == store.BySystem && d.Actor.Person != 0:
		return t, problem("staff.not_you")
	case (t.By == store.ByManager || d.Action == store.Fulfil && deletes(d.Record)) && d.Actor.Role == dialog.Staff:
		return t, problem("staff.manager")
	case t.By == store.ByCommune && !calls(d.Actor, d.Record):
		return t, problem("staff.not_you")
	case (t.By == store.ByCentre || t.By == store.ByManager) && !t.By.Includes(d.Actor.Role):
		return t, problem("staff.not_you")
	}
	return t, d.inHand(t)
}

// inHand: what one has in hand, nobody else decides on. A manager may put it into
// other hands.
func (d Decision) inHand(t store.Transition) *dialog.Problem {
	r := d.Record
	if r.HeldBy(d.Actor.Person, d.At) || t.By == store.BySender || t.By == store.BySystem || d.Action == store.Assign {
		return nil
	}
	held, alone := r.Held(d.At), t.Holder || d.Action == store.Claim || r.Kind == store.Application
	switch {
	case held && alone:
		return problem("staff.taken", "by", r.Claimed)
	case t.Holder && r.State == store.InReview:
		return problem("staff.claim_first")
	}
	return nil
}

// incomplete: what the sender could not understand is not decided.
func (d Decision) incomplete() *dialog.Problem {
	missing := false
	switch d.Action {
	case store.Return:
		missing = len(d.Fields) == 0
	case store.Lack, store.Exclude, store.Unplan:
		missing = len(d.Fields) == 0 && d.Note == ""
	case store.Reopen:
		missing = d.Note == "" && d.Record.State != store.Closed // its sender closed it
	case store.Survey, store.Decline, store.Extend, store.Unreport:
		missing = d.Note == "" || d.Action == store.Extend && isExtended(d.Record)
	case store.Fulfil:
		missing = d.Note == "" && !deletes(d.Record) || deletes(d.Record) != (d.Erases.Key != "")
	case store.Answer, store.Rectify:
		missing = d.Reply == ""
	case store.Claim:
		missing = d.Keep <= 0
	case store.Assign:
		missing = d.Keep <= 0 || !d.To.Role.IsStaff()
	case store.Fold:
		missing = !follows(d.Record, d.Into)
	case store.Unfold:
		missing = d.Into.ID == "" || d.Into.ID != d.Record.Follows
	}
	if missing {
		return d.problem("decide.incomplete")
	}
	return nil
}

// follows reports whether the one record can be followed in the other: that one
// must be there, and not itself lead elsewhere.
func follows(r, into store.Record) bool {
	return into.ID != "" && into.ID != r.ID && into.Kind == r.Kind && into.State != store.Duplicate && !into.State.Gone()
}

func (d Decision) change(t store.Transition) store.Decide {
	c := store.Decide{
		Record: d.Record.ID, Version: d.Record.Version, Action: d.Action, To: t.To,
		By: d.Actor.Person, ByName: d.Actor.Name, Fields: d.Fields, Note: d.Note, Reply: d.Reply, Place: d.Place,
		Follows: d.Into.ID, Year: d.year(), Channel: d.Channel, At: d.At,
	}
	if d.Action == store.Fold {
		c.Fields = []dialog.Field{{Reason: dialog.Say("reason.duplicate.sentence", "number", Number(d.Into), "kind", string(d.Record.Kind))}}
	}
	if d.Action == store.Withdraw && !sends(d.Record, d.Actor.Person) {
		c.Fields = []dialog.Field{{Reason: dialog.Say("reason.owner_withdrew", "name", d.Actor.Name)}}
	}
	switch d.Action {
	case store.Claim:
		c.Until = d.At.Add(d.Keep)
	case store.Assign:
		c.Until, c.Holder = d.At.Add(d.Keep), d.To.ID
	}
	return c
}

// year is the plan year from now on, 0: as it is. Plans are made in the year
// before, so what was wished for as soon as possible is meant for the next one.
func (d Decision) year() int {
	now := d.Record.PlanYear
	if now == 0 {
		now = d.At.Year() + 1
	}
	switch {
	case d.Record.Kind != store.Need:
		return 0
	case d.Action == store.Defer:
		return now + 1
	case d.Action == store.Accept || d.Action == store.Propose || d.Action == store.Unplan:
		return now
	}
	return 0
}

func (d Decision) problem(key string) *dialog.Problem {
	return &dialog.Problem{Say: dialog.Say(key, asItIs(d.Record)...)}
}

func problem(key string, data ...any) *dialog.Problem {
	return &dialog.Problem{Say: dialog.Say(key, data...)}
}

// Audience are the people who are told what becomes of a record: its sender,
// and who has proven to be the owner of the facility.
func Audience(r store.Record) []int64 {
	if r.Owner == 0 || r.Owner == r.By || r.Kind != store.Facility && r.Kind != store.Need {
		return []int64{r.By}
	}
	return []int64{r.By, r.Owner}
}

// sends reports whether the person may do what the sender of the record may.
func sends(r store.Record, person int64) bool { return person != 0 && r.By == person }

// takesBack reports whether a need is of the person's own facility: what was
// reported for them they may also take back (forms §7).
func takesBack(r store.Record, person int64) bool {
	return r.Kind == store.Need && r.Owner != 0 && r.Owner == person
}

// tookBack is the name of who withdrew a record.
func tookBack(r store.Record) string {
	if r.State == store.Withdrawn && len(r.Fields) > 0 { // only an owner's withdrawal says why
		return r.OwnerName
	}
	return r.ByName
}

// tell has everybody told whom the decision concerns, each once.
func (d Decision) tell() []store.Change {
	r := d.Record
	switch {
	case r.Kind == store.Interest:
		return d.tellInterest()
	case r.Kind == store.Breach, d.Erases.Person != 0: // who is erased is told by the erasure
		return nil
	case r.Kind == store.Privacy && d.Action != store.Withdraw:
		return d.tellSide(store.Handled)
	}
	switch d.Action {
	case store.Claim, store.Release, store.Lapse, store.Finish:
		return nil
	case store.Assign:
		return d.tellHands()
	case store.Withdraw, store.Shut:
		return append(d.tellOthers(store.Decided), d.tellHolder()...)
	case store.Answer:
		return d.tellSide(store.Replied)
	case store.Rectify:
		return d.tellSide(store.Rectified)
	case store.Reopen, store.Resume, store.Unfold:
		return d.tellOthers(store.Reopened)
	case store.Pause:
		return append(d.tellSide(store.Decided), d.tellStalled())
	}
	if r.Kind == store.Application {
		return d.tellSide(store.Joined)
	}
	return d.tellSide(store.Decided)
}

// tellSide tells the sender's side.
func (d Decision) tellSide(kind store.NoticeKind) []store.Change {
	var all []store.Change
	for _, person := range Audience(d.Record) {
		all = append(all, d.notice("decided", person, kind))
	}
	return all
}

// tellOthers tells those of the sender's side who did not do it themselves.
func (d Decision) tellOthers(kind store.NoticeKind) []store.Change {
	var all []store.Change
	for _, person := range Audience(d.Record) {
		if person != d.Actor.Person {
			all = append(all, d.notice("decided", person, kind))
		}
	}
	return all
}

// tellHolder tells who has it in hand, or decided on it last.
func (d Decision) tellHolder() []store.Change {
	if d.Record.Claimer == 0 || d.Record.Claimer == d.Actor.Person {
		return nil
	}
	return []store.Change{d.notice("gone", d.Record.Claimer, store.Gone)}
}

// tellHands tells who has it from now on, and who had it.
func (d Decision) tellHands() []store.Change {
	var all []store.Change
	if d.To.ID != d.Actor.Person {
		all = append(all, d.notice("assigned", d.To.ID, store.Assigned))
	}
	if was := d.Record.Claimer; d.Record.Held(d.At) && was != d.To.ID && was != d.Actor.Person {
		all = append(all, d.notice("assigned", was, store.Assigned))
	}
	return all
}

// tellStalled tells who sent it back, or, where they have left, all staff.
func (d Decision) tellStalled() store.Change {
	t := d.notice("stalled", d.To.ID, store.Stalled)
	t.Staff = d.To.ID == 0
	return t
}

// notice is told once for a version of the record and a person.
func (d Decision) notice(what string, person int64, kind store.NoticeKind) store.Tell {
	key := what + ":" + d.Record.ID + ":" + strconv.Itoa(d.Record.Version)
	if person != d.Record.By {
		key += ":" + decimal(person)
	}
	return store.Tell{Key: key, Person: person, Kind: kind, Record: d.Record.ID, At: d.At}
}
