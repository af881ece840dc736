package dialog

import "khuyencong/flows/vietnamese"

// YesNo asks for yes or no, pressed or typed.
type YesNo struct{}

func (k YesNo) Parse(c Context, _ Value, e Event) (Value, error) {
	return c.read(e, k.Options(c), func(words string) (Value, error) {
		switch yes, ok := vietnamese.YesNo(words); {
		case !ok:
			return Value{}, &Problem{Say: Say("problem.yes_no")}
		case yes:
			return Value{Key: "yes", From: e.Message}, nil
		}
		return Value{Key: "no", From: e.Message}, nil
	})
}

func (YesNo) Options(Context) []Option {
	return []Option{{Key: "yes", Label: Say("common.yes")}, {Key: "no", Label: Say("common.no")}}
}

func (YesNo) Say(_ string, v Value) Phrase { return Say("common." + v.Key) }

// Consent asks for an agreement, by its button alone: silence is none, and
// words could be about something else (Nghị định 356/2025, Điều 6 khoản 3).
// With Wording, the version of the text that was shown, the answer keeps by whom
// and when it was given.
type Consent struct {
	Among   []Option
	Wording string
}

func (k Consent) Parse(c Context, _ Value, e Event) (Value, error) {
	if e.Kind != Pressed {
		return Value{}, &Problem{Say: Say("problem.press_button")}
	}
	v, err := chosen(k.Among, e.Data)
	if err == nil && k.Wording != "" {
		v.Given = &Given{By: e.Actor.Person, At: e.At.Unix(), Wording: k.Wording}
	}
	return v, err
}

func (k Consent) Options(Context) []Option { return k.Among }

func (k Consent) Say(key string, v Value) Phrase { return Say(key + "." + v.Key) }
