package sqlite

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// pictured is a facility with pictures at two steps.
func pictured(id string, number int64, by store.Person, files ...string) store.Record {
	r := aFacility(id, number, by)
	r.Answers = r.Answers.Clone()
	for i, step := range []string{"photos", "consent_photo"} {
		var v dialog.Value
		for _, f := range files[i*len(files)/2 : (i+1)*len(files)/2] {
			v.Items = append(v.Items, dialog.Item{File: f, Unique: "u" + f})
		}
		r.Answers[step] = v
	}
	r.Answers["contents"] = dialog.Value{Items: []dialog.Item{{Key: "machinery"}}} // no file
	return r
}

func dueFiles(t *testing.T, s *Store, at time.Time) []string {
	t.Helper()
	all, err := s.DueFiles(t.Context(), at, 100)
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, f := range all {
		ids = append(ids, f.Record+"/"+f.Step+"/"+f.ID)
	}
	return ids
}

func TestFilesAreQueuedWithTheRecord(t *testing.T) {
	s := fresh(t)
	by := meet(t, s, 100, dialog.Collaborator, "24118")
	r := pictured("r1", 1, by, "a", "b", "c", "d")
	for range 2 {
		put(t, s, r, 100)
	}
	want := []string{"r1/photos/a", "r1/photos/b", "r1/consent_photo/c", "r1/consent_photo/d"}
	if d := cmp.Diff(want, dueFiles(t, s, noon)); d != "" {
		t.Error(d)
	}
	put(t, s, pictured("r2", 2, by, "a", "e"), 100)
	if d := cmp.Diff(append(want, "r2/consent_photo/e"), dueFiles(t, s, noon)); d != "" {
		t.Errorf("a file of two records: %s", d)
	}
	if early := dueFiles(t, s, noon.Add(-time.Millisecond)); len(early) != 0 {
		t.Errorf("due before they were sent: %v", early)
	}
	some, err := s.DueFiles(t.Context(), noon, 2)
	if err != nil || len(some) != 2 || some[0].State != store.FileWaiting || !some[0].Due.Equal(noon) {
		t.Errorf("a page: %+v, %v", some, err)
	}
}

// A record that is not kept leaves no file behind.
func TestFilesGoWithTheirBatch(t *testing.T) {
	s := fresh(t)
	by := meet(t, s, 100, dialog.Owner)
	good, bad := pictured("r1", 1, by, "a", "b"), aFacility("r2", 2, by)
	bad.Kind = "wish"
	if err := try(t, s, store.Put{Record: good, Chat: 100}, store.Put{Record: bad, Chat: 100}); !errors.Is(err, store.ErrDefect) {
		t.Fatal(err)
	}
	if n := count(t, s, `SELECT count(*) FROM files`); n != 0 {
		t.Errorf("%d files of a record that is not there", n)
	}
}

func TestFilesOfAMend(t *testing.T) {
	s, r := returned(t)
	m := resend(r)
	m.Answers["photos"] = dialog.Value{Items: []dialog.Item{{File: "a"}, {File: "b"}}}
	m.Changed = append(m.Changed, "photos")
	for range 2 {
		commit(t, s, m)
	}
	if d := cmp.Diff([]string{"r1/photos/a", "r1/photos/b"}, dueFiles(t, s, m.At)); d != "" {
		t.Error(d)
	}
}

func TestSaveFile(t *testing.T) {
	kept := store.File{ID: "a", State: store.FileKept, Tries: 1, Path: "ab/abcd", Size: 5, SHA256: "abcd", Due: noon}
	for name, tt := range map[string]struct {
		first store.File
		due   bool
	}{
		"kept":   {kept, false},
		"later":  {store.File{ID: "a", State: store.FileWaiting, Tries: 1, Due: noon.Add(time.Hour), Why: "network"}, true},
		"failed": {store.File{ID: "a", State: store.FileFailed, Tries: 1, Due: noon, Why: "too big"}, false},
	} {
		t.Run(name, func(t *testing.T) {
			s := fresh(t)
			put(t, s, pictured("r1", 1, meet(t, s, 100, dialog.Owner), "a", "b"), 100)
			if err := s.SaveFile(t.Context(), tt.first); err != nil {
				t.Fatal(err)
			}
			if early := dueFiles(t, s, noon.Add(time.Hour-time.Millisecond)); len(early) != 1 {
				t.Errorf("still due: %v", early)
			}
			if due := dueFiles(t, s, noon.Add(time.Hour)); (len(due) == 2) != tt.due {
				t.Errorf("an hour later: %v", due)
			}
			after := count(t, s, `SELECT count(*) FROM files WHERE file_id = 'a' AND why = 'late word'`)
			if err := s.SaveFile(t.Context(), store.File{ID: "a", State: store.FileWaiting, Why: "late word"}); err != nil {
				t.Fatal(err)
			}
			if now := count(t, s, `SELECT count(*) FROM files WHERE file_id = 'a' AND why = 'late word'`); (now > after) != tt.due {
				t.Errorf("what is done was changed: %v", now > after)
			}
		})
	}
}

func TestSaveFileRefuses(t *testing.T) {
	s := fresh(t)
	put(t, s, pictured("r1", 1, meet(t, s, 100, dialog.Owner), "a", "b"), 100)
	for name, tt := range map[string]struct {
		f    store.File
		want error
	}{
		"unknown":           {store.File{ID: "z", State: store.FileFailed}, store.ErrNotFound},
		"kept nowhere":      {store.File{ID: "a", State: store.FileKept}, store.ErrDefect},
		"failed, with path": {store.File{ID: "a", State: store.FileFailed, Path: "ab/abcd"}, store.ErrDefect},
		"no such state":     {store.File{ID: "a", State: "lost"}, store.ErrDefect},
	} {
		if err := s.SaveFile(t.Context(), tt.f); !errors.Is(err, tt.want) {
			t.Errorf("%s: %v, want %v", name, err, tt.want)
		}
	}
	if due := dueFiles(t, s, noon); len(due) != 2 {
		t.Errorf("due %v", due)
	}
}
