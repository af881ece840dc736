package store

import "time"

// StaleOf the viewer: facilities they sent that nobody has looked at for a year,
// the longest first; Text searches. Body Record.
const StaleOf = "stale"

// OldFacilities asks the sender of facilities nobody has looked at for a year
// whether they are still right: one notice for all of them. It is about no record.
const OldFacilities NoticeKind = "stale"

// Actions of the sender of a facility who was asked.
const (
	Vouch Action = "vouch" // Vẫn đúng
	Shut  Action = "shut"  // Đã ngừng hoạt động
)

// closing is the end of a facility, and its way back.
func closing() []Transition {
	facility := []Kind{Facility}
	return []Transition{
		{facility, []State{Sent, InReview, Returned, Resubmitted, Accepted}, Shut, BySender, false, Closed},
		{facility, []State{Closed}, Reopen, BySender, false, ""},
	}
}

// Right is when somebody last said what the record says: sent it, changed it,
// confirmed it for the commune or vouched for it.
func (r Record) Right() time.Time {
	last := r.Created
	for _, t := range []time.Time{r.Mended, r.Vouched, r.ConfirmedAt} {
		if t.After(last) {
			last = t
		}
	}
	return last
}

// Stale reports whether a facility's record has to be looked at again: a year has
// gone by, and it waits for nobody else.
func (r Record) Stale(at time.Time) bool {
	switch r.State {
	case Sent, InReview, Resubmitted, Accepted:
		return r.Kind == Facility && !r.Right().After(StaleBefore(at))
	}
	return false
}

// StaleBefore is when what is stale at the moment was last right, at the latest.
func StaleBefore(at time.Time) time.Time { return at.AddDate(-1, 0, 0) }

// Vouched notes that the sender says that a facility's record is still right, as
// of this version. Key: record and version.
type Vouched struct {
	Record  string
	Version int
	By      int64
	ByName  string
	Channel string
	At      time.Time
}

// AskStale has a person asked about all their facilities that are stale at the
// moment and were not asked about since they were last right. Key: Key.
type AskStale struct {
	Key    string
	Person int64
	At     time.Time
}

func (Vouched) change()  {}
func (AskStale) change() {}
