package store

import "time"

// NoticeKind says what a notice tells; how it reads is decided when it is sent.
type NoticeKind string

const (
	NewRecord NoticeKind = "new_record" // staff: something came in
	CardKind  NoticeKind = "card"       // staff: a card shown earlier must show the new state
	Decided   NoticeKind = "decided"    // the sender: what became of it
	DraftOld  NoticeKind = "draft_old"  // the sender: a draft will be purged
	Mended    NoticeKind = "mended"     // staff: a record was corrected
	Gone      NoticeKind = "gone"       // the one who has it in hand: the sender withdrew it
)

// A Notice is one thing to be told to one chat.
type Notice struct {
	ID      int64
	Key     string
	Person  int64 // 0: a group
	Chat    int64
	Kind    NoticeKind
	Record  string // id; of DraftOld: the draft's
	Message int64  // of CardKind: the message to change
	Due     time.Time
	Tries   int
}
