package flows_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"khuyencong/flows"
	"khuyencong/flows/dialog"
	"khuyencong/store"
)

var allRoles = []dialog.Role{dialog.Stranger, dialog.Owner, dialog.Collaborator, dialog.Contact, dialog.Staff, dialog.Manager, dialog.Admin}

// answering gives an event all it asks for: a record, a person's kept data, the
// centre.
func answering(e *dialog.Event, q dialog.Query, r store.Record, k store.Kept) {
	var body any
	switch q.Name {
	case store.RecordBy:
		body = r
	case store.KeptOf:
		body = k
	case store.Settings:
		body = store.Usual()
	case store.ReceiverOf:
		body = store.Receiver{}
	}
	e.Found[q] = dialog.Result{Rows: []dialog.Row{{ID: "x", Body: body}}, Total: 1}
}

// comesOf is what a flow's end causes for a role, whatever led there: a forged
// button, a role that was taken away meanwhile.
func comesOf(t *testing.T, flow string, a dialog.Answers, role dialog.Role, r store.Record, k store.Kept) []dialog.Effect {
	t.Helper()
	f := flows.Book(plainWords(t)).Flow(flow)
	e := dialog.Event{Chat: 1, At: opening, Fresh: "fresh001", Found: dialog.Found{}, Actor: dialog.Actor{Person: 1, User: 1, Name: "Bình", Role: role}}
	if !f.May(e.Actor) {
		return nil
	}
	for range 8 {
		end := f.Done(dialog.Session{ID: "session1", Flow: flow, Answers: a}, e)
		if end.Need == nil {
			return end.Effects
		}
		answering(&e, *end.Need, r, k)
	}
	t.Fatal("it never stops looking things up")
	return nil
}

// aWish is a request for deletion by person 3.
func aWish(kind string, state store.State) (store.Record, store.Kept) {
	r := store.Record{ID: "record01", Number: 7, Kind: store.Privacy, State: state, Version: 2, By: 3, ByName: "Y Bhim",
		Answers: dialog.Answers{"type": {Key: kind}, "ack_by": {Number: opening.Unix()}, "done_by": {Number: opening.Unix()}}}
	return r, store.Kept{Person: store.Person{ID: 3, User: 3003, Chat: 3003, Name: "Y Bhim", Role: dialog.Owner}}
}

// Only managers and administrators erase, only what was asked to be erased and is
// not ended, and nobody who works at the centre.
func TestWhoMayErase(t *testing.T) {
	answers := dialog.Answers{"record": {Text: "record01"}, "person": {Text: "3"}, "scope": {Key: "mine"}, "sure": {Key: "erase"}}
	for _, tt := range []struct {
		name  string
		kind  string
		state store.State
		role  dialog.Role // of the one who asks
		may   bool
	}{
		{"a deletion", "delete", store.Sent, dialog.Owner, true},
		{"an acknowledged one", "delete", store.Acknowledged, dialog.Collaborator, true},
		{"one that is done", "delete", store.Done, dialog.Owner, false},
		{"one that is withdrawn", "delete", store.Withdrawn, dialog.Owner, false},
		{"a correction", "correct", store.Sent, dialog.Owner, false},
		{"of a colleague", "delete", store.Sent, dialog.Staff, false},
	} {
		r, k := aWish(tt.kind, tt.state)
		k.Person.Role = tt.role
		for _, role := range allRoles {
			erases := slices.ContainsFunc(comesOf(t, "erasure", answers, role, r, k), func(x dialog.Effect) bool {
				c, ok := x.(store.Erase)
				return ok && c.Person == 3 && c.User == 3003 && c.Mine && c.By == 1
			})
			if want := tt.may && (role == dialog.Manager || role == dialog.Admin); erases != want {
				t.Errorf("%s as %q: erases %t, want %t", tt.name, role, erases, want)
			}
		}
	}
}

// A deletion is never ended without erasing, by whatever form; everything else is
// ended by anybody at the centre, with words.
func TestDeletionIsNotJustTickedOff(t *testing.T) {
	for kind, want := range map[string][]dialog.Role{"delete": nil, "copy": {dialog.Staff, dialog.Manager, dialog.Admin}} {
		r, k := aWish(kind, store.Acknowledged)
		for _, role := range allRoles {
			a := dialog.Answers{"record": {Text: "record01"}, "action": {Key: string(store.Fulfil)}, "words": {Text: "đã làm"}}
			if done := len(comesOf(t, "request", a, role, r, k)) > 0; done != slices.Contains(want, role) {
				t.Errorf("%s as %q: %t", kind, role, done)
			}
			delete(a, "words")
			if len(comesOf(t, "request", a, role, r, k)) > 0 {
				t.Errorf("%s as %q is ended without a word", kind, role)
			}
		}
	}
}

