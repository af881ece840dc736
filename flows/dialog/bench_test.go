package dialog_test

import (
	"testing"

	"khuyencong/flows/dialog"
)

// midway is a phone in the middle of the big form.
func midway(b *testing.B) *phone {
	p := newModel(b).phone
	p.command("big", "")
	for _, words := range []string{"Hoa Lan", "big.kind.farm", "3", "Ea Kao", "Buôn Kao"} {
		p.say(words)
	}
	p.press("row 2")
	p.asks("big.crop.ask")
	return p
}

func benchmark(b *testing.B, p *phone, e dialog.Event) {
	b.Helper()
	e = p.filled(e)
	e.Found = dialog.Found{}
	b.ReportAllocs()
	for b.Loop() {
		if s, _ := p.book.Advance(p.s, e); s.Owed == nil {
			b.Fatal("nothing is shown")
		}
	}
}

// BenchmarkTap is one answer by a button.
func BenchmarkTap(b *testing.B) {
	p := midway(b)
	benchmark(b, p, dialog.Event{Kind: dialog.Pressed, Message: p.now().message, Data: p.button(p.now(), "k03").Data, Query: "q"})
}

// BenchmarkTyped is one answer in words.
func BenchmarkTyped(b *testing.B) {
	benchmark(b, midway(b), dialog.Event{Kind: dialog.Said, Text: "k03"})
}
