package flows

import (
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
	for _, sort := range []string{"new_record", "mended", "gone", "returned", "decided"} {
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
	if told[len(told)-1].Notice.Kind.ForStaff() {
		all = dialog.Button{Label: dialog.Say("digest.all_waiting"), Data: "o:queue:waiting"}
	}
	v.Rows = append(v.Rows, []dialog.Button{all})
	return v
}

// sortOf says what became of it, as a digest counts.
func sortOf(t Told) string {
	if t.Notice.Kind == store.Decided && t.Record.State == store.Returned {
		return "returned"
	}
	return string(t.Notice.Kind)
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
	if t.Notice.Kind.ForStaff() {
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
	if n.Kind.ForStaff() && reader.ID != 0 && !reader.Role.IsStaff() {
		return false
	}
	switch n.Kind {
	case store.NewRecord:
		return r.State == store.Sent || r.State == store.Resubmitted || r.State == store.InReview
	case store.Mended:
		return !r.State.Closed()
	case store.Gone:
		return r.State == store.Withdrawn
	case store.Decided, store.Replied, store.Joined:
		return reader.ID == r.By && (r.State == store.Returned || r.State == store.Accepted ||
			r.State == store.OutOfScope || r.State == store.Answered)
	}
	return n.Kind.Silent()
}