// Whoever decides without the chat's forms comes no further: a deletion needs its
// erasure and somebody who leads, and nothing else brings one along.
func TestErasureGoesWithADeletionAlone(t *testing.T) {
	for _, tt := range []struct {
		kind  string
		role  dialog.Role
		erase bool
		may   bool
	}{
		{"delete", dialog.Manager, true, true}, {"delete", dialog.Staff, true, false}, {"delete", dialog.Admin, false, false}, {"correct", dialog.Admin, true, false},
		{"correct", dialog.Staff, false, true}, {"delete", dialog.Owner, true, false},
	} {
		r, _ := aWish(tt.kind, store.Acknowledged)
		d := flows.Decision{Record: r, Action: store.Fulfil, Actor: dialog.Actor{Person: 1, Role: tt.role}, Note: "đã làm", At: opening}
		if tt.erase {
			d.Erases = store.Erase{Key: "k", Person: 3}
		}
		if changes, p := flows.DecideAs(d); (p == nil) != tt.may || tt.may && tt.erase && len(changes) != 2 {
			t.Errorf("%+v: %v, %v", tt, changes, p)
		}
	}
}

// A breach is handled by those who lead alone.
func TestWhoMayHandleBreaches(t *testing.T) {
	r := sample(store.Breach, store.Running)
	for _, action := range []store.Action{store.Amend, store.Report, store.Unreport} {
		a := dialog.Answers{"record": {Text: "record01"}, "action": {Key: string(action)}, "when": {Number: opening.Unix()}, "words": {Text: "đã làm"}}
		for _, role := range allRoles {
			if done := len(comesOf(t, "breach_act", a, role, r, store.Kept{})) > 0; done != (role == dialog.Manager || role == dialog.Admin) {
				t.Errorf("%s as %q: %t", action, role, done)
			}
		}
		r.State = store.Reported
		if len(comesOf(t, "breach_act", a, dialog.Admin, r, store.Kept{})) > 0 {
			t.Errorf("%s of one that is ended", action)
		}
		r.State = store.Running
	}
}

// Buttons of requests and breaches that are pressed by whom they are not for, or
// after the record has moved on, do nothing.
func TestForgedButtonsOfData(t *testing.T) {
	book := flows.Book(plainWords(t))
	wish, kept := aWish("delete", store.Acknowledged)
	for _, tt := range []struct {
		data  string
		role  dialog.Role
		r     store.Record
		opens string
	}{
		{"r:record01:2:erase", dialog.Owner, wish, ""}, {"r:record01:2:erase", dialog.Staff, wish, ""}, {"r:record01:2:erase", dialog.Manager, wish, "erasure"},
		{"r:record01:1:erase", dialog.Manager, wish, ""}, {"r:record01:2:fulfil", dialog.Manager, wish, ""}, {"r:record01:2:fulfil", dialog.Staff, wish, ""},
		{"r:record01:2:acknowledge", dialog.Manager, wish, ""}, {"r:record01:2:claim", dialog.Staff, wish, ""}, {"r:record01:2:accept", dialog.Admin, wish, ""},
		{"r:record01:2:extend", dialog.Staff, wish, "request"}, {"r:record01:2:decline", dialog.Contact, wish, ""},
		{"r:record01:2:erase", dialog.Admin, sample(store.Facility, store.Sent), ""}, {"r:record01:2:erased", dialog.Admin, wish, ""},
		{"r:record01:2:report", dialog.Staff, sample(store.Breach, store.Running), ""}, {"r:record01:2:report", dialog.Admin, sample(store.Breach, store.Running), "breach_act"},
		{"r:record01:2:unreport", dialog.Admin, sample(store.Breach, store.Reported), ""}, {"r:record01:2:erase", dialog.Admin, sample(store.Breach, store.Running), ""},
	} {
		e := dialog.Event{Kind: dialog.Pressed, Chat: 1, Query: "q", At: opening, Found: dialog.Found{}, Actor: dialog.Actor{Person: 1, User: 1, Role: tt.role}}
		var m dialog.Move
		for range 6 {
			if m = book.Press(e, tt.data); m.Need == nil {
				break
			}
			answering(&e, *m.Need, tt.r, kept)
		}
		if m.Flow != tt.opens || len(m.Effects) > 0 {
			t.Errorf("%s by %q: opens %q, causes %v", tt.data, tt.role, m.Flow, m.Effects)
		}
	}
}

