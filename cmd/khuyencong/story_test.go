package main

import (
	"log/slog"
	"net"
	"path/filepath"
	"testing"

	"khuyencong/bot"
	"khuyencong/locales"
)

// A story is the practice mode, played on its page by the people in it.
type story struct {
	*browser
	practice *practice
	say      func(key string, data ...any) string

	collaborator, owner, staff, colleague, group phone
}

// TestStory plays the practice mode from the invitation to "Làm lại từ đầu" in
// a real browser, as people at one computer would.
//
// KHUYENCONG_SHOTS=folder writes pictures of the main moments into the folder,
// among them the two of docs/.
func TestStory(t *testing.T) {
	s := newStory(t)
	for _, scene := range []struct {
		name string
		play func()
	}{
		{"a collaborator accepts the invitation", s.invited},
		{"a facility is registered", s.registered},
		{"a need is reported with pictures", s.needed},
		{"staff see both and one takes the need", s.claimed},
		{"two answers are sent back", s.sentBack},
		{"just these are mended", s.mended},
		{"the need is accepted", s.accepted},
		{"an owner asks and reads the answer", s.asked},
		{"an owner sees what the rules say, and asks in passing", s.checked},
		{"a facility is registered on a bad network", s.badNetwork},
		{"a day passes and a claim lapses", s.lapsed},
		{"everything starts over", s.startedOver},
	} {
		ok := t.Run(scene.name, func(t *testing.T) {
			s.t = t
			scene.play()
		})
		s.t = t
		if !ok {
			return
		}
	}
	s.blameless()
}

// newStory opens the page of a practice on a PC.
func newStory(t *testing.T) *story {
	t.Helper()
	b := newBrowser(t)
	texts, err := locales.Load()
	if err != nil {
		t.Fatal(err)
	}
	s := &story{browser: b, practice: startPractice(t), say: read(bot.Plain(texts))}
	for id, p := range map[string]*phone{"p1": &s.collaborator, "p2": &s.owner, "p3": &s.staff, "p4": &s.colleague, "p5": &s.group} {
		*p = phone{b, id, s.say}
	}
	s.resize(officePC())
	s.open(s.practice.address)
	return s
}

// startPractice does what "khuyencong try" does, on a free port.
func startPractice(t *testing.T) *practice {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	zone, err := (&Settings{TZ: "Asia/Ho_Chi_Minh"}).zone()
	if err != nil {
		t.Fatal(err)
	}
	p := &practice{
		folder: filepath.Join(t.TempDir(), "try"), zone: zone, address: "http://" + listener.Addr().String(),
		log: slog.New(slog.NewTextHandler(t.Output(), nil)),
	}
	if err := p.start(t.Context(), listener); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.stop)
	return p
}

// tool presses a tool of the top bar, which a small screen folds away.
func (s *story) tool(selector string) {
	s.t.Helper()
	folded := thing{root: "body", selector: "#open-tools"}
	if s.size.touch {
		s.press(folded)
	}
	s.press(thing{root: "#tools", selector: selector})
	if s.size.touch {
		s.press(folded)
	}
}

// blameless: neither the bot nor the page did anything wrong all along.
func (s *story) blameless() {
	s.t.Helper()
	for _, v := range s.practice.sim.Violations() {
		s.t.Error("against the Bot API:", v)
	}
	for _, c := range s.complained() {
		s.t.Error("console:", c)
	}
}
