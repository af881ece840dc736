package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

const (
	patience = 20 * time.Second      // for what the page must come to show
	glance   = 20 * time.Millisecond // between two looks at the page
)

// A size is a screen that the page is looked at on.
type size struct {
	width, height int64
	touch         bool
}

var (
	cheapPhone = size{360, 740, true}
	otherPhone = size{390, 844, true}
	officePC   = size{1280, 800, false}
)

// A browser is a chromium without a window and with one tab. What it does is
// done with the mouse, a finger or the keyboard; JavaScript only looks.
type browser struct {
	t     *testing.T
	ctx   context.Context
	size  size
	shots string // folder for pictures, empty: none are taken

	mu         sync.Mutex
	complaints []string // of the page, on the console
}

// newBrowser starts a chromium. Without one the test is skipped, but never
// where CI says that everything has to be tested.
func newBrowser(t *testing.T) *browser {
	t.Helper()
	program := chromium()
	if program == "" {
		if os.Getenv("CI") == "true" {
			t.Fatal("CI has no chromium, chromium-browser or google-chrome: the page is not tested")
		}
		t.Skip("no chromium, chromium-browser or google-chrome on this machine; on Debian: apt install chromium")
	}
	options := append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]),
		chromedp.ExecPath(program), chromedp.NoSandbox, chromedp.DisableGPU, chromedp.UserDataDir(t.TempDir()),
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true))
	ctx, quit := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, closeTab := chromedp.NewContext(ctx)
	b := &browser{t: t, ctx: ctx, shots: os.Getenv("KHUYENCONG_SHOTS")}
	t.Cleanup(func() {
		if err := chromedp.Cancel(ctx); err != nil {
			t.Error(err)
		}
		closeTab()
		quit()
	})
	b.do("starting "+program, chromedp.Func(func(context.Context, *chromedp.Target) error { return nil }))
	b.listen()
	b.media("light")
	return b
}

func chromium() string {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}

// listen keeps the errors that the page writes to its console.
func (b *browser) listen() {
	console := chromedp.Console(b.ctx)
	go func() {
		for m, err := range console {
			if err != nil {
				return
			}
			if m.IsException() || m.Type == chromedp.ConsoleError || m.Type == chromedp.ConsoleWarning {
				b.mu.Lock()
				b.complaints = append(b.complaints, fmt.Sprintf("%s: %s (%s:%d)", m.Type, m.Text, m.URL, m.Line+1))
				b.mu.Unlock()
			}
		}
	}()
}

func (b *browser) complained() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return slices.Clone(b.complaints)
}

// media sets what the reader prefers: light or dark, and that nothing moves, so
// that a button is where it is seen.
func (b *browser) media(scheme string) {
	b.t.Helper()
	_, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"},
	}})
	if err != nil {
		b.t.Fatal(err)
	}
}

func (b *browser) resize(s size) {
	b.t.Helper()
	var o []chromedp.EmulateViewportOption
	if s.touch {
		o = append(o, chromedp.EmulateMobile, chromedp.EmulateTouch, chromedp.EmulatePortrait)
	}
	b.size = s
	b.do("resizing", chromedp.EmulateViewport(s.width, s.height, o...))
}

func (b *browser) open(url string) {
	b.t.Helper()
	b.do("opening the page", chromedp.Navigate(url))
	b.wait("the page to be ready", `() => document.body.classList.contains("ready")`)
}

func (b *browser) do(what string, steps ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	if err := chromedp.Do(b.ctx, steps...); err != nil {
		b.fail(what, err)
	}
}

// wait looks until a function of the page says yes.
func (b *browser) wait(what, js string, args ...any) {
	b.t.Helper()
	see[bool](b, what, js, args...)
}

// see looks until a function of the page returns something, and returns it.
func see[T any](b *browser, what, js string, args ...any) T {
	b.t.Helper()
	v, err := chromedp.Run(b.ctx, chromedp.PollFunction[T](js,
		chromedp.WithPollingInterval(glance), chromedp.WithPollingTimeout(patience), chromedp.WithPollingArgs(args...)))
	if err != nil {
		b.fail("waiting for "+what, err)
	}
	return v
}

// spot finds the middle of the last element that fits, once it has stopped
// moving and nothing lies over it: where a person would press.
const spot = `async (root, selector, text) => {
	const plain = (e) => e.textContent.replace(/\s+/g, " ").trim();
	const fits = (e) => (!text || plain(e) === text) && e.getClientRects().length > 0;
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

// press clicks, or on a phone taps, what stands under root and is called text.
func (b *browser) press(root, selector, text string) {
	b.t.Helper()
	at := see[struct{ X, Y float64 }](b, fmt.Sprintf("%s %s %q to press", root, selector, text), spot, root, selector, text)
	if b.size.touch {
		b.do("tapping", chromedp.TapXY(at.X, at.Y))
		return
	}
	b.do("clicking", chromedp.MouseClickXY(at.X, at.Y))
}

// write enters words as an input method for Vietnamese does.
func (b *browser) write(words string) {
	b.t.Helper()
	if _, err := chromedp.Call(b.ctx, input.InsertText, input.InsertTextParams{Text: words}); err != nil {
		b.fail("typing", err)
	}
}

// fail ends the test with what the phones show.
func (b *browser) fail(what string, err error) {
	b.t.Helper()
	screens, _ := chromedp.Run(b.ctx, chromedp.Evaluate[string](`[...document.querySelectorAll("[data-phone]")].map((phone) =>
		phone.querySelector("h2").textContent + "\n" + [...phone.querySelectorAll(".row")].slice(-4).map((row) => "  " + row.innerText.replace(/\n+/g, " | ")).join("\n")).join("\n")`))
	if b.shots != "" {
		b.picture("failed")
	}
	b.t.Fatalf("%s: %v\n%s\n%s", what, err, screens, strings.Join(b.complained(), "\n"))
}

// picture writes the screen as it is.
func (b *browser) picture(name string) {
	b.t.Helper()
	png, err := chromedp.Run(b.ctx, chromedp.CaptureScreenshot())
	if err == nil {
		err = os.MkdirAll(b.shots, 0o755)
	}
	if err == nil {
		err = os.WriteFile(filepath.Join(b.shots, name+".png"), png, 0o644)
	}
	if err != nil {
		b.t.Error(err)
	}
}
