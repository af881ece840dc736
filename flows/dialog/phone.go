package dialog

import "khuyencong/flows/vietnamese"

// Phone asks for a Vietnamese phone number, typed or as a contact from the
// phone's address book; it is kept as 0….
type Phone struct{ Buttons []string }

func (k Phone) Parse(c Context, _ Value, e Event) (Value, error) {
	if e.Kind == SentContact {
		return k.reading(e.Phone, e.Message)
	}
	return c.read(e, k.Options(c), func(words string) (Value, error) { return k.reading(words, e.Message) })
}

func (k Phone) reading(words string, from int64) (Value, error) {
	var fit []Option
	for _, p := range vietnamese.Phone(words) {
		fit = append(fit, Option{Label: Phrase{Plain: p, Unit: Tel}, Value: &Value{Text: p, From: from}})
	}
	return which(fit, Say("problem.phone"))
}

func (k Phone) Options(Context) []Option { return named(k.Buttons) }

func (k Phone) Say(key string, v Value) Phrase {
	if v.Key != "" {
		return Say(key + "." + v.Key)
	}
	return Phrase{Plain: v.Text, Unit: Tel}
}

// OwnContact asks for the person's own number, through the button that shares
// it: a number that was typed, or somebody else's contact, proves nothing. With
// Typed a number that is only to be called may be typed too.
type OwnContact struct{ Typed bool }

func (OwnContact) Request() string { return "contact" }

func (k OwnContact) Parse(_ Context, _ Value, e Event) (Value, error) {
	if k.Typed && e.Kind == Said {
		return k.typed(e)
	}
	if e.Kind != SentContact {
		return Value{}, &Problem{Say: Say("problem.want_contact", "sent", SentAs(e))}
	}
	if e.Forward || e.Owner == 0 || e.Owner != e.Actor.User {
		return Value{}, &Problem{Say: Say("problem.not_own_contact")}
	}
	p := vietnamese.Phone(e.Phone)
	if len(p) == 0 {
		return Value{}, &Problem{Say: Say("problem.phone")}
	}
	return Value{Text: p[0], From: e.Message}, nil
}

func (OwnContact) typed(e Event) (Value, error) {
	p := vietnamese.Phone(e.Text)
	if len(p) != 1 {
		return Value{}, &Problem{Say: Say("problem.phone")}
	}
	return Value{Text: p[0], From: e.Message}, nil
}

func (OwnContact) Options(Context) []Option { return nil }

func (OwnContact) Say(_ string, v Value) Phrase { return Phrase{Plain: v.Text, Unit: Tel} }
