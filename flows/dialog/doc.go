// Package dialog is the engine of every conversation: a flow is a table of
// steps, a session is what is remembered between two events, and Advance turns
// one event into the next session, what is to be shown and what is to be done.
//
// It is pure: no clock, no randomness, no I/O. Time, fresh ids, the person and
// whatever had to be looked up come in with the Event; what should happen
// leaves as values (Effect). It knows nothing of Telegram, of SQL or of the
// words on the screen: texts are keys (Phrase), written in package locales.
package dialog
