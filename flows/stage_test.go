package flows_test

import (
	"context"
	"fmt"
	"log/slog"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"khuyencong/bot"
	"khuyencong/flows"
	"khuyencong/flows/answers"
	"khuyencong/flows/dialog"
	"khuyencong/flows/policy"
	"khuyencong/locales"
	"khuyencong/store"
	"khuyencong/store/sqlite"
)

// A stage is the house with made-up people in it: everything is real but the
// phones, the clock and the source of ids.
type stage struct {
	t       *testing.T
	file    string
	folder  string   // of the database
	line    int      // of the script, from 1
	out     []string // the script so far, with what was seen
	bot     *bot.Bot
	known   *flows.Knowledge
	store   *journal
	phones  *phones
	cast    []member
	now     time.Time
	fresh   int
	updates int64
	chat    int64  // where the one who acts is
	actor   member // who acts
	batch   []dialog.Event
	last    []dialog.Event // what was handed over last
	tap     dialog.Event   // the last press
	album   string         // the last album's id
	sent    []dialog.Event // what people sent, for edits
}

// opening is when every transcript begins.
var opening = time.Date(2026, 11, 23, 9, 0, 0, 0, hanoi)

var hanoi = time.FixedZone("+07", 7*60*60)

func newStage(t *testing.T, file string) *stage {
	t.Helper()
	texts, err := locales.Load()
	if err != nil {
		t.Fatal(err)
	}
	s := &stage{t: t, file: file, cast: cast(), now: opening, phones: newPhones(t)}
	s.folder = t.TempDir()
	db, err := sqlite.Open(t.Context(), sqlite.Options{Path: filepath.Join(s.folder, "khuyencong.db"), Demo: true, Now: s.clock})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	s.store = &journal{Store: db, cast: s.cast, numbers: map[string]string{}, drafts: map[string]bool{}}
	s.known = shipped()
	s.bot = bot.New(bot.Options{
		Store: s.store, Channel: s.phones, Texts: texts, Book: flows.Book(bot.Plain(texts)),
		Now: s.clock, Fresh: s.id, Secret: s.code, Zone: hanoi, Log: slog.New(alarm{t: t}), Known: func() *flows.Knowledge { return s.known }, Published: s.published,
	})
	s.setting(sqlite.BotUsername, "khuyencong_thu_bot")
	s.setting(store.CentrePhone, "0262 000 0000")
	s.setting(store.CentreHours, "7:30–17:00 ngày làm việc")
	return s
}

func (s *stage) clock() time.Time { return s.now }

// id is like those of live sessions: 8 letters and digits.
func (s *stage) id() string {
	s.fresh++
	return fmt.Sprintf("s%07d", s.fresh)
}

// code is of the right shape for a link, and new in every event.
func (s *stage) code() string { return fmt.Sprintf("ma-moi-%d-%d", s.updates, s.fresh) }

func (s *stage) setting(key, value string) {
	s.t.Helper()
	if err := s.store.SaveSetting(s.t.Context(), key, value); err != nil {
		s.t.Fatal(err)
	}
}

// play performs the script and returns it with what the bot says now.
func (s *stage) play(script string) string {
	s.t.Helper()
	for i, line := range strings.Split(script, "\n") {
		if spoken(line) {
			continue
		}
		s.line = i + 1
		s.out = append(s.out, line)
		if s.perform(line) {
			s.out = append(s.out, s.seen()...)
		}
	}
	if len(s.batch) > 0 {
		s.fail("a last line with >+ is never handed over")
	}
	return strings.Join(s.out, "\n")
}

// perform does what a line says; false if nothing was to be seen from it.
func (s *stage) perform(line string) bool {
	switch word, rest, _ := strings.Cut(line, " "); {
	case line == "" || word == "#":
		return false
	case word == "seed":
		s.seed(rest)
		return false
	case strings.HasPrefix(line, "@"):
		s.turnTo(line[1:])
		return false
	case word == ">+":
		s.gather(rest)
		return false
	case word == ">" && strings.HasPrefix(rest, "(wait "):
		s.wait(inside(rest, "wait"))
	case word == ">":
		s.gather(rest)
		s.handOver()
	default:
		s.fail("what kind of line is that?")
	}
	return true
}

// turnTo makes somebody else act: "Hạnh", or "Hạnh trong nhóm".
func (s *stage) turnTo(who string) {
	name, group := strings.CutSuffix(who, " trong nhóm")
	i := slices.IndexFunc(s.cast, func(m member) bool { return m.short == name })
	if i < 0 {
		s.fail("nobody is called " + name)
	}
	s.actor, s.chat = s.cast[i], s.cast[i].user
	if group {
		s.chat = s.phones.now(staffGroup)
	}
}

func (s *stage) handOver() {
	s.last, s.batch = s.batch, nil
	if err := s.bot.Step(s.t.Context(), s.last...); err != nil {
		s.fail("step: " + err.Error())
	}
}

// wait moves the clock and does what time has brought about.
func (s *stage) wait(how string) {
	var n int
	var unit string
	if _, err := fmt.Sscan(how, &n, &unit); err != nil {
		s.fail("wait how long? e.g. (wait 3 days)")
	}
	units := map[string]time.Duration{"minute": time.Minute, "hour": time.Hour, "day": 24 * time.Hour}
	d, ok := units[strings.TrimSuffix(unit, "s")]
	if !ok {
		s.fail("minutes, hours or days, not " + unit)
	}
	s.now = s.now.Add(time.Duration(n) * d)
	if err := s.bot.Due(s.t.Context()); err != nil {
		s.fail("due: " + err.Error())
	}
	s.handOver()
}

// seen are the lines of all that was committed and shown since.
func (s *stage) seen() []string {
	lines := append(s.store.take(), s.phones.take(s.chat, s.nameOf)...)
	if len(lines) == 0 {
		return []string{"<nothing"}
	}
	return lines
}

func (s *stage) nameOf(chat int64) string {
	if chat < 0 {
		return "nhóm"
	}
	return s.store.person(chat)
}

func (s *stage) fail(why string) {
	s.t.Helper()
	s.t.Fatalf("%s:%d: %s", s.file, s.line, why)
}

// inside is what stands in "(word …)" after the word.
func inside(s, word string) string {
	s = strings.TrimSuffix(strings.TrimPrefix(s, "("), ")")
	return strings.TrimSpace(strings.TrimPrefix(s, word))
}

// published reads the centre's own articles anew.
func (s *stage) published(ctx context.Context) {
	own, err := s.store.Articles(ctx)
	if err != nil {
		s.t.Fatal(err)
	}
	s.known = shipped().With(own, hanoi)
}

// shipped is what the bot goes by when nothing is put in its place.
var shipped = sync.OnceValue(func() *flows.Knowledge {
	texts, err := locales.Articles(locales.First)
	if err != nil {
		panic(err)
	}
	var files []answers.File
	for _, name := range slices.Sorted(maps.Keys(texts)) {
		files = append(files, answers.File{Name: name, Text: texts[name]})
	}
	book, faults := answers.Read(files, policy.Embedded())
	if len(faults) > 0 {
		panic(faults[0].String())
	}
	return &flows.Knowledge{Policy: policy.Embedded(), Articles: book}
})
