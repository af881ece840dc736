package sqlite

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

func TestMeet(t *testing.T) {
	known := store.Meet{User: 7, Chat: 7, Name: "H'Linh Niê", Username: "hlinh", Role: dialog.Collaborator, Lang: "vi", Communes: []string{"24118", "24121"}, At: noon}
	is := store.Person{ID: 1, User: 7, Chat: 7, Name: "H'Linh Niê", Username: "hlinh", Role: dialog.Collaborator, Lang: "vi", Communes: []string{"24118", "24121"}, Met: noon}
	with := func(change func(*store.Person)) store.Person {
		p := is
		change(&p)
		return p
	}
	tests := []struct {
		name  string
		again store.Meet
		want  store.Person
	}{
		{"the same again", known, is},
		{"nothing new", store.Meet{User: 7, At: noon.Add(time.Hour)}, is},
		{"from a group", store.Meet{User: 7, Name: "H'Linh", At: noon}, with(func(p *store.Person) { p.Name = "H'Linh" })},
		{"a higher role", store.Meet{User: 7, Role: dialog.Staff}, with(func(p *store.Person) { p.Role = dialog.Staff })},
		{"a lower role", store.Meet{User: 7, Role: dialog.Owner}, is},
		{"one more commune", store.Meet{User: 7, Communes: []string{"22015", "24118"}},
			with(func(p *store.Person) { p.Communes = []string{"24118", "24121", "22015"} })},
		{"another language", store.Meet{User: 7, Lang: "en"}, with(func(p *store.Person) { p.Lang = "en" })},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := fresh(t)
			commit(t, s, known, tt.again)
			if diff := cmp.Diff(tt.want, personOf(t, s, 7)); diff != "" {
				t.Fatal(diff)
			}
			if got, err := s.Person(t.Context(), 1); err != nil || !cmp.Equal(tt.want, got) {
				t.Fatalf("by id: %v, %v", got, err)
			}
		})
	}
	if _, err := fresh(t).Person(t.Context(), 5); !errors.Is(err, store.ErrNotFound) {
		t.Fatalf("nobody: %v, want ErrNotFound", err)
	}
}

func TestRanks(t *testing.T) {
	roles := []dialog.Role{dialog.Stranger, dialog.Owner, dialog.Collaborator, dialog.Contact, dialog.Staff, dialog.Manager, dialog.Admin}
	s := fresh(t)
	for i, role := range roles {
		for _, lower := range roles[:i] {
			user := int64(100 + i)
			commit(t, s, store.Meet{User: user, Role: role}, store.Meet{User: user, Role: lower})
			if got := personOf(t, s, user).Role; got != role {
				t.Errorf("%q was lowered by %q to %q", role, lower, got)
			}
		}
	}
	if err := try(t, s, store.Meet{User: 99, Role: "king"}); err != nil {
		t.Fatalf("an unknown role raises nobody: %v", err)
	}
	if got := personOf(t, s, 99).Role; got != dialog.Stranger {
		t.Errorf("an unknown role made somebody %q", got)
	}
}

func TestConsentsAreOnlyAddedTo(t *testing.T) {
	s := fresh(t)
	yes := store.Consent{Purpose: "review", Version: "2026-11", Given: true, At: noon}
	no := store.Consent{Purpose: "review", Version: "2026-11", Given: false, At: noon.Add(time.Hour)}
	commit(t, s, store.Meet{User: 7, Consents: []store.Consent{yes}}, store.Meet{User: 7, Consents: []store.Consent{yes, no}})
	if n := count(t, s, `SELECT count(*) FROM consents`); n != 2 {
		t.Errorf("%d consents, want 2", n)
	}
	for _, sql := range []string{`DELETE FROM consents`, `UPDATE consents SET given = 1`} {
		if _, err := s.write.db.ExecContext(t.Context(), sql); err == nil {
			t.Errorf("%s was allowed", sql)
		}
	}
}

