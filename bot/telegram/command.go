package telegram

import (
	"strings"

	"khuyencong/flows/dialog"
)

const longestCommand = 32

// command turns words that begin with /word into a command; false if it names
// another bot. username is ours, or "" while it is not known.
func command(e dialog.Event, username string) (dialog.Event, bool) {
	head, args := e.Text, ""
	if i := strings.IndexAny(e.Text, " \n\t"); i >= 0 {
		head, args = e.Text[:i], strings.TrimSpace(e.Text[i:])
	}
	word, ok := strings.CutPrefix(head, "/")
	word, name, addressed := strings.Cut(word, "@")
	if !ok || !isCommand(word) {
		return e, true
	}
	if addressed && username != "" && !strings.EqualFold(name, username) {
		return e, false
	}
	e.Kind, e.Command, e.Text = dialog.Commanded, strings.ToLower(word), args
	return e, true
}

// isCommand knows what Telegram underlines as a command: Latin letters without
// marks, digits and _.
func isCommand(word string) bool {
	for _, r := range word {
		letter := r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '_'
		if !letter {
			return false
		}
	}
	return word != "" && len(word) <= longestCommand
}
