package dialog_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"khuyencong/flows/dialog"
)

// asking is a phone on which a kind is asked with nothing before it.
func asking(t *testing.T, k dialog.Kind) *phone {
	p := opened(t, form(dialog.Step{Name: "it", Ask: k, Needs: nothingFound}))
	p.asks("form.it.ask")
	return p
}

var (
	people = dialog.Number{Min: 1, Max: 5000, Unit: "people"}
	some   = dialog.Number{Max: 5000, Unit: "people"}
	cost   = dialog.Money{Min: 1_000_000, Max: 1_000_000_000_000}
	since  = dialog.Year{Before: 50, After: 3}
)

func TestReadings(t *testing.T) {
	number := func(n int64) dialog.Value { return dialog.Value{Number: n} }
	key := func(k string) dialog.Value { return dialog.Value{Key: k} }
	colours := dialog.Choice{Among: []dialog.Option{{Key: "red", Also: []string{"mau do"}}, {Key: "green"}, {Key: "blue"}}}
	for _, c := range []struct {
		ask   dialog.Kind
		typed string
		want  dialog.Value
	}{
		{people, "12 người", number(12)},
		{people, "mười hai", number(12)},
		{people, "1.200", number(1200)},
		{people, "1", number(1)},
		{people, "5000", number(5000)},
		{some, "không có", number(0)},
		{some, "khong co ai", number(0)},
		{some, "chưa", number(0)},
		{some, "0", number(0)},
		{cost, "1tr5", number(1_500_000)},
		{cost, "2 tỷ rưỡi", number(2_500_000_000)},
		{cost, "1.200.000đ", number(1_200_000)},
		{since, "năm ngoái", number(2025)},
		{since, "5/3/24", number(2024)},
		{dialog.Phone{}, "+84 905.123.456", dialog.Value{Text: "0905123456"}},
		{dialog.Phone{}, "dt 0905 123 456 nhé", dialog.Value{Text: "0905123456"}},
		{colours, "ĐỎ", key("red")},
		{colours, "màu đỏ", key("red")},
		{colours, "xanh la", key("green")},
		{dialog.Commune{}, "ea kao", key("24169")},
		{dialog.Commune{}, "phuong Ea Kao", key("24169")},
		{dialog.YesNo{}, "ok", key("yes")},
		{dialog.YesNo{}, "chưa", key("no")},
		{dialog.Text{Min: 2, Max: 40}, "  buôn\r\nKao ", dialog.Value{Text: "buôn Kao"}},
		{dialog.Text{Min: 2, Max: 201}, "buôn\r\nKao", dialog.Value{Text: "buôn\nKao"}},
		{dialog.Text{Min: 2, Max: 60}, "mst 066 085 001234 nhé", dialog.Value{Text: "mst 066•••••1234 nhé"}},
	} {
		t.Run(c.typed, func(t *testing.T) {
			p := asking(t, c.ask)
			message := p.say(c.typed)
			c.want.From = message
			if diff := cmp.Diff(c.want, p.s.Answers["it"]); diff != "" {
				t.Errorf("answer (-want +got):\n%s", diff)
			}
			p.asks("card.check")
		})
	}
}

func TestRefusals(t *testing.T) {
	for _, c := range []struct {
		ask         dialog.Kind
		typed, want string
	}{
		{people, "0", "warn problem.range 5000 1"},
		{people, "5001", "warn problem.range 5000 1"},
		{people, "nhiều lắm", "warn problem.number"},
		{people, "không có", "warn problem.number"},
		{some, "không rõ", "warn problem.number"},
		{people, "-5", "warn problem.number"},
		{cost, "500 đồng", "warn problem.money_range 1000000000000 1000000"},
		{cost, "chưa biết", "warn problem.money"},
		{since, "1900", "warn problem.year 2029 1976"},
		{since, "2030", "warn problem.year 2029 1976"},
		{dialog.Phone{}, "0905 12", "warn problem.phone"},
		{dialog.Choice{Among: options("red", "green", "blue")}, "xanh", "warn problem.choose xanh"},
		{dialog.Choice{Among: options("red", "green", "blue")}, "đỏ xanh", "warn problem.choose đỏ xanh"},
		{dialog.Commune{}, "Atlantis", "warn problem.commune Atlantis"},
		{dialog.YesNo{}, "có không", "warn problem.yes_no"},
		{dialog.Text{Min: 2, Max: 40}, "a", "warn problem.too_short 2"},
		{dialog.Text{Min: 2, Max: 5}, "Hoa Ban", "warn problem.too_long 5 7"},
		{dialog.Text{Min: 2, Max: 40}, "...", "warn problem.no_letters"},
		{dialog.Several{Among: options("red"), Min: 2}, "xong", "warn problem.choose_some 2"},
	} {
		t.Run(c.typed, func(t *testing.T) {
			p := asking(t, c.ask)
			p.say(c.typed)
			p.notesAre(c.want)
			p.asks("form.it.ask")
			p.answersAre(dialog.Answers{})
		})
	}
}

