package flows_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"khuyencong/flows"
	"khuyencong/flows/dialog"
	"khuyencong/flows/vietnamese"
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

// Everybody's words for a content are folded as typed words are, and mean one.
func TestWordsOfContents(t *testing.T) {
	said := plainWords(t)
	of := map[string]string{}
	for _, o := range offered(*needForm(t).Step("content")) {
		words := append(slices.Clone(o.Also), vietnamese.Fold(said("vi", dialog.Say("need.content."+o.Key))))
		for _, w := range words {
			if w == "" || w != vietnamese.Fold(w) {
				t.Errorf("%s: nobody types %q", o.Key, w)
			}
			if other := of[w]; other != "" && other != o.Key {
				t.Errorf("%q means %s and %s", w, other, o.Key)
			}
			of[w] = o.Key
		}
	}
	for words, content := range map[string]string{
		"mua máy": "machinery", "Máy sấy": "machinery", "đào tạo": "training", "hội chợ": "fair", "logo": "trademark",
		"khởi nghiệp": "startup", "nước thải": "pollution_treatment", "không biết": "other", "tìm đầu ra": "market_linkage",
	} {
		if got := of[vietnamese.Fold(words)]; got != content {
			t.Errorf("%q means %q, want %q", words, got, content)
		}
	}
}

