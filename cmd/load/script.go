package main

import (
	"encoding/json"
	"fmt"
	"strings"

	"khuyencong/locales"
)

// A script knows what a collaborator answers to which screen: the people are
// invited, then register facilities one after the other.
type script struct {
	questions []question
	onwards   []string // labels that lead on from a screen that asks nothing
	early     string   // label of the button that has words read which came too early, before its data
}

// A question is recognised by its words and answered by a button or by typing.
type question struct {
	words string
	press string // label; firstButton: whichever comes first
	say   func(p *person) string
	form  bool // the first of a form
}

// An action is what a person does next.
type action struct {
	press  string // data of a button
	say    string
	form   bool
	onward bool // from a screen that asks nothing
	early  bool // words came before the bot knew that it had asked
	lost   bool // the screen was not understood
}

const firstButton = "\x00"

func newScript() (*script, error) {
	texts, err := locales.Load()
	if err != nil {
		return nil, err
	}
	b := &book{texts: texts}
	s := &script{questions: b.questions()}
	s.early, _, _ = strings.Cut(b.with("early.use", "typed"), "typed")
	for _, key := range []string{"facility.send", "menu.another_facility", "menu.facility"} {
		s.onwards = append(s.onwards, b.text(key))
	}
	return s, b.err
}

// A book reads texts; the first error stays.
type book struct {
	texts *locales.Texts
	err   error
}

func (b *book) text(key string) string { return b.with(key) }

// with is a text whose data are their own names.
func (b *book) with(key string, data ...string) string {
	fill := map[string]string{}
	for _, name := range data {
		fill[name] = name
	}
	text, err := b.texts.Say(locales.First, key, fill)
	if err != nil && b.err == nil {
		b.err = fmt.Errorf("the script asks for a text that is gone: %w", err)
	}
	return text
}

// words are those a question cannot be without: what is printed in bold.
func (b *book) words(key string) string {
	text := b.text(key)
	_, rest, ok := strings.Cut(text, "<b>")
	bold, _, closed := strings.Cut(rest, "</b>")
	if ok && closed {
		return bold
	}
	return text
}

func (b *book) questions() []question {
	pressed := func(step, option string) question {
		return question{words: b.words(step + ".ask"), press: b.text(step + "." + option)}
	}
	first := func(step string) question { return question{words: b.words(step + ".ask"), press: firstButton} }
	typed := func(step string, say func(*person) string) question {
		return question{words: b.words(step + ".ask"), say: say}
	}
	name := typed("facility.name", facilityName)
	name.form = true
	return []question{
		name,
		first("facility.commune_code"),
		pressed("facility.same", "other"),
		typed("facility.hamlet", pick("Thôn 1", "buôn Tơng Ju", "Tổ dân phố 5", "Buôn Cư Ea")),
		typed("facility.products", pick("cà phê bột, cà phê hạt rang", "ca phe rang xay", "cà phê hạt")),
		pressed("facility.industry", "coffee"),
		pressed("facility.legal_form", "household"),
		typed("facility.contact", pick("H'Bia Êban", "Y Mẫu Niê", "Nguyễn Văn Tâm", "Trần Thị Hạnh")),
		typed("facility.phone", phone),
		typed("facility.workers", pick("12 ng", "5", "khoảng 8 người", "20 lđ")),
		pressed("facility.consent", "oral"),
		{words: "", press: b.text("start.consent_data.agree")},
		{words: "", press: b.text("start.consent_notices.agree")},
		{words: "", press: b.text("start.join.accept")},
		typed("start.name", (*person).name),
	}
}

// answer decides what a person does before a screen.
func (s *script) answer(on screen, p *person) action {
	if data, ok := on.data(func(label string) bool { return strings.HasPrefix(label, s.early) }); ok {
		return action{press: data, early: true}
	}
	for _, q := range s.questions {
		if !strings.Contains(on.text, q.words) {
			continue
		}
		switch {
		case q.say != nil:
			return action{say: q.say(p), form: q.form}
		}
		if data, ok := on.button(q.press); ok {
			return action{press: data}
		}
	}
	for _, label := range s.onwards {
		if data, ok := on.button(label); ok {
			return action{press: data, onward: true}
		}
	}
	return action{say: "/menu", lost: true}
}

// button is what the button with the label carries.
func (s screen) button(label string) (data string, ok bool) {
	return s.data(func(l string) bool { return l == label || label == firstButton })
}

// data is what the first button carries whose label is the one meant.
func (s screen) data(meant func(label string) bool) (string, bool) {
	var under struct {
		Rows [][]button `json:"inline_keyboard"`
	}
	if len(s.raw.markup) == 0 || json.Unmarshal(s.raw.markup, &under) != nil {
		return "", false
	}
	for _, row := range under.Rows {
		for _, b := range row {
			if meant(b.Label) {
				return b.Data, true
			}
		}
	}
	return "", false
}

// facilityName is another one every time, so that none counts as a twin.
func facilityName(p *person) string {
	p.facilities++
	return fmt.Sprintf("Cơ sở rang xay cà phê Hoa Ban %d-%d (mẫu)", p.id-firstPerson, p.facilities)
}

func phone(p *person) string { return fmt.Sprintf("09%08d", p.id) }

func pick(words ...string) func(*person) string {
	return func(p *person) string { return words[(int(p.id)+p.facilities)%len(words)] }
}
