package flows

import (
	"slices"
	"time"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// Told is a notice and the record it is about.
type Told struct {
	Notice store.Notice
	Record store.Record
}

// inDigest is how many of the told have a button of their own.
const inDigest = 5

// Digest tells many things in one message: how many of each sort, the newest to
// be opened at once, and where all are found. told are the oldest first.
func Digest(told []Told, reader store.Person, at time.Time) dialog.View {
	v := dialog.View{Head: dialog.Say("digest.title")}
	for _, sort := range []string{"assigned", "new_record", "mended", "stalled", "gone", "facility_gone", "returned", "decided", "edited", "interested", "untended", "owner_linked", "owner_new", "owner_gone"} {
		if n := count(told, sort); n > 0 {
			v.Body = append(v.Body, dialog.Say("digest."+sort, "n", n))
		}
	}
	for i := len(told) - 1; i >= max(0, len(told)-inDigest); i-- {
		v.Rows = append(v.Rows, []dialog.Button{toldButton(told[i], reader, at)})
	}
	if reader.ID == 0 {
		return v
	}
	all := dialog.Button{Label: dialog.Say("digest.all_mine"), Data: "o:records"}
	switch last := told[len(told)-1].Notice.Kind; {
	case last == store.Interested:
		all = dialog.Button{Label: dialog.Say("digest.all_interests"), Data: "o:interests"}
	case last.ForStaff():
		all = dialog.Button{Label: dialog.Say("digest.all_waiting"), Data: "o:queue:waiting"}
	}
	v.Rows = append(v.Rows, []dialog.Button{all})
	return v
}

// sortOf says what became of it, as a digest counts.
func sortOf(t Told) string {
	switch k := t.Notice.Kind; {
	case k == store.Reminded, k == store.Decided && (t.Record.State == store.Returned || t.Record.State == store.Paused):
		return "returned"
	case k == store.Reopened:
		return string(store.Decided)
	default:
		return string(k)
	}
}

func count(told []Told, sort string) int {
	n := 0
	for _, t := range told {
		if sortOf(t) == sort {
			n++
		}
	}
	return n
}

// toldButton opens one record: staff its card, the sender the record. In a group
// it names nobody.
func toldButton(t Told, reader store.Person, at time.Time) dialog.Button {
	r := t.Record
	b := dialog.Button{Label: recordRow(dialog.Row{Body: r}), Data: "o:record:" + r.ID}
	if t.Notice.Kind.ForStaff() || t.Notice.Kind == store.Interested || t.Notice.Kind == store.FacilityGone && !sends(r, reader.ID) {
		b.Data = action(r, "open").Data
	}
	if reader.ID == 0 {
		b.Label = dialog.Say("digest.row_group", "number", Number(r), "state", cardState(r, at))
	}
	return b
}

// Holds reports whether what a notice tells is still so, and still for its
// reader: a record moves on, a role is taken away.
func Holds(n store.Notice, r store.Record, reader store.Person) bool {
	switch {
	case r.Kind == store.Interest:
		return interestHolds(n, r, reader)
	case ofOwner(n.Kind):
		return ownerHolds(n, r, reader)
	}
	if n.Kind.ForStaff() && reader.ID != 0 && !reader.Role.IsStaff() {
		return false
	}
	if holds, ok := holdsData(n, r, reader); ok {
		return holds
	}
	switch n.Kind {
	case store.NewRecord:
		return inQueue(r)
	case store.Mended, store.Assigned:
		return !r.State.Closed()
	case store.Stalled:
		return r.State == store.Paused
	case store.Gone:
		return r.State == store.Withdrawn || r.State == store.Closed
	case store.FacilityGone:
		return r.Orphaned() && !r.State.Closed() && (reader.Role.IsStaff() || hears(r, reader))
	case store.Reminded:
		return r.State == store.Returned && hears(r, reader)
	case store.Reopened, store.Edited, store.Ruled:
		return !r.State.Closed() && hears(r, reader)
	case store.Decided, store.Replied, store.Rectified, store.Joined:
		return hears(r, reader) && !inQueue(r) && (r.State != store.Withdrawn || n.At.Equal(r.Updated)) // who withdrew it knows
	}
	return n.Kind.Silent()
}

// hears reports whether the reader is told what becomes of the record.
func hears(r store.Record, reader store.Person) bool { return slices.Contains(Audience(r), reader.ID) }
