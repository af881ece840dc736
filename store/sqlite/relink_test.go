package sqlite

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// link is a one-time link to the collaborator.
func (o post) link(t *testing.T) store.Invite {
	t.Helper()
	i := store.Invite{Hash: store.HashCode("secret"), Role: dialog.Collaborator, Uses: 1, Expires: noon.Add(24 * time.Hour), By: "Bình", Maker: o.to.ID, Person: o.from.ID}
	commit(t, o.Store, store.Grow{Invite: i})
	return i
}

func (o post) relink(user int64) store.Relink {
	return store.Relink{Invite: store.HashCode("secret"), Person: o.from.ID, User: user, Chat: user, Username: "moi", Channel: "telegram", At: noon}
}

// TestRelink: the new account is the person, with all that was theirs; the old
// one is a stranger's.
func TestRelink(t *testing.T) {
	o := aPost(t)
	o.link(t)
	commit(t, o.Store, o.relink(201), o.relink(201))
	p := personOf(t, o.Store, 201)
	want := o.from
	want.User, want.Chat, want.Username = 201, 201, "moi"
	if diff := cmp.Diff(want, p); diff != "" {
		t.Error(diff)
	}
	if old := personOf(t, o.Store, 101); old.ID != 0 {
		t.Errorf("the old account is still %+v", old)
	}
	records, drafts := o.owned(t, p)
	if diff := cmp.Diff([]string{"draft apply", "draft bare", "draft here", "fix there", "openform"}, drafts); diff != "" || len(records) != 5 {
		t.Errorf("%d records, drafts %s", len(records), diff)
	}
	if n := find(t, o.Store, store.Viewer{User: 101, Chat: 101, At: noon}, dialog.Query{Name: store.DraftsOf}).Total; n != 0 {
		t.Errorf("the old account still has %d drafts", n)
	}
	if s := load0(t, o.Store, 101); s.Flow != "" || len(s.Answers) != 0 || s.Owed != nil || s.Revision != 5 {
		t.Errorf("the old account's session: %+v", s)
	}
	if n := count(t, o.Store, `SELECT count(*) FROM notices WHERE person IS NULL AND chat = 101 AND kind = 'left'`); n != 1 {
		t.Errorf("the old phone is told %d times", n)
	}
	if err := o.change(t.Context(), `UPDATE notices SET state = 'failed' WHERE kind = 'left'`); err != nil {
		t.Fatal(err)
	}
	if n, err := o.countUnsent(t.Context()); n != 0 || err != nil {
		t.Errorf("the centre is bothered with the old phone: %d, %v", n, err)
	}
	if got := lastAction(t, o.Store, o.from.ID); got != store.Relinked {
		t.Errorf("history: %s", got)
	}
}

func lastAction(t *testing.T, s *Store, person int64) store.PeopleAction {
	t.Helper()
	all, err := s.PeopleHistory(t.Context(), person)
	if err != nil || len(all) == 0 {
		t.Fatalf("history of %d: %v, %v", person, all, err)
	}
	return all[len(all)-1].Action
}

// TestRelinkToSomebodyKnown: what the new account had sent by itself is the
// person's too, and of two open applications one stays open.
func TestRelinkToSomebodyKnown(t *testing.T) {
	o := aPost(t)
	o.link(t)
	other := meet(t, o.Store, 201, dialog.Contact, "22015")
	for i, kind := range []store.Kind{store.Facility, store.Application} {
		r := aFacility("other "+string(kind), int64(10+i), other)
		r.Kind = kind
		put(t, o.Store, r, 201)
	}
	commit(t, o.Store, store.Tell{Key: "for other", Person: other.ID, Kind: store.Decided, Record: "other facility", At: noon}, o.relink(201))
	p := personOf(t, o.Store, 201)
	if diff := cmp.Diff([]string{here, there, "22015"}, p.Communes); diff != "" || p.ID != o.from.ID || p.Role != dialog.Contact {
		t.Errorf("%+v %s", p, diff)
	}
	for _, id := range []string{"other facility", "other application"} {
		r := record(t, o.Store, id)
		if r.By != p.ID || (r.State == store.Withdrawn) != (r.Kind == store.Application) {
			t.Errorf("%s: of %d, %s", id, r.By, r.State)
		}
	}
	if n := count(t, o.Store, `SELECT person FROM notices WHERE key = 'for other'`); int64(n) != p.ID {
		t.Errorf("the other account's news are for person %d", n)
	}
	if got := lastAction(t, o.Store, other.ID); got != store.Merged {
		t.Errorf("history of the other: %s", got)
	}
	admin := store.Viewer{Role: dialog.Admin, At: noon}
	if found := find(t, o.Store, admin, dialog.Query{Name: store.PersonBy, ID: "3"}); found.Total != 0 {
		t.Errorf("the other account is still somebody: %+v", found.Rows)
	}
	if err := try(t, o.Store, store.HandOver{Key: "x", From: other.ID, User: o.to.User, Communes: []string{here, there, "22015"}, At: noon}); err != nil {
		t.Errorf("a hand-over that was arranged for the other account: %v", err)
	}
}