func TestInvite(t *testing.T) {
	invite := store.Invite{Hash: store.HashCode("ABCD-1234"), Role: dialog.Collaborator, Communes: []string{"24118"}, Uses: 2, Expires: noon.Add(time.Hour), By: "admin"}
	use := func(user int64, at time.Time) store.Meet {
		return store.Meet{User: user, Role: invite.Role, Communes: invite.Communes, Invite: invite.Hash, At: at}
	}
	tests := []struct {
		name string
		uses []store.Meet
		want error
		left int
	}{
		{"once", []store.Meet{use(1, noon)}, nil, 1},
		{"as often as it says", []store.Meet{use(1, noon), use(2, noon)}, nil, 0},
		{"once too often", []store.Meet{use(1, noon), use(2, noon), use(3, noon)}, store.ErrConflict, 0},
		{"twice by the same person", []store.Meet{use(1, noon), use(1, noon), use(2, noon)}, nil, 0},
		{"too late", []store.Meet{use(1, noon.Add(time.Hour))}, store.ErrConflict, 2},
		{"one that was never made", []store.Meet{{User: 1, Role: dialog.Admin, Invite: store.HashCode("guess"), At: noon}}, store.ErrConflict, 2},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := fresh(t)
			commit(t, s, store.Grow{Invite: invite})
			var err error
			for _, m := range tt.uses {
				err = errors.Join(err, try(t, s, m))
			}
			if !errors.Is(err, tt.want) {
				t.Fatalf("%v, want %v", err, tt.want)
			}
			last := tt.uses[len(tt.uses)-1]
			if met := personOf(t, s, last.User).ID != 0; met != (tt.want == nil) {
				t.Errorf("let in: %v", met)
			}
			want := invite
			want.Uses = tt.left
			found := find(t, s, store.Viewer{}, dialog.Query{Name: store.InviteBy, Text: "  ABCD-1234\n"})
			if diff := cmp.Diff(want, found.Rows[0].Body); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestInviteIsMadeOnce(t *testing.T) {
	s := fresh(t)
	invite := store.Invite{Hash: store.HashCode("x"), Role: dialog.Staff, Uses: 1, Expires: noon.Add(time.Hour)}
	if err := s.Invite(t.Context(), invite); err != nil {
		t.Fatal(err)
	}
	commit(t, s, store.Meet{User: 1, Role: dialog.Staff, Invite: invite.Hash}, store.Grow{Invite: invite})
	if err := try(t, s, store.Meet{User: 2, Role: dialog.Staff, Invite: invite.Hash}); !errors.Is(err, store.ErrConflict) {
		t.Errorf("the same invite made again opens: %v", err)
	}
	invite.Role = dialog.Admin
	if err := s.Invite(t.Context(), invite); !errors.Is(err, store.ErrDefect) {
		t.Errorf("another invite under the code: %v, want ErrDefect", err)
	}
	if found := find(t, s, store.Viewer{}, dialog.Query{Name: store.InviteBy, Text: "y"}); found.Total != 0 {
		t.Errorf("a guess finds %v", found)
	}
}

func TestSpeakAndReach(t *testing.T) {
	s := fresh(t)
	p := meet(t, s, 7, dialog.Owner)
	commit(t, s, store.Speak{Person: p.ID, Lang: "en"}, store.Reach{User: 7, Blocked: true, At: noon},
		store.Reach{User: 7, Blocked: false, At: noon.Add(-time.Second)}, store.Reach{User: 99, Blocked: true})
	if got := personOf(t, s, 7); got.Lang != "en" || !got.Blocked {
		t.Errorf("language %q, blocked %v", got.Lang, got.Blocked)
	}
	commit(t, s, store.Reach{User: 7, Blocked: false, At: noon.Add(time.Second)})
	if personOf(t, s, 7).Blocked {
		t.Error("is back and still counted as blocking")
	}
	if err := try(t, s, store.Speak{Person: 99, Lang: "en"}); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("language of nobody: %v", err)
	}
}

func TestGroup(t *testing.T) {
	s := fresh(t)
	group := func(want int64) {
		t.Helper()
		found := find(t, s, store.Viewer{}, dialog.Query{Name: store.Settings})
		if got := found.Rows[0].Body.(store.Centre).Group; got != want {
			t.Fatalf("group %d, want %d", got, want)
		}
	}
	group(0)
	commit(t, s, store.Group{Chat: -10, Title: "Tổ khuyến công"})
	group(-10)
	commit(t, s, store.Group{Chat: -99, From: -50}) // another group moved
	group(-10)
	commit(t, s, store.Group{Chat: -100, From: -10}, store.Group{Chat: -100, From: -10})
	group(-100)
	if title, err := s.Setting(t.Context(), centreTitle); title != "Tổ khuyến công" || err != nil {
		t.Fatalf("title %q, %v", title, err)
	}
	commit(t, s, store.Group{Chat: 0})
	group(0)
}

func TestSettings(t *testing.T) {
	s := fresh(t)
	for key, value := range map[string]string{store.CentreName: "Trung tâm", store.CentreParent: "Sở Công Thương", store.CentrePhone: "0262", store.CentreHours: "7:30", store.CentreGroup: "-5", "other": "x"} {
		if err := s.SaveSetting(t.Context(), key, "old"); key != store.CentreGroup && err != nil {
			t.Fatal(err)
		}
		if err := s.SaveSetting(t.Context(), key, value); err != nil {
			t.Fatal(err)
		}
	}
	want := store.Usual()
	want.Name, want.Parent, want.Phone, want.Hours, want.Group = "Trung tâm", "Sở Công Thương", "0262", "7:30", -5
	if diff := cmp.Diff(want, find(t, s, store.Viewer{}, dialog.Query{Name: store.Settings}).Rows[0].Body); diff != "" {
		t.Error(diff)
	}
	if got, err := s.Setting(t.Context(), "never"); got != "" || err != nil {
		t.Errorf("%q, %v", got, err)
	}
}

func TestTrouble(t *testing.T) {
	s := fresh(t)
	for range 3 {
		commit(t, s, store.Trouble{Update: 1 << 40, What: "panic"})
	}
	if n := count(t, s, `SELECT times FROM troubles`); n != 3 {
		t.Errorf("counted %d times, want 3", n)
	}
}
