package dialog_test

import (
	"fmt"
	"strings"
	"testing"

	"khuyencong/flows/dialog"
	"khuyencong/flows/vietnamese"
)

// crops are n options, k00 to k….
func crops(n int) []dialog.Option {
	var os []dialog.Option
	for i := range n {
		os = append(os, dialog.Option{Key: fmt.Sprintf("k%02d", i), Label: dialog.Plain(fmt.Sprintf("k%02d", i))})
	}
	return os
}

// TestChoicePages: eight a page, forwards and back; up to ten stand together.
func TestChoicePages(t *testing.T) {
	const first = "k00 k01 k02 k03 k04 k05 k06 k07 nav.more nav.pause"
	p := opened(t, form(dialog.Step{Name: "it", Ask: dialog.Choice{Among: crops(18)}}))
	for _, c := range []struct{ press, want string }{
		{"", first},
		{"nav.more", "k08 k09 k10 k11 k12 k13 k14 k15 nav.before nav.more nav.pause"},
		{"nav.more", "k16 k17 nav.before nav.pause"},
		{"nav.before", "k08 k09 k10 k11 k12 k13 k14 k15 nav.before nav.more nav.pause"},
		{"nav.before", first},
	} {
		if c.press != "" {
			p.press(c.press)
		}
		if got := p.line(); got != c.want {
			t.Errorf("after %q: %q, want %q", c.press, got, c.want)
		}
	}
	p.say("k17") // typed words are read among all
	p.answersAre(dialog.Answers{"it": {Key: "k17"}})

	p = opened(t, form(dialog.Step{Name: "it", Ask: dialog.Choice{Among: crops(10)}}))
	if got, want := p.line(), "k00 k01 k02 k03 k04 k05 k06 k07 k08 k09 nav.pause"; got != want {
		t.Errorf("ten options show as %q, want %q", got, want)
	}
}

// TestForgedPages lead to the last page at most.
func TestForgedPages(t *testing.T) {
	for _, page := range []string{">4", ">1000000", ">9223372036854775807", ">1152921504606846976", ">-5", ">x", ">"} {
		for _, k := range []dialog.Kind{dialog.Choice{Among: crops(18)}, dialog.Commune{}, dialog.Pick{Among: crops(3)}} {
			p := opened(t, form(dialog.Step{Name: "it", Ask: k, Needs: nothingFound}))
			p.pressData(p.now().message, p.s.ID+":1:"+page)
			p.asks("form.it.ask")
			if len(p.now().view.Rows) < 2 {
				t.Errorf("%T: page %s has no options", k, page)
			}
		}
	}
}

// TestProposals: those most likely meant come first, behind them all.
func TestProposals(t *testing.T) {
	first := func(dialog.Context) []string { return []string{"k11", "gone", "k02"} }
	p := opened(t, form(dialog.Step{Name: "it", Ask: dialog.Choice{Among: crops(12), First: first}}))
	for _, c := range []struct{ press, want string }{
		{"", "k11 k02 nav.all nav.pause"},
		{"nav.all", "k00 k01 k02 k03 k04 k05 k06 k07 nav.before nav.more nav.pause"},
		{"nav.before", "k11 k02 nav.all nav.pause"},
	} {
		if c.press != "" {
			p.press(c.press)
		}
		if got := p.line(); got != c.want {
			t.Errorf("after %q: %q, want %q", c.press, got, c.want)
		}
	}
	none := func(dialog.Context) []string { return nil }
	p = opened(t, form(dialog.Step{Name: "it", Ask: dialog.Choice{List: func(dialog.Context) []dialog.Option { return crops(3) }, First: none}}))
	if got, want := p.line(), "k00 k01 k02 nav.pause"; got != want {
		t.Errorf("without a proposal: %q, want %q", got, want)
	}
}

// TestCommunePages: own and recent ones first, all 102 behind them, each once.
func TestCommunePages(t *testing.T) {
	p := newPhone(t, form(dialog.Step{Name: "it", Ask: dialog.Commune{}}))
	p.me.Communes, p.s.Recent = []string{"24169", "24163"}, []string{"24163"}
	p.command("form", "")
	if got, want := p.line(), "24163 24169 nav.all_communes nav.locate nav.pause"; got != want {
		t.Fatalf("shows %q, want %q", got, want)
	}
	p.press("nav.all_communes")
	seen := map[string]bool{}
	for range 20 {
		for _, row := range labels(p.now().view) {
			for _, label := range row {
				if _, ok := vietnamese.CommuneByCode(label); ok {
					seen[label] = true
				}
			}
		}
		if !p.has("nav.more") {
			break
		}
		p.press("nav.more")
	}
	if len(seen) != 102 {
		t.Errorf("the pages hold %d communes", len(seen))
	}
}

// has reports whether the newest screen has the button.
func (p *phone) has(label string) bool {
	for _, row := range labels(p.now().view) {
		for _, l := range row {
			if l == label {
				return true
			}
		}
	}
	return false
}

// TestRecentCommunes: the commune of the form sent last is the first to be offered
// in the next; own ones go before others, which somebody may have had before.
func TestRecentCommunes(t *testing.T) {
	for name, tt := range map[string]struct {
		own  []string
		uses []string // in forms one after the other
		want string   // what is offered then
	}{
		"nothing yet":          {nil, nil, "22045 24235 24305"},
		"own ones":             {[]string{"24169", "24163"}, nil, "24169 24163 nav.all_communes"},
		"an own one was used":  {[]string{"24169", "24163"}, []string{"24163"}, "24163 24169 nav.all_communes"},
		"the last one first":   {[]string{"24169", "24163"}, []string{"24163", "24169"}, "24169 24163 nav.all_communes"},
		"somebody else's":      {[]string{"24169"}, []string{"24133", "24163"}, "24169 24163 24133 nav.all_communes"},
		"nobody's own":         {nil, []string{"24133", "24163", "24133"}, "24133 24163 nav.all_communes"},
		"no more than a page":  {nil, []string{"24133", "24163", "24169", "22045", "24235", "24305"}, "24305 24235 22045 24169 24163 nav.all_communes"},
		"not what was dropped": {[]string{"24169"}, []string{"-24163"}, "24169 nav.all_communes"},
	} {
		t.Run(name, func(t *testing.T) {
			p := newPhone(t, form(dialog.Step{Name: "in", Ask: dialog.Commune{}}))
			p.me.Communes = tt.own
			for _, code := range tt.uses {
				code, dropped := strings.CutPrefix(code, "-")
				p.command("form", "")
				if p.has("nav.all_communes") {
					p.press("nav.all_communes")
				}
				for !p.has(code) {
					p.press("nav.more")
				}
				p.press(code)
				if dropped {
					p.press("nav.pause")
					p.press("pause.drop")
				} else {
					p.press("form.send")
				}
			}
			p.command("form", "")
			if got := p.line(); !strings.HasPrefix(got, tt.want) {
				t.Errorf("offers %q, want %q", got, tt.want)
			}
		})
	}
}
