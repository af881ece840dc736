package sqlite

import (
	"bytes"
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// somebody is a person with something of theirs in every table, and others who
// have something to do with them.
type somebody struct {
	*Store
	tam, linh, binh store.Person
}

// tamUser is an account whose id, as SQLite stores it, is like nothing else.
const tamUser = 5550001001

// personal is what is to be nowhere afterwards, as it was typed, as it is
// searched by, and as a number is stored.
func personal() []string {
	account := binary.BigEndian.AppendUint64(nil, tamUser)[3:]
	return []string{"Nguyễn Văn Tâm", "nguyen van tam", "nguyen", "tam_sx", "0905123456", "905123456", "905.123.456", string(account),
		"máy rang của tôi", "may rang", "Dạ anh Tâm", "xin phụ trách", "Y Bhim Cũ", "lời của tôi", "ảnh nhà tôi", "f-tam", "f-voice"}
}

func aSomebody(t *testing.T) somebody {
	t.Helper()
	s := fresh(t)
	commit(t, s, store.Meet{User: tamUser, Chat: tamUser, Name: "Y Bhim Cũ", Username: "tam_sx", Role: dialog.Owner, Lang: "vi", At: noon,
		Consents: []store.Consent{{Purpose: store.ForData, Version: "v1", Given: true}}})
	o := somebody{Store: s, tam: personOf(t, s, tamUser), linh: meet(t, s, 102, dialog.Collaborator, here), binh: meet(t, s, 103, dialog.Manager)}
	commit(t, s, store.Renew{Key: "r", Person: o.tam.ID, Name: "Nguyễn Văn Tâm", Phone: "0905123456", Channel: "telegram"})
	o.tam = personOf(t, s, tamUser)
	o.puts(t)
	o.conversations(t)
	if _, err := s.write.db.Exec(`INSERT INTO unreadable (chat, user, revision, body, at) VALUES (?1, ?1, 1, 'Nguyễn Văn Tâm', 1)`, tamUser); err != nil {
		t.Fatal(err)
	}
	return o
}

// puts: a facility of his own with a picture, one that H'Linh sent and in which
// he is the owner, a need, a question with an answer, an application, a request.
func (o somebody) puts(t *testing.T) {
	own := aFacility("own", 1, o.tam)
	own.Title = "Cơ sở của Nguyễn Văn Tâm"
	own.Answers["name"] = dialog.Value{Text: own.Title, From: 21}
	own.Answers["contact"] = dialog.Value{Text: "nguyễn văn  tâm"}
	own.Answers["workers"] = dialog.Value{Number: 7}
	own.Answers["phone"] = dialog.Value{Text: "0905123456"}
	own.Answers["photos"] = dialog.Value{Items: []dialog.Item{{File: "f-tam", Unique: "u", Caption: "ảnh nhà tôi, +84 905.123.456"}}}
	put(t, o.Store, own, o.tam.Chat)
	other := aFacility("hers", 2, o.linh)
	other.Title, other.Phone = "Gạch Ea Kao", "0905999999"
	other.Answers["name"], other.Answers["contact"] = dialog.Value{Text: "Gạch Ea Kao"}, dialog.Value{Text: "H'Bia Êban"}
	put(t, o.Store, other, 102)
	n := aFacility("need", 3, o.tam)
	n.Kind, n.Facility, n.Title, n.Phone = store.Need, "own", "Máy rang", ""
	n.Answers = dialog.Answers{"facility": {Text: "own", Label: "Cơ sở của Nguyễn Văn Tâm"}, "content": {Key: "machinery"},
		"item": {Text: "máy rang của tôi"}, "total_cost": {Number: 450}}
	put(t, o.Store, n, o.tam.Chat)
	q := store.Record{ID: "ask", Number: 4, Kind: store.Question, State: store.Sent, Version: 1, By: o.tam.ID, ByName: o.tam.Name, Title: "lời của tôi",
		Answers: dialog.Answers{"words": {Text: "lời của tôi"}, "voice": {Items: []dialog.Item{{File: "f-voice"}}}}, Created: noon}
	put(t, o.Store, q, o.tam.Chat)
	commit(t, o.Store, store.Decide{Record: "ask", Version: 1, Action: store.Answer, To: store.Answered, By: o.binh.ID, ByName: "Bình", Reply: "Dạ anh Tâm, được ạ"})
	a := store.Record{ID: "form", Number: 5, Kind: store.Application, State: store.Sent, Version: 1, By: o.tam.ID, ByName: o.tam.Name, Title: o.tam.Name, Phone: "0905123456",
		Answers: dialog.Answers{"message": {Text: "xin phụ trách"}, "phone": {Text: "0905123456"}}, Created: noon}
	put(t, o.Store, a, o.tam.Chat)
	p := store.Record{ID: "wish", Number: 6, Kind: store.Privacy, State: store.Sent, Version: 1, By: o.tam.ID, ByName: o.tam.Name, Title: "Xóa dữ liệu",
		Answers: dialog.Answers{"type": {Key: "delete"}, "words": {Text: "lời của tôi"}, "done_by": {Number: 1}}, Created: noon}
	put(t, o.Store, p, o.tam.Chat)
	for id, path := range map[string]string{"f-tam": "aa/tam", "f-voice": "bb/voice"} {
		if err := o.SaveFile(t.Context(), store.File{ID: id, State: store.FileKept, Path: path, Size: 1, SHA256: "x"}); err != nil {
			t.Fatal(err)
		}
	}
}

// conversations: an open form, a draft, a staff member's list that shows him, news,
// cards, a hand-over in which he is named.
func (o somebody) conversations(t *testing.T) {
	t.Helper()
	session := func(user int64, s dialog.Session) store.SessionRow {
		s.ID, s.Revision = "session1", 3
		return store.SessionRow{Key: store.SessionKey{Chat: user, User: user}, Session: s}
	}
	if err := o.Commit(t.Context(), store.Batch{At: noon,
		Sessions: []store.SessionRow{
			session(o.tam.User, dialog.Session{Flow: "facility", Answers: dialog.Answers{"name": {Text: "lời của tôi"}}}),
			session(103, dialog.Session{Flow: "people", Shown: dialog.Result{Rows: []dialog.Row{{ID: "1", Name: "Nguyễn Văn Tâm"}}}}),
			session(102, dialog.Session{Flow: "facility", Answers: dialog.Answers{"name": {Text: "Lò gạch"}}}),
		},
		Parked: []dialog.Draft{{ID: "draft001", Chat: o.tam.Chat, User: o.tam.User, Flow: "facility", Title: "lời của tôi", Answers: dialog.Answers{}, Opened: noon, Changed: noon}},
		Changes: []store.Change{
			store.Tell{Key: "news", Person: o.tam.ID, Kind: store.Decided, Record: "own", At: noon},
			store.Mend{Key: "m", Record: "own", Version: 1, Action: store.Correct, To: store.Sent, Title: "Cơ sở của Nguyễn Văn Tâm", Commune: here, Phone: "0905123456",
				Answers: record(t, o.Store, "own").Answers, Changed: []string{"contact"}, By: o.tam.ID, ByName: o.tam.Name, At: noon},
			store.Grow{Invite: store.Invite{Hash: "h", Role: dialog.Owner, Uses: 1, Expires: noon.Add(time.Hour), By: o.tam.Name, Maker: o.tam.ID}},
		}}); err != nil {
		t.Fatal(err)
	}
}

func (o somebody) erase(mine bool) store.Erase {
	return store.Erase{Key: "wish", Person: o.tam.ID, User: o.tam.User, Chat: o.tam.Chat, Mine: mine, Request: "wish", Name: "Đã xóa", Title: "Đã xóa hồ sơ",
		Private: store.Private{store.Facility: {"contact", "phone"}}, By: o.binh.ID, ByName: "Bình", Channel: "telegram", At: noon}
}

// leftIn are the words that are still in a file of the folder, read as bytes.
func leftIn(t *testing.T, folder string, words []string) []string {
	t.Helper()
	var left []string
	files, err := filepath.Glob(filepath.Join(folder, "*"))
	if err != nil || len(files) == 0 {
		t.Fatalf("nothing to read: %v", err)
	}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range words {
			if bytes.Contains(b, []byte(w)) {
				left = append(left, filepath.Base(f)+": "+w)
			}
		}
	}
	return left
}

