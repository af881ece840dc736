package sqlite

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// anArticle is one of the centre's own, from question 7.
func anArticle(by store.Person) store.CentreArticle {
	return store.CentreArticle{ID: "tt-7", Title: "Lò sấy", Text: "Được ạ.", Asked: "sấy bằng trấu được ko", By: by.ID, At: noon}
}

// onShelf is what staff find of the centre's articles.
func onShelf(t *testing.T, s *Store, v store.Viewer) (all []store.Rated) {
	t.Helper()
	for _, row := range find(t, s, v, dialog.Query{Name: store.CentreArticles}).Rows {
		all = append(all, row.Body.(store.Rated))
	}
	return all
}

// TestPublish: versions are added, the newest is read, and the same again is none.
func TestPublish(t *testing.T) {
	s := fresh(t)
	staff, lead := meet(t, s, 200, dialog.Staff), meet(t, s, 201, dialog.Manager)
	first := anArticle(staff)
	changed := first
	changed.Text, changed.By, changed.At = "Được ạ, ghi rõ loại lò.", lead.ID, noon.Add(time.Hour)
	gone := changed
	gone.Gone = true
	later := first
	later.At, later.By = noon.Add(time.Minute), lead.ID
	for _, tt := range []struct {
		name     string
		article  store.CentreArticle
		versions int
		text, by string
	}{
		{"new", first, 1, "Được ạ.", "staff"},
		{"the same again, later, by another", later, 1, "Được ạ.", "staff"},
		{"changed", changed, 2, "Được ạ, ghi rõ loại lò.", "manager"},
		{"as it was before", first, 3, "Được ạ.", "staff"},
		{"changed again", changed, 4, "Được ạ, ghi rõ loại lò.", "manager"},
		{"taken out", gone, 5, "", ""},
		{"taken out twice", gone, 5, "", ""},
		{"back", first, 6, "Được ạ.", "staff"},
	} {
		commit(t, s, store.Publish{Article: tt.article})
		if n := count(t, s, `SELECT count(*) FROM articles`); n != tt.versions {
			t.Errorf("%s: %d versions, want %d", tt.name, n, tt.versions)
		}
		all, err := s.Articles(t.Context())
		if err != nil || len(all) > 1 || (len(all) == 1) != (tt.text != "") {
			t.Fatalf("%s: %v, %v", tt.name, all, err)
		}
		if len(all) == 1 && (all[0].Text != tt.text || all[0].ByName != tt.by) {
			t.Errorf("%s: %q by %s", tt.name, all[0].Text, all[0].ByName)
		}
		if got := onShelf(t, s, viewer(staff)); len(got) != len(all) || len(got) == 1 && got[0].CentreArticle != all[0] {
			t.Errorf("%s: on the shelf are %v", tt.name, got)
		}
	}
}

// TestArticleComesBackWhole, with the time of the batch where it brings none.
func TestArticleComesBackWhole(t *testing.T) {
	s := fresh(t)
	want := anArticle(meet(t, s, 200, dialog.Staff))
	bare := want
	bare.At = time.Time{}
	commit(t, s, store.Publish{Article: bare})
	want.ByName = "staff"
	all, err := s.Articles(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]store.CentreArticle{want}, all); diff != "" {
		t.Error(diff)
	}
}

// TestNoArticleWithoutWords: what cannot be shown, or is nobody's, is not kept.
func TestNoArticleWithoutWords(t *testing.T) {
	s := fresh(t)
	staff := meet(t, s, 200, dialog.Staff)
	for name, change := range map[string]func(*store.CentreArticle){
		"no id":    func(a *store.CentreArticle) { a.ID = "" },
		"no title": func(a *store.CentreArticle) { a.Title = "" },
		"no text":  func(a *store.CentreArticle) { a.Text = "" },
		"nobody's": func(a *store.CentreArticle) { a.By = 4711 },
	} {
		a := anArticle(staff)
		change(&a)
		if err := try(t, s, store.Publish{Article: a}); err == nil {
			t.Errorf("%s: it was published", name)
		}
	}
	if err := try(t, s, store.Rate{}); err == nil {
		t.Error("no article was rated")
	}
	if n := count(t, s, `SELECT count(*) FROM articles`) + count(t, s, `SELECT count(*) FROM ratings`); n != 0 {
		t.Errorf("%d rows stayed", n)
	}
}

