package main

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"sync"
	"time"

	"khuyencong/bot/simulator"
	"khuyencong/locales"
)

// A human holds a phone, reads the newest message of the bot and answers what it
// asks, each question once. What was said is kept, to be compared with what the
// bot has made of it.
type human struct {
	o     *outside
	n     int
	id    int64
	phone string
	code  string        // of the invite
	wake  chan struct{} // something may have changed on the screen

	at     string // the question answered last
	acted  simulator.Shown
	words  string                // typed last
	said   map[string]any        // by step
	nudges int                   // answers given again because nothing came of them
	before func(question string) // called when an answer is about to be given
	after  func(question string) // and when it is on its way
}

const (
	firstHuman = 2_000_001
	asksAgain  = slower * 10 * time.Second // a person tries again then
	givesUp    = slower * 90 * time.Second // and gives up
)

// people adds phones that nobody has started yet.
func (o *outside) people(n int, code string) []*human {
	o.t.Helper()
	var all []*human
	for i := range n {
		h := &human{o: o, n: i, id: firstHuman + int64(i), code: code, said: map[string]any{}}
		all = append(all, h.with("p"))
	}
	o.calls.watch(func(c simulator.Call) {
		chat, err := strconv.ParseInt(c.Chat(), 10, 64)
		if i := chat - firstHuman; err == nil && i >= 0 && i < int64(len(all)) {
			all[i].look()
		}
	})
	return all
}

func (h *human) with(prefix string) *human {
	h.wake, h.before, h.after = make(chan struct{}, 1), func(string) {}, func(string) {}
	h.phone = prefix + strconv.FormatInt(h.id, 10)
	p := simulator.Phone{ID: h.phone, Title: h.phone, Speakers: []simulator.Person{{ID: h.id, Name: h.name()}}, ChatID: h.id}
	if _, err := h.o.sim.AddPhone(p); err != nil {
		h.o.t.Fatal(err)
	}
	return h
}

func (h *human) name() string { return "Người Mẫu " + strconv.Itoa(h.n) }

func (h *human) look() {
	select {
	case h.wake <- struct{}{}:
	default:
	}
}

func (h *human) do(a simulator.Action) error {
	a.Phone = h.phone
	_, err := h.o.sim.Do(a)
	return err
}

// newest is the last message of the bot.
func (h *human) newest() simulator.Shown {
	all := h.o.sim.Screen(h.phone)
	for i := len(all) - 1; i >= 0; i-- {
		if all[i].Bot {
			return all[i]
		}
	}
	return simulator.Shown{}
}

// through opens the chat by the invite and goes on until the screen has one of
// the buttons, by their keys.
func (h *human) through(ctx context.Context, s script, until ...string) error {
	if err := h.do(simulator.Action{Do: "start", Payload: h.code}); err != nil {
		return err
	}
	return h.on(ctx, s, until...)
}

// on answers whatever is asked until the screen has one of the buttons.
func (h *human) on(ctx context.Context, s script, until ...string) error {
	return h.meet(ctx, s, func(screen simulator.Shown) bool {
		for _, key := range until {
			if _, ok := pressable(screen, s.label(key)); ok {
				return true
			}
		}
		return false
	})
}

