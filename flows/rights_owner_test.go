package flows_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"khuyencong/flows"
	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// everyRole is who may press anything.
func everyRole() []dialog.Role {
	return []dialog.Role{dialog.Stranger, dialog.Owner, dialog.Collaborator, dialog.Contact, dialog.Staff, dialog.Manager, dialog.Admin}
}

// pressed is what a button comes to for somebody of the commune 24169, if what
// they may see is there.
func pressed(t *testing.T, book *dialog.Book, data string, a dialog.Actor, sees ...store.Record) dialog.Move {
	t.Helper()
	e := dialog.Event{Kind: dialog.Pressed, Chat: 1, Query: "q", Data: data, At: opening, Fresh: "fresh001", Actor: a, Found: dialog.Found{}}
	for range 6 {
		m := book.Press(e, data)
		if m.Need == nil {
			return m
		}
		r := dialog.Result{}
		for _, x := range sees {
			if m.Need.Name == store.RecordBy && m.Need.ID == x.ID {
				r = dialog.Result{Rows: []dialog.Row{{ID: x.ID, Body: x}}, Total: 1}
			}
		}
		e.Found[*m.Need] = r
	}
	t.Fatalf("%s never stops looking things up", data)
	return dialog.Move{}
}

func does(m dialog.Move) bool {
	return len(m.Effects) > 0 || m.Do == dialog.Open || m.Do == dialog.Switch
}

// wish is an interest of somebody else, in the hand of the person given.
func wish(state store.State, claimer int64) store.Record {
	r := sample(store.Interest, state)
	r.By, r.ByName, r.Phone, r.Claimer, r.Fields = 9, "Nguyễn Văn Tâm", "0905123456", claimer, nil
	if claimer == 0 {
		r.Claimed = ""
	}
	return r
}

// TestWhoMayCall: an interest is for those who work in its commune and for the
// centre; what is in somebody's hand, for them alone; a button as old as the
// version before does nothing.
func TestWhoMayCall(t *testing.T) {
	book := flows.Book(plainWords(t))
	near := []dialog.Role{dialog.Collaborator, dialog.Contact, dialog.Staff, dialog.Manager, dialog.Admin}
	for _, tt := range []struct {
		name, data string
		record     store.Record
		may        []dialog.Role
	}{
		{"take", "r:record01:2:claim", wish(store.Sent, 0), near},
		{"open", "r:record01:2:open", wish(store.InReview, 2), near},
		{"take what another has", "r:record01:2:claim", wish(store.InReview, 2), nil},
		{"take what has changed", "r:record01:1:claim", wish(store.Sent, 0), nil},
		{"take what is withdrawn", "r:record01:2:claim", wish(store.Withdrawn, 0), nil},
		{"end without taking", "r:record01:2:reached", wish(store.Sent, 0), nil},
		{"end one's own", "r:record01:2:reached", wish(store.InReview, 1), near},
		{"end another's", "r:record01:2:reached", wish(store.InReview, 2), nil},
		{"end as unfit another's", "r:record01:2:exclude", wish(store.InReview, 2), nil},
		{"give back another's", "r:record01:2:release", wish(store.InReview, 2), nil},
		{"withdraw another's", "r:record01:2:withdraw", wish(store.InReview, 1), nil},
		{"lapse by hand", "r:record01:2:lapse", wish(store.InReview, 1), nil},
		{"register one's own", "o:from_interest:record01", wish(store.InReview, 1), near},
		{"register another's", "o:from_interest:record01", wish(store.InReview, 2), nil},
		{"register what nobody has", "o:from_interest:record01", wish(store.Sent, 0), nil},
	} {
		for _, role := range everyRole() {
			a := dialog.Actor{Person: 1, User: 1, Name: "Bình", Role: role, Communes: []string{"24169"}}
			if got := does(pressed(t, book, tt.data, a, tt.record)); got != slices.Contains(tt.may, role) {
				t.Errorf("%s as %q: %t", tt.name, role, got)
			}
			a.Communes = []string{"24133"}
			if got := does(pressed(t, book, tt.data, a, tt.record)); got && !role.IsStaff() {
				t.Errorf("%s as %q of another commune", tt.name, role)
			}
		}
	}
}

// TestDecidingOnAnInterest: whatever the way to it, only those of its commune.
func TestDecidingOnAnInterest(t *testing.T) {
	for _, role := range everyRole() {
		for _, commune := range []string{"24169", "24133"} {
			_, p := flows.DecideAs(flows.Decision{Record: wish(store.Sent, 0), Action: store.Claim, Keep: flows.CallWithin, At: opening,
				Actor: dialog.Actor{Person: 1, Role: role, Communes: []string{commune}}})
			near := commune == "24169" && (role == dialog.Collaborator || role == dialog.Contact)
			if (p == nil) != (near || role.IsStaff()) {
				t.Errorf("%q of %s: %v", role, commune, p)
			}
		}
	}
}

