package main

import (
	"fmt"
	"regexp"
	"strings"

	"khuyencong/flows/dialog"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// A phone is one phone of the page in the hand of the person it belongs to.
type phone struct {
	*browser
	id  string
	say func(key string, data ...any) string // a text of the screens without its tags
}

var tags = regexp.MustCompile(`<[^>]+>`)

// screenWords says a text of the screens as a reader sees it.
func screenWords(say func(lang string, p dialog.Phrase) string) func(key string, data ...any) string {
	return func(key string, data ...any) string {
		return strings.Join(strings.Fields(tags.ReplaceAllString(say("vi", dialog.Say(key, data...)), "")), " ")
	}
}

func (p phone) root() string { return fmt.Sprintf("[data-phone=%q]", p.id) }

// look brings the phone on the screen by its tab, if it is not there yet.
func (p phone) look() {
	p.t.Helper()
	const there = `(root) => { const r = document.querySelector(root).getBoundingClientRect(); return r.left >= -1 && r.right <= innerWidth + 1; }`
	shown, err := chromedp.Run(p.ctx, chromedp.Evaluate[bool](fmt.Sprintf("(%s)(%q)", there, p.root())))
	if err != nil {
		p.fail("looking for "+p.id, err)
	}
	if !shown {
		p.browser.press("body", fmt.Sprintf("[data-tab=%q]", p.id), "")
	}
	p.wait(p.id+" to be on the screen", there, p.root())
}

// press presses the newest button with this text.
func (p phone) press(key string, data ...any) {
	p.t.Helper()
	p.pressLabel(p.say(key, data...))
}

func (p phone) pressLabel(label string) {
	p.t.Helper()
	p.touch(".keys .key", label)
}

// touch presses anything else of this phone.
func (p phone) touch(selector, text string) {
	p.t.Helper()
	p.look()
	p.browser.press(p.root(), selector, text)
}

// types writes into the box and sends.
func (p phone) types(words string) {
	p.t.Helper()
	p.touch("[data-input]", "")
	p.write(words)
	p.touch("[data-send]", "")
}

// correct edits the newest own message that says old.
func (p phone) correct(old, words string) {
	p.t.Helper()
	p.touch("[data-input]", "")
	p.do("arrow up", chromedp.KeyEvent(kb.ArrowUp))
	p.wait("the words to be edited", `(root, old) => document.querySelector(root).querySelector("[data-input]").value === old`, p.root(), old)
	p.do("selecting all", chromedp.KeyEvent("a", chromedp.KeyModifiers(kb.ModifierCtrl)))
	p.write(words)
	p.do("enter", chromedp.KeyEvent(kb.Enter))
}

// lastSays: the newest message of the bot holds these words.
const lastSays = `(root, words) => {
	const rows = document.querySelector(root).querySelectorAll(".row[data-from=bot], .row.album:has([data-from=bot])");
	return rows[rows.length - 1]?.querySelector(".text").textContent.replace(/\s+/g, " ").includes(words);
}`

// asks waits until the newest message of the bot is this text.
func (p phone) asks(key string, data ...any) {
	p.t.Helper()
	words := p.say(key, data...)
	p.wait(fmt.Sprintf("%s to ask %q", p.id, words), lastSays, p.root(), words)
}

// says waits until one of the newest messages of the bot holds these words.
func (p phone) says(words string) {
	p.t.Helper()
	p.wait(fmt.Sprintf("%s to say %q", p.id, words), `(root, words) => {
		const rows = [...document.querySelector(root).querySelectorAll(".row[data-from=bot]")];
		return rows.slice(-4).some((row) => row.querySelector(".text, span").textContent.replace(/\s+/g, " ").includes(words));
	}`, p.root(), words)
}

// toasts waits for the words that pass by over the thread.
func (p phone) toasts(words string) {
	p.t.Helper()
	p.wait(fmt.Sprintf("%s to show %q for a moment", p.id, words), `(root, words) =>
		[...document.querySelector(root).querySelectorAll("[data-toast]")].some((toast) => toast.textContent.includes(words))`, p.root(), words)
}
