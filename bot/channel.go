package bot

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// A Channel is where the people are: Telegram today.
type Channel interface {
	// Show sends a message, or changes the one m.Place names, and returns the id
	// of the message that shows it now. Showing what is shown already is no error.
	Show(ctx context.Context, chat int64, m Message) (int64, error)
	// Toast answers the press of a button; a press that is too old is no error.
	Toast(ctx context.Context, query, text string, alert bool) error
}

// A Message is a screen in words: what a channel can show.
type Message struct {
	Text    string     // HTML: b, i, u, code, a, blockquote; at most 4,096 UTF-16 units without tags
	Rows    [][]Button // under the message
	Files   []File     // sent before the text
	Request *Request   // a keyboard that asks the phone for something, instead of Rows
	Place   int64      // change this message; where it cannot be changed, a new one is sent
	Close   int64      // take the buttons off this older message; best effort
	Drop    string     // not empty: first take a requesting keyboard away, saying this (HTML)
}

// A Button carries Data (1–64 bytes) back, or opens URL.
type Button struct {
	Label string
	Data  string
	URL   string
}

// A File is one that was sent to the bot before, named by the channel's id, or a
// new one with its content.
type File struct {
	Sort    Sort
	ID      string
	Name    string // of a new one: what it is kept as on a phone
	Content []byte // of a new one
}

// Sort of file: a channel sends each in its own way.
type Sort string

const (
	Picture  Sort = ""
	Document Sort = "document"
	Voice    Sort = "voice"
	Audio    Sort = "audio"
)

// A Request asks the phone for its place or its owner's contact.
type Request struct {
	What   string   // "place" or "contact"
	Label  string   // of the button that sends it
	Others []string // further buttons, which send their own words
}

// What a channel's errors mean to the shell. Every other error is worth trying
// again later.
var (
	ErrBlocked = errors.New("the person has blocked the bot")
	ErrNoChat  = errors.New("no such chat")
	ErrRefused = errors.New("the channel refuses this message") // a defect of ours: trying again is useless
)

// A RetryError asks to wait; Everybody: not only this chat.
type RetryError struct {
	After     time.Duration
	Everybody bool
}

func (e *RetryError) Error() string { return fmt.Sprintf("wait %s", e.After) }

// A MigratedError says that the group has become a supergroup with a new id.
type MigratedError struct{ To int64 }

func (e *MigratedError) Error() string { return "the group has moved" }
