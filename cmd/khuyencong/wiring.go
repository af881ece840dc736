package main

import (
	"context"
	"crypto/rand"
	"encoding/base32"
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"
	"strings"
	"time"

	"khuyencong/bot"
	"khuyencong/bot/telegram"
	"khuyencong/flows"
	"khuyencong/locales"
	"khuyencong/store"
	"khuyencong/store/redis"
	"khuyencong/store/sqlite"
)

// A house is a bot with its store and its channel, ready to run.
type house struct {
	store   *sqlite.Store
	closing func() error                // before the store
	ping    func(context.Context) error // whether Redis takes writes; nil: there is none
	client  *telegram.Client
	bot     *bot.Bot
	texts   *locales.Texts
	options *choices
	library *library
	log     *slog.Logger
}

// plan is what a house is built from.
type plan struct {
	token, apiURL, path string
	files               string // folder of what people send
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
	crashed := false
	if !p.demo {
		if crashed, err = watchCrashes(filepath.Dir(p.path)); err != nil {
			p.log.Warn("faults of the program cannot be reported", "error", err)
		}
	}
	options := newChoices(filepath.Join(filepath.Dir(p.path), optionsFile), texts, p.log)
	library := &library{folder: filepath.Join(filepath.Dir(p.path), policyFolder), own: db.Articles, clock: p.now, zone: p.zone, log: p.log}
	if err := library.open(ctx); err != nil {
		return nil, errors.Join(err, closing(), db.Close())
	}
	client := telegram.New(telegram.Options{Token: p.token, APIURL: p.apiURL, Log: p.log})
	b := bot.New(bot.Options{
		Store: records, Channel: client, Texts: texts, Book: flows.Book(bot.Plain(texts)),
		Now: p.now, Fresh: freshID, Secret: inviteCode, Zone: p.zone, Log: p.log, Choices: options.now.Load, Known: library.now.Load, Published: library.published,
		Crashed: crashed, Menu: menus(client, texts),
		Files: &bot.Files{Folder: p.files, Store: db, Channel: client, Shreds: db, Now: p.now, Log: p.log},
	})
	h := &house{store: db, closing: closing, client: client, bot: b, texts: texts, options: options, library: library, log: p.log}
	if c, ok := records.(cached); ok {
		h.ping = c.sessions.Ping
	}
	return h, nil
}

// A cached store keeps everything in the database and has the conversations
// copied to Redis.
type cached struct {
	*sqlite.Store
	copies   *redis.Conversations
	sessions *redis.Sessions
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
	return cached{db, copies, sessions}, func() error { copies.Close(); return sessions.Close() }, nil
}

// close ends what build opened, the database last.
func (h *house) close() error {
	h.library.close()
	return errors.Join(h.closing(), h.store.Close())
}

// explain says what to do about a database that cannot be opened.
func explain(err error, path string) error {
	switch {
	case errors.Is(err, sqlite.ErrLocked):
		return fmt.Errorf("another khuyencong is using %s; stop it first, or choose another folder with KHUYENCONG_DATA", path)
	case errors.Is(err, sqlite.ErrMode):
		return fmt.Errorf("%s holds %w; live and practice data never share a folder", path, err)
	case errors.Is(err, sqlite.ErrNewer):
		return fmt.Errorf("%s was made by a newer release of khuyencong; install that one", path)
	case errors.Is(err, sqlite.ErrDamaged):
		return fmt.Errorf("%s cannot be read (%w); restore the last backup (khuyencong restore)", path, err)
	case errors.Is(err, sqlite.ErrUnwritable):
		return obstacle(folderOf(err, path), err)
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

// introduction is introduce for when nobody waits for it: without it the bot works.
func (h *house) introduction(ctx context.Context) {
	if err := h.introduce(ctx); err != nil && ctx.Err() == nil {
		h.log.Warn("setting the bot's commands and descriptions", "error", err)
	}
}
