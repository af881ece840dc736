package sqlite

import (
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// A post is a collaborator of two communes with records, drafts, an open form
// and news that wait, and a successor who is nobody yet.
type post struct {
	*Store
	from, to store.Person
}

func aPost(t *testing.T) post {
	t.Helper()
	s := fresh(t)
	o := post{Store: s, from: meet(t, s, 101, dialog.Collaborator, here, there), to: meet(t, s, 102, dialog.Owner)}
	for i, r := range []struct {
		id, commune string
		kind        store.Kind
	}{{"fac here", here, store.Facility}, {"fac there", there, store.Facility}, {"need here", here, store.Need}, {"ask", here, store.Question}, {"form", here, store.Application}} {
		rec := aFacility(r.id, int64(i+1), o.from)
		rec.Kind, rec.Commune = r.kind, r.commune
		put(t, s, rec, 101)
	}
	draft := func(id, commune, record string) dialog.Draft {
		d := dialog.Draft{ID: id, Chat: 101, User: 101, Flow: "facility", Record: record, Version: 1, Opened: noon, Changed: noon, Answers: dialog.Answers{"name": {Text: id}}}
		if commune != "" {
			d.Answers["commune_code"] = dialog.Value{Key: commune}
		}
		return d
	}
	apply := draft("draft apply", "", "")
	apply.Flow = "apply"
	open := dialog.Session{ID: "openform", Revision: 4, Turn: 9, Flow: "facility", Card: 7, Opened: noon, Changed: noon,
		Answers: dialog.Answers{"name": {Text: "Lò bún"}, "commune_code": {Key: there}}, Owed: &dialog.View{Turn: 9}}
	if err := s.Commit(t.Context(), store.Batch{At: noon,
		Sessions: []store.SessionRow{{Key: store.SessionKey{Chat: 101, User: 101}, Session: open}},
		Parked:   []dialog.Draft{draft("draft here", here, ""), draft("fix there", "", "fac there"), draft("draft bare", "", ""), apply},
		Changes: []store.Change{
			store.Tell{Key: "news", Person: o.from.ID, Kind: store.Decided, Record: "fac here", At: noon},
			store.Tell{Key: "answer", Person: o.from.ID, Kind: store.Replied, Record: "ask", At: noon},
		}}); err != nil {
		t.Fatal(err)
	}
	return o
}

func (o post) handOver(communes ...string) store.HandOver {
	return store.HandOver{Key: "h", From: o.from.ID, Version: 1, User: o.to.User, Communes: communes, By: o.from.ID, ByName: "Bình", Channel: "telegram", At: noon}
}

// owned are the ids of what belongs to an account.
func (o post) owned(t *testing.T, p store.Person) (records, drafts []string) {
	t.Helper()
	v := viewer(personOf(t, o.Store, p.User))
	for _, id := range []string{"fac here", "fac there", "need here", "ask", "form"} {
		if record(t, o.Store, id).By == p.ID {
			records = append(records, id)
		}
	}
	return records, ids(find(t, o.Store, v, dialog.Query{Name: store.DraftsOf}))
}

func TestHandOver(t *testing.T) {
	tests := []struct {
		name               string
		communes           []string
		records, drafts    []string // the successor's
		kept, keptDrafts   []string
		fromRole           dialog.Role
		fromIn, toIn       []string
		newsFor            int64
		carried, carriedIn int // what the history says
		open               bool
	}{
		{"all", []string{here, there},
			[]string{"fac here", "fac there", "need here"}, []string{"draft bare", "draft here", "fix there", "openform"},
			[]string{"ask", "form"}, []string{"draft apply"}, dialog.Owner, nil, []string{here, there}, 2, 3, 4, false},
		{"one commune", []string{here},
			[]string{"fac here", "need here"}, []string{"draft here"},
			[]string{"fac there", "ask", "form"}, []string{"draft apply", "draft bare", "fix there"}, dialog.Collaborator, []string{there}, []string{here}, 2, 2, 1, true},
		{"the other one", []string{there},
			[]string{"fac there"}, []string{"fix there", "openform"},
			[]string{"fac here", "need here", "ask", "form"}, []string{"draft apply", "draft bare", "draft here"}, dialog.Collaborator, []string{here}, []string{there}, 1, 1, 2, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			o := aPost(t)
			manager := store.Viewer{Role: dialog.Manager, At: noon}
			load := find(t, o.Store, manager, dialog.Query{Name: store.LoadOf, ID: "1", Text: join(tt.communes)}).Rows[0].Body
			if want := (store.Load{Records: tt.carried, Drafts: tt.carriedIn}); load != want {
				t.Errorf("announced %+v, want %+v", load, want)
			}
			commit(t, o.Store, o.handOver(tt.communes...), o.handOver(tt.communes...)) // twice: once
			for _, x := range []struct {
				p               store.Person
				records, drafts []string
				role            dialog.Role
				in              []string
				action          store.PeopleAction
			}{
				{o.to, tt.records, tt.drafts, dialog.Collaborator, tt.toIn, store.Succeeded},
				{o.from, tt.kept, tt.keptDrafts, tt.fromRole, tt.fromIn, store.Replaced},
			} {
				records, drafts := o.owned(t, x.p)
				p := personOf(t, o.Store, x.p.User)
				if diff := cmp.Diff(x.records, records); diff != "" {
					t.Errorf("%s has records: %s", x.action, diff)
				}
				if diff := cmp.Diff(x.drafts, drafts); diff != "" {
					t.Errorf("%s has drafts: %s", x.action, diff)
				}
				if diff := cmp.Diff(x.in, p.Communes); diff != "" || p.Role != x.role {
					t.Errorf("%s is %s: %s", x.action, p.Role, diff)
				}
				e, err := o.PeopleEntry(t.Context(), "h", p.ID)
				if err != nil || e.Action != x.action || e.Records != tt.carried || e.Drafts != tt.carriedIn {
					t.Errorf("history: %+v, %v", e, err)
				}
			}
			if n := count(t, o.Store, `SELECT person FROM notices WHERE key = 'news'`); int64(n) != tt.newsFor {
				t.Errorf("the news are for person %d, want %d", n, tt.newsFor)
			}
			if n := count(t, o.Store, `SELECT person FROM notices WHERE key = 'answer'`); int64(n) != o.from.ID {
				t.Error("the answer to a question went to another person")
			}
			session := load0(t, o.Store, 101)
			if (session.Flow != "") != tt.open || !tt.open && (session.Revision != 5 || session.Turn != 10 || session.Owed != nil) {
				t.Errorf("session %+v", session)
			}
		})
	}
}

