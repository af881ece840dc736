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
	"khuyencong/store"
	"khuyencong/store/redis"
	"khuyencong/store/sqlite"
)

// A house is a bot with its store and its channel, ready to run.
type house struct {
	store   *sqlite.Store
	closing func() error // before the store
	client  *telegram.Client
	bot     *bot.Bot
	texts   *locales.Texts
	log     *slog.Logger
}

// plan is what a house is built from.
type plan struct {
	token, apiURL, path string
	redis               string // "": conversations are in the database alone
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
	records, closing, err := conversations(ctx, db, p)
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	client := telegram.New(telegram.Options{Token: p.token, APIURL: p.apiURL, Log: p.log})
	b := bot.New(bot.Options{
		Store: records, Channel: client, Texts: texts, Book: flows.Book(bot.Plain(texts)),
		Now: p.now, Fresh: freshID, Zone: p.zone, Log: p.log,
	})
	return &house{store: db, closing: closing, client: client, bot: b, texts: texts, log: p.log}, nil
}

// A cached store keeps everything in the database and has the conversations
// copied to Redis.
type cached struct {
	*sqlite.Store
	copies *redis.Conversations
}

func (c cached) Load(ctx context.Context, keys []store.SessionKey) ([]store.Loaded, error) {
	return c.copies.Load(ctx, keys)
}

func (c cached) Commit(ctx context.Context, b store.Batch) error { return c.copies.Commit(ctx, b) }

// conversations is the store the bot works with, and what to close before the
// database.
func conversations(ctx context.Context, db *sqlite.Store, p plan) (bot.Store, func() error, error) {
	if p.redis == "" {
		return db, func() error { return nil }, nil
	}
	generation, err := redis.Generation(ctx, db, freshID)
	if err != nil {
		return nil, nil, err
	}
	sessions, err := redis.Open(ctx, p.redis, redis.Options{Generation: generation, Log: p.log})
	switch {
	case errors.Is(err, redis.ErrAddress), errors.Is(err, redis.ErrRefused):
		return nil, nil, usageError{fmt.Errorf("REDIS_URL: %w", err)}
	case err != nil:
		return nil, nil, err
	}
	copies := redis.NewConversations(db, sessions, p.log)
	return cached{db, copies}, func() error { copies.Close(); return sessions.Close() }, nil
}

// close ends what build opened, the database last.
func (h *house) close() error {
	return errors.Join(h.closing(), h.store.Close())
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
