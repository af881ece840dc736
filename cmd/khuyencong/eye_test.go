package main

import (
	"fmt"
	"strings"

	"github.com/chromedp/chromedp"
)

// asks waits until the newest message of the bot holds this text.
func (p phone) asks(key string, data ...any) {
	p.t.Helper()
	p.shows(1, p.say(key, data...))
}

// says waits until one of the bot's newest messages holds these words.
func (p phone) says(words string) {
	p.t.Helper()
	p.shows(4, words)
}

// shows waits until one of the last n messages of the bot holds the words. How
// they are set in lines does not matter.
func (p phone) shows(n int, words string) {
	p.t.Helper()
	p.wait(fmt.Sprintf("%s to say %q", p.id, words), `(root, n, words) => {
		const plain = (text) => text.replace(/\s+/g, "");
		return [...document.querySelector(root).querySelectorAll(".row[data-from=bot] .text")].slice(-n)
			.some((text) => plain(text.textContent).includes(plain(words)));
	}`, p.root(), n, words)
}

// offers waits until the newest buttons hold this one.
func (p phone) offers(label string) {
	p.t.Helper()
	p.wait(fmt.Sprintf("%s to offer %q", p.id, label), `(root, label) =>
		[...[...document.querySelector(root).querySelectorAll(".keys")].at(-1).querySelectorAll(".key")].some((key) => key.textContent.trim() === label)`, p.root(), label)
}

// toasts waits for words that pass by over the thread.
func (p phone) toasts(words string) {
	p.t.Helper()
	p.wait(fmt.Sprintf("%s to show %q for a moment", p.id, words), `(root, words) =>
		[...document.querySelector(root).querySelectorAll("[data-toast]")].some((toast) => toast.textContent.includes(words))`, p.root(), words)
}

// album waits for so many pictures, all of them loaded.
func (p phone) album(n int) {
	p.t.Helper()
	p.wait(fmt.Sprintf("%s to show %d pictures", p.id, n), `(root, n) => {
		const pictures = [...document.querySelector(root).querySelectorAll(".row.album [data-view] img")];
		return pictures.length === n && pictures.every((picture) => picture.complete && picture.naturalWidth > 0);
	}`, p.root(), n)
}

// follows waits until the reader stands at the end of the thread, with nothing
// new further down.
func (p phone) follows() {
	p.t.Helper()
	p.wait(p.id+" to show its newest message", `(root) => {
		const phone = document.querySelector(root), { scrollHeight, scrollTop, clientHeight } = phone.querySelector(".scroll");
		return scrollHeight - scrollTop - clientHeight < 2 && phone.querySelector(".to-end").hidden;
	}`, p.root())
}

// never fails the test if any message shows some of these words.
func (p phone) never(words ...string) {
	p.t.Helper()
	text, err := chromedp.Run(p.ctx, chromedp.TextContent(chromedp.CSS(p.root()+" .list")))
	if err != nil {
		p.fail("reading "+p.id, err)
	}
	for _, w := range words {
		if strings.Contains(text, w) {
			p.t.Errorf("%s shows %q", p.id, w)
		}
	}
}

// fits fails the test if the page is wider than the screen, which makes a phone
// shrink all of it, or if something to press is too small for a thumb.
func (b *browser) fits() {
	b.t.Helper()
	faults, err := chromedp.Run(b.ctx, chromedp.Evaluate[[]string](fmt.Sprintf(`((width) => {
		const page = document.documentElement, faults = [];
		if (page.scrollWidth > width || visualViewport.scale !== 1) faults.push("the page is " + page.scrollWidth + " wide on a screen of " + width);
		for (const e of document.querySelectorAll("button:not(.hover-menu), select, textarea, a")) {
			const r = e.getBoundingClientRect();
			if (e.matches(".bubble a")) continue; // in a sentence, as high as its line
			if (r.width > 0 && r.left >= 0 && r.right <= innerWidth && r.height < 36) faults.push("only " + r.height + " high: " + e.outerHTML.slice(0, 120));
		}
		return faults;
	})(%d)`, b.size.width)))
	if err != nil {
		b.fail("measuring the page", err)
	}
	for _, f := range faults {
		b.t.Error(f)
	}
}
