package store

import "time"

// NoticeKind says what a notice tells; how it reads is decided when it is sent.
type NoticeKind string

const (
	NewRecord     NoticeKind = "new_record"     // staff: something came in
	Mended        NoticeKind = "mended"         // staff: a record was corrected
	Decided       NoticeKind = "decided"        // the sender: what became of it
	Joined        NoticeKind = "joined"         // the applicant: what became of the application
	Changed       NoticeKind = "changed"        // a person: role, communes or account changed; Record: key of the people's history
	Left          NoticeKind = "left"           // the account a person has left, as far as it can be reached; Record as of Changed
	LinkUsed      NoticeKind = "link_used"      // whoever made a link to another account, or the administrators: it was used; Record as of Changed
	Gone          NoticeKind = "gone"           // the one who has it in hand: the sender withdrew it
	Reminded      NoticeKind = "reminded"       // the sender: what was sent back still waits for them
	Reopened      NoticeKind = "reopened"       // the sender: the centre goes on with it
	RulesChanged  NoticeKind = "rules_changed"  // staff: other rules say something else of open needs; Record: their version
	PolicyBroken  NoticeKind = "policy_broken"  // administrators: the files of the policy have faults
	Ruled         NoticeKind = "ruled"          // the sender: the centre says something else of a need's eligibility
	Edited        NoticeKind = "edited"         // the sender: the centre has changed answers of theirs
	Stalled       NoticeKind = "stalled"        // whoever sent it back, or staff: nobody has completed it
	Assigned      NoticeKind = "assigned"       // who has it in hand from now on, and who had it: a manager said so
	FacilityGone  NoticeKind = "facility_gone"  // a need's sender, and who has it in hand or decided last: its facility is withdrawn or closed
	LeftOver      NoticeKind = "left_over"      // staff: needs of past plan years are undecided; Record: the year it is now
	Replied       NoticeKind = "replied"        // the one who asked: the answer
	Rectified     NoticeKind = "rectified"      // the one who asked: another answer in the place of the one they were sent
	OptionsBroken NoticeKind = "options_broken" // administrators: the centre's file of options has a fault; Record: the line
	Away          NoticeKind = "away"           // administrators: for a while no message could be fetched; Record: "from-until", unix seconds
	DraftOld      NoticeKind = "draft_old"      // the sender: a draft will be purged
	Opened        NoticeKind = "opened"         // staff: the card somebody has just asked for
	ToForward     NoticeKind = "to_forward"     // the sender of a facility who has just asked for it: words for its owner, to be passed on
	Handled       NoticeKind = "handled"        // whose request about their data it is: what became of it
	Deadline      NoticeKind = "deadline"       // staff: a request about personal data is due soon, or late
	Alert         NoticeKind = "alert"          // managers and administrators: a breach, and its 72 hours; it waits for nothing
	Farewell      NoticeKind = "farewell"       // the account of somebody whose data were erased; Record: their request
	CardKind      NoticeKind = "card"           // staff: a card shown earlier must show the new state
)

// Common reports whether the notice is one of many: its reader chooses how to be
// told, and several may be told as one. All other notices are told as they are:
// who asks a question has asked for its answer, and of a draft that is purged
// unread the words would be lost.
func (k NoticeKind) Common() bool {
	switch k {
	case NewRecord, Mended, Decided, Gone, Reminded, Reopened, Edited, Ruled, Stalled, Assigned, FacilityGone, Interested, Untended, Linked, OwnerGone, OwnerNew:
		return true
	}
	return false
}

// Superseding reports whether of several notices of such kinds that wait for
// one person about one record only the newest is told.
func (k NoticeKind) Superseding() bool { return k == Decided || k == Reopened || k == Reminded }

// Silent reports whether the notice makes no sound, answers a tap just made, or
// cannot wait: none of them waits for the end of the quiet hours.
func (k NoticeKind) Silent() bool {
	return k == CardKind || k == Opened || k == Alert || k == ToForward
}

// Card reports whether the notice shows a record that those who see it may act on:
// it changes with the record.
func (k NoticeKind) Card() bool {
	return k == NewRecord || k == Interested || k == Untended || k.Silent() && k != ToForward
}

// ForStaff reports whether only staff may read it.
func (k NoticeKind) ForStaff() bool {
	switch k {
	case NewRecord, Mended, Gone, Stalled, Assigned, LeftOver, Deadline, Untended:
		return true
	}
	return k.Silent() && k != ToForward
}

// A Notice is one thing to be told to one chat.
type Notice struct {
	ID      int64
	Key     string
	Person  int64 // 0: a group
	Chat    int64
	Kind    NoticeKind
	Record  string // id; of DraftOld the draft's, of Changed, Left and LinkUsed the key of a PeopleEntry
	Message int64  // of CardKind: the message to change
	At      time.Time
	Due     time.Time // not to be tried before
	Tries   int
	Digest  bool // its reader wants to be told once a day
}

// A Window says which notices may go out now.
type Window struct {
	At     time.Time // what is due by then
	Quiet  bool      // only the Silent
	Digest time.Time // who wants to be told once a day is told of what is not newer
	Back   time.Time // who has come back after this is answered first
	Busy   []int64   // chats that get nothing now
	Slow   []int64   // chats that get only the Silent now
	Most   int       // at most so many
}

// Telling is how somebody wants to be told of the Common.
type Telling string

const (
	TellNow   Telling = "now"
	TellDaily Telling = "daily" // once a day, all in one message
	TellNever Telling = "never" // the consent to be written to is withdrawn
)

// A Receiver is whoever is to be told what became of a record.
type Receiver struct {
	Person  int64
	Telling Telling
	Blocked bool // has blocked the bot
}

// An Unsent notice has not reached its reader, and why.
type Unsent struct {
	Notice
	Why    string // "blocked", "waiting", or what the bot wrote down when it gave up
	Number int64  // of the record, 0 if it is none
	About  Kind
	Title  string
	Name   string // of the reader, "" for the group
	Phone  string // to call about the record, "" if none is known
}

// A Troubled event is one that could not be handled, as administrators see it.
type Troubled struct {
	Update int64
	What   string // no personal data
	Times  int
	At     time.Time
}

// Prefer changes how a person wants to be told. Refusing is a consent withdrawn,
// with the version of the words it was asked in; what waits then is not sent.
type Prefer struct {
	Person  int64
	Telling Telling
	Version string
	At      time.Time
}

// Settle ends what an Unsent notice, or All of them, waits for: it is tried
// again, or left as it is for good. One that has arrived meanwhile stays as it is.
type Settle struct {
	Notice int64
	All    bool // tried again
	Skip   bool
	By     int64
	At     time.Time
}

func (Prefer) change() {}
func (Settle) change() {}
