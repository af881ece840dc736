package bot

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"time"

	"khuyencong/flows"
	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// DataKeeper is what the shell needs of a store to keep personal data no longer
// than it may.
type DataKeeper interface {
	// PendingData are requests about personal data and breaches that are not ended.
	PendingData(context.Context) ([]store.Record, error)
	// Retire takes the personal data of some records that ended long ago, and says of how many.
	Retire(context.Context, store.Retirement) (int, error)
	// Leftovers are what erasures have left to be done; Wipe does it.
	Leftovers(context.Context) (store.Leftovers, error)
	Wipe(context.Context) error
	Copy(ctx context.Context, person int64, at time.Time) (store.Copy, error)
}

const (
	retireEvery = 24 * time.Hour
	retiredOnce = 20       // records in one transaction: nobody waits long for it
	wipedAtOnce = 64 << 20 // bytes of a database that is written anew in less than a second; a larger one at night
	nightEnds   = 5        // o'clock, from 1
)

// watchData reminds staff of what the law gives them time for.
func (b *Bot) watchData(ctx context.Context, now time.Time) error {
	pending, err := b.store.PendingData(ctx)
	for _, r := range pending {
		for _, tell := range flows.DataReminders(r, b.centre(), now.In(b.zone)) {
			if _, told := b.reminded.Load(tell.Key); told {
				continue
			}
			if e := b.store.Commit(ctx, store.Batch{Changes: []store.Change{tell}, At: now}); e != nil {
				err = errors.Join(err, e)
				continue
			}
			b.reminded.Store(tell.Key, true)
		}
	}
	return err
}

// retire takes, once a day, the personal data of records whose time is over.
func (b *Bot) retire(ctx context.Context, now time.Time) error {
	years := b.centre().KeptYears
	if years <= 0 || now.Sub(time.Unix(b.retired.Load(), 0)) < retireEvery {
		return nil
	}
	all := 0
	c := store.Retirement{Before: now.AddDate(-years, 0, 0), Most: retiredOnce, Title: flows.RetiredTitle, Private: flows.PrivateSteps(), At: now}
	for ctx.Err() == nil {
		n, err := b.store.Retire(ctx, c)
		all += n
		if err != nil {
			return err
		}
		if n < retiredOnce {
			b.retired.Store(now.Unix())
			break
		}
	}
	if all > 0 {
		b.log.Info("personal data of old records erased", "records", all)
	}
	return ctx.Err()
}

// wipe has what was erased leave the file of the database, too: at once while it
// is small, else at night, since nobody else can write meanwhile.
func (b *Bot) wipe(ctx context.Context, now time.Time) error {
	left, err := b.store.Leftovers(ctx)
	hour := now.In(b.zone).Hour()
	switch {
	case err != nil || !left.Wipe || left.Unsaid:
		return err
	case left.Size > wipedAtOnce && (hour < 1 || hour >= nightEnds):
		return nil
	}
	return b.store.Wipe(ctx)
}

// erased forgets the conversations of those whose data were erased.
func (b *Bot) erased(c store.Erase) {
	if c.Person != 0 {
		b.memory.erase(c.Person, c.User)
	}
}

// erase forgets a person's conversations.
func (m *memory) erase(person, user int64) {
	for _, k := range m.late.Keys() {
		if c, ok := m.late.Peek(k); k.User == user || ok && c.person.ID == person {
			m.late.Remove(k)
			delete(m.lazy, k)
		}
	}
}

// copyText makes the copy of what is kept of a person that is read, copyJSON the
// one for programs. Arg is the person's id.
func (b *Bot) copyText(ctx context.Context, lang, arg string) (File, error) {
	c, err := b.copyFor(ctx, arg)
	if err != nil {
		return File{}, err
	}
	return File{Sort: Document, Name: "du-lieu-cua-toi.txt", Content: []byte(flows.CopyText(c, b.zone, b.plainly(lang)))}, nil
}

func (b *Bot) copyJSON(ctx context.Context, lang, arg string) (File, error) {
	c, err := b.copyFor(ctx, arg)
	if err != nil {
		return File{}, err
	}
	doc, err := flows.CopyJSON(c, b.zone, b.plainly(lang))
	if err != nil {
		return File{}, fmt.Errorf("copy: %w: %w", store.ErrDefect, err)
	}
	return File{Sort: Document, Name: "du-lieu-cua-toi.json", Content: doc}, nil
}

func (b *Bot) plainly(lang string) func(dialog.Phrase) string {
	w := b.words(lang, false)
	return w.say
}

func (b *Bot) copyFor(ctx context.Context, arg string) (store.Copy, error) {
	person, err := strconv.ParseInt(arg, 10, 64)
	if err != nil {
		return store.Copy{}, fmt.Errorf("copy for %q: %w", arg, store.ErrDefect)
	}
	return b.store.Copy(ctx, person, b.now())
}
