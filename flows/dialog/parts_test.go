package dialog_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"khuyencong/flows/dialog"
)

// inParts is a form that is sent first, with two parts to be sent later. What the
// floor is made of is asked of a house alone, and what it cost of a paved one.
func inParts() *dialog.Flow {
	part := func(of string, s dialog.Step) dialog.Step {
		s.Part = of
		return s
	}
	floor := choice("floor", "earth", "paved")
	floor.Optional = true
	price := count("price", "floor")
	price.When = chose("floor", "paved")
	rooms := count("rooms")
	rooms.Optional = true
	return form(name(), count("n"), part("home", rooms), part("home", floor), part("home", price),
		part("look", pictures(3)), part("look", dialog.Step{Name: "faith", Ask: dialog.YesNo{}, Veiled: true, Optional: true}))
}

// record is what was sent of it.
func record() dialog.Answers {
	return dialog.Answers{"name": {Text: "Hoa Ban", From: 50}, "n": {Number: 5}}
}

// filling is a phone on which a part of the record is being filled in.
func filling(t *testing.T, part string, a dialog.Answers, fields ...dialog.Field) *phone {
	p := newPhone(t, inParts(), small(choice("lang", "vi")))
	p.opens("fill", dialog.Draft{Flow: "form", Record: "r1", Version: 3, Part: part, Fields: fields, Answers: a})
	p.command("fill", "")
	return p
}

// cardIs fails unless the card is called so and has just these lines.
func (p *phone) cardIs(head string, want ...string) {
	p.t.Helper()
	v := p.now().view
	var got []string
	for _, l := range v.Lines {
		got = append(got, l.Step+" "+text(l.Value))
	}
	if diff := cmp.Diff(want, got); diff != "" || text(v.Head) != head {
		p.t.Fatalf("the card %q (-want +got):\n%s", text(v.Head), diff)
	}
}

// TestFormWithoutItsParts: who registers is asked nothing of the parts.
func TestFormWithoutItsParts(t *testing.T) {
	p := opened(t, inParts())
	p.say("Hoa Ban")
	p.say("5")
	p.cardIs("form.title", "name Hoa Ban", "n 5")
	p.press("form.send")
	if got := p.effects[0].(done).Answers; len(got) != 2 {
		t.Errorf("sent %v", got)
	}
}

// TestPart asks only its own questions, counts only them, and its card has only
// their lines; what else the record says is neither shown nor changed.
func TestPart(t *testing.T) {
	p := filling(t, "home", record())
	p.asks("form.rooms.ask")
	if head := text(p.now().view.Head); head != "head.step 1 2 form.part.home" {
		t.Errorf("head %q", head)
	}
	p.say("4")
	p.asks("form.floor.ask")
	p.press("form.floor.paved")
	p.asks("form.price.ask")
	p.say("60")
	p.cardIs("form.part.home", "rooms 4", "floor form.floor.paved", "price 60")
	p.buttonsAre([]string{"form.send"}, []string{"card.edit form.rooms.label"}, []string{"card.edit form.floor.label"}, []string{"card.edit form.price.label"}, []string{"nav.pause"})
	p.press("form.send")
	want := record()
	want["rooms"], want["floor"], want["price"] = dialog.Value{Number: 4, From: p.s.Answers["rooms"].From}, dialog.Value{Key: "paved"}, dialog.Value{Number: 60}
	got := p.effects[0].(done).Answers
	for name, v := range want {
		if !got[name].Same(v) {
			t.Errorf("%s is %+v, want %+v", name, got[name], v)
		}
	}
	if len(got) != len(want) || p.s.Part != "" || p.s.Record != "" {
		t.Errorf("sent %v; the session still has part %q", got, p.s.Part)
	}
}

// TestBackInAPart leads no further than its first question, and from the card
// back to it.
func TestBackInAPart(t *testing.T) {
	p := filling(t, "home", record())
	p.buttonsAre([]string{"nav.skip", "nav.pause"})
	p.say("4")
	p.press("nav.back")
	p.asks("form.rooms.ask")
	p.say("5")
	p.press("nav.skip")
	p.cardIs("form.part.home", "rooms 5", "floor common.skipped")
	p.press("card.edit form.rooms.label")
	p.press("nav.back")
	p.cardIs("form.part.home", "rooms 5", "floor common.skipped")
	p.press("card.edit form.floor.label")
	p.press("form.floor.paved")
	p.asks("form.price.ask") // it belongs to it now
}