// TestOnlyStaffFindArticles: the shelf shows who wrote them and what was asked.
func TestOnlyStaffFindArticles(t *testing.T) {
	s := fresh(t)
	commit(t, s, store.Publish{Article: anArticle(meet(t, s, 200, dialog.Staff))})
	user := int64(300)
	for role, want := range map[dialog.Role]int{
		dialog.Stranger: 0, dialog.Owner: 0, dialog.Collaborator: 0, dialog.Contact: 0, dialog.Staff: 1, dialog.Manager: 1, dialog.Admin: 1,
	} {
		user++
		v := store.Viewer{User: user, Chat: user, Role: role, At: noon}
		if role != dialog.Stranger {
			v = viewer(meet(t, s, user, role))
		}
		for _, q := range []dialog.Query{{Name: store.CentreArticles}, {Name: store.CentreArticles, ID: "tt-7"}} {
			if got := find(t, s, v, q); len(got.Rows) != want || got.Total != want {
				t.Errorf("%s finds %d of %d by id %q", role, len(got.Rows), got.Total, q.ID)
			}
		}
	}
}

// TestShelfInPages: the newest first, all counted, those taken out not.
func TestShelfInPages(t *testing.T) {
	s := fresh(t)
	staff := meet(t, s, 200, dialog.Staff)
	const all = store.PageRows + 2
	for i := range all + 1 {
		a := anArticle(staff)
		a.ID = fmt.Sprintf("tt-%d", i+1)
		commit(t, s, store.Publish{Article: a})
	}
	gone := anArticle(staff)
	gone.ID, gone.Gone = "tt-2", true
	commit(t, s, store.Publish{Article: gone})
	first := find(t, s, viewer(staff), dialog.Query{Name: store.CentreArticles})
	second := find(t, s, viewer(staff), dialog.Query{Name: store.CentreArticles, Page: 1})
	if first.Total != all || second.Total != all || len(first.Rows) != store.PageRows || len(second.Rows) != 2 {
		t.Fatalf("%d and %d rows of %d and %d", len(first.Rows), len(second.Rows), first.Total, second.Total)
	}
	if first.Rows[0].ID != fmt.Sprintf("tt-%d", all+1) || second.Rows[1].ID != "tt-1" || second.Rows[0].ID != "tt-3" {
		t.Errorf("%v, then %v", ids(first), ids(second))
	}
	if got := find(t, s, viewer(staff), dialog.Query{Name: store.CentreArticles, ID: "tt-2"}); len(got.Rows) != 0 {
		t.Error("what was taken out is found by its id")
	}
}

// TestRate: answers that helped and that did not are counted, also of shipped
// articles, and stay with an article that changes.
func TestRate(t *testing.T) {
	s := fresh(t)
	staff := meet(t, s, 200, dialog.Staff)
	a := anArticle(staff)
	commit(t, s, store.Publish{Article: a}, store.Rate{Article: "tt-7", Useful: true}, store.Rate{Article: "tt-7"}, store.Rate{Article: "own-funds"})
	a.Text = "Được."
	commit(t, s, store.Publish{Article: a}, store.Rate{Article: "tt-7", Useful: true})
	got := onShelf(t, s, viewer(staff))
	if len(got) != 1 || got[0].Useful != 2 || got[0].Useless != 1 {
		t.Errorf("%+v", got)
	}
	if n := count(t, s, `SELECT useless FROM ratings WHERE article = 'own-funds' AND useful = 0`); n != 1 {
		t.Errorf("the shipped article was no answer %d times", n)
	}
}

// TestErasedQuestionIsNotInItsArticle: the words of whoever asked are theirs, in
// every version; the answer is the centre's.
func TestErasedQuestionIsNotInItsArticle(t *testing.T) {
	o := aSomebody(t) // question 4 is his
	his, other := anArticle(o.binh), anArticle(o.binh)
	his.ID, his.Asked = "tt-4", "lời của tôi"
	commit(t, o.Store, store.Publish{Article: his}, store.Publish{Article: other})
	his.Title = "Lò sấy bằng trấu"
	commit(t, o.Store, store.Publish{Article: his})
	commit(t, o.Store, o.erase(true))
	his.Text = "Được ạ, chị nhé."
	commit(t, o.Store, store.Publish{Article: his}) // from a form that was open meanwhile
	if n := count(t, o.Store, `SELECT count(*) FROM articles WHERE asked LIKE '%lời của tôi%'`); n != 0 {
		t.Errorf("the question is in %d versions", n)
	}
	for _, a := range onShelf(t, o.Store, viewer(o.binh)) {
		if (a.Asked == "") != (a.ID == "tt-4") || !strings.HasPrefix(a.Text, "Được ạ") {
			t.Errorf("%+v", a)
		}
	}
}
