// Package store names what is kept: records, people, notices and the changes
// made to them, as plain values. It holds no driver: store/sqlite keeps records
// and the journal of conversations, store/redis a copy of the conversations.
//
// Every change is idempotent by its key: the same key with the same content
// changes nothing, the same key with other content is ErrDefect.
package store

import "errors"

var (
	// ErrConflict: somebody else changed the same thing first. Load again and decide anew.
	ErrConflict = errors.New("store: changed by somebody else meanwhile")
	// ErrDefect: one key with two contents, or a step that no table has. A programming error, never dropped in silence.
	ErrDefect = errors.New("store: a change that breaks the rules")
	// ErrNotFound: no such thing.
	ErrNotFound = errors.New("store: not found")
)
