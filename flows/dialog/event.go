package dialog

import (
	"slices"
	"time"
)

// Kind of thing that happened to a chat.
type Happening string

const (
	Said         Happening = "said"      // words
	Commanded    Happening = "commanded" // /word arguments
	Pressed      Happening = "pressed"   // a button
	SentPhoto    Happening = "photo"
	SentFile     Happening = "file"
	SentPlace    Happening = "place"
	SentContact  Happening = "contact"
	SentVoice    Happening = "voice"
	SentOther    Happening = "other"   // sticker, video, dice…: What says which
	Edited       Happening = "edited"  // words or a caption changed afterwards
	Displayed    Happening = "shown"   // what was owed has been shown, as message Message
	Moved        Happening = "moved"   // a live location moved: never an answer
	Blocked      Happening = "blocked" // the person blocked the bot
	Unblocked    Happening = "unblocked"
	GroupRaised  Happening = "migrated" // the group became the supergroup NewChat
	GroupRemoved Happening = "removed"  // the bot was put out of the group
)

// An Event is one thing that happened to a chat. It brings all that the engine
// may know: the time, fresh ids, the person, and what was looked up.
type Event struct {
	Kind    Happening
	Update  int64 // the channel's update id; 0 when the shell made it
	Chat    int64
	Group   bool
	Title   string // of the group
	NewChat int64
	Message int64  // the message sent, edited or pressed; of Displayed: what was shown
	Sent    int64  // unix seconds, when the person sent it
	Text    string // words or caption; a command's arguments
	Command string // lower case, without slash and bot name
	What    string // of SentOther: the channel's word for it
	Forward bool   // forwarded from somebody else
	Query   string // of Pressed: what the channel wants answered
	Data    string // of Pressed: what the button carried
	File    Item
	Lat     float64
	Lon     float64
	Live    bool
	Phone   string // of SentContact
	Name    string // of SentContact
	Owner   int64  // of SentContact: whose account it is, 0 if unknown
	Turn    int    // of Displayed: which turn was shown
	Tried   Try    // the newest view that was handed to the channel, shown or not

	Actor  Actor
	At     time.Time
	Fresh  string // a new session id, 8 letters
	Secret string // a new code for an invite, which nobody can guess
	Number int64  // the next free record number
	Found  Found

	Choices *Choices // what the centre changed about options; nil: nothing
	Known   any      // what the flows go by besides, such as rules: the engine only hands it on
}

// An Actor is the person behind an event.
type Actor struct {
	Person   int64 // our id; 0: nobody we know yet
	User     int64 // the channel's id
	Name     string
	Username string
	Role     Role
	Lang     string   // "vi", "en"
	Communes []string // codes the person works in
	Refuses  bool     // wants to be told of nothing unasked
	Consent  string   // version of the words in which the consent to keep data was last asked for; "": never
	Declines bool     // that consent was refused or withdrawn
}

// Role of a person, in the order of what it may do.
type Role string

const (
	Stranger     Role = ""
	Owner        Role = "owner"
	Collaborator Role = "collaborator"
	Contact      Role = "commune" // the commune's contact (đầu mối cấp xã)
	Staff        Role = "staff"
	Manager      Role = "manager"
	Admin        Role = "admin"
)

// Above reports whether the role may do more than the other.
func (r Role) Above(o Role) bool {
	ranks := []Role{Stranger, Owner, Collaborator, Contact, Staff, Manager, Admin}
	return slices.Index(ranks, r) > slices.Index(ranks, o)
}

// IsStaff reports whether the role works at the centre.
func (r Role) IsStaff() bool { return r == Staff || r == Manager || r == Admin }

// A Query is what the engine must have looked up before it can go on. It is
// comparable: results come back under it.
type Query struct {
	Name string // which look-up: declared by the flows, carried out by the store
	ID   string
	Text string
	More string // a second word: a commune's code, a phone number
	Page int
}

// Found are the results of look-ups.
type Found map[Query]Result

// A Result is one page of rows and how many there are in all.
type Result struct {
	Rows  []Row `json:"r,omitempty"`
	Total int   `json:"t,omitempty"`
}

// A Row is one thing found.
type Row struct {
	ID    string `json:"id"`
	Label Phrase `json:"l"`
	Name  string `json:"n,omitempty"` // what it is called, kept with the answer
	Body  any    `json:"-"`           // the thing itself, for flows that know its type
}

// A Try is a view that was handed to the channel: from then on it may have been
// seen, even if the channel's answer is late or lost.
type Try struct {
	Turn int
	At   int64 // unix seconds
}
