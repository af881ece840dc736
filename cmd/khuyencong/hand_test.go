package main

import (
	"fmt"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// A thing on the page is the last element under root that fits selector, is
// called text and stands in a message that holds within. What is empty does not
// matter.
type thing struct{ root, selector, text, within string }

// hit presses a thing where spot finds it, in the same moment: on a bad network
// another button may stand there a moment later.
const hit = `async (root, selector, text, within) => {
	const at = await (` + spot + `)(root, selector, text, within);
	if (!at) return null;
	const e = document.elementFromPoint(at.x, at.y);
	e.focus?.();
	for (const name of ["pointerdown", "pointerup"]) e.dispatchEvent(new PointerEvent(name, { bubbles: true, clientX: at.x, clientY: at.y }));
	e.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, view: window }));
	return at;
}`

// spot finds the middle of a thing, once it has stopped moving and nothing lies
// over it: where a person would press.
const spot = `async (root, selector, text, within) => {
	const plain = (e) => e.textContent.replace(/\s+/g, " ").trim();
	const fits = (e) => (!text || plain(e) === text) && e.getClientRects().length > 0
		&& (!within || plain(e.closest(".row")).includes(within));
	const e = [...document.querySelector(root)?.querySelectorAll(selector) ?? []].findLast(fits);
	if (!e || e.disabled || e.ariaBusy === "true") return null;
	e.scrollIntoView({ block: "nearest", inline: "nearest" });
	const middle = () => { const r = e.getBoundingClientRect(); return { x: r.x + r.width / 2, y: r.y + r.height / 2 }; };
	const before = middle();
	for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame);
	const now = middle();
	if (before.x !== now.x || before.y !== now.y) return null;
	const top = document.elementFromPoint(now.x, now.y);
	return top && (e === top || e.contains(top)) ? now : null;
}`

func (b *browser) find(what thing) (x, y float64) {
	b.t.Helper()
	return b.where(what, spot)
}

func (b *browser) where(what thing, look string) (x, y float64) {
	b.t.Helper()
	at := see[struct{ X, Y float64 }](b, fmt.Sprintf("%+v to press", what), look, what.root, what.selector, what.text, what.within)
	return at.X, at.Y
}

// press clicks a thing or, on a phone, taps it.
func (b *browser) press(what thing) {
	b.t.Helper()
	if b.shaky {
		b.where(what, hit)
		return
	}
	x, y := b.find(what)
	if b.size.touch {
		b.do("tapping", chromedp.TapXY(x, y))
		return
	}
	b.do("clicking", chromedp.MouseClickXY(x, y))
}

// askMenu opens the menu of a thing: with the right button or, on a phone, with a finger
// that stays until the menu is there.
func (b *browser) askMenu(what thing, menu string) {
	b.t.Helper()
	x, y := b.find(what)
	if !b.size.touch {
		b.do("right click", chromedp.MouseClickXY(x, y, chromedp.ButtonRight))
		return
	}
	b.finger(input.DispatchTouchEventTypeTouchStart, &input.TouchPoint{X: x, Y: y})
	b.wait("the menu under the finger", `(menu) => document.querySelector(menu)?.getClientRects().length > 0`, menu)
	b.finger(input.DispatchTouchEventTypeTouchEnd)
}

func (b *browser) finger(does input.DispatchTouchEventType, at ...*input.TouchPoint) {
	b.t.Helper()
	if at == nil {
		at = []*input.TouchPoint{}
	}
	if _, err := chromedp.Call(b.ctx, input.DispatchTouchEvent, input.DispatchTouchEventParams{Type: does, TouchPoints: at}); err != nil {
		b.fail("moving a finger", err)
	}
}

// write enters words as an input method for Vietnamese does.
func (b *browser) write(words string) {
	b.t.Helper()
	if _, err := chromedp.Call(b.ctx, input.InsertText, input.InsertTextParams{Text: words}); err != nil {
		b.fail("typing", err)
	}
}

// enter presses the Enter key. (chromedp's own adds the letter even where the
// page has refused the key.)
func (b *browser) enter() {
	b.t.Helper()
	for _, does := range []input.DispatchKeyEventType{input.DispatchKeyEventTypeRawKeyDown, input.DispatchKeyEventTypeKeyUp} {
		_, err := chromedp.Call(b.ctx, input.DispatchKeyEvent, input.DispatchKeyEventParams{
			Type: does, Key: "Enter", Code: "Enter", WindowsVirtualKeyCode: 13, NativeVirtualKeyCode: 13,
		})
		if err != nil {
			b.fail("pressing Enter", err)
		}
	}
}
