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
// or that the sender makes on his own (Correct). Key: Key.
type Mend struct {
	Key      string // the session that made it
	Record   string
	Version  int // the version it was made from; another one: ErrConflict
	Action   Action
	To       State
	Answers  dialog.Answers // all of them, as they are now
	Changed  []string       // steps that differ
	Title    string
	Commune  string
	Phone    string
	Facility string
	Content  string
	PlanYear int
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
	Until   time.Time // Claim: when it lapses
	Fields  []dialog.Field
	Note    string
	Reply   string
	Channel string
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
	case Put, Mend, Decide, Tell, Grow, Trouble, Menu:
		return false
	}
	return true
}

func (Put) change()     {}
func (Mend) change()    {}
func (Decide) change()  {}
func (Meet) change()    {}
func (Speak) change()   {}
func (Reach) change()   {}
func (Group) change()   {}
func (Tell) change()    {}
func (Grow) change()    {}
func (Trouble) change() {}
func (Menu) change()    {}
