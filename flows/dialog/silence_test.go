package dialog_test

import (
	"testing"

	"khuyencong/flows/dialog"
)

// places are where a conversation may stand.
func places() map[string]func(*phone) {
	return map[string]func(*phone){
		"nowhere":      func(p *phone) { p.command("huy", ""); p.press("pause.drop") },
		"first":        func(*phone) {},
		"second":       func(p *phone) { p.say("Hoa Ban") },
		"menu":         func(p *phone) { p.command("menu", "") },
		"leaving":      func(p *phone) { p.command("huy", "") },
		"locating":     func(p *phone) { p.say("Hoa Ban"); p.press("nav.locate") },
		"card":         func(p *phone) { p.say("Hoa Ban"); p.say("Ea Kao") },
		"receipt":      func(p *phone) { p.say("Hoa Ban"); p.say("Ea Kao"); p.press("form.send") },
		"not yet seen": func(p *phone) { p.slow = true; p.say("Hoa Ban") },
		"removed":      func(p *phone) { p.say("Hoa Ban"); p.book.Flows = nil },
	}
}

// TestNothingIsSwallowed: whatever is sent wherever, there is a new view or a
// word over the chat.
func TestNothingIsSwallowed(t *testing.T) {
	t.Parallel()
	events := messages()
	for _, word := range []string{"help", "menu", "huy", "form", "unheard"} {
		events = append(events, message{"/" + word, "", dialog.Event{Kind: dialog.Commanded, Command: word}})
	}
	for _, data := range []string{"", "x", "o:busy", "o:help", "s0000001:1:x", "s9999999:1:x"} {
		events = append(events, message{"press " + data, "", dialog.Event{Kind: dialog.Pressed, Message: 55, Data: data, Query: "q"}})
	}
	for place, reach := range places() {
		for _, m := range events {
			t.Run(place+"/"+m.name, func(t *testing.T) {
				p := opened(t, form(name(), dialog.Step{Name: "commune", Ask: dialog.Commune{}}))
				reach(p)
				p.slow = true
				turn := p.s.Turn
				p.give(m.event)
				if p.s.Turn == turn && len(p.toasts) == 0 {
					t.Error("there is no answer")
				}
				if p.s.Turn != turn && p.s.Owed == nil {
					t.Error("the new view is not owed")
				}
				if m.event.Kind == dialog.Pressed && len(p.toasts) != 1 {
					t.Errorf("%d toasts answer the press", len(p.toasts))
				}
			})
		}
	}
}

// TestSilence: what asks for no answer gets none in the chat.
func TestSilence(t *testing.T) {
	for _, e := range []dialog.Event{
		{Kind: dialog.Moved, Lat: 12, Lon: 108},
		{Kind: dialog.Edited, Message: 5, Text: "x"},
		{Kind: dialog.Displayed, Turn: 99, Message: 5},
		{Kind: dialog.Blocked}, {Kind: dialog.Unblocked},
		{Kind: dialog.Said, Group: true, Chat: -5, Text: "chào cả nhà"},
		{Kind: dialog.SentPhoto, Group: true, Chat: -5},
		{Kind: dialog.Edited, Group: true, Chat: -5, Text: "x"},
		{Kind: dialog.Commanded, Group: true, Chat: -5, Command: "help"},
		{Kind: dialog.GroupRaised, Group: true, Chat: -5, NewChat: -6},
		{Kind: dialog.GroupRemoved, Group: true, Chat: -5},
	} {
		t.Run(string(e.Kind), func(t *testing.T) {
			p := opened(t, form(name()))
			turn := p.s.Turn
			p.give(e)
			if p.s.Turn != turn || p.s.Owed != nil || len(p.toasts) != 0 {
				t.Errorf("there is an answer: %+v", p.s.Owed)
			}
			p.answersAre(dialog.Answers{})
		})
	}
}

// TestNewsOfTheChat reaches the flows.
func TestNewsOfTheChat(t *testing.T) {
	for _, kind := range []dialog.Happening{dialog.Blocked, dialog.Unblocked, dialog.GroupRaised, dialog.GroupRemoved} {
		p := newPhone(t, form(name()))
		p.give(dialog.Event{Kind: kind, Group: kind == dialog.GroupRaised || kind == dialog.GroupRemoved, Chat: -5})
		p.effectsAre(kind)
	}
}

// TestPressInAGroup is answered over the chat.
func TestPressInAGroup(t *testing.T) {
	p := newPhone(t, form(name()))
	p.give(dialog.Event{Kind: dialog.Pressed, Group: true, Chat: -5, Message: 9, Data: "o:busy", Query: "q"})
	p.toastsAre("busy")
	if p.s.Owed != nil {
		t.Errorf("a group was shown %+v", p.s.Owed)
	}
}
