package flows_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"khuyencong/flows"
	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// needForm is the form of a need.
func needForm(t *testing.T) *dialog.Flow {
	t.Helper()
	f := flows.Book(plainWords(t)).Flow("need")
	if f == nil || f.Form != 2 {
		t.Fatalf("the form is %+v", f)
	}
	return f
}

// sentNeed is what a walk through the form with these choices sends.
func sentNeed(t *testing.T, prefer map[string]string, facility store.Record) store.Record {
	t.Helper()
	w := walker{book: flows.Book(plainWords(t)), prefer: prefer, facility: &facility}
	w.flow = w.book.Flow("need")
	if err := w.walk(); err != nil {
		t.Fatalf("%v: %v", prefer, err)
	}
	for _, e := range w.effects {
		if put, ok := e.(store.Put); ok {
			return put.Record
		}
	}
	t.Fatalf("%v sends nothing: %v, %+v", prefer, w.asked, w.effects)
	return store.Record{}
}

// A need is found by what it is about and where, and is called so that it can be
// told from others.
func TestNeedsAreFound(t *testing.T) {
	f := sample(store.Facility, store.Accepted)
	f.Answers["legal_form"] = dialog.Value{Key: "cooperative"}
	titles := map[string]string{
		"machinery": "Cơ sở rang xay – Hoa Ban", "line": "Cơ sở rang xay – Hoa Ban", "other": "Cơ sở rang xay – Hoa Ban",
		"training": "Dạy nghề: Cơ sở rang xay – Hoa Ban", "fair": "Hội chợ: Cơ sở rang xay – Hoa Ban",
		"digital_transformation": "Chuyển đổi số – Hoa Ban", "pollution_treatment": "Xử lý ô nhiễm – Hoa Ban",
	}
	seen := map[string]bool{}
	for _, o := range offered(*needForm(t).Step("content")) {
		r := sentNeed(t, map[string]string{"content": o.Key}, f)
		content := map[string]string{"line": "machinery"}[o.Key]
		if content == "" {
			content = o.Key
		}
		if r.Content != content || r.Commune != "24169" || r.Facility != "record01" || r.PlanYear != 2027 || r.Form != 2 {
			t.Errorf("%s is kept as %+v", o.Key, r)
		}
		if want, ok := titles[o.Key]; ok && r.Title != want || !strings.HasSuffix(r.Title, "Hoa Ban") {
			t.Errorf("%s is called %q, want %q", o.Key, r.Title, want)
		}
		seen[r.Title] = true
	}
	if len(seen) < 21 { // three are called by the person's own words alone
		t.Errorf("only %d titles tell needs apart", len(seen))
	}
}

// Somebody without a facility is found by the commune where it will be, and never
// called by name: titles are seen by many.
func TestStartupIsFound(t *testing.T) {
	r := sentNeed(t, map[string]string{"facility": "startup"}, store.Record{})
	want := store.Record{Content: "startup", Commune: "24169", Phone: "0905123456", PlanYear: 2027, Title: "Khởi nghiệp: Cơ sở rang xay"}
	got := store.Record{Content: r.Content, Commune: r.Commune, Facility: r.Facility, Phone: r.Phone, PlanYear: r.PlanYear, Title: r.Title}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if _, ok := r.Answers["consent"]; ok || r.Answers.Chosen("person_consent") != "oral" {
		t.Errorf("whose consent is that? %+v", r.Answers)
	}
}

// Who agreed, when, and to which wording is kept with every need.
func TestConsentIsKept(t *testing.T) {
	for _, prefer := range []map[string]string{{"content": "other"}, {"facility": "startup"}, {"content": "startup"}} {
		r := sentNeed(t, prefer, sample(store.Facility, store.Accepted))
		v := r.Answers["consent"]
		if v.Key == "" {
			v = r.Answers["person_consent"]
		}
		if g := v.Given; g == nil || *g != (dialog.Given{By: 1, At: opening.Unix(), Wording: flows.ConsentVersion}) {
			t.Errorf("%v keeps %+v", prefer, g)
		}
	}
}
