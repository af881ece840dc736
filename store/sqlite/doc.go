// Package sqlite keeps records, people, notices and the journal of
// conversations in one SQLite file, for the installation that is one program.
//
// All changes of a batch are one transaction on the only write connection; look-ups
// run beside it on a read-only pool and see everything that was committed. Times
// are stored as unix milliseconds and come back in UTC.
//
// It refuses to decide: states, rights to act and the words of notices belong to
// the flows and the shell. What it does guard is who sees what (Find), that
// nothing is changed twice or over somebody else's change (revision, version and
// key), and that history is only ever added to.
//
// One process serves a data folder; a database marked for training is never
// opened as the live one, nor the other way round.
package sqlite