// TestPartStaysClosed: no button, forged or old, no words and no edit of an
// earlier message change what is not of the part.
func TestPartStaysClosed(t *testing.T) {
	a := record()
	a["photos"] = dialog.Value{Items: []dialog.Item{picture("a", "A")}}
	p := filling(t, "home", a)
	for _, opt := range []string{"/name", "/photos", "/n"} {
		p.pressData(p.now().message, p.s.ID+":"+asJSON(p.s.Turn)+":"+opt)
		p.asks("form.rooms.ask")
	}
	p.book.Source = func(dialog.Event) dialog.Move {
		return dialog.Move{Say: []dialog.Note{{Mark: dialog.Info, Say: dialog.Say("asked")}}}
	}
	p.edit(50, "Hoa Lan")
	p.notesAre("info asked") // it is for the flows to say what becomes of it
	p.answersAre(dialog.Answers{"name": {Text: "Hoa Ban"}, "n": {Number: 5}, "photos": {Items: []dialog.Item{picture("a", "A")}}})
}

// TestLateAlbumOfAnotherPart: a picture whose album went to another part, which was
// sent already, is no answer here, and that is said.
func TestLateAlbumOfAnotherPart(t *testing.T) {
	a := record()
	a["photos"] = dialog.Value{Items: []dialog.Item{picture("a", "A")}}
	p := filling(t, "home", a)
	p.photo("b", "A")
	if n := len(p.s.Answers["photos"].Items); n != 1 {
		t.Errorf("%d pictures", n)
	}
	p.asks("form.rooms.ask")
	p.notesAre("warn problem.want_words sent.photo")
}

// TestDraftOfAPart comes back as it was, with its part; another part of the same
// record that is open meanwhile is put aside, not replaced.
func TestDraftOfAPart(t *testing.T) {
	p := filling(t, "home", record())
	p.say("4")
	p.command("huy", "")
	if head := text(p.now().view.Head); head != "form.part.home" {
		t.Errorf("the pause is headed %q", head)
	}
	p.press("pause.save")
	d := p.parked()
	if d.Part != "home" || d.Record != "r1" || d.Version != 3 || d.Answers["rooms"].Number != 4 {
		t.Fatalf("parked %+v", d)
	}
	p.opens("look", dialog.Draft{Flow: "form", Record: "r1", Version: 3, Part: "look", Answers: record()})
	p.opens("go_on", d)
	p.command("look", "")
	p.photo("a", "")
	p.command("go_on", "")
	if other := p.parked(); other.Part != "look" || other.ID == d.ID || len(other.Answers["photos"].Items) != 1 {
		t.Errorf("parked %+v", other)
	}
	p.asks("form.floor.ask")
	if p.s.Part != "home" || p.s.ID != d.ID {
		t.Errorf("resumed %+v", p.s)
	}
	p.command("menu", "")
	p.press("menu.resume form.part.home")
	p.asks("form.floor.ask")
}

// TestPartOpenAlready is shown, not begun anew; another part of the record is not
// the same.
func TestPartOpenAlready(t *testing.T) {
	p := filling(t, "home", record())
	p.say("4")
	id := p.s.ID
	p.command("fill", "")
	p.asks("form.floor.ask")
	p.effectsAre()
	p.opens("all", dialog.Draft{Flow: "form", Record: "r1", Version: 3, Answers: record()})
	p.command("all", "")
	p.cardIs("form.title", "name Hoa Ban", "n 5")
	if p.parked().ID != id || p.s.ID == id {
		t.Errorf("session %+v", p.s)
	}
}