// What is kept of somebody is looked up for the one who asks, and a copy is made
// for them, whatever a place, button or answer says.
func TestDataIsOfTheOneWhoAsks(t *testing.T) {
	f := flows.Book(plainWords(t)).Flow("data")
	for i := range f.Steps {
		s := &f.Steps[i]
		if q := s.Needs(dialog.Answers{"act": {Key: "see", Text: "3"}, "person": {Text: "3"}}, dialog.Actor{Person: 1}); q.ID != "" || q.Text != "" || q.More != "" {
			t.Errorf("%s looks for %+v", s.Name, q)
		}
		m := s.Leads(dialog.Context{Actor: dialog.Actor{Person: 1, Role: dialog.Owner}, Answers: dialog.Answers{"person": {Text: "3"}}}, dialog.Value{Key: "copy", Text: "3"})
		for _, x := range m.Make {
			if x.Arg != "1" {
				t.Errorf("%s makes a copy for person %s", s.Name, x.Arg)
			}
		}
	}
	for _, arg := range []string{"3", "person:3", "copy:3"} {
		e := dialog.Event{Kind: dialog.Pressed, Chat: 1, Query: "q", At: opening, Actor: dialog.Actor{Person: 1, User: 1, Role: dialog.Owner}}
		if m := flows.Book(plainWords(t)).Press(e, "o:data:"+arg); m.Flow != "data" || m.Draft != nil {
			t.Errorf("o:data:%s leads to %+v", arg, m)
		}
	}
}

// A copy for a collaborator holds what they sent, but not the names and numbers of
// the people they wrote down; an owner's own copy does.
func TestCopyHoldsNobodyElse(t *testing.T) {
	r := sample(store.Facility, store.Accepted)
	r.Title, r.Answers["name"] = "Cơ sở của H'Bia", dialog.Value{Text: "Cơ sở của H'Bia"}
	say := func(p dialog.Phrase) string { return plainWords(t)("vi", p) }
	for _, tt := range []struct {
		who    store.Person
		phone  string
		others bool // the contact's name and number are in it
	}{
		{store.Person{ID: 1, Name: "H'Linh Niê", Role: dialog.Collaborator}, "0900000009", false},
		{store.Person{ID: 1, Name: "Mai", Role: dialog.Contact}, "", false},
		{store.Person{ID: 1, Name: "H'Bia", Role: dialog.Owner}, "0905123456", true},
		{store.Person{ID: 1, Name: "H'Bia", Role: dialog.Collaborator}, "0905123456", true},
	} {
		c := store.Copy{Kept: store.Kept{Person: tt.who, Phone: tt.phone}, Records: []store.Record{r}, At: opening,
			Did: []store.Deed{{Entry: store.Entry{Action: store.Send, At: opening}, Number: 7, About: store.Facility}}}
		doc, err := flows.CopyJSON(c, hanoi, say)
		if err != nil || !json.Valid(doc) {
			t.Fatal(err)
		}
		for name, text := range map[string]string{"json": string(doc), "text": flows.CopyText(c, hanoi, say)} {
			if !strings.Contains(text, "cà phê bột") {
				t.Errorf("%s for a %s lacks what they sent", name, tt.who.Role)
			}
			if has := strings.Contains(text, "0905123456") || strings.Contains(text, "0905 123 456"); has != tt.others {
				t.Errorf("%s for %s %s: the owner's number is there: %t", name, tt.who.Role, tt.who.Name, has)
			}
			mine := tt.who.Name == "H'Bia"
			if !mine && strings.Contains(text, "H'Bia") {
				t.Errorf("%s for %s names the owner:\n%s", name, tt.who.Name, text)
			}
			if strings.Contains(text, "Lê Thị Hạnh") {
				t.Errorf("%s names staff", name)
			}
		}
	}
}

// The transcript of a deletion, played to its end, leaves no byte of those who
// asked for it in the database's files; what was of others is there.
func TestDeletionLeavesNoByte(t *testing.T) {
	s := newStage(t, "data_delete.txt")
	s.play(transcripts(t)["data_delete.txt"])
	files, err := filepath.Glob(filepath.Join(s.folder, "*"))
	if err != nil || len(files) == 0 {
		t.Fatal(err)
	}
	var all []byte
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, b...)
	}
	for _, gone := range []string{"Nguyễn Văn Tâm", "nguyen van tam", "H'Linh", "hlinh", "Máy sấy cà phê", "may say", "Rang xay cà phê Hoa Ban", "rang xay", "H'Bia"} {
		if bytes.Contains(all, []byte(gone)) {
			t.Errorf("%q is still there", gone)
		}
	}
	for _, stays := range []string{"Gạch không nung Ea Kao", "Phạm Văn Thành", "gach khong nung", "Trần Văn Dũng", flows.ErasedName} {
		if !bytes.Contains(all, []byte(stays)) {
			t.Errorf("%q is gone", stays)
		}
	}
}
