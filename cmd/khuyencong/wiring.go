package main

import (
	"context"
	"crypto/rand"
	"encoding/base32"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"time"

	"khuyencong/bot"
	"khuyencong/bot/telegram"
	"khuyencong/flows"
	"khuyencong/flows/dialog"
	"khuyencong/locales"
	"khuyencong/store/sqlite"
)

// A house is a bot with its store and its channel, ready to run.
type house struct {
	store  *sqlite.Store
	client *telegram.Client
	bot    *bot.Bot
	texts  *locales.Texts
	log    *slog.Logger
}

// plan is what a house is built from.
type plan struct {
	token, apiURL, path string
	demo                bool
	now                 func() time.Time
	zone                *time.Location
	log                 *slog.Logger
}

func build(ctx context.Context, p plan) (*house, error) {
	texts, err := locales.Load()
	if err != nil {
		return nil, err
	}
	db, err := sqlite.Open(ctx, sqlite.Options{Path: p.path, Demo: p.demo, Now: p.now})
	if err != nil {
		return nil, explain(err, p.path)
	}
	client := telegram.New(telegram.Options{Token: p.token, APIURL: p.apiURL, Log: p.log})
	b := bot.New(bot.Options{
		Store: db, Channel: client, Texts: texts, Book: flows.Book(bot.Plain(texts)),
		Now: p.now, Fresh: freshID, Zone: p.zone, Log: p.log,
	})
	return &house{store: db, client: client, bot: b, texts: texts, log: p.log}, nil
}

// explain says what to do about a database that cannot be opened.
func explain(err error, path string) error {
	switch {
	case errors.Is(err, sqlite.ErrLocked):
		return fmt.Errorf("another khuyencong is using %s; stop it first, or choose another folder with KHUYENCONG_DATA", path)
	case errors.Is(err, sqlite.ErrMode):
		return fmt.Errorf("%s holds %w; live and practice data never share a folder", path, err)
	}
	return err
}

// freshID is a session id: 8 letters and digits, 40 random bits.
func freshID() string {
	var b [5]byte
	if _, err := rand.Read(b[:]); err != nil {
		panic(err)
	}
	return strings.ToLower(base32.StdEncoding.EncodeToString(b[:]))
}

// run serves until ctx ends: it polls, handles, shows.
func (h *house) run(ctx context.Context) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	failed := make(chan error, 2)
	go func() {
		if err := h.introduce(ctx); err != nil && ctx.Err() == nil {
			h.log.Warn("setting the bot's commands and descriptions", "error", err)
		}
	}()
	go func() { failed <- h.bot.Run(ctx) }()
	go func() { failed <- h.client.Poll(ctx, h.bot.Handle) }()
	err := <-failed
	stop()
	return errors.Join(err, <-failed)
}

// introduce tells the channel the bot's commands and what it is, a language
// at a time.
func (h *house) introduce(ctx context.Context) error {
	for _, lang := range locales.Languages() {
		say := bot.Plain(h.texts)
		in := telegram.Introduction{
			Description: say(lang, dialog.Say("bot.description")),
			Short:       say(lang, dialog.Say("bot.short")),
			Commands: map[telegram.Scope][]telegram.Command{
				telegram.PrivateChats: menu(lang, say, "menu", "dangky", "nhucau", "hoso", "nhap", "hoi", "huy", "ngonngu", "help"),
				telegram.Groups:       menu(lang, say, "nhom", "help"),
			},
		}
		if lang != locales.First {
			in.Lang = lang
		}
		if err := h.client.Introduce(ctx, in); err != nil {
			return err
		}
	}
	return nil
}

func menu(lang string, say func(string, dialog.Phrase) string, words ...string) []telegram.Command {
	var list []telegram.Command
	for _, w := range words {
		list = append(list, telegram.Command{Word: w, Says: say(lang, dialog.Say("command."+w))})
	}
	return list
}