// TestStaffButtonsInOtherHands: a collaborator may press no button of the staff's
// cards, even of a record they may see.
func TestStaffButtonsInOtherHands(t *testing.T) {
	book := flows.Book(plainWords(t))
	for _, k := range []store.Kind{store.Facility, store.Need, store.Question, store.Application} {
		r := sample(k, store.InReview)
		r.Claimer = 1
		for _, action := range []string{"open", "files", "claim", "release", "return", "accept", "exclude", "answer", "disown", "give_to", "more"} {
			for _, role := range []dialog.Role{dialog.Stranger, dialog.Owner, dialog.Collaborator, dialog.Contact} {
				a := dialog.Actor{Person: 1, User: 1, Role: role, Communes: []string{"24169"}}
				if m := pressed(t, book, "r:record01:2:"+action, a, r); does(m) {
					t.Errorf("%s %s as %q: %+v", action, k, role, m)
				}
			}
		}
	}
}

// TestNumbersAreForWhoCalls: before somebody has taken an interest, and after
// another has, neither name nor number is on the card.
func TestNumbersAreForWhoCalls(t *testing.T) {
	for _, tt := range []struct {
		record store.Record
		reader store.Person
		shown  bool
	}{
		{wish(store.Sent, 0), store.Person{ID: 1, Role: dialog.Collaborator}, false},
		{wish(store.InReview, 2), store.Person{ID: 1, Role: dialog.Contact}, false},
		{wish(store.InReview, 1), store.Person{ID: 1, Role: dialog.Collaborator}, true},
		{wish(store.Answered, 1), store.Person{ID: 1, Role: dialog.Collaborator}, true},
		{wish(store.Answered, 2), store.Person{ID: 1, Role: dialog.Collaborator}, false},
		{wish(store.Sent, 0), store.Person{ID: 1, Role: dialog.Staff}, true},
		{wish(store.Sent, 0), store.Person{}, false}, // the staff's group
	} {
		v := flows.Card(nil, tt.record, store.Record{}, tt.reader, opening)
		b, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(string(b), "0905123456"); got != tt.shown {
			t.Errorf("%s seen by %q %d: number %t", tt.record.State, tt.reader.Role, tt.reader.ID, got)
		}
		if got := strings.Contains(string(b), tt.record.ByName); got != tt.shown {
			t.Errorf("%s seen by %q %d: name %t", tt.record.State, tt.reader.Role, tt.reader.ID, got)
		}
	}
}

// owner's flows, answered to their end by everybody.
func TestWhoMayUnlink(t *testing.T) {
	book := flows.Book(plainWords(t))
	facility := func(owner int64) store.Record {
		r := sample(store.Facility, store.Accepted)
		r.By, r.Owner = 9, owner
		return r
	}
	ticket := func(content string, claimer int64) store.Record {
		r := sample(store.Question, store.InReview)
		r.By, r.Content, r.Claimer, r.Facility = 8, content, claimer, "record01"
		return r
	}
	sure := dialog.Answers{"record": {Text: "record01"}, "sure": {Key: "send"}}
	centre := []dialog.Role{dialog.Staff, dialog.Manager, dialog.Admin}
	for _, tt := range []struct {
		name, flow string
		record     store.Record
		may        []dialog.Role
	}{
		{"one's own", "disown", facility(1), everyRole()[1:]},
		{"another's", "disown", facility(2), centre},
		{"nobody's", "disown", facility(0), nil},
		{"a need's", "disown", func() store.Record { r := facility(1); r.Kind = store.Need; return r }(), nil},
		{"give what is no facility", "new_owner", ticket("own", 1), nil}, // the ticket itself is found as the facility
		{"give without having it in hand", "new_owner", ticket("own", 2), nil},
		{"give because of another question", "new_owner", ticket("", 1), nil},
	} {
		for _, role := range everyRole() {
			done := len(ended(t, book.Flow(tt.flow), deed{flow: tt.flow, answers: sure, record: tt.record}, role)) > 0
			if done != slices.Contains(tt.may, role) {
				t.Errorf("%s %s as %q: %t", tt.flow, tt.name, role, done)
			}
		}
	}
}

