package main

import (
	"context"
	"errors"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"

	"khuyencong/store/redis"
	"khuyencong/store/sqlite"
)

// quietly is the log of commands that say themselves what is wrong.
func quietly() *slog.Logger { return slog.New(slog.DiscardHandler) }

// checkSettings: can each be used.
func checkSettings(_ context.Context, s *Settings) []finding {
	_, errZone := s.zone()
	_, errPath := s.database(s.Data)
	_, _, errHook := s.webhook()
	_, errPublic := s.public()
	var found []finding
	for _, err := range []error{errZone, errPath, errHook, errPublic} {
		if err != nil {
			found = append(found, broken("correct the setting", "%v", err))
		}
	}
	if found == nil {
		found = append(found, fine("the settings can be used; the screens' clock is %s", s.TZ))
	}
	return found
}

// checkRedis: is it there, and how will it behave.
func checkRedis(ctx context.Context, s *Settings) []finding {
	if s.Redis == "" {
		return []finding{note("no Redis: conversations are in the database alone, which is enough for one machine")}
	}
	is, err := redis.Inspect(ctx, s.Redis)
	switch {
	case errors.Is(err, redis.ErrAddress), errors.Is(err, redis.ErrRefused):
		return []finding{broken("correct REDIS_URL", "Redis: %v", err)}
	case err != nil:
		return []finding{broken("start Redis, or unset REDIS_URL; until then the bot works from the database", "Redis takes nothing (%v)", err)}
	}
	return redisFacts(is)
}

func redisFacts(is redis.Facts) []finding {
	found := []finding{fine("Redis %s answers and takes writes", is.Version)}
	if is.Failing {
		found = append(found, broken("look at its disk and its log", "Redis cannot save to its disk"))
	}
	if is.Limited && is.Policy == "noeviction" {
		found = append(found, note("Redis takes nothing any more when it is full: maxmemory-policy allkeys-lru suits it, as the database has everything"))
	}
	if is.AOF {
		found = append(found, note("Redis writes every change to its disk: not needed, as the database has everything"))
	}
	return found
}

// checkFolder: is the data folder there, this user's, and nobody else's to read.
func checkFolder(_ context.Context, s *Settings) []finding {
	info, err := os.Stat(s.Data)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if err := mayWrite(existing(s.Data)); err != nil {
			return []finding{hindered(s.Data, err)}
		}
		return []finding{note("there is no data folder %s yet; serve makes it", s.Data)}
	case err != nil || !info.IsDir():
		return []finding{hindered(s.Data, err)}
	}
	var found []finding
	if mine, err := own(s.Data); err == nil && !mine {
		found = append(found, broken("run this as the user of the bot (sudo -u khuyencong …), or chown the folder to that user", "the data folder belongs to another user"))
	} else if err := mayWrite(s.Data); err != nil {
		found = append(found, hindered(s.Data, err))
	}
	if mode := info.Mode().Perm(); mode&0o077 != 0 {
		found = append(found, broken("chmod 700 "+s.Data, "others may look into the data folder (%v)", mode))
	}
	if found == nil {
		found = append(found, fine("the data folder %s is for its owner only", s.Data))
	}
	return found
}

// checkDatabase reads it through, beside the bot.
func checkDatabase(ctx context.Context, s *Settings) []finding {
	path, err := s.database(s.Data)
	if err != nil {
		return nil // said among the settings
	}
	is, err := sqlite.Inspect(ctx, path, true)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return []finding{note("there is no database yet; serve makes it")}
	case errors.Is(err, sqlite.ErrUnwritable):
		return []finding{hindered(folderOf(err, path), err)}
	case errors.Is(err, sqlite.ErrNewer):
		return []finding{broken("install the release that made it, or a later one", "the database was made by a newer release")}
	case err != nil:
		return []finding{broken("stop the bot and restore the last backup (khuyencong restore)", "the database cannot be read (%v)", err)}
	}
	found := []finding{fine("the database is sound: %d records, %d people", is.Rows["records"], is.Rows["people"])}
	if is.Demo {
		found = append(found, broken("choose another KHUYENCONG_DATA", "the database holds practice data, which the live bot refuses"))
	}
	if is.Version < is.Newest {
		found = append(found, note("the database is of an older release: serve brings it up to date and keeps a copy"))
	}
	if err := sqlite.TryWrite(ctx, path); errors.Is(err, sqlite.ErrUnwritable) {
		found = append(found, hindered(folderOf(err, path), err))
	} else if err != nil {
		found = append(found, broken("look at the disk and at who owns the files", "the database takes no changes (%v)", err))
	}
	return found
}

// lowSpace is when files and backups may soon have no room.
const lowSpace = 1 << 30

func checkDisk(_ context.Context, s *Settings) []finding {
	dir := s.Data
	if _, err := os.Stat(dir); err != nil {
		dir = filepath.Dir(dir)
	}
	free, err := freeSpace(dir)
	switch {
	case err != nil:
		return []finding{note("how much room there is on the disk is not known")}
	case free < lowSpace:
		return []finding{broken("make room, or move the data folder to a larger disk", "only %d MB are free where the data is", free>>20)}
	}
	return []finding{fine("%d GB are free where the data is", free>>30)}
}