// told sends the farewell and does what is left to be done.
func (o somebody) wiped(t *testing.T) {
	t.Helper()
	for _, n := range due(t, o.Store, noon) {
		sent(t, o.Store, n, 7, "")
	}
	if _, err := o.Leftovers(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := o.Wipe(t.Context()); err != nil {
		t.Fatal(err)
	}
	paths, err := o.Shreds(t.Context(), 10)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range paths {
		if err := o.Shredded(t.Context(), p); err != nil {
			t.Fatal(err)
		}
	}
}

// Nothing of somebody is left anywhere in the database's files: no name, phone
// number, account, or word they typed, in no form. What was erased is readable
// there before, so the test does look where it was.
func TestEraseLeavesNoByte(t *testing.T) {
	o := aSomebody(t)
	folder := filepath.Dir(o.path)
	if left := leftIn(t, folder, personal()); len(left) < len(personal()) {
		t.Fatalf("only %q was there to begin with", left)
	}
	commit(t, o.Store, o.erase(true), o.erase(true)) // twice: once
	if left := leftIn(t, folder, personal()); len(left) == 0 {
		t.Fatal("the log is empty already: there is nothing to wipe")
	}
	o.wiped(t)
	if left := leftIn(t, folder, personal()); len(left) > 0 {
		t.Errorf("still there: %q", left)
	}
	if l, err := o.Leftovers(t.Context()); err != nil || l.Wipe || l.Unsaid {
		t.Errorf("left to be done: %+v, %v", l, err)
	}
}

// What was of others is as it was: H'Linh's records, her open form, the history
// of who did what when; and what is evidence stays: consents, the request.
func TestEraseKeepsWhatIsNotTheirs(t *testing.T) {
	o := aSomebody(t)
	before := record(t, o.Store, "hers")
	commit(t, o.Store, o.erase(true))
	if diff := cmp.Diff(before, record(t, o.Store, "hers")); diff != "" {
		t.Errorf("H'Linh's record: %s", diff)
	}
	if s := load0(t, o.Store, 102); s.Flow != "facility" {
		t.Error("her open form was closed")
	}
	if s := load0(t, o.Store, 103); s.Flow != "" || s.Revision != 4 {
		t.Errorf("the list that shows him is open: %+v", s)
	}
	if n := count(t, o.Store, `SELECT count(*) FROM consents`); n != 1 {
		t.Errorf("%d consents", n)
	}
	own := record(t, o.Store, "own")
	want := dialog.Answers{"workers": {Number: 7}}
	if diff := cmp.Diff(want, own.Answers); diff != "" || own.State != store.Erased || own.ByName != "Đã xóa" || own.Title != "Đã xóa hồ sơ" || own.Commune != here {
		t.Errorf("%+v: %s", own, diff)
	}
	wish := record(t, o.Store, "wish")
	if wish.State != store.Sent || wish.Title != "Xóa dữ liệu" || wish.Answers.Chosen("type") != "delete" || wish.Answers["done_by"].Number != 1 || wish.Answers.Text("words") != "" {
		t.Errorf("the request: %+v", wish)
	}
	for _, id := range []string{"own", "need", "ask", "form"} {
		entries, err := o.History(t.Context(), id)
		if err != nil || len(entries) < 2 || entries[len(entries)-1].Action != store.EraseData || entries[0].By != o.tam.ID || entries[0].ByName != "" {
			t.Errorf("history of %s: %+v, %v", id, entries, err)
		}
	}
	if n := count(t, o.Store, `SELECT count(*) FROM notices WHERE kind = 'farewell' AND chat = ?`, o.tam.Chat); n != 1 {
		t.Errorf("%d farewells", n)
	}
	if found := find(t, o.Store, viewer(o.binh), dialog.Query{Name: store.Facilities, Text: "tam"}); len(found.Rows) > 0 {
		t.Errorf("found by the name: %v", ids(found))
	}
}

// Without Mine the facilities and needs stay on the centre's list; only what the
// person is recognised by goes.
func TestEraseLeavesTheCentresList(t *testing.T) {
	o := aSomebody(t)
	commit(t, o.Store, o.erase(false))
	own, need := record(t, o.Store, "own"), record(t, o.Store, "need")
	if own.State != store.Sent || own.Title != "Cơ sở của …" || own.Answers.Text("contact") != "…" || own.Answers.Text("phone") != "…" || own.Phone != "" ||
		own.Answers.Text("products") != "cà phê bột" || own.Answers["photos"].Items[0].Caption != "ảnh nhà tôi, …" {
		t.Errorf("%+v", own)
	}
	if need.Answers["facility"].Label != "Cơ sở của …" || need.Answers["facility"].Text != "own" || need.Answers.Text("item") != "máy rang của tôi" {
		t.Errorf("%+v", need.Answers)
	}
	if ask := record(t, o.Store, "ask"); ask.State != store.Erased || len(ask.Answers) > 0 || ask.Reply != "" {
		t.Errorf("the question: %+v", ask)
	}
	o.wiped(t)
	for _, w := range leftIn(t, filepath.Dir(o.path), []string{"Nguyễn Văn Tâm", "nguyễn văn", "nguyen van tam", "tam_sx", "905123456", "905.123.456", "lời của tôi", "Y Bhim Cũ"}) {
		t.Errorf("still there: %s", w)
	}
}

// The same account is a stranger's and may begin anew.
func TestErasedBeginsAnew(t *testing.T) {
	o := aSomebody(t)
	commit(t, o.Store, o.erase(true))
	if p := personOf(t, o.Store, o.tam.User); p.ID != 0 {
		t.Fatalf("still known: %+v", p)
	}
	if s := load0(t, o.Store, o.tam.User); s.Revision != 0 {
		t.Errorf("the conversation: %+v", s)
	}
	commit(t, o.Store, store.Meet{User: o.tam.User, Chat: o.tam.Chat, Name: "Tâm", Role: dialog.Owner, Lang: "vi", At: noon})
	again := personOf(t, o.Store, o.tam.User)
	if again.ID == o.tam.ID || len(find(t, o.Store, viewer(again), dialog.Query{Name: store.RecordsOf}).Rows) > 0 {
		t.Errorf("%+v has what was erased", again)
	}
	commit(t, o.Store, store.Tell{Key: "late", Person: o.tam.ID, Kind: store.Replied, Record: "ask", At: noon})
	if n := count(t, o.Store, `SELECT count(*) FROM notices WHERE key = 'late'`); n != 0 {
		t.Error("there is somebody to be told")
	}
}

// Nobody is erased who works at the centre, or who has become somebody else since
// it was decided.
func TestEraseRefuses(t *testing.T) {
	for name, change := range map[string]func(somebody, *store.Erase){
		"staff":           func(o somebody, c *store.Erase) { c.Person, c.User = o.binh.ID, o.binh.User },
		"another account": func(_ somebody, c *store.Erase) { c.User++ },
	} {
		o := aSomebody(t)
		c := o.erase(false)
		change(o, &c)
		if err := try(t, o.Store, c); !errors.Is(err, store.ErrConflict) {
			t.Errorf("%s: %v", name, err)
		}
		if p := personOf(t, o.Store, o.tam.User); p.Name != "Nguyễn Văn Tâm" {
			t.Errorf("%s: half of it was done", name)
		}
	}
}

// A record alone: its needs go with it, the person stays.
func TestEraseARecord(t *testing.T) {
	o := aSomebody(t)
	commit(t, o.Store, store.Erase{Key: "one", Records: []string{"own"}, Title: "Đã xóa hồ sơ", By: o.binh.ID, ByName: "Bình", At: noon})
	if record(t, o.Store, "own").State != store.Erased || record(t, o.Store, "need").State != store.Erased || record(t, o.Store, "ask").State != store.Answered {
		t.Error("another set of records is erased")
	}
	if p := personOf(t, o.Store, o.tam.User); p.Name != "Nguyễn Văn Tâm" {
		t.Errorf("%+v", p)
	}
	paths, err := o.Shreds(t.Context(), 10)
	if err != nil || strings.Join(paths, " ") != "aa/tam" {
		t.Errorf("contents to go: %q, %v", paths, err)
	}
}

// Who has proven to be the owner is personal, too: a facility that is erased has none.
func TestErasedFacilityHasNoOwner(t *testing.T) {
	o := aSomebody(t)
	commit(t, o.Store, store.Own{Key: "proof", Record: "hers", Was: record(t, o.Store, "hers").Owner, Person: o.tam.ID, By: o.tam.ID, ByName: o.tam.Name})
	if r := record(t, o.Store, "hers"); r.Owner != o.tam.ID {
		t.Fatalf("owner %d before", r.Owner)
	}
	commit(t, o.Store, store.Erase{Key: "one", Records: []string{"hers"}, Title: "Đã xóa hồ sơ", By: o.binh.ID, ByName: "Bình", At: noon})
	if r := record(t, o.Store, "hers"); r.State != store.Erased || r.Owner != 0 || r.OwnerName != "" {
		t.Errorf("%s, owner %d %q", r.State, r.Owner, r.OwnerName)
	}
}

// A content that another record has too stays in the folder, and so does a file
// that the person sent with another record as well.
func TestEraseKeepsSharedFiles(t *testing.T) {
	o := aSomebody(t)
	twin := aFacility("twin", 8, o.linh)
	twin.Answers["photos"] = dialog.Value{Items: []dialog.Item{{File: "f-twin", Unique: "u"}}}
	put(t, o.Store, twin, 102)
	if err := o.SaveFile(t.Context(), store.File{ID: "f-twin", State: store.FileKept, Path: "aa/tam", Size: 1, SHA256: "x"}); err != nil {
		t.Fatal(err)
	}
	second := aFacility("second", 9, o.tam)
	second.Answers["photos"] = dialog.Value{Items: []dialog.Item{{File: "f-tam", Unique: "u"}}}
	put(t, o.Store, second, o.tam.Chat)
	commit(t, o.Store, store.Erase{Key: "one", Records: []string{"own"}, At: noon})
	if paths, err := o.Shreds(t.Context(), 10); err != nil || len(paths) > 0 {
		t.Errorf("contents to go: %q, %v", paths, err)
	}
	if n := count(t, o.Store, `SELECT count(*) FROM files WHERE file_id = 'f-tam' AND record = 'second'`); n != 1 {
		t.Error("the second record has lost its picture")
	}
}

// Whoever adds a table must say what an erasure does about it: then it stands here,
// too.
func TestEraseKnowsEveryTable(t *testing.T) {
	known := map[string]string{
		"house": "", "settings": "", "states": "", "troubles": "", "attempts": "", "applied": "keys with an account go", "goose_db_version": "", "sqlite_sequence": "",
		"people": "blanked", "person_communes": "deleted", "people_history": "blanked", "consents": "evidence: an id", "invites": "blanked, ended",
		"records": "blanked", "owners": "ids", "record_words": "deleted, merged", "alike": "deleted", "record_messages": "deleted", "history": "blanked",
		"sessions": "deleted", "drafts": "deleted", "learned": "deleted", "cards": "deleted", "notices": "deleted", "files": "deleted", "shreds": "contents to go",
		"articles": "words of whoever asked go, authors are ids", "ratings": "of nobody", "centre_history": "blanked", "unreadable": "deleted",
	}
	s := fresh(t)
	rows, err := s.write.db.QueryContext(t.Context(), `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'record_words_%'`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			t.Fatal(err)
		}
		if _, ok := known[name]; !ok {
			t.Errorf("what becomes of %s when somebody is erased?", name)
		}
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
}
