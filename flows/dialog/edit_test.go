package dialog_test

import (
	"testing"

	"khuyencong/flows/dialog"
)

// TestEditedMessage: changing one's own earlier message changes that answer,
// what depended on it is asked again, and the question stays where it was.
func TestEditedMessage(t *testing.T) {
	p := opened(t, chain())
	first := p.say("Hoa Ban")
	total := p.say("40")
	p.say("20")
	p.asks("form.half.ask")

	p.edit(first, "Hoa  Lan")
	p.asks("form.half.ask")
	p.notesAre("tick answered form.name.label Hoa Lan")
	p.answersAre(dialog.Answers{"name": {Text: "Hoa Lan"}, "total": {Number: 40}, "share": {Number: 20}})

	p.edit(total, "50")
	p.asks("form.share.ask")
	p.answersAre(dialog.Answers{"name": {Text: "Hoa Lan"}, "total": {Number: 50}})

	p.edit(first, "Hoa Mai") // once more
	p.answersAre(dialog.Answers{"name": {Text: "Hoa Mai"}, "total": {Number: 50}})
}

func TestBadEditKeepsTheOld(t *testing.T) {
	p := opened(t, chain())
	p.say("Hoa Ban")
	total := p.say("40")
	for _, words := range []string{"nhiều", "", "1000", "4 hoặc 5"} {
		p.edit(total, words)
		p.asks("form.share.ask")
		p.notesAre("warn edit.kept form.total.label 40")
		p.answersAre(dialog.Answers{"name": {Text: "Hoa Ban"}, "total": {Number: 40}})
	}
}

// TestEditWhileAnotherIsRevisited leaves that one open.
func TestEditWhileAnotherIsRevisited(t *testing.T) {
	p := opened(t, chain())
	first := p.say("Hoa Ban")
	for _, words := range []string{"40", "20", "10", "5"} {
		p.say(words)
	}
	p.press("card.edit form.other.label")
	p.edit(first, "Hoa Lan")
	p.asks("form.other.ask")
	p.say("6")
	p.asks("card.check")
}

// TestEditOnTheCard and over the question answered by it.
func TestEditOnTheCard(t *testing.T) {
	p := opened(t, form(name(), count("n")))
	first := p.say("Hoa Ban")
	p.say("5")
	p.edit(first, "Hoa Lan")
	p.asks("card.check")
	if got := text(p.now().view.Lines[0].Value); got != "Hoa Lan" {
		t.Errorf("the card says %q", got)
	}
}

// TestWhereAnEditIsAnswered: in the card if nothing stands below it, since the
// edited message is further up; else below what was sent. A receipt stays.
func TestWhereAnEditIsAnswered(t *testing.T) {
	p := opened(t, form(name(), count("n")))
	first := p.say("Hoa Ban")
	card := p.now().message
	p.edit(first, "Hoa Lan")
	if p.now().message != card {
		t.Error("the edit made a new message though the card is the last")
	}
	p.slow = true
	p.command("help", "")
	p.edit(first, "Hoa Mai")
	p.show()
	if p.now().message == card || p.now().view.Close != card {
		t.Errorf("answered above what was sent: %+v", p.now())
	}
	p.slow = false
	p.say("Bao nhiêu?")
	p.press("ask.pass_on")
	receipt := p.now().message
	p.edit(first, "Hoa Ban")
	if p.now().message == receipt {
		t.Error("the receipt was overwritten")
	}
}

// TestEditOfTheReading: an answer chosen among readings is the message's.
func TestEditOfTheReading(t *testing.T) {
	p := opened(t, form(dialog.Step{Name: "cost", Ask: cost}, count("n")))
	message := p.say("500")
	p.press("500000000")
	p.edit(message, "600 triệu")
	p.answersAre(dialog.Answers{"cost": {Number: 600_000_000}})
	p.asks("form.n.ask")
}

// TestEditOfNoAnswer: a message that answered nothing still answers nothing,
// and the screen stays.
func TestEditOfNoAnswer(t *testing.T) {
	p := opened(t, form(count("n")))
	message := p.say("nhiều")
	shown := len(p.screens)
	p.edit(message, "12")
	p.answersAre(dialog.Answers{})
	p.edit(5, "12")
	p.answersAre(dialog.Answers{})
	if len(p.screens) != shown {
		t.Error("an unknown edit changed the screen")
	}
}