// TestFieldsOfParts: what staff sent back is asked, from whatever part it is, and
// what depends on it; nothing else of those parts is.
func TestFieldsOfParts(t *testing.T) {
	a := record()
	a["rooms"], a["floor"], a["price"] = dialog.Value{Number: 4}, dialog.Value{Key: "paved"}, dialog.Value{Number: 60}
	a["faith"] = dialog.Value{Key: "yes"}
	delete(a, "floor")
	delete(a, "n")
	p := filling(t, "", a, dialog.Field{Step: "n"}, dialog.Field{Step: "floor", Reason: dialog.Plain("chưa rõ")})
	p.asks("form.n.ask")
	if head := text(p.now().view.Head); head != "head.step 1 2 form.title" {
		t.Errorf("head %q", head)
	}
	p.say("6")
	p.asks("fix.ask form.floor.ask chưa rõ")
	p.press("form.floor.paved")
	p.asks("form.price.ask") // it is not known to be the same
	p.say("70")
	p.cardIs("form.title", "name Hoa Ban", "n 6", "floor form.floor.paved", "price 70")
	p.buttonsAre([]string{"form.send"}, []string{"card.edit form.n.label"}, []string{"card.edit form.floor.label"}, []string{"card.edit form.price.label"}, []string{"nav.pause"})
	p.pressData(p.now().message, p.s.ID+":"+asJSON(p.s.Turn)+":/rooms")
	p.asks("card.check")
}

// TestRoleTakenAwayInAPart: the part is kept, under its own name.
func TestRoleTakenAwayInAPart(t *testing.T) {
	f := inParts()
	may := true
	f.May = func(dialog.Actor) bool { return may }
	p := newPhone(t, f)
	p.opens("fill", dialog.Draft{Flow: "form", Record: "r1", Version: 3, Part: "home", Answers: record()})
	p.command("fill", "")
	p.say("4")
	may = false
	p.press("form.floor.paved")
	p.notesAre("tick answered form.floor.label form.floor.paved", "warn barred.kept form.part.home ")
	if d := p.parked(); d.Part != "home" || d.Answers["rooms"].Number != 4 || d.Answers.Chosen("floor") != "paved" {
		t.Errorf("parked %+v", d)
	}
	p.command("fill", "")
	p.notesAre("warn not_for_you ")
}

// TestVeiled: a sensitive answer is shown nowhere, not even to the one who gives it.
func TestVeiled(t *testing.T) {
	p := filling(t, "look", record())
	p.photo("a", "")
	p.press("nav.done_n 1")
	p.asks("form.faith.ask")
	p.press("common.yes")
	p.notesAre("tick answered form.faith.label common.veiled")
	p.cardIs("form.part.look", "photos unit.pictures 1", "faith common.veiled")
	f := inParts()
	if got := text(f.Reveal("faith", dialog.Value{Key: "yes"})); got != "common.yes" {
		t.Errorf("revealed it says %q", got)
	}
	if got := text(f.SayValue("faith", dialog.Value{Skipped: true})); got != "common.skipped" {
		t.Errorf("passed over it says %q", got)
	}
}

func TestParts(t *testing.T) {
	f := inParts()
	if diff := cmp.Diff([]string{"home", "look"}, f.Parts()); diff != "" {
		t.Error(diff)
	}
	a := record()
	for _, c := range []struct {
		change func()
		n, of  int
		lines  int
	}{
		{func() {}, 0, 2, 0},
		{func() { a["rooms"] = dialog.Value{Number: 4} }, 1, 2, 1},
		{func() { a["floor"] = dialog.Value{Skipped: true} }, 1, 2, 2},
		{func() { a["floor"] = dialog.Value{Key: "paved"} }, 2, 3, 2},
		{func() { a["price"] = dialog.Value{Number: 60} }, 3, 3, 3},
		{func() { a["floor"] = dialog.Value{Key: "earth"} }, 2, 2, 2}, // the price is left behind
	} {
		c.change()
		if n, of := f.Filled("home", a); n != c.n || of != c.of {
			t.Errorf("%v: %d of %d, want %d of %d", a, n, of, c.n, c.of)
		}
		if got := f.LinesOf("home", a); len(got) != c.lines {
			t.Errorf("%v: lines %+v", a, got)
		}
	}
	if got := f.LinesOf("", a); len(got) != 2 {
		t.Errorf("the form itself has the lines %+v", got)
	}
}
