package bot_test

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"time"

	"khuyencong/flows/dialog"
	"khuyencong/store"
	"khuyencong/store/sqlite"
)

// weak is the real store, which can be made to fail.
type weak struct {
	*sqlite.Store
	mu     sync.Mutex
	asked  []store.Batch           // every batch somebody wanted committed
	before func(store.Batch) error // instead of the commit, if it fails
	after  func(store.Batch) error // the commit is made: what its caller hears
	spoil  func(*store.Batch)      // changes what is committed
	keep   func() error            // instead of keeping what became of a notice, if it fails
	find   error                   // instead of what is looked up
	record func(*store.Record)     // changes what a notice is told about
	dead   func() bool             // the process has been killed: nothing reaches the store any more
}

var errKilled = errors.New("killed")

func (w *weak) killed() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.dead != nil && w.dead()
}

var errDisk = errors.New("disk I/O error")

// Commit implements bot.Records.
func (w *weak) Commit(ctx context.Context, b store.Batch) error {
	w.mu.Lock()
	w.asked = append(w.asked, b)
	before, after, spoil := w.before, w.after, w.spoil
	w.mu.Unlock()
	if before != nil {
		if err := before(b); err != nil {
			return err
		}
	}
	if spoil != nil {
		spoil(&b)
	}
	if w.killed() {
		return errKilled
	}
	if err := w.Store.Commit(ctx, b); err != nil || after == nil {
		return err
	}
	return after(b)
}

// Find implements bot.Records.
func (w *weak) Find(ctx context.Context, v store.Viewer, q dialog.Query) (dialog.Result, error) {
	w.mu.Lock()
	err := w.find
	w.mu.Unlock()
	if err != nil {
		return dialog.Result{}, err
	}
	return w.Store.Find(ctx, v, q)
}

// Sent implements bot.Outbox.
func (w *weak) Sent(ctx context.Context, id, message int64, card string) error {
	if err := w.keeping(); err != nil {
		return err
	}
	return w.Store.Sent(ctx, id, message, card)
}

// Later implements bot.Outbox.
func (w *weak) Later(ctx context.Context, id int64, due time.Time, why string) error {
	if err := w.keeping(); err != nil {
		return err
	}
	return w.Store.Later(ctx, id, due, why)
}

// SentTogether implements bot.Outbox.
func (w *weak) SentTogether(ctx context.Context, ids []int64, message int64) error {
	if err := w.keeping(); err != nil {
		return err
	}
	return w.Store.SentTogether(ctx, ids, message)
}

// Hold implements bot.Outbox.
func (w *weak) Hold(ctx context.Context, id int64, due time.Time, why string) error {
	if err := w.keeping(); err != nil {
		return err
	}
	return w.Store.Hold(ctx, id, due, why)
}

func (w *weak) keeping() error {
	if w.killed() {
		return errKilled
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.keep == nil {
		return nil
	}
	return w.keep()
}

// set changes what fails.
func (w *weak) set(change func(*weak)) {
	w.mu.Lock()
	defer w.mu.Unlock()
	change(w)
}

// batches are those asked for since the last time, of conversations that people
// have moved on: what only notes that a view was shown is left out.
func (w *weak) batches() []store.Batch {
	w.mu.Lock()
	defer w.mu.Unlock()
	var all []store.Batch
	for _, b := range w.asked {
		if owes(b) || len(b.Changes) > 0 {
			all = append(all, b)
		}
	}
	w.asked = nil
	return all
}

// owes reports whether a session of the batch has something to be shown.
func owes(b store.Batch) bool {
	for _, s := range b.Sessions {
		if s.Session.Owed != nil {
			return true
		}
	}
	return false
}

// fails makes f fail n times, always if n is negative.
func fails(n int64, err error) func(store.Batch) error {
	var failed atomic.Int64
	return func(store.Batch) error {
		if n >= 0 && failed.Add(1) > n {
			return nil
		}
		return err
	}
}