func TestRelinkRefused(t *testing.T) {
	tests := []struct {
		name string
		do   func(*testing.T, post) error
		want error
	}{
		{"a code that was never made", func(t *testing.T, o post) error {
			r := o.relink(201)
			r.Invite = store.HashCode("guess")
			return try(t, o.Store, r)
		}, store.ErrConflict},
		{"used before, by another account", func(t *testing.T, o post) error {
			commit(t, o.Store, o.relink(201))
			return try(t, o.Store, o.relink(202))
		}, store.ErrConflict},
		{"too late", func(t *testing.T, o post) error {
			r := o.relink(201)
			r.At = noon.Add(24 * time.Hour)
			return try(t, o.Store, r)
		}, store.ErrConflict},
		{"revoked", func(t *testing.T, o post) error {
			commit(t, o.Store, store.Revoke{Invite: store.HashCode("secret")[:inviteID], By: o.to.ID})
			return try(t, o.Store, o.relink(201))
		}, store.ErrConflict},
		{"an account of the centre's staff", func(t *testing.T, o post) error {
			meet(t, o.Store, 201, dialog.Staff)
			return try(t, o.Store, o.relink(201))
		}, store.ErrConflict},
		{"the account they have: nothing changes", func(t *testing.T, o post) error { return try(t, o.Store, o.relink(101)) }, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			o := aPost(t)
			o.link(t)
			if err := tt.do(t, o); !errors.Is(err, tt.want) {
				t.Fatalf("%v, want %v", err, tt.want)
			}
			if p := personOf(t, o.Store, 202); p.ID != 0 {
				t.Errorf("somebody became %+v", p)
			}
		})
	}
}

// TestLinkClosesWithTheRole: a link to an account gives nobody a role that its
// person got after it was made.
func TestLinkClosesWithTheRole(t *testing.T) {
	o := aPost(t)
	i := o.link(t)
	open := func() bool {
		found := find(t, o.Store, store.Viewer{}, dialog.Query{Name: store.InviteBy, Text: "secret"})
		return len(found.Rows) == 1 && found.Rows[0].Name == o.from.Name && found.Rows[0].Body.(store.Invite).Open(noon)
	}
	if !open() {
		t.Fatalf("the link is closed: %+v", i)
	}
	commit(t, o.Store, store.Meet{User: 101, Role: dialog.Admin, At: noon})
	if open() {
		t.Error("the link now makes an administrator")
	}
	if err := try(t, o.Store, o.relink(201)); !errors.Is(err, store.ErrConflict) {
		t.Errorf("confirmed at the same moment: %v", err)
	}
}

// TestInvitesCloseWithTheRole: who no longer may invite lets nobody in either.
func TestInvitesCloseWithTheRole(t *testing.T) {
	s := fresh(t)
	for user, role := range map[int64]dialog.Role{101: dialog.Manager, 102: dialog.Admin} {
		p := meet(t, s, user, role)
		commit(t, s, store.Grow{Invite: store.Invite{Hash: store.HashCode(string(role)), Role: dialog.Staff, Uses: 5, Expires: noon.Add(time.Hour), Maker: p.ID}})
	}
	p := personOf(t, s, 101)
	commit(t, s, store.Appoint{Key: "end", Person: p.ID, Version: 1, Action: store.Ended, Role: dialog.Owner, At: noon})
	for code, want := range map[string]bool{"manager": false, "admin": true} {
		found := find(t, s, store.Viewer{}, dialog.Query{Name: store.InviteBy, Text: code})
		if got := found.Rows[0].Body.(store.Invite).Open(noon); got != want {
			t.Errorf("the %s's invite is open: %t", code, got)
		}
	}
}

