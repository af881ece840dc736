package dialog

// A Book is all flows together with the places they can be reached from.
type Book struct {
	Flows []*Flow
	// Words is a phrase's plain text in a language, for comparing with what was typed.
	Words func(lang string, p Phrase) string
	// Home is the menu of a person.
	Home func(Event) Screen
	// Go leads to a place: a menu entry, a command, a link's or a notice's button.
	Go func(e Event, place, arg string) Move
	// Press answers a button of a record's card, which carries record and version.
	Press func(e Event, data string) Move
	// Ask passes words on to the centre as a question.
	Ask func(e Event, words string) Move
	// Idle is what words, or a voice message, picture or document, lead to while no
	// conversation is open.
	Idle func(e Event, words string) Move
	// Hint is an answer to words in the middle of a form, if there is a sure one; nil:
	// there never is.
	Hint func(e Event, words string) (Phrase, bool)
	// Source opens a correction after an edit of a message that gave a sent record's answer.
	Source func(e Event) Move
	// Commands are the words after a slash and the places they lead to.
	Commands map[string]string
}

// Flow by name, or nil: a release may have removed it.
func (b *Book) Flow(name string) *Flow {
	for _, f := range b.Flows {
		if f.Name == name {
			return f
		}
	}
	return nil
}
