package main

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"khuyencong/flows/answers"
	"khuyencong/flows/policy"
	"khuyencong/store"
)

var dayOfTests = policy.DateOf(noonOfTests)

// aLibrary is one with a folder that is written anew, and the centre's articles.
type aLibrary struct {
	*testing.T
	*library
	articles []store.CentreArticle
	away     error // the articles cannot be read
	at       time.Time
	n        int
	said     bytes.Buffer
}

func newLibrary(t *testing.T, folder string) *aLibrary {
	t.Helper()
	l := &aLibrary{T: t, at: noonOfTests}
	l.library = &library{
		folder: folder, zone: time.FixedZone("+07", 7*3600), clock: func() time.Time { return l.at },
		own: func(context.Context) ([]store.CentreArticle, error) { return l.articles, l.away },
		log: slog.New(slog.NewTextHandler(&l.said, nil)),
	}
	return l
}

func openLibrary(t *testing.T) *aLibrary {
	t.Helper()
	l := newLibrary(t, filepath.Join(t.TempDir(), policyFolder))
	if err := l.open(t.Context()); err != nil {
		t.Fatal(err)
	}
	return l
}

// write puts a file into the folder, newer than any before.
func (l *aLibrary) write(name, text string) {
	l.Helper()
	if err := os.MkdirAll(l.folder, 0o700); err != nil {
		l.Fatal(err)
	}
	file := filepath.Join(l.folder, name)
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		l.Fatal(err)
	}
	l.n++ // a clock that is too coarse would hide a second change
	at := noonOfTests.Add(time.Duration(l.n) * time.Minute)
	if err := os.Chtimes(file, at, at); err != nil {
		l.Fatal(err)
	}
}

// policyWords is what the built-in file says, with old replaced.
func policyWords(t *testing.T, file, old, new string) string {
	t.Helper()
	text, err := fs.ReadFile(policy.Built(), file)
	if err != nil || !strings.Contains(string(text), old) {
		t.Fatalf("%s has no %q, or %v", file, old, err)
	}
	return strings.Replace(string(text), old, new, 1)
}

// has: is the most for a machine in the rules, and what is said of it in the article.
func (l *aLibrary) has(ceiling string) {
	l.Helper()
	k := l.now.Load()
	if v, _ := k.Policy.ValueAt("level.machinery.ceiling", l.today()); v != ceiling {
		l.Errorf("the rules say %s, not %s", v, ceiling)
	}
	if a, ok := k.Articles.Article("machinery-level"); !ok || !strings.Contains(a.Text, ceiling) {
		l.Errorf("the article does not say %s: %s", ceiling, a.Text)
	}
}

const (
	ceilingBuiltIn = "300.000.000đ (300 triệu)"
	ceilingOwn     = "200.000.000đ (200 triệu)"
)

func ownLevels(t *testing.T) string {
	t.Helper()
	return policyWords(t, "levels.toml", "ceiling = 300000000", "ceiling = 200000000")
}

func TestLibraryTakesOwnFilesOver(t *testing.T) {
	l := openLibrary(t)
	if l.now.Load().Policy != policy.Embedded() {
		t.Error("without a folder the policy is not the built-in one")
	}
	l.has(ceilingBuiltIn)
	l.write("levels.toml", ownLevels(t))
	l.write("notes.txt", "no policy at all")
	if l.look(t.Context()) {
		t.Fatal(l.said.String())
	}
	l.has(ceilingOwn)
	own := l.now.Load()
	if own.Policy.Version == policy.Embedded().Version {
		t.Errorf("two policies have the version %s", own.Policy.Version)
	}
	if l.look(t.Context()) || l.now.Load() != own {
		t.Error("files that did not change were read again")
	}
	if err := os.RemoveAll(l.folder); err != nil {
		t.Fatal(err)
	}
	if l.look(t.Context()) || l.now.Load().Policy.Version != policy.Embedded().Version {
		t.Error("the centre's files stay in use when their folder has gone")
	}
	l.has(ceilingBuiltIn)
}

