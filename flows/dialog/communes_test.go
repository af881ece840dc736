package dialog_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"khuyencong/flows/dialog"
)

func inCommunes(codes ...string) dialog.Value {
	var v dialog.Value
	for _, c := range codes {
		v.Items = append(v.Items, dialog.Item{Key: c})
	}
	return v
}

// choosing asks for at most three communes, then for a name.
func choosing(t *testing.T) *phone {
	t.Helper()
	return opened(t, form(dialog.Step{Name: "it", Ask: dialog.Communes{Max: 3}}, name()))
}

// TestCommunes are typed and pressed, one after the other, until "Xong".
func TestCommunes(t *testing.T) {
	p := choosing(t)
	p.say("ea kao")
	p.asks("form.it.ask")
	p.buttonsAre([]string{"common.on 24169", "nav.done"}, []string{"nav.another_commune"}, []string{"nav.locate"}, []string{"nav.pause"})
	p.press("nav.another_commune")
	p.press("24133") // on the pages of all
	p.say("Ea Kao")  // there already
	p.say("xong")
	p.asks("form.name.ask")
	p.answersAre(dialog.Answers{"it": inCommunes("24169", "24133")})
	p.press("nav.back")
	p.press("common.on 24169")
	p.press("nav.done")
	p.answersAre(dialog.Answers{"it": inCommunes("24133")})
	if got := text(p.now().view.Notes[0].Say); got != "answered form.it.label 24133" {
		t.Errorf("said %q", got)
	}
}

// TestCommunesListed: a list in one message is taken as a list; a place with its
// district is one place; a list with an unknown name is no list.
func TestCommunesListed(t *testing.T) {
	tests := []struct {
		said string
		want []string // nil: refused
	}{
		{"Ea Kao, Tân An", []string{"24169", "24163"}},
		{"ea kao; tan an\nbuôn hồ", []string{"24169", "24163", "24305"}},
		{"Ea Kao, Buôn Ma Thuột", []string{"24169"}},
		{"thôn 3, Ea Kao", []string{"24169"}},
		{"Ea Kao, Ea Kao", []string{"24169"}},
		{"Ea Kao, Cư Bao, Tân An, Buôn Hồ", nil}, // one too many
		{"Hòa Phú, Hòa Bình", nil},               // two that were two places each
		{"Atlantis, Lemuria", nil},
		{strings.Repeat("Atlantis,", 1000), nil},
	}
	for _, tt := range tests {
		p := choosing(t)
		p.say(tt.said)
		p.asks("form.it.ask")
		var got []string
		for _, i := range p.s.Answers["it"].Items {
			got = append(got, i.Key)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%.40q: %s", tt.said, diff)
		}
	}
}

// TestCommunesListedInDoubt: the part that may mean two places is asked about,
// and what is chosen stands beside the others.
func TestCommunesListedInDoubt(t *testing.T) {
	p := choosing(t)
	p.say("Hòa Phú, Ea Kao")
	p.notesAre("warn problem.commune_which Hòa Phú")
	p.pressOn(p.now(), text(p.s.Offer[0].Label))
	if v := p.s.Answers["it"]; !v.Has("24169") || !v.Has("24175") || len(v.Items) != 2 {
		t.Errorf("chosen %+v", v)
	}
}

// TestCommunesRefused: what cannot be taken leaves what was chosen as it is.
func TestCommunesRefused(t *testing.T) {
	tests := []struct {
		do   func(*phone)
		note string
	}{
		{func(p *phone) { p.say("Atlantis") }, "warn problem.commune Atlantis"},
		{func(p *phone) { p.give(dialog.Event{Kind: dialog.SentVoice}) }, "warn problem.want_words sent.voice"},
		{func(p *phone) { p.pressData(p.now().message, p.s.ID+":"+fmt.Sprint(p.s.Turn)+":99999") }, "warn problem.old_button"},
		{func(p *phone) { p.say("tân an"); p.say("tự an"); p.say("buôn hồ") }, "warn problem.communes_full 3"},
	}
	for _, tt := range tests {
		p := choosing(t)
		p.say("ea kao")
		tt.do(p)
		p.asks("form.it.ask")
		p.notesAre(tt.note)
		if v := p.s.Answers["it"]; !v.Open || v.Items[0].Key != "24169" {
			t.Errorf("%s: left with %+v", tt.note, v)
		}
	}
	p := choosing(t)
	p.say("xong")
	p.asks("form.it.ask")
	p.notesAre("warn problem.choose_some 1")
}