// TestHandOverOfAnOpenForm: a form that is open goes over with the commune it is
// about, however that is known; the phone it was open on says so.
func TestHandOverOfAnOpenForm(t *testing.T) {
	for name, tt := range map[string]struct {
		open dialog.Session
		goes bool
	}{
		"a need of a facility here":    {dialog.Session{Flow: "need", Answers: dialog.Answers{"facility": {Text: "fac here", Label: "Hoa Ban"}}}, true},
		"a need of a facility there":   {dialog.Session{Flow: "need", Answers: dialog.Answers{"facility": {Text: "fac there", Label: "Tân Lợi"}}}, false},
		"a need of no facility yet":    {dialog.Session{Flow: "need", Answers: dialog.Answers{"facility": {Key: "new"}}}, false},
		"a correction here":            {dialog.Session{Flow: "need", Record: "need here", Version: 1}, true},
		"a correction there":           {dialog.Session{Flow: "facility", Record: "fac there", Version: 1, Answers: dialog.Answers{"name": {Text: "x"}}}, false},
		"a facility here":              {dialog.Session{Flow: "facility", Answers: dialog.Answers{"commune_code": {Key: here}}}, true},
		"a facility of nowhere yet":    {dialog.Session{Flow: "facility", Answers: dialog.Answers{"name": {Text: "x"}}}, false},
		"another commune, meant or no": {dialog.Session{Flow: "facility", Answers: dialog.Answers{"commune_code": {Key: there}}}, false},
		"a list":                       {dialog.Session{Flow: "records", Answers: dialog.Answers{"record": {Text: "fac here"}}}, false},
		"nothing":                      {dialog.Session{}, false},
	} {
		t.Run(name, func(t *testing.T) {
			o := aPost(t)
			tt.open.ID, tt.open.Revision, tt.open.Turn, tt.open.Opened, tt.open.Changed = "openform", 5, 10, noon, noon
			if err := o.Commit(t.Context(), store.Batch{At: noon, Sessions: []store.SessionRow{{Key: store.SessionKey{Chat: 101, User: 101}, Session: tt.open, Was: 4}}}); err != nil {
				t.Fatal(err)
			}
			load := find(t, o.Store, store.Viewer{Role: dialog.Manager, At: noon}, dialog.Query{Name: store.LoadOf, ID: "1", Text: here}).Rows[0].Body.(store.Load)
			commit(t, o.Store, o.handOver(here))
			_, drafts := o.owned(t, o.to)
			if went := slices.Contains(drafts, "openform"); went != tt.goes || load.Drafts != len(drafts) {
				t.Errorf("the successor has %v, %d were announced", drafts, load.Drafts)
			}
			is := load0(t, o.Store, 101)
			if (is.Flow == "") != (tt.goes || tt.open.Flow == "") || (is.Passed != "") != tt.goes || tt.goes && is.Passed != tt.open.Flow {
				t.Errorf("the session is %+v", is)
			}
		})
	}
}

func join(list []string) string {
	all := ""
	for i, x := range list {
		if i > 0 {
			all += ","
		}
		all += x
	}
	return all
}

func load0(t *testing.T, s *Store, user int64) dialog.Session {
	t.Helper()
	got, err := s.Load(t.Context(), []store.SessionKey{{Chat: user, User: user}})
	if err != nil {
		t.Fatal(err)
	}
	return got[0].Session
}

