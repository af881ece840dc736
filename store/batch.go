package store

import (
	"time"

	"khuyencong/flows/dialog"
)

// SessionKey names a conversation: one person in one chat, since a group has
// many people.
type SessionKey struct {
	Chat int64
	User int64
}

// Loaded is a conversation and the person it is with.
type Loaded struct {
	Session dialog.Session
	Person  Person // zero: a stranger
}

// A SessionRow is a changed session: committed only where the stored revision
// is still Was.
type SessionRow struct {
	Key     SessionKey
	Session dialog.Session
	Was     int64
}

// A Batch is committed as a whole or not at all.
type Batch struct {
	Sessions []SessionRow
	Changes  []Change
	Parked   []dialog.Draft
	Unparked []string
	At       time.Time
}

// A Viewer is who a look-up is for: nobody sees what is not theirs.
type Viewer struct {
	Person   int64
	User     int64
	Chat     int64
	Role     dialog.Role
	Communes []string
	At       time.Time
}
