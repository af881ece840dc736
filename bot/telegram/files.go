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
}

func (a media) chat() int64 { return a.Chat }

type mediaGroup struct {
	Chat  int64   `json:"chat_id"`
	Media []media `json:"media"`
}

func (a mediaGroup) chat() int64 { return a.Chat }

// sendFiles sends files the bot was sent before: pictures together, documents
// together, as an album holds only one kind.
func (c *Client) sendFiles(ctx context.Context, chat int64, files []bot.File) error {
	var pictures, documents []bot.File
	for _, f := range files {
		if f.Document {
			documents = append(documents, f)
		} else {
			pictures = append(pictures, f)
		}
	}
	for _, kind := range [][]bot.File{pictures, documents} {
		for some := range slices.Chunk(kind, albumSize) {
			if err := c.sendSome(ctx, chat, some); err != nil {
				return err
			}
		}
	}
	return nil
}

func (c *Client) sendSome(ctx context.Context, chat int64, files []bot.File) error {
	switch {
	case len(files) > 1:
		a := mediaGroup{Chat: chat}
		for _, f := range files {
			a.Media = append(a.Media, media{Type: kindOf(f), Media: f.ID})
		}
		return c.Call(ctx, "sendMediaGroup", a, nil)
	case files[0].Document:
		return c.Call(ctx, "sendDocument", media{Chat: chat, Document: files[0].ID}, nil)
	}
	return c.Call(ctx, "sendPhoto", media{Chat: chat, Photo: files[0].ID}, nil)
}

func kindOf(f bot.File) string {
	if f.Document {
		return "document"
	}
	return "photo"
}
