package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

const (
	patience = 45 * time.Second      // for what the page must come to show
	glance   = 20 * time.Millisecond // between two looks at the page
)

// A size is a screen that the page is looked at on, in CSS pixels.
type size struct {
	name          string
	width, height int64
	touch         bool
}

func cheapPhone() size { return size{"360", 360, 740, true} }
func otherPhone() size { return size{"390", 390, 844, true} }
func officePC() size   { return size{"1280", 1280, 800, false} }

// A browser is a chromium without a window and with one tab. Whatever it does
// is done with the mouse, a finger or the keyboard; JavaScript only looks.
type browser struct {
	shaky bool // messages come and go while somebody presses
	t     *testing.T
	ctx   context.Context
	size  size
	shots string // folder for pictures, empty: none are taken

	mu         sync.Mutex
	complaints []string // of the page, on the console
}

// newBrowser starts a chromium. Without one the test is skipped, but never
// where CI is to test everything.
func newBrowser(t *testing.T) *browser {
	t.Helper()
	program := chromium()
	switch {
	case program == "" && os.Getenv("CI") == "true":
		t.Fatal("no chromium, chromium-browser or google-chrome: CI would leave the page untested")
	case program == "":
		t.Skip("no chromium, chromium-browser or google-chrome on this machine; on Debian: apt install chromium")
	}
	options := append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]),
		chromedp.ExecPath(program), chromedp.NoSandbox, chromedp.DisableGPU, chromedp.UserDataDir(t.TempDir()),
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true))
	ctx, quit := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, closeTab := chromedp.NewContext(ctx)
	t.Cleanup(func() {
		if err := chromedp.Cancel(ctx); err != nil {
			t.Error(err)
		}
		closeTab()
		quit()
	})
	b := &browser{t: t, ctx: ctx, shots: os.Getenv("KHUYENCONG_SHOTS")}
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("starting %s: %v", program, err)
	}
	b.listen()
	b.prefer("light")
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

// listen keeps the warnings and errors that the page writes to its console.
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

// prefer sets what the reader likes: light or dark, and that nothing moves, so
// that a button is pressed where it was seen.
func (b *browser) prefer(scheme string) {
	b.t.Helper()
	_, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"},
	}})
	if err != nil {
		b.fail("setting what the reader likes", err)
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

// fail ends the test with what the phones show.
func (b *browser) fail(what string, err error) {
	b.t.Helper()
	screens, _ := chromedp.Run(b.ctx, chromedp.Evaluate[string](`[...document.querySelectorAll("[data-phone]")].map((phone) =>
		"--- " + phone.querySelector("h2").textContent + "\n" + [...phone.querySelectorAll(".row")].slice(-4).map((row) =>
			row.innerText.replace(/\n+/g, " | ")).join("\n")).join("\n")`))
	if b.shots != "" {
		b.picture("failed.png")
	}
	b.t.Fatalf("%s: %v\n%s\n%s", what, err, screens, strings.Join(b.complained(), "\n"))
}
