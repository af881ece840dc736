package dialog_test

import (
	"errors"
	"testing"

	"khuyencong/flows/dialog"
)

// TestBeyond: who asks for more communes is offered the neighbours of their own,
// and none of their own, however it is named.
func TestBeyond(t *testing.T) {
	at := func(page int, own ...string) []dialog.Option {
		return dialog.Communes{Max: 3, Beyond: true}.Options(dialog.Context{Page: page, Actor: dialog.Actor{Communes: own}})
	}
	near := at(0, "24169", "24133")
	if len(near) != 7 || near[0].Key != "24154" || near[6].Key != ">1" {
		t.Errorf("near: %+v", near)
	}
	seen := map[string]bool{}
	for page := 1; page < 20; page++ {
		for _, o := range at(page, "24169", "24133") {
			seen[o.Key] = true
		}
	}
	if seen["24169"] || seen["24133"] || !seen["24163"] {
		t.Errorf("offered on the pages: %v", seen)
	}
	if os := at(0); len(os) == 0 || os[0].Key == "24154" {
		t.Errorf("without any of their own: %+v", os)
	}
}

// TestHeldIsNotAskedFor: typed, one's own commune is no answer.
func TestHeldIsNotAskedFor(t *testing.T) {
	c := dialog.Context{Actor: dialog.Actor{Communes: []string{"24169"}}}
	c.Match = func(string, []dialog.Option) (dialog.Option, bool) { return dialog.Option{}, false }
	c.Exact = c.Match
	for words, want := range map[string]string{"Ea Kao": "problem.commune_held 24169", "Tân An": ""} {
		got := ""
		v, err := dialog.Communes{Max: 3, Beyond: true}.Parse(c, dialog.Value{}, dialog.Event{Kind: dialog.Said, Text: words})
		if p := (*dialog.Problem)(nil); errors.As(err, &p) {
			got = text(p.Say)
		}
		if got != want || want == "" && len(v.Items) != 1 {
			t.Errorf("%q: %q, %+v", words, got, v)
		}
	}
}
