//go:build race

package main

// underRace: the race detector makes a start of the bot ten times as long, so
// there are fewer dialogs.
const underRace = true

// slower is how many times as long a person waits then.
const slower = 4
