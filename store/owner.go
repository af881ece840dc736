package store

import "time"

// Own links a facility to the person who is its owner, or takes that back. A
// facility has one owner at most; the record's version stays, since none of its
// answers changes. Key: Key.
type Own struct {
	Key     string
	Record  string
	Was     int64 // its owner so far, 0: nobody; another one: ErrConflict
	Person  int64 // its owner from now on, 0: nobody
	By      int64
	ByName  string
	Channel string
	At      time.Time
}

func (Own) change() {}

// What becomes of the owner of a facility, in its history: Before and After are
// the ids of people.
const (
	Link   Action = "own"    // proven by the phone, or decided by the centre
	Unlink Action = "disown" // by the owner or the centre
)

// Notices about owners.
const (
	Linked    NoticeKind = "owner_linked"   // the sender of a facility, and who has it in hand: its owner has come forward
	Unlinked  NoticeKind = "owner_unlinked" // the owner: the centre has taken the link back
	OwnerGone NoticeKind = "owner_gone"     // the sender: the centre has taken the link back
	OwnerNew  NoticeKind = "owner_new"      // the sender: the centre has recorded another owner
)

// FacilitiesByPhone Text, a number that the viewer has proven to be theirs: Body Match.
const FacilitiesByPhone = "by_phone"

// A Match is a facility with somebody's phone number.
type Match struct {
	Record Record
	Barred bool // the centre has once taken this person's link back
}
