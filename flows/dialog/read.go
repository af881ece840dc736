package dialog

// read is what a kind with buttons does first: a press answers, and so does
// what names a button; any other words are for take.
func (c Context) read(e Event, os []Option, take func(words string) (Value, error)) (Value, error) {
	if e.Kind == Pressed {
		return chosen(os, e.Data)
	}
	words, err := typed(e)
	if err != nil {
		return Value{}, err
	}
	if o, ok := c.Match(words, os); ok {
		return o.typed(e.Message), nil
	}
	return take(words)
}

// which is the one reading that fits. Several are offered, never guessed from;
// with none the problem says what was wanted.
func which(fit []Option, none Phrase) (Value, error) {
	switch len(fit) {
	case 0:
		return Value{}, &Problem{Say: none}
	case 1:
		return *fit[0].Value, nil
	}
	return Value{}, &Problem{Say: Say("problem.which"), Offer: fit}
}
