package telegram

import (
	"context"
	"errors"
	"sync"
	"time"

	"khuyencong/bot"
)

const (
	longestText   = 4096            // UTF-16 units of a message, without its markup
	longestToast  = 200             // characters
	closePatience = 5 * time.Second // taking old buttons away must not hold up an answer
)

var _ bot.Channel = (*Client)(nil)

// Show implements bot.Channel. A text that is too long goes out as several
// messages, the buttons under the last, whose id is returned. When one of them
// fails those before it have been sent: showing again sends them again, as the
// Bot API cannot recognise a repeated send. So where a group has no room for all
// of it, nothing is sent: *bot.RetryError.
func (c *Client) Show(ctx context.Context, chat int64, m bot.Message) (int64, error) {
	stale := outdated(m)
	if err := c.roomFor(chat, m, len(stale)); err != nil {
		return 0, err
	}
	var beside sync.WaitGroup
	defer beside.Wait()
	for _, old := range stale {
		beside.Go(func() { c.takeButtons(ctx, chat, old) })
	}
	if m.Drop != "" {
		if _, err := c.write(ctx, 0, newMessage(chat, m.Drop, dropKeyboard())); err != nil {
			return 0, err
		}
	}
	if err := c.sendFiles(ctx, chat, m.Files); err != nil {
		return 0, err
	}
	return c.put(ctx, chat, m)
}

// outdated are the older messages that lose their buttons: a message that asks
// the phone for something cannot take the place of another.
func outdated(m bot.Message) []int64 {
	var ids []int64
	if m.Close != 0 && m.Close != m.Place {
		ids = append(ids, m.Close)
	}
	if m.Place != 0 && m.Request != nil {
		ids = append(ids, m.Place)
	}
	return ids
}

// roomFor is *bot.RetryError where a group has no room for all that m takes.
func (c *Client) roomFor(chat int64, m bot.Message, edits int) error {
	if chat >= 0 {
		return nil
	}
	n := edits + len(m.Files) + len(split(m.Text, longestText))
	if m.Drop != "" {
		n++
	}
	if wait := c.groups.room(chat, n, time.Now()); wait > 0 {
		return &bot.RetryError{After: wait}
	}
	return nil
}

func (c *Client) put(ctx context.Context, chat int64, m bot.Message) (id int64, err error) {
	place := m.Place
	if m.Request != nil {
		place = 0
	}
	pieces := split(m.Text, longestText)
	for i, text := range pieces {
		var under any
		if i == len(pieces)-1 {
			under = markup(chat, m)
		}
		if id, err = c.write(ctx, place, newMessage(chat, text, under)); err != nil {
			return 0, err
		}
		place = 0
	}
	return id, nil
}

// write changes the message at place, or sends a new one where place is 0 or
// cannot be changed.
func (c *Client) write(ctx context.Context, place int64, m message) (int64, error) {
	if place != 0 {
		edit := m
		edit.ID = place
		err := c.Call(ctx, "editMessageText", edit, nil)
		if err == nil {
			return place, nil
		}
		if !errors.Is(err, errFixed) {
			return 0, err
		}
	}
	var sent struct {
		ID int64 `json:"message_id"`
	}
	if err := c.Call(ctx, "sendMessage", m, &sent); err != nil {
		return 0, err
	}
	if sent.ID == 0 {
		return 0, errors.New("sendMessage: the answer names no message")
	}
	return sent.ID, nil
}

// takeButtons is best effort: an old button that stays is recognised when it is
// pressed.
func (c *Client) takeButtons(ctx context.Context, chat, id int64) {
	bare := buttons{Chat: chat, ID: id, Markup: noButtons()}
	if err := c.call(ctx, closePatience, "editMessageReplyMarkup", bare, nil); err != nil {
		c.log.DebugContext(ctx, "old buttons stay", "err", err)
	}
}

// Toast implements bot.Channel. A text above 200 characters is cut.
func (c *Client) Toast(ctx context.Context, query, text string, alert bool) error {
	return c.Call(ctx, "answerCallbackQuery", toast{Query: query, Text: shorten(text, longestToast), Alert: alert}, nil)
}

// shorten cuts a text without markup to so many characters.
func shorten(text string, limit int) string {
	letters := []rune(text)
	if len(letters) <= limit {
		return text
	}
	return string(letters[:limit-1]) + "…"
}
