package dialog_test

import (
	"slices"

	"khuyencong/flows/dialog"
	"pgregory.net/rapid"
)

// actions are what may happen next; what people mostly do is there more often.
func (m *model) actions() map[string]func(*rapid.T) {
	return map[string]func(*rapid.T){
		"answer":          m.answers,
		"answer again":    m.answers,
		"answer and more": m.answers,
		"press":           func(t *rapid.T) { m.pressAny(t, m.now()) },
		"press again":     func(t *rapid.T) { m.pressAny(t, m.now()) },
		"burst":           m.burst,
		"press old":       func(t *rapid.T) { m.pressAny(t, m.anyScreen(t)) },
		"forge":           m.forge,
		"say":             func(t *rapid.T) { m.happens(said("", typing().Draw(t, "words")).event) },
		"send": func(t *rapid.T) {
			m.happens(sentMessages()[rapid.IntRange(0, len(sentMessages())-1).Draw(t, "message")].event)
		},
		"album":      m.album,
		"edit":       m.edits,
		"command":    m.commands,
		"repeat":     m.repeat,
		"moved":      func(*rapid.T) { m.happens(dialog.Event{Kind: dialog.Moved, Message: m.message}) },
		"slow":       func(*rapid.T) { m.slow = true },
		"shown":      func(*rapid.T) { m.slow = false; m.display() },
		"shown late": m.shownLate,
	}
}

// typing is what people type, hostile or to another question.
func typing() *rapid.Generator[string] {
	var pool []string
	for _, m := range typedMessages() {
		if len(m.event.Text) < 1000 { // slow to read, and the kinds' tests have them
			pool = append(pool, m.event.Text)
		}
	}
	pool = append(pool, notNow, "Hoa Lan", "Ea Kao?", "500", "5 hoặc 6", "xanh la", "Cơ sở", "k05", "/huy")
	return rapid.OneOf(rapid.SampledFrom(pool), rapid.String())
}

// answers gives up to four good answers in a row.
func (m *model) answers(t *rapid.T) {
	for range rapid.IntRange(1, 4).Draw(t, "answers") {
		m.answer(t)
	}
}

// burst sends several things before any of them is answered.
func (m *model) burst(t *rapid.T) {
	m.slow = true
	m.answers(t)
	m.happens(said("", typing().Draw(t, "words")).event)
	m.slow = false
	m.display()
}

// answer gives a good answer to what is asked, or presses any button.
func (m *model) answer(t *rapid.T) {
	good := map[string][]dialog.Event{
		"name":     {said("", "Hoa Ban").event, said("", "Hoa Lan").event},
		"kind":     {said("", "big.kind.farm").event, said("", "big.kind.flat").event},
		"cows":     {said("", "3").event},
		"commune":  {said("", "Ea Kao").event, {Kind: dialog.SentPlace, Lat: 12.6, Lon: 108}},
		"communes": {said("", "Ea Kao").event, said("", "tân an").event, said("", "xong").event},
		"hamlet":   {said("", "Buôn Kao").event},
		"crop":     {said("", "k05").event, said("", "k17").event},
		"colours":  {said("", "big.colours.red").event, said("", "xong").event},
		"photos":   {{Kind: dialog.SentPhoto, File: picture("p", "B")}, said("", "xong").event},
		"cost":     {said("", "5 triệu").event, said("", "500").event},
		"since":    {said("", "5/3/24").event, said("", "5/3").event},
		"machines": {said("", "máy rang\nmáy xay").event, said("", "máy sấy").event, said("", "xong").event},
		"place":    {{Kind: dialog.SentPlace, Lat: 12, Lon: 108}, said("", notNow).event},
		"paid":     {said("", "có").event},
		"phone":    {said("", "0905123456").event},
		"files":    {{Kind: dialog.SentFile, File: picture("f", "")}, said("", "xong").event},
		"lang":     {said("", "small.lang.en").event},
		"same":     nil, // by a button
		"facility": nil,
	}
	if events := good[m.asked()]; events != nil {
		m.happens(events[rapid.IntRange(0, len(events)-1).Draw(t, "answer")])
		return
	}
	m.pressAny(t, m.now())
}

