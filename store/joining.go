package store

import (
	"time"

	"khuyencong/flows/dialog"
)

// Appoint sets role and communes of a known person, up or down, and what an
// application said about them. Who may no longer invite has no open invites
// either. Key: Key.
type Appoint struct {
	Key      string
	Person   int64
	Version  int // of the person, as it was decided on; another one: ErrConflict
	Action   PeopleAction
	Role     dialog.Role
	Communes []string // all, from now on
	Hamlets  string   // "": as they are, unless Placed
	Phone    string   // "": as it is
	By       int64
	ByName   string
	Channel  string
	At       time.Time
}

// HandOver makes one person the sender of another's facilities and needs, and
// the owner of the drafts and of the news of them that wait. If the communes are
// all the predecessor has, whatever was sent goes over and the predecessor
// becomes an owner again; else these communes are the successor's instead. The
// successor becomes a collaborator or contact, as the predecessor was, if they
// were less. What is open on the predecessor's phone goes along as a draft.
// Key: Key.
type HandOver struct {
	Key      string
	From     int64
	Version  int   // of the predecessor, as it was decided on; 0: any
	User     int64 // the successor's account, who may have been met in the same batch
	Communes []string
	By       int64
	ByName   string
	Channel  string
	At       time.Time
}

// Relink makes the account User the person the invite is bound to. What a
// person known by that account had sent is theirs from now on; drafts and what
// was open on the old account's phone come along. Key: invite and User.
type Relink struct {
	Invite   string // hash
	Person   int64
	User     int64
	Chat     int64
	Username string
	Channel  string
	At       time.Time
}

// Revoke closes an open invite. Key: the invite.
type Revoke struct {
	Invite  string // id, as InvitesOpen gives it
	By      int64
	ByName  string
	Channel string
	At      time.Time
}

// Attest is the commune's contact confirming a record, or taking that back.
// Key: record and version.
type Attest struct {
	Record    string
	Version   int
	Confirmed bool
	By        int64
	ByName    string
	Channel   string
	At        time.Time
}

func (Appoint) change()  {}
func (HandOver) change() {}
func (Relink) change()   {}
func (Revoke) change()   {}
func (Attest) change()   {}

// PeopleAction is what became of a person.
type PeopleAction string

const (
	Met       PeopleAction = "met"       // came in, or came with another invite
	Approved  PeopleAction = "approved"  // an application was approved
	Moved     PeopleAction = "communes"  // works in other communes
	Placed    PeopleAction = "hamlets"   // looks after other hamlets there
	Ended     PeopleAction = "ended"     // is no collaborator or contact any more
	Succeeded PeopleAction = "successor" // took over another's records
	Replaced  PeopleAction = "replaced"  // another took over
	Relinked  PeopleAction = "relinked"  // has another account
	Merged    PeopleAction = "merged"    // was an account of another person
	Invited   PeopleAction = "invited"   // made an invite
	Revoked   PeopleAction = "revoked"   // closed an invite
)

// A PeopleEntry of the people's history: append-only. Before and After are a
// role with its communes; of Placed the hamlets, in words.
type PeopleEntry struct {
	Key     string
	Person  int64
	At      time.Time
	By      int64 // 0: the system
	ByName  string
	Action  PeopleAction
	Before  string
	After   string
	Records int // that went over
	Drafts  int
	Channel string
}

// A Profile is a person as the centre sees them.
type Profile struct {
	Person
	Version  int
	Phone    string
	Hamlets  string
	Since    time.Time // when the role was given
	Active   time.Time // when they last did something here
	Sent     int       // facilities and needs
	Returned int       // of them, sent back
	Drafts   int
	Bare     int // communes of the province without any collaborator
	Learned  int // lessons gone through
	Owns     int // facilities they have proven to be theirs
}

// A Load is what goes over from one collaborator to another.
type Load struct {
	Records  int
	Returned int
	Drafts   int
}
