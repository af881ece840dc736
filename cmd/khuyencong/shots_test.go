package main

import (
	"os"
	"path/filepath"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// shoot takes pictures of a moment on three screens, a phone in their midst.
// On all of them the page has to fit.
func (s *story) shoot(moment string, p phone) {
	s.t.Helper()
	if s.shots == "" {
		return
	}
	back := s.size
	for _, screen := range []size{cheapPhone(), otherPhone(), officePC()} {
		s.resize(screen)
		p.look()
		s.fits()
		s.picture(moment + "-" + screen.name + ".png")
	}
	s.resize(back)
}

// shootDark takes two of them as people with a dark screen see it.
func (s *story) shootDark(moment string, p phone) {
	s.t.Helper()
	if s.shots == "" {
		return
	}
	back := s.size
	s.prefer("dark")
	for _, screen := range []size{cheapPhone(), officePC()} {
		s.resize(screen)
		p.look()
		s.picture(moment + "-dark-" + screen.name + ".png")
	}
	s.prefer("light")
	s.resize(back)
}

// shootReadme takes the two pictures of docs/: a phone, and the collaborator,
// the staff and their group side by side, the phones between them put away.
func (s *story) shootReadme() {
	s.t.Helper()
	if s.shots == "" {
		return
	}
	s.wait("nothing to pass by", `() => !document.querySelector("[data-toast]")`)
	s.resize(cheapPhone())
	s.collaborator.look()
	s.picture("phone.png")
	s.resize(officePC())
	s.away(true)
	s.collaborator.look()
	s.picture("simulator.png")
	s.away(false)
}

func (s *story) away(hidden bool) {
	s.t.Helper()
	const put = `(away) => { for (const id of ["p2", "p4"]) for (const e of document.querySelectorAll("[data-phone=" + id + "], [data-tab=" + id + "]")) e.hidden = away; return true; }`
	s.wait("phones to be put away", put, hidden)
}

// picture writes the screen as it is, without the mouse over anything.
func (b *browser) picture(name string) {
	b.t.Helper()
	b.do("moving the mouse away", chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, 0, 0))
	png, err := chromedp.Run(b.ctx, chromedp.CaptureScreenshot())
	if err == nil {
		err = os.MkdirAll(b.shots, 0o755)
	}
	if err == nil {
		err = os.WriteFile(filepath.Join(b.shots, name), png, 0o644)
	}
	if err != nil {
		b.t.Error(err)
	}
}
