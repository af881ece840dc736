package main

import (
	"context"
	"errors"
	"io/fs"
	"log/slog"
	"maps"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	"khuyencong/flows"
	"khuyencong/flows/policy"
	"khuyencong/store"
)

// A library is what the bot advises by: the policy with the centre's own files over
// it, and the articles, the shipped ones and the centre's own. Files with a fault
// change nothing: what was there before stays in use.
type library struct {
	folder string // of the centre's own policy
	own    func(context.Context) ([]store.CentreArticle, error)
	clock  func() time.Time
	zone   *time.Location
	log    *slog.Logger

	now    atomic.Pointer[flows.Knowledge]
	faults atomic.Pointer[string] // the first fault of newer files, which therefore are not in use; nil: none

	making sync.WaitGroup // books
	mu     sync.Mutex     // of the rest, while it is read anew
	read   map[string]seenFile
	day    policy.Date // of the numbers in the articles
	behind bool        // the centre's articles could not be read when they had changed
}

// A seenFile is how a file was when it was read last.
type seenFile struct {
	changed int64 // unix nanoseconds
	size    int64
}

// open reads all of it. Own files with a fault are passed over for the built-in
// ones.
func (l *library) open(ctx context.Context) error {
	k, err := l.with(ctx, policy.Embedded())
	if err != nil {
		return err
	}
	l.now.Store(k)
	l.look(ctx)
	return nil
}

// look reads the policy's files if one has changed, and what is known anew on
// another day; true: there is a fault in the files that is new.
func (l *library) look(ctx context.Context) (faulty bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.behind || l.day != l.today() {
		l.renew(ctx)
	}
	files := l.stat()
	if maps.Equal(files, l.read) {
		return false
	}
	p, err := usable(policy.Over(os.DirFS(l.folder)))
	if err != nil {
		l.read = files
		first := firstFault(err)
		l.faults.Store(&first)
		l.log.Error("the files of the policy have faults; the policy of before stays in use", "folder", policyFolder, "first", first)
		return true
	}
	k, err := l.with(ctx, p)
	if err != nil {
		l.log.Error("reading the articles for a new policy; it will be tried again", "error", err)
		return false
	}
	l.read = files
	l.faults.Store(nil)
	l.now.Store(k)
	l.log.Info("policy", "version", p.Version, "not certain", len(p.Warnings))
	return false
}

// firstFault is one line of what is wrong.
func firstFault(err error) string {
	if faults, ok := errors.AsType[policy.Faults](err); ok && len(faults) > 0 {
		return faults[0].String()
	}
	return err.Error()
}

// stat are the policy's own files as they are now, by their names. A folder that
// cannot be read counts as one.
func (l *library) stat() map[string]seenFile {
	files := map[string]seenFile{}
	entries, err := os.ReadDir(l.folder)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		files["."] = seenFile{}
	}
	for _, e := range entries {
		if info, err := os.Stat(filepath.Join(l.folder, e.Name())); err == nil && filepath.Ext(e.Name()) == ".toml" {
			files[e.Name()] = seenFile{info.ModTime().UnixNano(), info.Size()}
		}
	}
	return files
}

// published reads the centre's own articles anew, beside what is going on: to make a
// book takes a part of a second, and no chat waits for that.
func (l *library) published(ctx context.Context) {
	l.making.Go(func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		l.renew(ctx)
	})
}

// close waits until nothing is being made.
func (l *library) close() { l.making.Wait() }

// renew is what is known with the centre's articles and the day as they are now; what
// cannot be read is tried again at the next look.
func (l *library) renew(ctx context.Context) {
	k, err := l.with(ctx, l.now.Load().Policy)
	l.behind = err != nil
	if err != nil {
		l.log.Error("reading the articles; it will be tried again", "error", err)
		return
	}
	l.now.Store(k)
}

// with is what is known under a policy.
func (l *library) with(ctx context.Context, p *policy.Policy) (*flows.Knowledge, error) {
	all, err := l.own(ctx)
	if err != nil {
		return nil, err
	}
	today := l.today()
	book, err := articleBook(factsOn{p, today})
	if err != nil {
		return nil, err
	}
	l.day = today
	k := &flows.Knowledge{Policy: p, Articles: book}
	if len(all) == 0 { // to make a book takes a while
		return k, nil
	}
	return k.With(all, l.zone), nil
}

func (l *library) today() policy.Date { return policy.DateOf(l.clock().In(l.zone)) }

// watch looks at the policy's files from time to time; tell is called when new ones
// have a fault, and when there was one from the start.
func (l *library) watch(ctx context.Context, tell func(ctx context.Context)) {
	if l.faults.Load() != nil {
		tell(ctx)
	}
	tick := time.NewTicker(lookEvery)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			if l.look(ctx) {
				tell(ctx)
			}
		}
	}
}
