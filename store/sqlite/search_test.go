package sqlite

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

func TestSearch(t *testing.T) {
	s := fresh(t)
	p := meet(t, s, 100, dialog.Owner)
	put(t, s, aFacility("hoaban", 1, p), 100)
	other := aFacility("dakha", 2, p)
	other.Title, other.Phone = `Gạch Đắk Hà "AND" 100%`, "0912000111"
	other.Answers = dialog.Answers{"contact": {Text: "Y Bhim Êban"}, "products": {Text: "gạch không nung"}}
	put(t, s, other, 100)
	tests := []struct {
		typed string
		want  []string
	}{
		{"hoa ban", []string{"hoaban"}},
		{"HOA BAN", []string{"hoaban"}},
		{"cà phê", []string{"hoaban"}},
		{"cà phê", []string{"hoaban"}}, // NFD
		{"ban hoa", []string{"hoaban"}},
		{"ho ba", []string{"hoaban"}},
		{"oa ban", nil},
		{"hoa ban gạch", nil},
		{"dak", []string{"dakha"}},
		{"Đắk", []string{"dakha"}},
		{"hlinh nie", []string{"hoaban"}},
		{"y bhim eban", []string{"dakha"}},
		{"khong nung", []string{"dakha"}},
		{"0905", []string{"hoaban"}},
		{"0905 123 456", []string{"hoaban"}},
		{"+84 905 123 456", []string{"hoaban"}},
		{"CS-2", []string{"dakha"}},
		{"cs 2", []string{"dakha"}},
		{"nc2", []string{"dakha"}},
		{"2", []string{"dakha"}},
		{"CS-3", nil},
		{"CS-", nil},
		{"cs 0", nil},
		{"cs 2 2", nil},
		{"abc 2", nil},
		{"CS-99999999999999999999", nil},
		{"…", nil},
		{`"`, nil},
		{`" OR true`, nil},
		{"hoa AND ban", nil},
		{"and", []string{"dakha"}},
		{"NEAR(hoa ban)", nil},
		{"hoa*", []string{"hoaban"}},
		{"words:hoa", nil},
		{"-hoa", []string{"hoaban"}},
		{"'; DROP TABLE records; --", nil},
		{"hoa\x00ban", nil},
		{"", []string{"dakha", "hoaban"}},
	}
	for _, tt := range tests {
		got := find(t, s, viewer(p), dialog.Query{Name: store.Facilities, Text: tt.typed})
		if diff := cmp.Diff(tt.want, ids(got)); diff != "" {
			t.Errorf("%q: %s", tt.typed, diff)
		}
	}
}

func TestFacilitiesInOrder(t *testing.T) {
	s := fresh(t)
	col, other := meet(t, s, 100, dialog.Collaborator, here), meet(t, s, 101, dialog.Owner)
	add := func(id string, number int64, by store.Person, state store.State) {
		r := aFacility(id, number, by)
		r.Commune, r.State, r.Updated = here, state, noon.Add(time.Duration(number)*time.Minute)
		put(t, s, r, by.Chat)
	}
	add("own old", 1, col, store.Accepted)
	add("old", 2, other, store.Sent)
	add("own new", 3, col, store.Sent)
	add("new", 4, other, store.Sent)
	for i, closed := range []store.State{store.Withdrawn, store.Closed, store.OutOfScope, store.Erased} {
		add("gone "+string(closed), int64(5+i), other, closed)
	}
	got := find(t, s, viewer(col), dialog.Query{Name: store.Facilities})
	if diff := cmp.Diff([]string{"own new", "own old", "new", "old"}, ids(got)); diff != "" {
		t.Error(diff)
	}
}

func TestSimilar(t *testing.T) {
	s := fresh(t)
	p := meet(t, s, 100, dialog.Staff)
	for i, f := range []struct {
		id, title, commune, phone string
		state                     store.State
	}{
		{"long", "Cơ sở rang xay cà phê Hoa Ban", here, "0905000001", store.Sent},
		{"short", "Hoa Ban", here, "0905000002", store.Accepted},
		{"there", "Hoa Ban", there, "0905000003", store.Sent},
		{"gone", "Hoa Ban", here, "0905000004", store.Withdrawn},
		{"other", "Gạch Tuấn Đạt", here, "", store.Sent},
	} {
		r := aFacility(f.id, int64(i+1), p)
		r.Title, r.Commune, r.Phone, r.State = f.title, f.commune, f.phone, f.state
		put(t, s, r, 100)
	}
	tests := []struct {
		name  string
		query dialog.Query
		want  []string
	}{
		{"the same name", dialog.Query{Text: "hoa ban", More: here}, []string{"short", "long"}},
		{"the longer name", dialog.Query{Text: "CO SO RANG XAY CA PHE HOA BAN", More: here}, []string{"long", "short"}},
		{"words in another order", dialog.Query{Text: "cà phê Hoa Ban rang xay", More: here}, []string{"long", "short"}},
		{"a part of a word is no word", dialog.Query{Text: "Hoa Ba", More: here}, nil},
		{"some words of each", dialog.Query{Text: "Hoa Mai", More: here}, nil},
		{"the other commune", dialog.Query{Text: "Hoa Ban", More: there}, []string{"there"}},
		{"đ is d", dialog.Query{Text: "gach tuan dat", More: here}, []string{"other"}},
		{"the phone, wherever", dialog.Query{ID: "0905000003"}, []string{"there"}},
		{"the phone and the name", dialog.Query{Text: "Hoa Ban", More: here, ID: "0905000003"}, []string{"short", "long", "there"}},
		{"no phone is not the same phone", dialog.Query{Text: "Khác", More: there}, nil},
		{"nothing", dialog.Query{}, nil},
		{"a name without a commune", dialog.Query{Text: "Hoa Ban"}, []string{"there", "short", "long"}},
		{"only signs", dialog.Query{Text: "???", More: here}, nil},
	}
	for _, tt := range tests {
		tt.query.Name = store.Similar
		if diff := cmp.Diff(tt.want, ids(find(t, s, viewer(p), tt.query))); diff != "" {
			t.Errorf("%s: %s", tt.name, diff)
		}
	}
}

func TestHamlets(t *testing.T) {
	s := fresh(t)
	p, other := meet(t, s, 100, dialog.Collaborator, here), meet(t, s, 101, dialog.Collaborator, here)
	for i, f := range []struct {
		by      store.Person
		commune string
		hamlet  dialog.Value
	}{
		{p, here, dialog.Value{Text: "Thôn 1"}}, {p, here, dialog.Value{Text: "Buôn Đung"}}, {p, here, dialog.Value{Text: "Thôn 1"}},
		{p, there, dialog.Value{Text: "Thôn 9"}}, {p, here, dialog.Value{Skipped: true}}, {other, here, dialog.Value{Text: "Thôn 7"}},
	} {
		r := aFacility(string(rune('a'+i)), int64(i+1), f.by)
		r.Commune, r.Updated = f.commune, noon.Add(time.Duration(i)*time.Minute)
		r.Answers["hamlet"] = f.hamlet
		put(t, s, r, 100)
	}
	var got []string
	for _, row := range find(t, s, viewer(p), dialog.Query{Name: store.HamletsOf, More: here}).Rows {
		got = append(got, row.Name)
	}
	if diff := cmp.Diff([]string{"Thôn 1", "Buôn Đung"}, got); diff != "" {
		t.Error(diff)
	}
}
