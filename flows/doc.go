// Package flows declares every conversation of the bot, one file each, and
// what a person can do from the menu, from a command and from a record's card.
// All of it is declaration and decision: nothing here is carried out.
package flows
