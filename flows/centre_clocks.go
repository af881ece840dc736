package flows

import (
	"khuyencong/flows/dialog"
	"khuyencong/flows/vietnamese"
)

// clocks asks for a time of day, or for two of them, from and to. The answer's
// Text is "07:30", or "21:00–06:30".
type clocks struct {
	two     bool
	buttons []string
}

// Parse reads "7h30", "7 giờ rưỡi", "07:30", "21h-6h30", "21:00 – 06:30", "từ 9 giờ
// tối đến 6 rưỡi sáng".
func (k clocks) Parse(c dialog.Context, _ dialog.Value, e dialog.Event) (dialog.Value, error) {
	if e.Kind == dialog.Pressed {
		for _, b := range k.buttons {
			if b == e.Data {
				return dialog.Value{Key: b}, nil
			}
		}
		return dialog.Value{}, &dialog.Problem{Say: dialog.Say("problem.old_button")}
	}
	if e.Kind != dialog.Said {
		return dialog.Value{}, &dialog.Problem{Say: dialog.Say("problem.want_words", "sent", dialog.SentAs(e))}
	}
	if o, ok := c.Exact(e.Text, k.Options(c)); ok {
		return dialog.Value{Key: o.Key, From: e.Message}, nil
	}
	times := vietnamese.Clocks(e.Text)
	switch {
	case k.two && len(times) == 2 && times[0] != times[1]:
		return dialog.Value{Text: clock(times[0]) + "–" + clock(times[1]), From: e.Message}, nil
	case k.two:
		return dialog.Value{}, &dialog.Problem{Say: dialog.Say("problem.clocks")}
	case len(times) == 1:
		return dialog.Value{Text: clock(times[0]), From: e.Message}, nil
	}
	return dialog.Value{}, &dialog.Problem{Say: dialog.Say("problem.clock")}
}

// Options are the buttons.
func (k clocks) Options(dialog.Context) []dialog.Option { return options(k.buttons...) }

// Say is the time as it was read.
func (k clocks) Say(key string, v dialog.Value) dialog.Phrase {
	if v.Key != "" {
		return dialog.Say(key + "." + v.Key)
	}
	return dialog.Plain(v.Text)
}
