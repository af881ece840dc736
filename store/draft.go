package store

import (
	"time"

	"khuyencong/flows/dialog"
)

// An OldDraft waits to be purged: how often its owner has been told, and when
// last.
type OldDraft struct {
	Draft    dialog.Draft
	Warned   int
	WarnedAt time.Time
	Untold   bool      // the last warning still waits to be sent
	Blocked  bool      // its owner has blocked the bot
	Back     time.Time // when it was last known whether they have
}
