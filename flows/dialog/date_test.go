package dialog_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"khuyencong/flows/dialog"
)

// noonOn is how a day is kept.
func noonOn(year, month, day int) int64 {
	return time.Date(year, time.Month(month), day, 12, 0, 0, 0, time.UTC).Unix()
}

func TestDateAnswers(t *testing.T) {
	given := dialog.Date{Before: 80}
	for typed, want := range map[string]int64{
		"5/3/24": noonOn(2024, 3, 5), "5.3.2024": noonOn(2024, 3, 5), "ngày 5 tháng 3 năm 2024": noonOn(2024, 3, 5),
		"hôm nay": noonOn(2026, 11, 23), "23/11/2026": noonOn(2026, 11, 23), "23/11/1946": noonOn(1946, 11, 23), "1/2/68": noonOn(1968, 2, 1),
	} {
		p := asking(t, given)
		message := p.say(typed)
		p.asks("card.check")
		if diff := cmp.Diff(dialog.Value{Number: want, From: message}, p.s.Answers["it"]); diff != "" {
			t.Errorf("%s (-want +got):\n%s", typed, diff)
		}
		if line := p.now().view.Lines[0].Value; line.Unit != dialog.Day || line.N != want {
			t.Errorf("%s reads %+v", typed, line)
		}
	}
}

func TestDateRefusals(t *testing.T) {
	for typed, want := range map[string]string{
		"31/2/2024":  "warn problem.date",
		"2024":       "warn problem.date",
		"tháng 3/24": "warn problem.date",
		"24/11/2026": "warn problem.date_range " + asJSON(noonOn(2026, 11, 23)) + " " + asJSON(noonOn(1946, 11, 23)),
		"22/11/1946": "warn problem.date_range " + asJSON(noonOn(2026, 11, 23)) + " " + asJSON(noonOn(1946, 11, 23)),
	} {
		p := asking(t, dialog.Date{Before: 80})
		p.say(typed)
		p.notesAre(want)
		p.answersAre(dialog.Answers{})
	}
}

// TestDateInDoubt: two days, or a day without its year, are asked about; a year
// that can be meant in one way only is not.
func TestDateInDoubt(t *testing.T) {
	for typed, want := range map[string][]int64{
		"5/3":                    {noonOn(2026, 3, 5), noonOn(2025, 3, 5)},
		"5/3/2024 hay 5/4/2024":  {noonOn(2024, 3, 5), noonOn(2024, 4, 5)},
		"ngày 1 tháng 2 gì đó ạ": {noonOn(2026, 2, 1), noonOn(2025, 2, 1)},
	} {
		p := asking(t, dialog.Date{Before: 80})
		message := p.say(typed)
		p.notesAre("warn problem.which")
		p.answersAre(dialog.Answers{})
		for i, day := range want {
			if o := p.s.Offer[i]; o.Value.Number != day || o.Label.Unit != dialog.Day {
				t.Errorf("%s offers %+v", typed, o)
			}
		}
		p.press(asJSON(want[1]))
		if diff := cmp.Diff(dialog.Value{Number: want[1], From: message}, p.s.Answers["it"]); diff != "" {
			t.Errorf("%s (-want +got):\n%s", typed, diff)
		}
	}
	p := asking(t, dialog.Date{Before: 80})
	p.say("24/12") // this year's is still to come
	p.answersAre(dialog.Answers{"it": {Number: noonOn(2025, 12, 24)}})
}

// TestDateToCome: plans reach ahead.
func TestDateToCome(t *testing.T) {
	p := asking(t, dialog.Date{After: 2})
	p.say("1/6/2027")
	p.answersAre(dialog.Answers{"it": {Number: noonOn(2027, 6, 1)}})
	p = asking(t, dialog.Date{After: 2})
	p.say("22/11/2026")
	p.answersAre(dialog.Answers{})
}
