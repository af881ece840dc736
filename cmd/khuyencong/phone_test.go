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
// Texts are named by their keys, so that a text may change its words.
type phone struct {
	*browser
	id  string
	say func(key string, data ...any) string // a text of the screens as it is read
}

var tag = regexp.MustCompile(`<[^>]+>`)

// read turns what the bot says into what is read on a screen: no tags, one line.
func read(say func(lang string, p dialog.Phrase) string) func(key string, data ...any) string {
	return func(key string, data ...any) string {
		return strings.Join(strings.Fields(tag.ReplaceAllString(say("vi", dialog.Say(key, data...)), "")), " ")
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
		p.browser.press(thing{root: "#tabs", selector: fmt.Sprintf("[data-tab=%q]", p.id)})
	}
	p.wait(p.id+" to be on the screen", there, p.root())
}

// press presses the newest button with this text.
func (p phone) press(key string, data ...any) {
	p.t.Helper()
	p.pressOn("", key, data...)
}

// pressOn presses it under the newest message that holds the words too.
func (p phone) pressOn(words, key string, data ...any) {
	p.t.Helper()
	p.look()
	p.browser.press(thing{p.root(), ".keys .key", p.say(key, data...), words})
}

// touch presses anything else of this phone.
func (p phone) touch(selector string) {
	p.t.Helper()
	p.look()
	p.browser.press(thing{root: p.root(), selector: selector})
}

// types writes into the box and sends.
func (p phone) types(words string) {
	p.t.Helper()
	p.touch("[data-input]")
	p.write(words)
	p.sends()
}

// sends presses Enter or, on a phone, the button.
func (p phone) sends() {
	p.t.Helper()
	if p.size.touch {
		p.touch("[data-send]")
		return
	}
	p.enter()
}

// correctByMenu edits an own message from its menu.
func (p phone) correctByMenu(old, words string) {
	p.t.Helper()
	p.look()
	p.askMenu(thing{root: p.root(), selector: ".row.own .bubble", within: old}, p.root()+" [data-menu=edit]")
	p.touch("[data-menu=edit]")
	p.rewrite(old, words)
}

// correctByArrow edits the newest own message, reached with the arrow key.
func (p phone) correctByArrow(old, words string) {
	p.t.Helper()
	p.touch("[data-input]")
	p.do("arrow up", chromedp.KeyEvent(kb.ArrowUp))
	p.rewrite(old, words)
}

// rewrite writes other words over those in the box and sends them.
func (p phone) rewrite(old, words string) {
	p.t.Helper()
	p.wait("the words to be edited", `(root, old) => document.querySelector(root).querySelector("[data-input]").value === old`, p.root(), old)
	p.do("selecting all", chromedp.KeyEvent("a", chromedp.KeyModifiers(kb.ModifierCtrl)))
	p.write(words)
	p.sends()
}

// speaksNext has the next person of a group take the phone.
func (p phone) speaksNext() {
	p.t.Helper()
	p.look()
	p.do("choosing who speaks", chromedp.Focus(chromedp.CSS(p.root()+" [data-speaker]")), chromedp.KeyEvent(kb.ArrowDown))
}
