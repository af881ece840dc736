package dialog_test

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"github.com/google/go-cmp/cmp"
	"khuyencong/flows/dialog"
)

// text writes a phrase without its words: the key and its data by name, what
// was typed, or the number.
func text(p dialog.Phrase) string {
	switch {
	case p.Key != "":
		out := p.Key
		var names []string
		for name := range p.Data {
			names = append(names, name)
		}
		slices.Sort(names)
		for _, name := range names {
			out += " " + text(p.Data[name])
		}
		return out
	case p.Plain != "":
		return p.Plain
	case p.Unit != "":
		return strconv.FormatInt(p.N, 10)
	}
	var parts []string
	for _, part := range p.List {
		parts = append(parts, text(part))
	}
	return strings.Join(parts, ", ")
}

// labels are the buttons' texts, row by row.
func labels(v dialog.View) [][]string {
	var rows [][]string
	for _, row := range v.Rows {
		var texts []string
		for _, b := range row {
			texts = append(texts, text(b.Label))
		}
		rows = append(rows, texts)
	}
	return rows
}

// notes are the view's, as "mark key data".
func notes(v dialog.View) []string {
	var all []string
	for _, n := range v.Notes {
		all = append(all, string(n.Mark)+" "+text(n.Say))
	}
	return all
}

func asJSON(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return string(b)
}

// asks fails unless the newest screen's first paragraph is this text.
func (p *phone) asks(want string) {
	p.t.Helper()
	body := p.now().view.Body
	if want == "" && len(body) == 0 { // a receipt asks nothing
		return
	}
	if len(body) == 0 || text(body[0]) != want {
		p.t.Fatalf("the screen says %+v, not %q", body, want)
	}
}

// notesAre fails unless the newest screen has just these notes.
func (p *phone) notesAre(want ...string) {
	p.t.Helper()
	if diff := cmp.Diff(want, notes(p.now().view)); diff != "" {
		p.t.Fatalf("notes (-want +got):\n%s", diff)
	}
}

// answersAre fails unless the session holds just these answers, whatever
// messages gave them.
func (p *phone) answersAre(want dialog.Answers) {
	p.t.Helper()
	got := dialog.Answers{}
	for name, v := range p.s.Answers {
		v.From = 0
		got[name] = v
	}
	if diff := cmp.Diff(want, got); diff != "" {
		p.t.Fatalf("answers (-want +got):\n%s", diff)
	}
}

// buttonsAre fails unless the newest screen has just these buttons.
func (p *phone) buttonsAre(want ...[]string) {
	p.t.Helper()
	if diff := cmp.Diff(want, labels(p.now().view)); diff != "" {
		p.t.Fatalf("buttons (-want +got):\n%s", diff)
	}
}

// toastsAre fails unless the last event caused just these toasts.
func (p *phone) toastsAre(want ...string) {
	p.t.Helper()
	var got []string
	for _, toast := range p.toasts {
		got = append(got, text(toast.Text))
	}
	if diff := cmp.Diff(want, got); diff != "" {
		p.t.Fatalf("toasts (-want +got):\n%s", diff)
	}
}

// effectsAre fails unless the last event caused just these effects.
func (p *phone) effectsAre(want ...dialog.Effect) {
	p.t.Helper()
	if diff := cmp.Diff(want, p.effects); diff != "" {
		p.t.Fatalf("effects (-want +got):\n%s", diff)
	}
}