// TestCommuneInDoubt: a name that several places had is asked about, and what is
// chosen then stands beside what was chosen before.
func TestCommuneInDoubt(t *testing.T) {
	p := choosing(t)
	p.say("ea kao")
	p.say("Hòa Bình")
	p.notesAre("warn problem.commune_which Hòa Bình")
	offered := p.s.Offer[1]
	p.pressOn(p.now(), text(offered.Label))
	v := p.s.Answers["it"]
	if len(v.Items) != 2 || v.Items[0].Key != "24169" || !v.Open || len(offered.Value.Items) != 2 {
		t.Errorf("chosen %+v of %+v", v, offered)
	}
	p.press("nav.locate")
	p.give(dialog.Event{Kind: dialog.SentPlace, Lat: 12.605, Lon: 108.025})
	p.notesAre("warn problem.commune_near")
	p.pressOn(p.now(), text(p.s.Offer[0].Label))
	if n := len(p.s.Answers["it"].Items); n != 3 && n != 2 { // near may be one of those chosen
		t.Errorf("%d communes", n)
	}
}

// TestQuickCommunes: the second tap comes before the first is shown; both count.
func TestQuickCommunes(t *testing.T) {
	p := choosing(t)
	first := p.now()
	p.pressOn(first, "24133")
	p.pressOn(first, firstOther(first))
	if v := p.s.Answers["it"]; len(v.Items) != 2 {
		t.Errorf("chosen %+v", v)
	}
}

func firstOther(on screen) string {
	for _, row := range on.view.Rows {
		for _, b := range row {
			if label := text(b.Label); label != "24133" {
				return label
			}
		}
	}
	return ""
}

// TestOwnNumberTyped: where it is only to be called, a number may be typed.
func TestOwnNumberTyped(t *testing.T) {
	tests := []struct {
		typed bool
		event dialog.Event
		want  string // "" refused
		note  string
	}{
		{true, dialog.Event{Kind: dialog.Said, Text: "0905 123 456"}, "0905123456", ""},
		{true, dialog.Event{Kind: dialog.Said, Text: "+84 905.123.456"}, "0905123456", ""},
		{true, dialog.Event{Kind: dialog.Said, Text: "0905 12"}, "", "warn problem.phone"},
		{true, dialog.Event{Kind: dialog.Said, Text: "số của em"}, "", "warn problem.phone"},
		{true, dialog.Event{Kind: dialog.SentContact, Phone: "0905123456", Owner: 78}, "", "warn problem.not_own_contact"},
		{false, dialog.Event{Kind: dialog.Said, Text: "0905 123 456"}, "", "warn problem.want_contact sent.said"},
	}
	for _, tt := range tests {
		p := opened(t, form(dialog.Step{Name: "it", Ask: dialog.OwnContact{Typed: tt.typed}}, name()))
		p.give(tt.event)
		if got := p.s.Answers.Text("it"); got != tt.want {
			t.Errorf("%+v: %q", tt.event, got)
		}
		if tt.note != "" {
			p.notesAre(tt.note)
		}
	}
}

// TestPickFurther: the buttons below the rows may depend on who looks.
func TestPickFurther(t *testing.T) {
	further := func(c dialog.Context) []dialog.Option {
		if c.Actor.Role == dialog.Manager {
			return options("new", "other")
		}
		return options("other")
	}
	for role, want := range map[dialog.Role][]string{dialog.Staff: {"form.it.other"}, dialog.Manager: {"form.it.new", "form.it.other"}} {
		p := newPhone(t, form(dialog.Step{Name: "it", Ask: dialog.Pick{List: further}, Needs: nothingFound}))
		p.me.Role = role
		p.command("form", "")
		if diff := cmp.Diff(want, labels(p.now().view)[0]); diff != "" {
			t.Errorf("%s: %s", role, diff)
		}
		p.say("form.it.other")
		if got := p.s.Answers.Chosen("it"); got != "other" {
			t.Errorf("%s typed it: %q", role, got)
		}
	}
}

// TestEnded: a session that is ended from outside gives its answers up as a
// draft, and no button of it acts again.
func TestEnded(t *testing.T) {
	p := opened(t, form(name(), count("n")))
	p.say("Hoa Ban")
	before := p.now()
	was := p.s
	is, d, worth := p.s.Ended()
	if !worth || d.ID != was.ID || d.Flow != "form" || d.Answers.Text("name") != "Hoa Ban" || d.Opened != was.Opened {
		t.Errorf("draft %+v, %v", d, worth)
	}
	if is.Flow != "" || is.Answers != nil || is.Owed != nil || is.Revision != was.Revision+1 || is.Turn <= was.Turn {
		t.Errorf("session %+v", is)
	}
	if _, _, again := is.Ended(); again {
		t.Error("an empty session holds a draft")
	}
	p.s = is
	p.pressOn(before, "nav.pause")
	p.toastsAre("press.stale")
	p.asks("home")
	if was.Answers.Text("name") != "Hoa Ban" {
		t.Error("the session that was given has changed")
	}
}
