package dialog_test

import (
	"testing"

	"khuyencong/flows/dialog"
)

func pictures(max int) dialog.Step {
	return dialog.Step{Name: "photos", Ask: dialog.Photos{Min: 1, Max: max}}
}

// uniques are the pictures an answer holds.
func (p *phone) uniques(step string) string {
	var all string
	for _, i := range p.s.Answers[step].Items {
		all += i.Unique
	}
	return all
}

func TestAlbum(t *testing.T) {
	p := opened(t, form(pictures(5), count("n")))
	p.photo("a", "album")
	p.photo("b", "album")
	p.photo("b", "album") // the same picture twice
	p.photo("c", "")
	p.asks("form.photos.ask")
	p.buttonsAre([]string{"nav.done_n 3"}, []string{"nav.pause"})
	p.say("xong")
	p.asks("form.n.ask")
	p.notesAre("tick answered form.photos.label unit.pictures 3")
	if got := p.uniques("photos"); got != "abc" {
		t.Errorf("pictures %q", got)
	}
}

// TestLatePart: a part of an album that comes after "Xong" joins the rest,
// wherever the conversation stands by then.
func TestLatePart(t *testing.T) {
	p := opened(t, form(pictures(5), name(), dialog.Step{Name: "more", Ask: dialog.Photos{Min: 1, Max: 3}}))
	p.photo("a", "album")
	p.press("nav.done_n 1")
	p.asks("form.name.ask")

	p.photo("b", "album")
	p.asks("form.name.ask")
	p.notesAre("tick album.late 2")

	p.say("Hoa Ban")
	p.photo("c", "album")
	p.asks("form.more.ask")
	p.notesAre("tick album.late 3")

	p.photo("x", "")
	p.press("nav.done_n 1")
	p.asks("card.check")
	p.photo("d", "album")
	p.asks("card.check")
	if got, more := p.uniques("photos"), p.uniques("more"); got != "abcd" || more != "x" {
		t.Errorf("pictures %q and %q", got, more)
	}
}

// TestLatePartWithoutRoom answers no other question.
func TestLatePartWithoutRoom(t *testing.T) {
	p := opened(t, form(pictures(1), dialog.Step{Name: "more", Ask: dialog.Photos{Min: 1, Max: 3}}))
	p.photo("a", "album")
	p.press("nav.done_n 1")
	p.photo("b", "album")
	p.asks("form.more.ask")
	p.notesAre("warn unused.sent sent.photo")
	if got, more := p.uniques("photos"), p.uniques("more"); got != "a" || more != "" {
		t.Errorf("pictures %q and %q", got, more)
	}
}

// TestOtherAlbum is no part of one that was taken.
func TestOtherAlbum(t *testing.T) {
	p := opened(t, form(pictures(5), name()))
	p.photo("a", "album")
	p.press("nav.done_n 1")
	p.photo("b", "another")
	p.notesAre("warn problem.want_words sent.photo")
	if got := p.uniques("photos"); got != "a" {
		t.Errorf("pictures %q", got)
	}
}

// TestLatePartAfterSending is told that it came to nothing.
func TestLatePartAfterSending(t *testing.T) {
	p := opened(t, form(pictures(5)))
	p.photo("a", "album")
	p.press("nav.done_n 1")
	p.press("form.send")
	p.photo("b", "album")
	p.asks("home")
	p.notesAre("info idle.sent sent.photo")
}

func TestTooManyPictures(t *testing.T) {
	p := opened(t, form(pictures(2)))
	p.photo("a", "album")
	p.photo("b", "album")
	p.photo("c", "album")
	p.notesAre("warn problem.photos_full 2")
	if got := p.uniques("photos"); got != "ab" {
		t.Errorf("pictures %q", got)
	}
}

// TestMorePicturesFromTheCard adds to those that are there.
func TestMorePicturesFromTheCard(t *testing.T) {
	p := opened(t, form(pictures(3)))
	p.photo("a", "")
	p.press("nav.done_n 1")
	p.press("card.edit form.photos.label")
	p.asks("form.photos.ask")
	p.photo("b", "")
	p.command("huy", "") // leaving the question does not close it
	p.press("pause.on")
	p.asks("form.photos.ask")
	p.press("nav.done_n 2")
	p.asks("card.check")
	p.press("form.send")
	if kept := p.effects[0].(done).Answers["photos"]; len(kept.Items) != 2 || kept.Open {
		t.Errorf("sent %+v", kept)
	}
}

func TestSeveral(t *testing.T) {
	p := opened(t, form(dialog.Step{Name: "it", Ask: dialog.Several{Among: options("red", "green", "blue"), Min: 2}}))
	p.buttonsAre([]string{"form.it.red", "form.it.green", "form.it.blue"}, []string{"nav.pause"})
	p.press("form.it.red")
	p.say("xanh lá")
	p.press("form.it.blue")
	p.press("common.on form.it.red")
	p.buttonsAre([]string{"form.it.red", "common.on form.it.green"}, []string{"common.on form.it.blue"}, []string{"nav.done"}, []string{"nav.pause"})
	p.press("nav.done")
	p.asks("card.check")
	p.answersAre(dialog.Answers{"it": {Items: []dialog.Item{{Key: "green"}, {Key: "blue"}}}})
	if got := text(p.now().view.Lines[0].Value); got != "form.it.green, form.it.blue" {
		t.Errorf("the card says %q", got)
	}
}

// TestQuickTicks: the second tick is pressed before the first is shown. Both
// count, a tick that the network doubles counts once, and after the question is
// done a late one changes nothing.
func TestQuickTicks(t *testing.T) {
	p := opened(t, form(dialog.Step{Name: "it", Ask: dialog.Several{Among: options("red", "green", "blue")}}, name()))
	first := p.now()
	tick := func(option string) { p.pressOn(first, "form.it."+option) }
	for _, option := range []string{"red", "blue", "red", "blue"} {
		tick(option)
	}
	if v := p.s.Answers["it"]; !v.Has("red") || !v.Has("blue") || len(v.Items) != 2 {
		t.Fatalf("ticked: %+v", v.Items)
	}
	p.press("nav.done")
	tick("green")
	if v := p.s.Answers["it"]; len(v.Items) != 2 || v.Open {
		t.Fatalf("after the end: %+v", v)
	}
}

// TestLateTicks: of an older screen only ticks of this very question count, and
// only where it is asked.
func TestLateTicks(t *testing.T) {
	several := func(name string) dialog.Step {
		return dialog.Step{Name: name, Ask: dialog.Several{Among: options("red", "green", "blue")}}
	}
	p := opened(t, form(several("a"), several("b"), name()))
	first := p.now()
	p.press("form.a.red")
	second := p.now()
	p.press("form.a.green")

	p.pressOn(second, "nav.done") // the end is no tick
	p.toastsAre("press.moved")
	p.asks("form.a.ask")
	p.command("menu", "") // over the question nothing is ticked
	p.pressOn(second, "form.a.blue")
	p.asks("home")
	p.press("menu.resume form.title")
	p.press("nav.done")

	p.press("form.b.blue")
	p.pressOn(first, "form.a.green") // the question before had the same options
	p.press("nav.done")
	p.answersAre(dialog.Answers{
		"a": {Items: []dialog.Item{{Key: "red"}, {Key: "green"}}},
		"b": {Items: []dialog.Item{{Key: "blue"}}}})
}