// TestEditAfterSending is handed to the flows, which open a correction; a
// stranger has sent nothing.
func TestEditAfterSending(t *testing.T) {
	p := opened(t, form(name()))
	p.book.Source = source
	message := p.say("Hoa Ban")
	p.press("form.send")
	p.edit(message, "Hoa Lan")
	p.asks("card.check")
	p.notesAre("info edit.sent")
	if p.s.Record != "r1" || p.s.Version != 2 {
		t.Errorf("session %+v mends no record", p.s)
	}
	p.me.Role, p.s = dialog.Stranger, dialog.Session{}
	p.edit(message, "Hoa Mai")
	if p.s.Owed != nil || p.s.Flow != "" {
		t.Error("a stranger's edit opened a correction")
	}
}

// source opens a correction with the edited words.
func source(e dialog.Event) dialog.Move {
	return dialog.Move{Do: dialog.Open, Flow: "form", Draft: &dialog.Draft{Record: "r1", Version: 2, Answers: dialog.Answers{"name": {Text: e.Text}}},
		Say: []dialog.Note{{Mark: dialog.Info, Say: dialog.Say("edit.sent")}}}
}

// TestEditAfterSendingWaits while another form is open: that one stays, the
// correction is put among the drafts and can be opened from there.
func TestEditAfterSendingWaits(t *testing.T) {
	p := opened(t, form(name(), count("n")))
	p.book.Source = source
	p.say("Hoa Ban")
	p.edit(5, "Hoa Lan")
	p.asks("form.n.ask")
	p.notesAre("info edit.sent", "info edit.sent_parked")
	p.answersAre(dialog.Answers{"name": {Text: "Hoa Ban"}})
	d := p.parked()
	p.effectsAre(dialog.Park{Draft: d})
	if d.ID == p.s.ID || d.Record != "r1" || d.Version != 2 || d.Title != "Hoa Lan" || d.Form != 1 || d.Chat != 77 || d.User != 77 {
		t.Errorf("parked %+v", d)
	}
	p.opens("go_on", d)
	p.command("go_on", "")
	if p.s.ID != d.ID || p.s.Record != "r1" || p.s.Answers.Text("name") != "Hoa Lan" {
		t.Errorf("resumed %+v", p.s)
	}
}

// TestEditedCaption changes the picture's caption, of a step that is open and
// of one that is done.
func TestEditedCaption(t *testing.T) {
	p := opened(t, form(pictures(3), count("n")))
	p.photo("a", "album")
	message := p.photo("b", "album")
	p.edit(message, " xưởng  rang ")
	p.asks("form.photos.ask")
	p.notesAre("tick edit.caption form.photos.label")
	p.press("nav.done_n 2")
	p.edit(message, "kho")
	p.asks("form.n.ask")
	items := p.s.Answers["photos"].Items
	if items[0].Caption != "" || items[1].Caption != "kho" {
		t.Errorf("captions %q and %q", items[0].Caption, items[1].Caption)
	}
}

// TestLivePlaceMoves: a live location sends its new place all the time; none of
// it is an answer or answered.
func TestLivePlaceMoves(t *testing.T) {
	p := opened(t, form(dialog.Step{Name: "place", Ask: dialog.Place{}}, count("n")))
	p.give(dialog.Event{Kind: dialog.SentPlace, Lat: 12, Lon: 108, Live: true})
	before := asJSON(p.s)
	for range 3 {
		p.give(dialog.Event{Kind: dialog.Moved, Message: p.message, Lat: 13, Lon: 109, Live: true})
	}
	if asJSON(p.s) != before {
		t.Error("a move changed the session")
	}
	p.answersAre(dialog.Answers{"place": {Lat: 12, Lon: 108}})
}

// TestSameEditAgain: an edit that the network brings twice changes nothing the
// second time, so a button pressed meanwhile still acts.
func TestSameEditAgain(t *testing.T) {
	p := opened(t, form(count("n"), name()))
	sent := p.say("7")
	p.say("Hoa Ban")
	p.edit(sent, "9")
	card := p.now()
	p.edit(sent, "9")
	if now := p.now(); now.view.Turn != card.view.Turn {
		t.Errorf("shown again at turn %d", now.view.Turn)
	}
	p.edit(sent, "8")
	p.asks("card.check")
	p.answersAre(dialog.Answers{"n": {Number: 8}, "name": {Text: "Hoa Ban"}})
	p.edit(sent, "9")
	p.answersAre(dialog.Answers{"n": {Number: 9}, "name": {Text: "Hoa Ban"}})
}
