package telegram

import (
	"context"
	"slices"

	"khuyencong/bot"
)

// albumSize is how many files one album may hold.
const albumSize = 10

// A media is one file of an album, or of its own.
type media struct {
	Chat     int64  `json:"chat_id,omitempty"`
	Type     string `json:"type,omitempty"`
	Media    string `json:"media,omitempty"`
	Photo    string `json:"photo,omitempty"`
	Document string `json:"document,omitempty"`
	Voice    string `json:"voice,omitempty"`
	Audio    string `json:"audio,omitempty"`
}

func (a media) chat() int64 { return a.Chat }

type mediaGroup struct {
	Chat  int64   `json:"chat_id"`
	Media []media `json:"media"`
}

func (a mediaGroup) chat() int64 { return a.Chat }

// sendFiles sends files the bot was sent before: pictures together, documents
// together, as an album holds only one kind, and what can be heard one by one.
// New files come last, one by one too.
func (c *Client) sendFiles(ctx context.Context, chat int64, files []bot.File) error {
	for _, sort := range []bot.Sort{bot.Picture, bot.Document, bot.Voice, bot.Audio} {
		size := albumSize
		if sort == bot.Voice || sort == bot.Audio {
			size = 1
		}
		for some := range slices.Chunk(known(files, sort), size) {
			if err := c.sendSome(ctx, chat, some); err != nil {
				return err
			}
		}
	}
	for _, f := range files {
		if f.Content == nil {
			continue
		}
		if err := c.upload(ctx, upload{Chat: chat, File: f}); err != nil {
			return err
		}
	}
	return nil
}

// known are the files of the sort that the server has.
func known(files []bot.File, sort bot.Sort) []bot.File {
	return slices.DeleteFunc(slices.Clone(files), func(f bot.File) bool { return f.Content != nil || f.Sort != sort })
}

func (c *Client) upload(ctx context.Context, u upload) error {
	method, err := u.method()
	if err != nil {
		return err
	}
	return c.Call(ctx, method, u, nil)
}

func (c *Client) sendSome(ctx context.Context, chat int64, files []bot.File) error {
	if len(files) > 1 {
		a := mediaGroup{Chat: chat}
		for _, f := range files {
			a.Media = append(a.Media, media{Type: kindOf(f), Media: f.ID})
		}
		return c.Call(ctx, "sendMediaGroup", a, nil)
	}
	switch f := files[0]; f.Sort {
	case bot.Document:
		return c.Call(ctx, "sendDocument", media{Chat: chat, Document: f.ID}, nil)
	case bot.Voice:
		return c.Call(ctx, "sendVoice", media{Chat: chat, Voice: f.ID}, nil)
	case bot.Audio:
		return c.Call(ctx, "sendAudio", media{Chat: chat, Audio: f.ID}, nil)
	}
	return c.Call(ctx, "sendPhoto", media{Chat: chat, Photo: files[0].ID}, nil)
}

func kindOf(f bot.File) string {
	if f.Sort == bot.Document {
		return "document"
	}
	return "photo"
}