func TestInvitesOpen(t *testing.T) {
	o := aPost(t)
	o.link(t)
	late := store.Invite{Hash: store.HashCode("late"), Role: dialog.Staff, Uses: 1, Expires: noon, By: "Bình", Maker: o.to.ID}
	five := store.Invite{Hash: store.HashCode("five"), Role: dialog.Collaborator, Communes: []string{here}, Uses: 5, Expires: noon.Add(time.Hour), By: "Bình", Maker: o.to.ID}
	commit(t, o.Store, store.Grow{Invite: late}, store.Grow{Invite: five})
	for _, role := range []dialog.Role{dialog.Stranger, dialog.Owner, dialog.Collaborator, dialog.Contact, dialog.Staff} {
		if found := find(t, o.Store, store.Viewer{Role: role, At: noon}, dialog.Query{Name: store.InvitesOpen}); found.Total != 0 {
			t.Errorf("%q sees %v", role, found.Rows)
		}
	}
	manager := store.Viewer{Role: dialog.Manager, At: noon}
	want := []string{five.Hash[:inviteID], store.HashCode("secret")[:inviteID]}
	if diff := cmp.Diff(want, ids(find(t, o.Store, manager, dialog.Query{Name: store.InvitesOpen}))); diff != "" {
		t.Error(diff)
	}
	found := find(t, o.Store, manager, dialog.Query{Name: store.InvitesOpen, ID: want[0]})
	if diff := cmp.Diff(five, found.Rows[0].Body); diff != "" {
		t.Error(diff)
	}
	commit(t, o.Store, store.Revoke{Invite: want[0], By: o.to.ID, ByName: "Bình"}, store.Revoke{Invite: want[0], By: o.to.ID, ByName: "Bình"})
	if n := find(t, o.Store, manager, dialog.Query{Name: store.InvitesOpen}).Total; n != 1 {
		t.Errorf("%d open after one was revoked", n)
	}
	if n := count(t, o.Store, `SELECT count(*) FROM people_history WHERE action = 'revoked'`); n != 1 {
		t.Errorf("noted %d times", n)
	}
}

// TestTheMakerOfALinkIsTold that it was used, once; of a link that nobody in the
// chat has made the administrators are.
func TestTheMakerOfALinkIsTold(t *testing.T) {
	const told = `SELECT group_concat(person) FROM (SELECT person FROM notices WHERE kind = 'link_used' ORDER BY person)`
	for name, tt := range map[string]struct {
		maker bool
		want  string
	}{"made in the chat": {true, "2"}, "made by a command": {false, "3,4"}} {
		t.Run(name, func(t *testing.T) {
			o := aPost(t)
			meet(t, o.Store, 301, dialog.Admin)
			meet(t, o.Store, 302, dialog.Admin)
			meet(t, o.Store, 303, dialog.Manager)
			i := o.link(t)
			if !tt.maker {
				if err := o.change(t.Context(), `UPDATE invites SET maker = NULL WHERE hash = ?`, i.Hash); err != nil {
					t.Fatal(err)
				}
			}
			commit(t, o.Store, o.relink(201), o.relink(201))
			var got string
			if err := o.read.scan(t.Context(), told, nil, &got); err != nil || got != tt.want {
				t.Errorf("told are %s, want %s, %v", got, tt.want, err)
			}
			var key string
			if err := o.read.scan(t.Context(), `SELECT record FROM notices WHERE kind = 'link_used' LIMIT 1`, nil, &key); err != nil {
				t.Fatal(err)
			}
			if e, err := o.PeopleEntry(t.Context(), key, 0); err != nil || e.By != o.from.ID || e.ByName != o.from.Name {
				t.Errorf("they read of %+v, %v", e, err)
			}
		})
	}
}