// TestDoubtIsAsked: what can be read in two ways is offered, never guessed, and
// the reading that is pressed is the answer, as from the message.
func TestDoubtIsAsked(t *testing.T) {
	for _, c := range []struct {
		ask          dialog.Kind
		typed, press string
		want         dialog.Value
	}{
		{people, "5 hoặc 6", "unit.people 6", dialog.Value{Number: 6}},
		{cost, "500", "500000000", dialog.Value{Number: 500_000_000}},
		{cost, "12", "12000000000", dialog.Value{Number: 12_000_000_000}},
		{dialog.Phone{}, "0905123456 và 0914123456", "0914123456", dialog.Value{Text: "0914123456"}},
		{dialog.Commune{}, "Hòa Bình", "", dialog.Value{}},
	} {
		t.Run(c.typed, func(t *testing.T) {
			p := asking(t, c.ask)
			message := p.say(c.typed)
			p.answersAre(dialog.Answers{})
			if c.press == "" {
				c.press = text(p.s.Offer[1].Label)
				c.want = *p.s.Offer[1].Value
			}
			p.press(c.press)
			c.want.From = message
			if diff := cmp.Diff(c.want, p.s.Answers["it"]); diff != "" {
				t.Errorf("answer (-want +got):\n%s", diff)
			}
		})
	}
}

// TestTypedButton: the words of a button answer as the button does, and an
// edit of the message changes the answer.
func TestTypedButton(t *testing.T) {
	year := dialog.Year{Before: 5, Buttons: func(int) []dialog.Option { return options("none") }}
	for _, c := range []struct {
		name   string
		ask    dialog.Kind
		edited string
		want   dialog.Value
	}{
		{"Text", dialog.Text{Min: 2, Max: 40, Buttons: []string{"none"}}, "Hoa Ban", dialog.Value{Text: "Hoa Ban"}},
		{"Number", dialog.Number{Min: 1, Max: 9, Buttons: []string{"none"}}, "5", dialog.Value{Number: 5}},
		{"Money", dialog.Money{Min: 1, Max: 1e9, Buttons: []string{"none"}}, "5 triệu", dialog.Value{Number: 5_000_000}},
		{"Phone", dialog.Phone{Buttons: []string{"none"}}, "0905123456", dialog.Value{Text: "0905123456"}},
		{"Year", year, "2024", dialog.Value{Number: 2024}},
		{"Choice", dialog.Choice{Among: options("none", "red")}, "đỏ", dialog.Value{Key: "red"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := asking(t, c.ask)
			message := p.say("không có")
			p.answersAre(dialog.Answers{"it": {Key: "none"}})
			p.edit(message, c.edited)
			p.answersAre(dialog.Answers{"it": c.want})
		})
	}
}

// TestBeginningOfFreeWords: where any words do, only a button's whole text is
// the button; the beginning of one is an answer of its own.
func TestBeginningOfFreeWords(t *testing.T) {
	suggest := func(dialog.Context) []string { return []string{"Thôn 12", "Buôn Kao"} }
	p := asking(t, dialog.Text{Min: 2, Max: 40, Suggest: suggest, Buttons: []string{"none"}})
	p.buttonsAre([]string{"Thôn 12", "Buôn Kao", "form.it.none"}, []string{"nav.pause"})
	for typed, want := range map[string]dialog.Value{
		"Thôn 1":   {Text: "Thôn 1"},
		"Không":    {Text: "Không"},
		"buon kao": {Text: "Buôn Kao"},
		"Không có": {Key: "none"},
	} {
		t.Run(typed, func(t *testing.T) {
			p := asking(t, dialog.Text{Min: 2, Max: 40, Suggest: suggest, Buttons: []string{"none"}})
			p.say(typed)
			p.answersAre(dialog.Answers{"it": want})
		})
	}
}
