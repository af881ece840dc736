package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"khuyencong/flows"
	"khuyencong/flows/answers"
	"khuyencong/flows/policy"
	"khuyencong/locales"
	"khuyencong/store"
)

// A library is what the bot advises by: the policy with the centre's own files over
// it, and the articles, the shipped ones and the centre's own. Files with a fault
// change nothing: what was there before stays in use.
type library struct {
	folder string // of the centre's own policy
	own    func(context.Context) ([]store.CentreArticle, error)
	log    *slog.Logger

	now    atomic.Pointer[flows.Knowledge]
	faults atomic.Pointer[string] // the first fault of newer files, which therefore are not in use; nil: none

	mu   sync.Mutex // of the rest, while it is read anew
	read map[string]fs.FileInfo
}

// openLibrary reads all of it. Own files with a fault are passed over for the
// built-in ones.
func openLibrary(ctx context.Context, folder string, own func(context.Context) ([]store.CentreArticle, error), log *slog.Logger) (*library, error) {
	l := &library{folder: folder, own: own, log: log}
	k, err := l.with(ctx, policy.Embedded())
	if err != nil {
		return nil, err
	}
	l.now.Store(k)
	l.look(ctx)
	return l, nil
}

// look reads the policy's files if one has changed; true: there is a fault in them
// that is new.
func (l *library) look(ctx context.Context) (faulty bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	files := l.stat()
	if l.read != nil && maps.EqualFunc(files, l.read, sameFile) || l.read == nil && len(files) == 0 {
		return false
	}
	l.read = files
	p, err := policy.Read(policy.Over(os.DirFS(l.folder)))
	var k *flows.Knowledge
	if err == nil {
		k, err = l.with(ctx, p)
	}
	if err != nil {
		first := firstFault(err)
		l.faults.Store(&first)
		l.log.Error("the files of the policy have faults; the policy of before stays in use", "folder", policyFolder, "first", first)
		return true
	}
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

// stat are the policy's own files as they are now, by their names.
func (l *library) stat() map[string]fs.FileInfo {
	files := map[string]fs.FileInfo{}
	entries, _ := os.ReadDir(l.folder) // no folder is no file
	for _, e := range entries {
		if info, err := os.Stat(filepath.Join(l.folder, e.Name())); err == nil && filepath.Ext(e.Name()) == ".toml" {
			files[e.Name()] = info
		}
	}
	return files
}

func sameFile(a, b fs.FileInfo) bool {
	return a.ModTime().Equal(b.ModTime()) && a.Size() == b.Size()
}

// published reads the centre's own articles anew.
func (l *library) published(ctx context.Context) {
	l.mu.Lock()
	defer l.mu.Unlock()
	k, err := l.with(ctx, l.now.Load().Policy)
	if err != nil {
		l.log.Error("reading the centre's articles", "error", err)
		return
	}
	l.now.Store(k)
}

// with is what is known under a policy.
func (l *library) with(ctx context.Context, p *policy.Policy) (*flows.Knowledge, error) {
	book, err := articleBook(p)
	if err != nil {
		return nil, err
	}
	all, err := l.own(ctx)
	if err != nil {
		return nil, err
	}
	k := &flows.Knowledge{Policy: p, Articles: book}
	return k.With(all), nil
}

// watch looks at the policy's files from time to time; tell is called when new ones
// have a fault.
func (l *library) watch(ctx context.Context, tell func(ctx context.Context)) {
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

// articleBook reads the articles that are shipped, with the numbers of the policy; a
// fault in them is a number that the policy no longer has, or a defect.
func articleBook(p *policy.Policy) (*answers.Book, error) {
	texts, err := locales.Articles(locales.First)
	if err != nil {
		return nil, fmt.Errorf("articles: %w", err)
	}
	var files []answers.File
	for _, name := range slices.Sorted(maps.Keys(texts)) {
		files = append(files, answers.File{Name: name, Text: texts[name]})
	}
	book, faults := answers.Read(files, p)
	if len(faults) > 0 {
		return nil, fmt.Errorf("articles: %d faults, the first: %s", len(faults), faults[0])
	}
	return book, nil
}
