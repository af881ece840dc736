package dialog

// An Effect is something that should happen, as a value. The engine's own are
// below; flows add changes of records, which the store commits together with
// the session that caused them.
type Effect any

// Lookup asks for data: nothing else of this Advance counts, and the same event
// is to be given again with the result in Found.
type Lookup struct{ Query Query }

// Toast answers a press with a few words over the chat, or with none.
type Toast struct {
	Query string
	Text  Phrase
	Alert bool
}

// Park keeps an unfinished session as a draft; Unpark removes the draft because
// it is open again, sent or thrown away.
type Park struct{ Draft Draft }
type Unpark struct{ ID string }

// Send shows something to another chat, outside the session's own view: a
// staff member's private chat from a group's button.
type Send struct {
	Chat int64
	View View
}