// TestHandOverIsWrittenDown: each record says who had it before, takes a new
// version, and corrections that were open stay open on it.
func TestHandOverIsWrittenDown(t *testing.T) {
	o := aPost(t)
	commit(t, o.Store, o.handOver(here, there))
	history, err := o.History(t.Context(), "fac there")
	if err != nil {
		t.Fatal(err)
	}
	last := history[len(history)-1]
	want := store.Entry{Record: "fac there", At: noon, By: o.from.ID, ByName: "Bình", Action: store.Inherit, Before: "collaborator", After: "owner", Channel: "telegram", Form: last.Form}
	if diff := cmp.Diff(want, last); diff != "" {
		t.Error(diff)
	}
	if r := record(t, o.Store, "fac there"); r.Version != 2 {
		t.Errorf("version %d", r.Version)
	}
	if d, err := o.Draft(t.Context(), "fix there"); err != nil || d.Draft.Version != 2 || d.Draft.User != 102 || d.Draft.Chat != 102 {
		t.Errorf("its correction: %+v, %v", d.Draft, err)
	}
	if err := try(t, o.Store, store.Decide{Record: "fac there", Version: 1, Action: store.Claim, To: store.InReview, By: 1}); !errors.Is(err, store.ErrConflict) {
		t.Errorf("what was decided on the old sender: %v", err)
	}
	commit(t, o.Store, store.HandOver{Key: "back", From: o.to.ID, User: 101, Communes: []string{here, there}, At: noon.Add(time.Hour)})
	if records, drafts := o.owned(t, o.from); len(records) != 5 || len(drafts) != 5 {
		t.Errorf("undone by another hand-over: %v, %v", records, drafts)
	}
}

// TestHandOverOfSomebodyPromoted: whoever redeems an invite to take over gets no
// part in the centre that the predecessor has got meanwhile, and takes none away.
func TestHandOverOfSomebodyPromoted(t *testing.T) {
	o := aPost(t)
	commit(t, o.Store, store.Meet{User: 101, Role: dialog.Admin, At: noon},
		store.HandOver{Key: "heir", From: o.from.ID, User: o.to.User, Communes: []string{here, there}, At: noon})
	if from, to := personOf(t, o.Store, 101).Role, personOf(t, o.Store, 102).Role; from != dialog.Admin || to != dialog.Collaborator {
		t.Errorf("the predecessor is %s, the successor %s", from, to)
	}
}

// TestHandOverWithAnUnreadableSession: what cannot be read holds nothing up.
func TestHandOverWithAnUnreadableSession(t *testing.T) {
	o := aPost(t)
	if err := o.change(t.Context(), `UPDATE sessions SET body = '{"flow": 3, "turn'`); err != nil {
		t.Fatal(err)
	}
	o.link(t)
	profileOf(t, o.Store, o.from.ID)
	find(t, o.Store, store.Viewer{Role: dialog.Admin}, dialog.Query{Name: store.LoadOf, ID: "1", Text: here})
	commit(t, o.Store, o.handOver(here), o.relink(201))
	if records, _ := o.owned(t, o.to); len(records) != 2 {
		t.Errorf("went over: %v", records)
	}
}

// TestHandOverAfterTheEnd: who has ended meanwhile hands over what was chosen.
func TestHandOverAfterTheEnd(t *testing.T) {
	o := aPost(t)
	commit(t, o.Store, store.Appoint{Key: "end", Person: o.from.ID, Version: 1, Action: store.Ended, Role: dialog.Owner, At: noon},
		store.HandOver{Key: "heir", From: o.from.ID, User: o.to.User, Communes: []string{here}, At: noon})
	records, _ := o.owned(t, o.to)
	if diff := cmp.Diff([]string{"fac here", "need here"}, records); diff != "" {
		t.Error(diff)
	}
}

func TestHandOverRefused(t *testing.T) {
	o := aPost(t)
	with := func(change func(*store.HandOver)) store.HandOver {
		h := o.handOver(here)
		change(&h)
		return h
	}
	tests := []struct {
		name string
		h    store.HandOver
		want error
	}{
		{"decided on what is no longer so", with(func(h *store.HandOver) { h.Version = 3 }), store.ErrConflict},
		{"to a stranger", with(func(h *store.HandOver) { h.User = 555 }), store.ErrNotFound},
		{"of nobody", with(func(h *store.HandOver) { h.From = 77 }), store.ErrNotFound},
	}
	for _, tt := range tests {
		if err := try(t, o.Store, tt.h); !errors.Is(err, tt.want) {
			t.Errorf("%s: %v, want %v", tt.name, err, tt.want)
		}
	}
	commit(t, o.Store, with(func(h *store.HandOver) { h.Key, h.User = "oneself", 101 }))
	if n := count(t, o.Store, `SELECT count(*) FROM people_history WHERE action IN ('replaced', 'successor')`); n != 0 {
		t.Error("a hand-over to oneself is written down")
	}
	if n := count(t, o.Store, `SELECT count(*) FROM records WHERE sender = ?`, o.from.ID); n != 5 {
		t.Errorf("%d records left", n)
	}
	commit(t, o.Store, o.handOver(here))
	if err := try(t, o.Store, o.handOver(there)); !errors.Is(err, store.ErrDefect) {
		t.Errorf("one key, two contents: %v", err)
	}
}