// brokenPolicies are the folders of testdata, and what is said of each.
var brokenPolicies = []struct{ folder, file, at, says, remedy string }{
	{"reference", "deadlines.toml", "deadlines.toml:8: ", "Không có văn bản số “99/2031/TT-BCT”", "Thêm văn bản đó vào documents.toml"},
	{"overlap", "levels.toml", "levels.toml:34: ", "“machinery” trùng thời gian với “machinery” ở dòng 12 (11/5/2018 – 31/12/2026)", "Thêm ngày kết thúc (to)"},
	{"negative", "levels.toml", "levels.toml:17: ", "Mức trần -300000000", "Mức trần phải lớn hơn 0"},
	{"no_toml", "facts.toml", "facts.toml:2: ", "Không đọc được dòng “Tỉnh Đắk Lắk có", "Xem lại dấu ngoặc kép"},
	{"dropped", "deadlines.toml", "deadlines.toml: ", "cần {deadline.register.date}", "khuyencong policy print deadlines.toml"},
}

func brokenFolder(t *testing.T, name string) string {
	t.Helper()
	folder, err := filepath.Abs(filepath.Join("testdata", "policy", name))
	if err != nil {
		t.Fatal(err)
	}
	return folder
}

// TestLibraryRefusesABrokenPolicy: what was in use stays, the fault is told of once,
// and mended files are taken.
func TestLibraryRefusesABrokenPolicy(t *testing.T) {
	l := openLibrary(t)
	l.write("levels.toml", ownLevels(t))
	l.look(t.Context())
	for _, tt := range brokenPolicies {
		was := l.now.Load()
		l.said.Reset()
		l.write(tt.file, contentOf(t, filepath.Join("testdata", "policy", tt.folder, tt.file)))
		if !l.look(t.Context()) || l.now.Load() != was {
			t.Fatalf("%s: a broken policy is in use, or nobody is told", tt.folder)
		}
		first := *l.faults.Load()
		if !strings.HasPrefix(first, tt.at) || !strings.Contains(first, tt.says) || !strings.Contains(first, tt.remedy) {
			t.Errorf("%s: of the fault is said %q", tt.folder, first)
		}
		if !strings.Contains(l.said.String(), strings.TrimSpace(tt.at)) {
			t.Errorf("%s: the log does not name %s: %s", tt.folder, tt.at, l.said.String())
		}
		if l.look(t.Context()) || l.now.Load() != was {
			t.Errorf("%s: the same files are told of twice", tt.folder)
		}
		mended := policyWords(t, tt.file, "", "")
		if tt.file == "levels.toml" {
			mended = ownLevels(t)
		}
		l.write(tt.file, mended)
		if l.look(t.Context()) || l.faults.Load() != nil || l.now.Load() == was {
			t.Errorf("%s: the mended files are not in use", tt.folder)
		}
		l.has(ceilingOwn)
	}
}

// TestLibraryNamesTheLineOfWhatIsQuoted: the row is there, and without the number
// that an article states.
func TestLibraryNamesTheLineOfWhatIsQuoted(t *testing.T) {
	l := openLibrary(t)
	l.write("levels.toml", policyWords(t, "levels.toml", "percent = 50\n", ""))
	if !l.look(t.Context()) || !strings.HasPrefix(*l.faults.Load(), "levels.toml:23: ") || !strings.Contains(*l.faults.Load(), "{level.machinery.percent}") {
		t.Error(l.said.String())
	}
}

// TestLibraryTellsOfFaultsAtTheStart: the built-in policy is in use then, and the
// administrators must know.
func TestLibraryTellsOfFaultsAtTheStart(t *testing.T) {
	for name, folder := range map[string]string{"a fault": brokenFolder(t, "negative"), "no folder but a file": filepath.Join(brokenFolder(t, "negative"), "levels.toml")} {
		l := newLibrary(t, folder)
		if err := l.open(t.Context()); err != nil {
			t.Fatal(err)
		}
		l.has(ceilingBuiltIn)
		told := 0
		ctx, end := context.WithCancel(t.Context())
		end()
		l.watch(ctx, func(context.Context) { told++ })
		if told != 1 {
			t.Errorf("%s: told %d times", name, told)
		}
	}
}

func (l *aLibrary) ask(question string) (answers.Result, string) {
	r := l.now.Load().Articles.Ask(question)
	if len(r.Answers) == 0 {
		return r, ""
	}
	return r, r.Answers[0].ID
}

