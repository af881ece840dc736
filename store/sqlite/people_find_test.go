package sqlite

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"khuyencong/flows/dialog"
	"khuyencong/flows/vietnamese"
	"khuyencong/store"
)

func viewers(s *Store, t *testing.T) map[dialog.Role]store.Viewer {
	t.Helper()
	who := map[dialog.Role]store.Viewer{dialog.Stranger: {User: 9, Chat: 9, At: noon}}
	for i, role := range []dialog.Role{dialog.Owner, dialog.Collaborator, dialog.Contact, dialog.Staff, dialog.Manager, dialog.Admin} {
		who[role] = viewer(meet(t, s, int64(900+i), role, here))
	}
	return who
}

// TestOnlyTheCentreLooksAtPeople: nobody else finds anybody, whatever they ask
// for; what goes over and who was invited is for managers and administrators.
func TestOnlyTheCentreLooksAtPeople(t *testing.T) {
	o := aPost(t)
	o.link(t)
	for role, v := range viewers(o.Store, t) {
		for _, q := range []dialog.Query{
			{Name: store.PersonBy, ID: "1"}, {Name: store.PeopleOf}, {Name: store.PeopleOf, Text: "collaborator"},
			{Name: store.CommunesWithout},
			{Name: store.InvitesOpen}, {Name: store.LoadOf, ID: "1", Text: here},
		} {
			may := role.IsStaff()
			if q.Name == store.InvitesOpen || q.Name == store.LoadOf {
				may = role == dialog.Manager || role == dialog.Admin
			}
			if found := find(t, o.Store, v, q); (found.Total > 0) != may {
				t.Errorf("%q, %s %q: %d rows", role, q.Name, q.Text, found.Total)
			}
		}
	}
}

// TestOnlyTheContactSeesTheCommune: facilities and needs of the own communes,
// and through no other role.
func TestOnlyTheContactSeesTheCommune(t *testing.T) {
	o := aPost(t)
	commit(t, o.Store, store.Decide{Record: "need here", Version: 1, Action: store.Withdraw, To: store.Withdrawn, By: o.from.ID})
	for role, v := range viewers(o.Store, t) {
		var want []string
		if role == dialog.Contact {
			want = []string{"fac here"}
		}
		got := ids(find(t, o.Store, v, dialog.Query{Name: store.CommuneRecords}))
		if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%q: %s", role, diff)
		}
	}
	mai := viewer(meet(t, o.Store, 950, dialog.Contact, here, there))
	tests := []struct {
		text string
		want []string
	}{{"", []string{"fac there", "fac here"}}, {"hoa ban", []string{"fac there", "fac here"}}, {"không có", nil}, {"…", nil}}
	for _, tt := range tests {
		found := find(t, o.Store, mai, dialog.Query{Name: store.CommuneRecords, Text: tt.text})
		if diff := cmp.Diff(tt.want, ids(found)); diff != "" || found.Total != len(tt.want) {
			t.Errorf("%q: %d, %s", tt.text, found.Total, diff)
		}
	}
	if found := find(t, o.Store, viewer(meet(t, o.Store, 951, dialog.Contact)), dialog.Query{Name: store.CommuneRecords}); found.Total != 0 {
		t.Errorf("a contact of no commune sees %v", found.Rows)
	}
	for _, id := range []string{"ask", "form"} {
		if found := find(t, o.Store, mai, dialog.Query{Name: store.RecordBy, ID: id}); found.Total != 0 {
			t.Errorf("the contact sees %s", id)
		}
	}
}