// TestProofLinksNobodyElse: what a number proves is for an owner alone, goes to
// the centre where somebody else has the facility or the centre has taken it back,
// and touches nothing where there is nothing.
func TestProofLinksNobodyElse(t *testing.T) {
	own := flows.Book(plainWords(t)).Flow("own")
	match := func(owner int64, barred bool) []dialog.Row {
		r := sample(store.Facility, store.Accepted)
		r.By, r.Owner = 9, owner
		return []dialog.Row{{ID: r.ID, Body: store.Match{Record: r, Barred: barred}}}
	}
	for _, tt := range []struct {
		name  string
		found []dialog.Row
		links bool
		asks  bool
	}{
		{"nobody's", match(0, false), true, false},
		{"one's own", match(1, false), false, false},
		{"another's", match(2, false), false, true},
		{"taken back", match(0, true), false, true},
		{"another's and taken back", match(2, true), false, true},
		{"none", nil, false, false},
	} {
		for _, role := range everyRole() {
			a := dialog.Actor{Person: 1, User: 1, Name: "Tâm", Role: role}
			if own.May(a) != (role == dialog.Owner) {
				t.Errorf("as %q: %t", role, own.May(a))
			}
		}
		e := dialog.Event{Chat: 1, At: opening, Fresh: "fresh001", Number: 8, Found: dialog.Found{
			{Name: store.FacilitiesByPhone, Text: "0905123456"}: {Rows: tt.found, Total: len(tt.found)},
			{Name: store.RecordsOf, ID: string(store.Question)}: {},
		}}
		e.Actor = dialog.Actor{Person: 1, User: 1, Name: "Tâm", Role: dialog.Owner}
		end := own.Done(dialog.Session{ID: "session1", Answers: dialog.Answers{"phone": {Text: "0905123456"}}}, e)
		links, asks := false, false
		for _, x := range end.Effects {
			switch x := x.(type) {
			case store.Own:
				links = x.Person == 1 && x.Was == 0
			case store.Put:
				asks = x.Record.Kind == store.Question
			}
		}
		if links != tt.links || asks != tt.asks || len(end.Say) == 0 {
			t.Errorf("%s: links %t, asks %t, says %d", tt.name, links, asks, len(end.Say))
		}
	}
}

// TestOwnersRead: of what others have sent an owner sees how it stands: none of
// the answers, and no way to change them.
func TestOwnersRead(t *testing.T) {
	act := flows.Book(plainWords(t)).Flow("records").Step("act")
	for _, k := range []store.Kind{store.Facility, store.Need} {
		for _, state := range states(k) {
			r := sample(k, state)
			r.By, r.Owner = 9, 1
			c := seeing(r, dialog.Owner)
			if lines := act.Lines(c); len(lines) > 0 {
				t.Errorf("%s %s: %d lines", k, state, len(lines))
			}
			may := []string{"card", "ask_about", "disown", "list", "data"}
			if k == store.Need && slices.Contains(store.Open(), state) {
				may = append(may, "withdraw")
			}
			for _, o := range act.Ask.Options(c) {
				if !slices.Contains(may, o.Key) {
					t.Errorf("%s %s: offers %q", k, state, o.Key)
				}
			}
		}
	}
}

// TestOwnersTakeBack: the owner of its facility may withdraw an open need, nobody
// else's and nothing but needs.
func TestOwnersTakeBack(t *testing.T) {
	for _, k := range []store.Kind{store.Facility, store.Need} {
		for _, state := range states(k) {
			for owner, may := range map[int64]bool{1: k == store.Need && slices.Contains(store.Open(), state), 2: false, 0: false} {
				r := sample(k, state)
				r.By, r.Owner = 9, owner
				changes, p := flows.DecideAs(flows.Decision{Record: r, Action: store.Withdraw, At: opening, Actor: dialog.Actor{Person: 1, Name: "Tâm", Role: dialog.Owner}})
				if (p == nil) != may || (len(changes) > 0) != may {
					t.Errorf("%s %s of %d: %v, %d changes", k, state, owner, p, len(changes))
				}
			}
		}
	}
}

// TestLinksOfRecords: what behind /start is a record's and what an invite's.
func TestLinksOfRecords(t *testing.T) {
	book := flows.Book(plainWords(t))
	for code, want := range map[string]string{
		"hs_s0000001": store.RecordBy, "hs_S0000001": store.InviteBy, "hs_s000001": store.InviteBy, "hs_s00000012": store.InviteBy,
		"hs_": store.InviteBy, "hs_aaaaaaaaaaaaaaaaa": store.InviteBy, "xhs_s0000001": store.InviteBy, "hs_s000000\n": store.InviteBy,
	} {
		e := dialog.Event{Kind: dialog.Commanded, Chat: 1, Actor: dialog.Actor{Person: 1, Role: dialog.Owner}, Found: dialog.Found{}}
		m := book.Go(e, "start", code)
		if m.Need == nil || m.Need.Name != want {
			t.Errorf("%q: %+v", code, m.Need)
		}
	}
}
