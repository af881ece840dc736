package store

import (
	"time"

	"khuyencong/flows/dialog"
)

// A Person the bot knows.
type Person struct {
	ID       int64
	User     int64 // the channel's id
	Chat     int64 // private chat
	Name     string
	Username string
	Role     dialog.Role
	Lang     string
	Communes []string // codes, where a collaborator works
	Blocked  bool     // has blocked the bot: notices wait
	Refuses  bool     // has withdrawn the consent to be told what becomes of records
	Consent  string   // version of the words in which the consent to keep data was last asked for; "": never
	Declines bool     // that consent was refused or withdrawn
	Menu     string   // the list of commands their phone was last given
	Met      time.Time
}

// An Invite lets people in with a role, or links another account to a person
// the centre knows. Only a hash of its code is kept.
type Invite struct {
	Hash     string
	Role     dialog.Role
	Communes []string
	Uses     int // left
	Expires  time.Time
	By       string
	Maker    int64 // person who made it; 0: the command line
	Person   int64 // not 0: whoever redeems it becomes this person
	HeirOf   int64 // not 0: whoever redeems it takes over this person's records
}

// Open reports whether the invite still lets somebody in.
func (i Invite) Open(at time.Time) bool { return i.Uses > 0 && at.Before(i.Expires) }

// Purposes that are asked about one by one.
const (
	ForData    = "data"    // keep name, account and what is sent
	ForNotices = "notices" // write when something became of a record
)

// A Consent is one answer to one purpose: who, what, when, in which words.
type Consent struct {
	Purpose string
	Version string // of the text that was shown
	Given   bool
	At      time.Time
}

// Counts of what waits for a person, for the menu.
type Counts struct {
	Drafts   int
	Returned int
	Records  int
	Callable int // collaborators and contacts: interests of their communes to be called about
	Waiting  int // staff: records nobody has in hand
	Mine     int // staff: in hand
	Unsent   int // managers and administrators: notices that did not arrive
	Requests int // staff: requests about personal data that are not ended
	Breaches int // managers and administrators: breaches that run
}