const askedOnce = "Lò sấy cà phê bằng trấu có được không?"

// TestLibraryPublished: an article of the centre answers from then on, also under
// another policy, and no longer when it is taken out.
func TestLibraryPublished(t *testing.T) {
	l := openLibrary(t)
	l.articles = []store.CentreArticle{{ID: "tt-7", Title: "Lò sấy bằng trấu", Text: "Được ạ, anh/chị ghi rõ loại lò.", Asked: askedOnce, At: time.Date(2026, 11, 23, 18, 0, 0, 0, time.UTC)}}
	if _, id := l.ask(askedOnce); id == "tt-7" {
		t.Fatal("it answers before it is published")
	}
	l.published(t.Context())
	l.close()
	r, id := l.ask(askedOnce)
	if id != "tt-7" || r.Handover() {
		t.Fatalf("answered by %q, %q", id, r.Why)
	}
	if a := r.Answers[0]; a.Checked != "2026-11-24" || len(a.Sources) != 1 || a.Sources[0].Document != answers.OfCentre {
		t.Errorf("on the centre's own clock it was checked on %s; sources %v", a.Checked, a.Sources)
	}
	l.write("levels.toml", ownLevels(t))
	l.look(t.Context())
	l.has(ceilingOwn)
	if _, id := l.ask(askedOnce); id != "tt-7" {
		t.Errorf("under another policy %q answers", id)
	}
	l.articles[0].Asked = "" // erased
	l.published(t.Context())
	l.close()
	if a, ok := l.now.Load().Articles.Article("tt-7"); !ok || len(a.Questions) != 0 {
		t.Errorf("%q is still known of whoever asked", a.Questions)
	}
	l.articles = nil
	l.published(t.Context())
	l.close()
	if _, ok := l.now.Load().Articles.Article("tt-7"); ok {
		t.Error("it answers although it was taken out")
	}
}

// TestLibraryWithoutTheDatabase: articles and files that could not be taken over are
// tried again, and nobody is told of a fault in files that have none.
func TestLibraryWithoutTheDatabase(t *testing.T) {
	l := openLibrary(t)
	l.away = errors.New("busy")
	l.articles = []store.CentreArticle{{ID: "tt-7", Title: "Lò sấy", Text: "Được ạ.", Asked: askedOnce, At: noonOfTests}}
	l.published(t.Context())
	l.close()
	l.away = nil
	if l.look(t.Context()) {
		t.Error(l.said.String())
	}
	if _, id := l.ask(askedOnce); id != "tt-7" {
		t.Errorf("answered by %q", id)
	}
	l.away = errors.New("busy")
	l.write("levels.toml", ownLevels(t))
	if l.look(t.Context()) || l.faults.Load() != nil {
		t.Errorf("the files are said to have a fault: %s", l.said.String())
	}
	l.has(ceilingBuiltIn)
	l.away = nil
	if l.look(t.Context()) {
		t.Error(l.said.String())
	}
	l.has(ceilingOwn)
}

// TestLibraryOnTheDayALevelChanges: rules and articles say the new number from its
// first day on, in the centre's zone, and not before.
func TestLibraryOnTheDayALevelChanges(t *testing.T) {
	l := openLibrary(t)
	levels := ownLevels(t)
	machinery := "\n[[level]]" + strings.Split(levels, "\n[[level]]")[1]
	ended := strings.Replace(machinery, "confidence", "to = 2026-12-31\nconfidence", 1)
	successor := strings.NewReplacer("2018-05-11", "2027-01-01", "200000000", "400000000").Replace(machinery)
	l.write("levels.toml", strings.Replace(levels, machinery, ended+successor, 1))
	for _, tt := range []struct {
		at      time.Time
		ceiling string
	}{
		{noonOfTests, ceilingOwn},
		{time.Date(2026, 12, 31, 16, 59, 59, 0, time.UTC), ceilingOwn},
		{time.Date(2026, 12, 31, 17, 0, 0, 0, time.UTC), "400.000.000đ (400 triệu)"},
	} {
		l.at = tt.at
		if l.look(t.Context()) {
			t.Fatal(l.said.String())
		}
		l.has(tt.ceiling)
	}
}
