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
}
