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
	Met      time.Time
}

// An Invite lets people in with a role. Only a hash of its code is kept.
type Invite struct {
	Hash     string
	Role     dialog.Role
	Communes []string
	Uses     int // left
	Expires  time.Time
	By       string
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

// Centre is what staff tell about themselves.
type Centre struct {
	Name   string
	Parent string
	Phone  string
	Hours  string
	Group  int64 // the staff group's chat, 0: none
}

// Counts of what waits for a person, for the menu.
type Counts struct {
	Drafts   int
	Returned int
	Records  int
	Waiting  int // staff: records nobody has in hand
	Mine     int // staff: in hand
}