// Contents stand in their groups of forms §2.2, each once beside what is at once.
func TestContents(t *testing.T) {
	k := needForm(t).Step("content").Ask.(dialog.Grouped)
	var got []string
	for _, g := range k.Groups {
		var keys []string
		for _, o := range g.Options {
			keys = append(keys, o.Key)
		}
		got = append(got, g.Key+": "+strings.Join(keys, " "))
	}
	want := []string{
		"machines: machinery line technology_transfer demonstration_model model_replication digital_transformation",
		"green: cleaner_production pollution_treatment relocation",
		"people: training management_training study_tour startup artisan_support",
		"market: product_vote fair trademark showroom market_linkage information",
		"advice: consulting",
		"together: linkage cluster",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if len(k.First) != 1 || k.First[0].Key != "machinery" || len(k.Last) != 1 || k.Last[0].Key != "other" {
		t.Errorf("at once are %+v and %+v", k.First, k.Last)
	}
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

// What the facility has said is not asked again, as far as the need asks it.
func TestFacilityHasSaidIt(t *testing.T) {
	items := func(keys ...string) (v dialog.Value) {
		for _, k := range keys {
			v.Items = append(v.Items, dialog.Item{Key: k})
		}
		return v
	}
	for name, tt := range map[string]struct {
		content, step string
		says          dialog.Value
		known         string // "": asked
	}{
		"papers":                 {"machinery", "env", dialog.Value{Key: "not_yet", From: 7}, "not_yet"},
		"no papers yet":          {"machinery", "env", dialog.Value{Skipped: true}, ""},
		"nothing":                {"model_replication", "env", dialog.Value{}, ""},
		"OCOP":                   {"fair", "cert", items("ocop4", "food_safety"), "ocop"},
		"outstanding":            {"fair", "cert", items("typical_province"), "typical"},
		"both":                   {"fair", "cert", items("typical_nation", "ocop3"), "both"},
		"other certificates":     {"fair", "cert", items("food_safety"), "none"},
		"none":                   {"fair", "cert", items("none"), "none"},
		"certificates not asked": {"fair", "cert", dialog.Value{}, ""},
	} {
		f := sample(store.Facility, store.Accepted)
		if tt.says.Key != "" || tt.says.Items != nil || tt.says.Skipped {
			f.Answers["env"], f.Answers["certificates"] = tt.says, tt.says
		}
		r := sentNeed(t, map[string]string{"content": tt.content, tt.step: "unknown"}, f)
		want := tt.known
		if want == "" {
			want = "unknown"
		}
		if v := r.Answers[tt.step]; v.Key != want || v.From != 0 {
			t.Errorf("%s: %+v, want %s", name, v, want)
		}
	}
}

// A change of content keeps what is asked in the same words, and leaves the rest
// behind.
func TestKeptByAChangeOfContent(t *testing.T) {
	f := needForm(t)
	a := dialog.Answers{"facility": {Text: "record00"}, "plan_year": {Number: 2027}, "who_contact": {Key: "owner"}}
	for _, step := range []string{"item", "purpose", "technology", "total_cost", "project_cost", "own_funds", "purchase", "open_door",
		"supported_same", "env", "detail", "occupation", "class_months", "trainees", "fair_goods", "cert", "person", "person_consent", "waste"} {
		a[step] = dialog.Value{Key: "x"}
	}
	for content, want := range map[string]string{
		"machinery":           "env item own_funds purchase purpose supported_same total_cost",
		"demonstration_model": "env open_door own_funds project_cost supported_same technology",
		"showroom":            "own_funds project_cost supported_same",
		"pollution_treatment": "own_funds supported_same waste",
		"trademark":           "supported_same",
		"training":            "class_months occupation trainees",
		"fair":                "cert fair_goods",
		"consulting":          "detail",
		"other":               "detail",
	} {
		a["content"] = dialog.Value{Key: content}
		var kept []string
		for step := range f.Kept(a) {
			if !slices.Contains([]string{"facility", "content", "plan_year", "who_contact"}, step) {
				kept = append(kept, step)
			}
		}
		slices.Sort(kept)
		if got := strings.Join(kept, " "); got != want {
			t.Errorf("%s keeps %q, want %q", content, got, want)
		}
	}
	a["facility"] = dialog.Value{Key: "startup"}
	if kept := f.Kept(a); len(kept) != 4 || kept["person"].Key == "" {
		t.Errorf("without a facility are kept %v", kept)
	}
}

// More women than people is a slip.
func TestAmongTheTrainees(t *testing.T) {
	f := needForm(t)
	for _, step := range []string{"trainees_female", "trainees_minority"} {
		s := f.Step(step)
		for n, fine := range map[int64]bool{0: true, 14: true, 15: true, 16: false} {
			if err := s.Check(dialog.Answers{"trainees": {Number: 15}}, dialog.Value{Number: n}); (err == nil) != fine {
				t.Errorf("%s: %d of 15: %v", step, n, err)
			}
		}
	}
}

// A need that is corrected to be another facility's is looked for where that one
// is; one whose facility is gone can be corrected all the same, but not moved to
// one that is.
func TestMovedNeeds(t *testing.T) {
	facility := func(id, commune string, state store.State) store.Record {
		return store.Record{ID: id, Kind: store.Facility, State: state, Title: id, Commune: commune}
	}
	all := map[string]store.Record{
		"here": facility("here", "24169", store.Accepted), "there": facility("there", "24133", store.Accepted),
		"gone": facility("gone", "24169", store.Withdrawn), "shut": facility("shut", "24169", store.Closed),
	}
	for name, tt := range map[string]struct{ was, is, commune string }{
		"the same":        {"here", "here", "24169"},
		"another":         {"here", "there", "24133"},
		"gone before":     {"gone", "gone", "24169"},
		"moved from gone": {"gone", "there", "24133"},
		"moved to gone":   {"here", "gone", ""},
		"moved to shut":   {"here", "shut", ""},
		"moved to unseen": {"here", "another's", ""},
		"not to be seen":  {"another's", "another's", "24175"},
		"made a startup":  {"here", "", "24178"},
	} {
		a := dialog.Answers{"content": {Key: "other"}, "detail": {Text: "Xin học nghề"}, "facility": {Text: tt.is, Label: tt.is}, "consent": {Key: "oral"}}
		if tt.is == "" {
			a["facility"], a["commune_code"] = dialog.Value{Key: "startup"}, dialog.Value{Key: "24178"}
		}
		r := store.Record{ID: "need0001", Kind: store.Need, State: store.Sent, Version: 1, Form: 2, By: 1, Facility: tt.was, Commune: "24175", Answers: a}
		end := ending(t, dialog.Session{ID: "s", Flow: "need", Record: r.ID, Version: 1, Form: 2, Answers: a}, all, r)
		switch {
		case tt.commune == "" && (end.Instead == nil || end.Instead.Clear != "facility" || len(end.Effects) > 0):
			t.Errorf("%s: %+v", name, end)
		case tt.commune == "":
		case len(end.Effects) == 0:
			t.Errorf("%s changes nothing: %+v", name, end)
		case end.Effects[0].(store.Mend).Commune != tt.commune:
			t.Errorf("%s: it is looked for in %s", name, end.Effects[0].(store.Mend).Commune)
		}
	}
}

// ending is how a need ends where there are just these records.
func ending(t *testing.T, s dialog.Session, all map[string]store.Record, r store.Record) dialog.Ending {
	t.Helper()
	e := dialog.Event{At: opening, Found: dialog.Found{}, Actor: dialog.Actor{Person: 1, Role: dialog.Collaborator}}
	for range 9 {
		end := needForm(t).Done(s, e)
		if end.Need == nil {
			return end
		}
		f, ok := all[end.Need.ID]
		if end.Need.ID == r.ID {
			f, ok = r, true
		}
		var found dialog.Result
		if ok {
			found = dialog.Result{Rows: []dialog.Row{{ID: f.ID, Body: f}}, Total: 1}
		}
		e.Found[*end.Need] = found
	}
	t.Fatal("it never stops looking things up")
	return dialog.Ending{}
}

// A facility that was closed since it was offered takes no need, from the list or
// from a button that names it: that is said, and the list is there.
func TestClosedSinceItWasOffered(t *testing.T) {
	f := sample(store.Facility, store.OutOfScope)
	for name, press := range map[string]func(*walker) error{
		"list": func(w *walker) error { return w.press("record01") },
		"button": func(w *walker) error {
			return w.advance(dialog.Event{Kind: dialog.Pressed, Query: "q", Data: "o:need:record01"})
		},
	} {
		w := walker{book: flows.Book(plainWords(t)), facility: &f}
		if err := w.advance(dialog.Event{Kind: dialog.Commanded, Command: "nhucau"}); err != nil {
			t.Fatal(err)
		}
		if err := press(&w); err != nil {
			t.Fatal(err)
		}
		if v := w.view; w.s.Flow != "need" || len(w.s.Answers) != 0 || len(v.Notes) != 1 || v.Notes[0].Say.Key != "need.facility.gone" || v.Body[0].Key != "need.facility.ask" {
			t.Errorf("%s: %+v asks %+v after %+v", name, w.s.Answers, v.Body, v.Notes)
		}
	}
}
