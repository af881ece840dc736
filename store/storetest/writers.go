package storetest

import (
	"errors"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// manyWriters: 1,000 commits by 50 writers to 5 sessions, each adding its mark
// to what it loaded, again whenever somebody was faster. Every mark must be there
// in the end.
func manyWriters(t *testing.T, s Store) {
	const writers, each, sessions = 50, 20, 5
	var all sync.WaitGroup
	for w := range writers {
		all.Go(func() {
			for i := range each {
				if err := addMark(t, s, key(int64(w%sessions), 1), strconv.Itoa(w*each+i)); err != nil {
					t.Error(err)
					return
				}
			}
		})
	}
	all.Wait()
	marks := 0
	for k := range int64(sessions) {
		is := load(t, s, key(k, 1))[0].Session
		marks += len(is.Answers)
		if is.Revision != int64(len(is.Answers)) {
			t.Errorf("session %d: revision %d with %d marks", k, is.Revision, len(is.Answers))
		}
	}
	if marks != writers*each {
		t.Fatalf("%d marks of %d", marks, writers*each)
	}
}

func addMark(t *testing.T, s Store, k store.SessionKey, mark string) error {
	for {
		got, err := s.Load(t.Context(), []store.SessionKey{k})
		if err != nil {
			return err
		}
		is := got[0].Session
		was := is.Revision
		is.Revision++
		is.Answers = is.Answers.Clone()
		is.Answers[mark] = dialog.Value{Text: mark}
		err = s.Commit(t.Context(), store.Batch{Sessions: []store.SessionRow{{Key: k, Session: is, Was: was}}, At: noon})
		if !errors.Is(err, store.ErrConflict) {
			return err
		}
	}
}

func firstWriters(t *testing.T, s Store) {
	var all sync.WaitGroup
	var kept atomic.Int32
	for range 20 {
		all.Go(func() {
			err := s.Commit(t.Context(), store.Batch{Sessions: []store.SessionRow{row(key(1, 1), 0, "first")}})
			switch {
			case err == nil:
				kept.Add(1)
			case !errors.Is(err, store.ErrConflict):
				t.Error(err)
			}
		})
	}
	all.Wait()
	if kept.Load() != 1 {
		t.Fatalf("%d were kept, want 1", kept.Load())
	}
}
