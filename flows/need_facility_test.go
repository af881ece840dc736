package flows_test

import (
	"testing"

	"khuyencong/flows"
	"khuyencong/flows/dialog"
	"khuyencong/store"
)

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