func (m *model) pressAny(t *rapid.T, on screen) {
	buttons := slices.Concat(on.view.Rows...)
	if len(buttons) == 0 {
		t.Skip("no button")
	}
	b := buttons[rapid.IntRange(0, len(buttons)-1).Draw(t, "button")]
	m.happens(dialog.Event{Kind: dialog.Pressed, Message: on.message, Data: b.Data, Query: "q"})
}

func (m *model) anyScreen(t *rapid.T) screen {
	return m.screens[rapid.IntRange(0, len(m.screens)-1).Draw(t, "screen")]
}

// forge presses what no button carries.
func (m *model) forge(t *rapid.T) {
	opts := []string{"<", "~", "=", ">", ">0", ">7", ">-", ">99999999999", "!0", "!9", "^0", "^9", "?", "+", "/", "/name", "/photos", "/note", "@", "@home",
		"@big", "@nowhere", ".", "s", "&", "done", "k05", "r1", "24169", ""}
	opt := rapid.OneOf(rapid.SampledFrom(opts), rapid.StringN(0, 5, 20)).Draw(t, "option")
	if opt == "x" {
		t.Skip("throws the form away, as its button does")
	}
	data := m.s.ID + ":" + asJSON(m.s.Turn-rapid.IntRange(0, 1).Draw(t, "turns ago")) + ":" + opt
	m.happens(dialog.Event{Kind: dialog.Pressed, Message: m.now().message, Data: data, Query: "q"})
}

func (m *model) album(t *rapid.T) {
	file := picture(rapid.SampledFrom([]string{"a", "b", "c", "d"}).Draw(t, "picture"), rapid.SampledFrom([]string{"A", "B"}).Draw(t, "album"))
	m.happens(dialog.Event{Kind: dialog.SentPhoto, File: file, Text: rapid.SampledFrom([]string{"", "kho"}).Draw(t, "caption")})
}

func (m *model) edits(t *rapid.T) {
	message := rapid.OneOf(rapid.SampledFrom(m.sources()), rapid.Int64Range(101, m.message)).Draw(t, "message")
	words := rapid.OneOf(typing(), rapid.SampledFrom([]string{"Hoa Mai", "12", "7 triệu", "Buôn Hồ", "6/4/2023", "một\nhai"})).Draw(t, "words")
	m.happens(dialog.Event{Kind: dialog.Edited, Message: message, Text: words})
}

func (m *model) commands(t *rapid.T) {
	word := rapid.SampledFrom([]string{"help", "menu", "huy", "big", "small", "resume", "fix", "unheard"}).Draw(t, "command")
	m.happens(dialog.Event{Kind: dialog.Commanded, Command: word})
}

// sources are the messages that gave answers, and one that gave none.
func (m *model) sources() []int64 {
	ids := []int64{5}
	for _, v := range m.s.Answers {
		ids = append(ids, v.From)
		for _, i := range v.Items {
			ids = append(ids, i.From)
		}
	}
	slices.Sort(ids)
	return slices.DeleteFunc(slices.Compact(ids), func(id int64) bool { return id == 0 })
}

// repeat delivers one of the last messages, or a tap, once more with a new
// update id.
func (m *model) repeat(t *rapid.T) {
	e := m.past[rapid.IntRange(max(0, len(m.past)-10), len(m.past)-1).Draw(t, "event")].event
	if e.Kind == dialog.Displayed {
		t.Skip("not sent by the person")
	}
	e.Update = 0
	m.happens(e)
}

// shownLate reports an old screen as shown once more.
func (m *model) shownLate(t *rapid.T) {
	s := m.anyScreen(t)
	m.happens(dialog.Event{Kind: dialog.Displayed, Turn: s.view.Turn, Message: s.message})
}
