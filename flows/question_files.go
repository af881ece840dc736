package flows

import (
	"errors"
	"slices"
	"strings"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// An asking is a question in words, spoken, or with pictures and documents. What
// is said, in words or aloud, ends it; pictures and documents wait for words, or
// for the button.
type asking struct{ words dialog.Text }

// mostAsked is how many files one question may come with.
const mostAsked = 10

// Free marks that any words would do.
func (asking) Free() {}

// Parse takes words, a voice message, and one file after the other.
func (k asking) Parse(c dialog.Context, old dialog.Value, e dialog.Event) (dialog.Value, error) {
	switch e.Kind {
	case dialog.SentVoice, dialog.SentPhoto, dialog.SentFile:
		return k.add(old, e)
	case dialog.Pressed:
		if e.Data != "send" || len(old.Items) == 0 {
			return dialog.Value{}, &dialog.Problem{Say: dialog.Say("problem.old_button")}
		}
		return dialog.Value{Text: old.Text, Items: old.Items, From: old.From}, nil
	}
	v, err := k.words.Parse(c, dialog.Value{}, e)
	v.Text, v.Items = below(old.Text, v.Text), old.Items
	return v, err
}

// below puts more words below those there are.
func below(words, more string) string {
	if words == "" || more == "" {
		return words + more
	}
	return words + "\n" + more
}

// add is one more file. A caption is what is asked; several stand below each
// other.
func (k asking) add(old dialog.Value, e dialog.Event) (dialog.Value, error) {
	v, err := dialog.Photos{Max: mostAsked}.Add(dialog.Value{Items: old.Items}, e)
	if err != nil {
		return dialog.Value{}, err
	}
	v.Text, v.From = old.Text, old.From
	if words := v.Items[len(v.Items)-1].Caption; words != "" && len(v.Items) > len(old.Items) {
		v.Text = below(v.Text, words)
	}
	v.Open = e.Kind != dialog.SentVoice
	return v, nil
}

// Options: what has come is sent by a button, where no words follow.
func (asking) Options(c dialog.Context) []dialog.Option {
	if n := len(c.Old.Items); n > 0 {
		return []dialog.Option{{Key: "send", Label: dialog.Say("ask.send", "n", n)}}
	}
	return nil
}

// Say is the words, or what came instead.
func (asking) Say(_ string, v dialog.Value) dialog.Phrase { return asked(v) }

// asked is what a question says: its words, or what it is.
func asked(v dialog.Value) dialog.Phrase {
	if v.Text != "" || len(v.Items) == 0 {
		return dialog.Plain(v.Text)
	}
	if aloud(v) {
		return dialog.Say("ask.spoken")
	}
	return dialog.FilesIn(v.Items)
}

// aloud reports whether there is something to be heard.
func aloud(v dialog.Value) bool {
	return slices.ContainsFunc(v.Items, func(i dialog.Item) bool { return i.As == "voice" || i.As == "audio" })
}

// questionTitle is what a question is called: its words, or what came instead of
// them. It is stored data, in Vietnamese whatever the person's language.
func questionTitle(v dialog.Value) string {
	switch {
	case v.Text != "":
		return dialog.Short(strings.Join(strings.Fields(v.Text), " ")).Plain
	case aloud(v):
		return "Tin nhắn thoại"
	}
	return "Ảnh, tệp gửi kèm"
}

// questionRecord fills the columns a question is searched by, and which record it
// is about.
func questionRecord(r *store.Record) {
	r.Title = questionTitle(r.Answers["words"])
	if about := r.Answers.Text("about"); about != "" {
		r.Facility = about
	}
}

// askedSoFar is what the question mentions: which record it is about, and how many
// files have come.
func askedSoFar(c dialog.Context) []any {
	return []any{"about", c.Answers["about"].Label, "n", len(c.Answers["words"].Items)}
}

// asksAloud makes a question of a voice message that nobody asked for. A picture
// or a document is no question yet: it waits for words, or for the button.
func asksAloud(e dialog.Event) dialog.Move {
	v, err := asking{}.add(dialog.Value{}, e)
	switch {
	case err != nil:
		return dialog.Move{Say: []dialog.Note{{Mark: dialog.Warn, Say: saidOf(err)}}}
	case v.Open:
		return dialog.Move{Do: dialog.Open, Flow: "ask", Draft: &dialog.Draft{Answers: dialog.Answers{"words": v}},
			Say: []dialog.Note{{Mark: dialog.Info, Say: dialog.Say("ask.add_words", "sent", dialog.SentAs(e))}}}
	}
	return passOn(e, dialog.Answers{"words": v})
}

// filesButton shows what came with a record; what can be heard is called that.
func filesButton(r store.Record) dialog.Button {
	if r.Kind == store.Question && aloud(r.Answers["words"]) {
		return labelled(r, "files", "act.listen")
	}
	return action(r, "files")
}

// saidOf is what a problem says.
func saidOf(err error) dialog.Phrase {
	if p, ok := errors.AsType[*dialog.Problem](err); ok {
		return p.Say
	}
	return dialog.Say("problem.cannot_read")
}

// passOn makes a question of what was said outside the flow.
func passOn(e dialog.Event, a dialog.Answers) dialog.Move {
	r := store.Record{
		ID: e.Fresh, Number: e.Number, Kind: store.Question, State: store.Sent, Version: 1, Form: 1,
		By: e.Actor.Person, ByName: e.Actor.Name, Created: e.At, Updated: e.At,
		Answers: a,
	}
	fill(&r)
	return dialog.Move{
		Keep: true,
		Say:  tick("sent.question.receipt", "number", Number(r), "title", r.Title),
		Effects: []dialog.Effect{
			store.Put{Record: r, Chat: e.Chat, Channel: Channel},
			store.Tell{Key: "new:" + r.ID, Staff: true, Kind: store.NewRecord, Record: r.ID, At: e.At},
		},
	}
}
