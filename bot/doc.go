// Package bot is the shell around the dialogs: it takes batches of events,
// loads and commits what they change, shows what is owed, and sends notices. It
// decides nothing about conversations (package dialog does) and knows nothing
// of the channel's protocol (package telegram does).
package bot
