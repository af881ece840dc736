package dialog_test

import (
	"slices"

	"khuyencong/flows/dialog"
)

// say types words and returns the message's id.
func (p *phone) say(words string) int64 {
	p.t.Helper()
	p.give(dialog.Event{Kind: dialog.Said, Text: words})
	return p.sent.Message
}

func (p *phone) command(word, args string) {
	p.t.Helper()
	p.give(dialog.Event{Kind: dialog.Commanded, Command: word, Text: args})
}

func (p *phone) edit(message int64, words string) {
	p.t.Helper()
	p.give(dialog.Event{Kind: dialog.Edited, Message: message, Text: words})
}

// press presses the newest screen's button with this text (see text).
func (p *phone) press(label string) {
	p.t.Helper()
	p.pressOn(p.now(), label)
}

// pressOn presses a button of a screen that may be an old one.
func (p *phone) pressOn(on screen, label string) {
	p.t.Helper()
	p.pressData(on.message, p.button(on, label).Data)
}

func (p *phone) pressData(message int64, data string) {
	p.t.Helper()
	p.give(dialog.Event{Kind: dialog.Pressed, Message: message, Data: data, Query: "q"})
}

// button of a screen by its text.
func (p *phone) button(on screen, label string) dialog.Button {
	p.t.Helper()
	buttons := slices.Concat(on.view.Rows...)
	i := slices.IndexFunc(buttons, func(b dialog.Button) bool { return text(b.Label) == label })
	if i < 0 {
		p.t.Fatalf("no button %q among %q", label, labels(on.view))
	}
	return buttons[i]
}

// photo sends a picture, part of an album if one is named.
func (p *phone) photo(unique, album string) int64 {
	p.t.Helper()
	p.give(dialog.Event{Kind: dialog.SentPhoto, File: picture(unique, album)})
	return p.sent.Message
}

func picture(unique, album string) dialog.Item {
	return dialog.Item{File: "file-" + unique, Unique: unique, Album: album, Size: 90_000}
}