// meet answers whatever is asked until the screen is the one looked for.
func (h *human) meet(ctx context.Context, s script, is func(simulator.Shown) bool) error {
	var stood simulator.Shown
	since := time.Now() // it has stood there
	again := time.NewTimer(asksAgain)
	defer again.Stop()
	for {
		screen := h.newest()
		if is(screen) {
			return nil
		}
		if screen.ID != stood.ID || screen.Text != stood.Text {
			stood, since = screen, time.Now()
		}
		acts, err := h.answer(s, screen)
		if err != nil {
			return err
		}
		if acts {
			again.Reset(asksAgain)
			continue
		}
		select {
		case <-h.wake:
		case <-again.C:
			if time.Since(since) > givesUp {
				return fmt.Errorf("%s waits before %q", h.name(), screen.Text)
			}
			h.again()
			again.Reset(asksAgain)
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// again: nothing came of the answer, so it is given once more, to what stands
// there now.
func (h *human) again() {
	if h.o.sim.Pending() == 0 && h.at != "" {
		h.nudges++
		h.o.t.Logf("%s answers %q again, before %q", h.name(), h.at, h.newest().Text)
		h.at = ""
	}
}

// answer gives the answer to a question that was not answered yet; false: there
// is nothing to answer.
func (h *human) answer(s script, screen simulator.Shown) (bool, error) {
	q, ok := s.asked(screen)
	switch {
	case !ok:
		return false, nil
	case q.key == h.at:
		return h.insist(s, screen)
	}
	data, offered := pressable(screen, q.press)
	if q.press != "" && !offered {
		return false, nil // an older copy, which has lost its buttons: the newer one is on its way
	}
	h.before(q.key)
	if h.newest().ID != screen.ID {
		return true, nil
	}
	defer h.after(q.key)
	h.at, h.acted, h.words = q.key, screen, ""
	if q.press != "" {
		return true, h.do(simulator.Action{Do: "press", Message: screen.ID, Data: data})
	}
	h.words = q.say(h)
	h.said[q.key] = q.kept(h)
	return true, h.do(simulator.Action{Do: "text", Text: h.words})
}

// insist presses "Ghi: …" where the bot has not read words typed before its
// question was known to be on the screen.
func (h *human) insist(s script, screen simulator.Shown) (bool, error) {
	if h.words == "" || h.acted.ID == screen.ID && h.acted.Text == screen.Text {
		return false, nil
	}
	data, ok := s.insists(screen, h.words)
	if !ok {
		return false, nil
	}
	h.acted, h.words = screen, ""
	return true, h.do(simulator.Action{Do: "press", Message: screen.ID, Data: data})
}

func pressable(on simulator.Shown, label string) (data string, ok bool) {
	for _, b := range on.Buttons {
		if label != "" && b.Label == label {
			return b.Data, true
		}
	}
	return "", false
}

// A script is what a collaborator answers to which question.
type script struct {
	texts     *locales.Texts
	questions []question
}

type question struct {
	key   string
	words string
	press string              // label
	say   func(*human) string // or typed
	kept  func(*human) any    // what the bot must have kept of it
}

// registration is from the invite to the receipt.
func registration(o *outside) script {
	texts, err := locales.Load()
	if err != nil {
		o.t.Fatal(err)
	}
	s := script{texts: texts}
	for _, p := range [][2]string{
		{"start.consent_data", "agree"}, {"start.consent_notices", "agree"}, {"start.join", "accept"},
		{"facility.same", "other"}, {"facility.industry", "coffee"}, {"facility.legal_form", "household"}, {"facility.consent", "oral"},
	} {
		s.questions = append(s.questions, question{key: p[0], words: s.words(p[0] + ".ask"), press: s.label(p[0] + "." + p[1])})
	}
	s.questions = append(s.questions, question{key: "facility.commune_code", words: s.words("facility.commune_code.ask"), press: "Phường Ea Kao"})
	typed := func(key string, say func(h *human) string) question {
		return question{key: key, words: s.words(key + ".ask"), say: say, kept: func(h *human) any { return say(h) }}
	}
	numbered := func(words string) func(*human) string {
		return func(h *human) string { return words + " " + strconv.Itoa(h.n) }
	}
	workers := typed("facility.workers", func(h *human) string { return strconv.Itoa(1 + h.n%4000) })
	workers.kept = func(h *human) any { return int64(1 + h.n%4000) }
	s.questions = append(s.questions,
		typed("start.name", (*human).name),
		typed("facility.name", func(h *human) string { return fmt.Sprintf("Rang xay cà phê Hoa Ban %d (mẫu)", h.n) }),
		typed("facility.hamlet", numbered("Thôn")),
		typed("facility.products", numbered("cà phê bột loại")),
		typed("facility.contact", numbered("Y Mẫu Niê")),
		typed("facility.phone", func(h *human) string { return fmt.Sprintf("09%08d", 10_000_000+h.n) }),
		workers,
		question{key: "facility.send", press: s.label("facility.send")},
		question{key: "menu.facility", press: s.label("menu.facility")})
	return s
}

// label is a text without data; "" when there is none, which fits no button.
func (s script) label(key string) string {
	text, err := s.texts.Say(locales.First, key, nil)
	if err != nil {
		return ""
	}
	return text
}

// insists finds the button that has the words read after all; a long label is cut.
func (s script) insists(on simulator.Shown, words string) (data string, ok bool) {
	label, err := s.texts.Say(locales.First, "early.use", map[string]string{"typed": words})
	if err != nil {
		return "", false
	}
	for _, b := range on.Buttons {
		if said := strings.TrimSuffix(b.Label, "…"); len([]rune(said)) > 6 && strings.HasPrefix(label, said) {
			return b.Data, true
		}
	}
	return "", false
}

// words are those that a question cannot be without: what stands in bold.
func (s script) words(key string) string {
	text := s.label(key)
	if _, rest, ok := strings.Cut(text, "<b>"); ok {
		text, _, _ = strings.Cut(rest, "</b>")
	}
	return text
}

// asked is the question on a screen.
func (s script) asked(on simulator.Shown) (question, bool) {
	for _, q := range s.questions {
		_, offered := pressable(on, q.press)
		if q.words != "" && strings.Contains(on.Text, q.words) || q.words == "" && offered {
			return q, true
		}
	}
	return question{}, false
}

// all has everybody do the same side by side.
func all(people []*human, do func(*human) error) error {
	var wg sync.WaitGroup
	faults := make([]error, len(people))
	for i, h := range people {
		wg.Go(func() { faults[i] = do(h) })
	}
	wg.Wait()
	return errors.Join(faults...)
}
