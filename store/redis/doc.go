// Package redis keeps a copy of the conversations, so that a batch of events is
// worked on without reading its sessions from the records' database.
//
// The row in that database stays the journal and the fence. A copy is used only
// where its revision is the journal's last one; whatever else is found (nothing,
// something older, something that cannot be read) is passed over, and the row is
// taken. So Redis may be flushed, restarted from an old dump, failed over to a
// replica that lags, or be away: it costs time, never an answer. Sessions is the
// copy itself, Conversations a journal worked with through it.
//
// It refuses to decide what is true, to keep anything that is nowhere else, to
// hold people and their roles (those are read from the journal every time, so
// that a role taken away is gone at once), and to let a batch wait for a Redis
// that is away.
package redis
