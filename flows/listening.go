package flows

import (
	"khuyencong/flows/dialog"
	"khuyencong/flows/vietnamese"
)

// listening is a choice under something that was said: other words than those of
// its buttons are a new question, not a mistake.
type listening struct{ dialog.Choice }

// Parse takes words for which there is no button as the answer "words".
func (k listening) Parse(c dialog.Context, old dialog.Value, e dialog.Event) (dialog.Value, error) {
	v, err := k.Choice.Parse(c, old, e)
	words := vietnamese.Clean(e.Text)
	if err == nil || e.Kind != dialog.Said || words == "" {
		return v, err
	}
	return dialog.Value{Key: "words", Text: words}, nil
}
