package store

import (
	"time"

	"khuyencong/flows/dialog"
)

// A Change is one of the structs below: what a dialog or a person at the desk
// causes, committed together with the sessions and notices of its batch.
type Change interface{ change() }

// Put adds a record that was sent. Key: Record.ID.
type Put struct {
	Record  Record
	Chat    int64 // its messages are remembered, so that an edit finds the answer
	Channel string
}

// Mend changes answers of a record: a correction that staff asked for (Resend)
// or that the sender makes on his own (Correct), or what staff took over from a
// duplicate (Absorb), which Unfold gives back, or put right themselves (EditField).
// Key: Key.
type Mend struct {
	Key      string // the session that made it
	Record   string
	Version  int // the version it was made from; another one: ErrConflict
	Action   Action
	To       State
	Answers  dialog.Answers // all of them, as they are now
	Changed  []string       // steps that differ
	Veiled   []string       // steps of which the history says only that they changed
	Title    string
	Commune  string
	Phone    string
	Facility string
	Content  string
	PlanYear int
	Of       string // Absorb: the duplicate whose answers were taken over
	Note     string // EditField: why, for the history
	Check    Check  // a need: what the rules say of the answers now; zero: as it was
	By       int64
	ByName   string
	Chat     int64
	Channel  string
	At       time.Time
}

// Decide moves a record to another state. Key: record and version.
type Decide struct {
	Record  string
	Version int
	Action  Action
	To      State
	By      int64
	ByName  string
	Until   time.Time // Claim, Assign: when it lapses
	Holder  int64     // Assign: who has it in hand from now on
	Fields  []dialog.Field
	Note    string
	Reply   string
	Place   dialog.Phrase // Exclude: where the sender is told to go
	Follows string        // Fold: the record in which it is followed; a facility's needs and owner go there, Unfold brings them back
	Year    int           // the year it is planned for from now on; 0: as it is
	Channel string
	At      time.Time
}

// Remind notes that the sender of a record that was sent back has been reminded
// for the nth time. Another version, or another number before it: nothing.
type Remind struct {
	Record  string
	Version int
	N       int
	At      time.Time
}

// Meet adds a person or changes role, name and communes of a known one.
type Meet struct {
	User     int64
	Chat     int64
	Name     string
	Username string
	Role     dialog.Role // never lowers a role
	Lang     string
	Communes []string
	Invite   string // hash of the invite that is used up by this
	Consents []Consent
	At       time.Time
}

// Speak changes a person's language.
type Speak struct {
	Person int64
	Lang   string
}

// Reach notes whether a person can be written to.
type Reach struct {
	User    int64
	Blocked bool
	At      time.Time
}

// Group sets the staff group's chat; From, if not 0, is the id it had before
// its migration.
type Group struct {
	Chat  int64
	From  int64
	Title string
	By    int64
	At    time.Time
}

// Tell queues a notice: to one person, or to all staff and their group.
type Tell struct {
	Key    string // unique: a notice is queued once
	Person int64
	Staff  bool
	Leads  bool // managers and administrators
	Local  bool // the collaborators and contacts of the record's commune
	Kind   NoticeKind
	Record string
	At     time.Time
}

// Grow adds an invite.
type Grow struct{ Invite Invite }

// Menu notes which list of commands a person's phone was given.
type Menu struct {
	Person int64
	Is     string
}

// Trouble notes an event that could not be handled. What says why, without
// anything of the person's. Key: Update.
type Trouble struct {
	Update int64
	What   string
}

// OfPeople reports whether after the change somebody may be another than before.
func OfPeople(c Change) bool {
	switch c.(type) {
	case Rate, Publish, Overrule, Reassess, Learn, Put, Mend, Decide, Remind, Tell, Grow, Trouble, Menu, Own, Vouched, AskStale:
		return false
	}
	return true
}

func (Put) change()     {}
func (Mend) change()    {}
func (Decide) change()  {}
func (Remind) change()  {}
func (Meet) change()    {}
func (Speak) change()   {}
func (Reach) change()   {}
func (Group) change()   {}
func (Tell) change()    {}
func (Grow) change()    {}
func (Trouble) change() {}
func (Menu) change()    {}