func TestPeopleOf(t *testing.T) {
	s := fresh(t)
	for i, p := range []struct {
		name, phone string
		role        dialog.Role
		communes    []string
	}{
		{"Nguyễn Văn Tâm", "0905111222", dialog.Owner, nil},
		{"H'Linh Niê", "0914222333", dialog.Collaborator, []string{"24169", "24133"}},
		{"Y Bhim Êban", "", dialog.Collaborator, []string{"24133"}},
		{"Phạm Thị Mai", "", dialog.Contact, nil},
		{"Lê Thị Hạnh", "", dialog.Admin, nil},
	} {
		commit(t, s, store.Meet{User: int64(100 + i), Chat: int64(100 + i), Name: p.name, Role: p.role, Communes: p.communes, At: noon})
		if _, err := s.write.db.ExecContext(t.Context(), `UPDATE people SET phone = ? WHERE name = ?`, p.phone, p.name); err != nil {
			t.Fatal(err)
		}
	}
	tests := []struct {
		text, without string
		want          []string
	}{
		{"", "", []string{"Y Bhim Êban", "H'Linh Niê", "Phạm Thị Mai", "Lê Thị Hạnh"}},
		{"", "2", []string{"Y Bhim Êban", "Phạm Thị Mai", "Lê Thị Hạnh"}},
		{"tam", "", []string{"Nguyễn Văn Tâm"}},
		{"Tâm Nguyễn", "", []string{"Nguyễn Văn Tâm"}},
		{"0914 222 333", "", []string{"H'Linh Niê"}},
		{"+84914222333", "", []string{"H'Linh Niê"}},
		{"ea kao", "", []string{"H'Linh Niê"}},
		{"buon ma thuot", "", []string{"Y Bhim Êban", "H'Linh Niê"}},
		{"%", "", nil},
		{"0", "", nil},
		{"' OR 1=1 --", "", nil},
	}
	for _, tt := range tests {
		found := find(t, s, store.Viewer{Role: dialog.Staff, At: noon}, dialog.Query{Name: store.PeopleOf, Text: tt.text, ID: tt.without})
		var got []string
		for _, r := range found.Rows {
			got = append(got, r.Name)
			if bare := r.Body.(store.Profile).Bare; bare != len(vietnamese.Communes())-2 {
				t.Errorf("%d communes with nobody", bare)
			}
		}
		if diff := cmp.Diff(tt.want, got); diff != "" || found.Total != len(tt.want) {
			t.Errorf("%q: %d, %s", tt.text, found.Total, diff)
		}
	}
}

func TestCommunesWithout(t *testing.T) {
	s := fresh(t)
	all := len(vietnamese.Communes())
	staff := store.Viewer{Role: dialog.Staff, At: noon}
	meet(t, s, 101, dialog.Collaborator, "24169")
	meet(t, s, 102, dialog.Contact, "24133") // no collaborator
	tests := []struct {
		text string
		page int
		n    int
		rows int
	}{{"", 0, all - 1, store.PageRows}, {"", 16, all - 1, (all - 1) - 16*store.PageRows}, {"", 17, all - 1, 0}, {"ea kao", 0, 0, 0}, {"buon ma thuot", 0, 1, 1}}
	for _, tt := range tests {
		found := find(t, s, staff, dialog.Query{Name: store.CommunesWithout, Text: tt.text, Page: tt.page})
		if found.Total != tt.n || len(found.Rows) != tt.rows {
			t.Errorf("%q page %d: %d of %d, want %d of %d", tt.text, tt.page, len(found.Rows), found.Total, tt.rows, tt.n)
		}
	}
	p := personOf(t, s, 101)
	commit(t, s, store.Appoint{Key: "end", Person: p.ID, Version: 1, Action: store.Ended, Role: dialog.Owner, At: noon})
	if found := find(t, s, staff, dialog.Query{Name: store.CommunesWithout}); found.Total != all {
		t.Errorf("%d with nobody, after the only one left", found.Total)
	}
}

func TestProfile(t *testing.T) {
	o := aPost(t)
	commit(t, o.Store, store.Decide{Record: "need here", Version: 1, Action: store.Claim, To: store.InReview, By: o.to.ID},
		store.Decide{Record: "need here", Version: 2, Action: store.Return, To: store.Returned, By: o.to.ID},
		store.Appoint{Key: "k", Person: o.from.ID, Version: 1, Action: store.Approved, Role: dialog.Collaborator, Communes: []string{here}, Hamlets: "buôn Tơng Ju", Phone: "0905123456", At: noon})
	want := store.Profile{Person: o.from, Version: 2, Phone: "0905123456", Hamlets: "buôn Tơng Ju", Since: noon, Active: noon, Sent: 3, Returned: 1, Drafts: 3}
	want.Communes = []string{here}
	if diff := cmp.Diff(want, profileOf(t, o.Store, o.from.ID)); diff != "" {
		t.Error(diff)
	}
	for _, id := range []string{"", "0", "99", "1; DROP TABLE people"} {
		if found := find(t, o.Store, store.Viewer{Role: dialog.Admin}, dialog.Query{Name: store.PersonBy, ID: id}); found.Total != 0 {
			t.Errorf("%q: %v", id, found.Rows)
		}
		if found := find(t, o.Store, store.Viewer{Role: dialog.Admin}, dialog.Query{Name: store.LoadOf, ID: id}); found.Total != 0 {
			t.Errorf("load of %q: %v", id, found.Rows)
		}
	}
}

func TestBotName(t *testing.T) {
	s := fresh(t)
	for _, name := range []string{"", "khuyencong_bot"} {
		if err := s.SaveSetting(t.Context(), BotUsername, name); err != nil {
			t.Fatal(err)
		}
		if got := fmt.Sprint(find(t, s, store.Viewer{Role: dialog.Staff}, dialog.Query{Name: store.BotName}).Rows[0].Name); got != name {
			t.Errorf("%q, want %q", got, name)
		}
	}
}
