package flows_test

import (
	"testing"

	"khuyencong/flows"
	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// A deed is a dialog about people or a commune's record, answered to its end.
type deed struct {
	flow    string
	answers dialog.Answers
	record  store.Record
	person  store.Profile // whom it is about
	invite  store.Invite
}

func deeds() map[string]deed {
	p := store.Profile{Person: store.Person{ID: 3, User: 3003, Name: "Y Bhim", Role: dialog.Collaborator, Communes: []string{"24169"}}, Version: 1}
	about := func(more dialog.Answers) dialog.Answers {
		more["person"] = dialog.Value{Text: "3", Label: "Y Bhim"}
		return more
	}
	held := dialog.Answers{"record": {Text: "record01"}}
	application := sample(store.Application, store.Sent)
	application.By = 3
	return map[string]deed{
		"invite a collaborator": {flow: "invite", answers: dialog.Answers{"role": {Key: "collaborator"}, "communes": {Items: []dialog.Item{{Key: "24169"}}}, "uses": {Key: "one"}}},
		"invite an admin":       {flow: "invite", answers: dialog.Answers{"role": {Key: "admin"}}},
		"end a role":            {flow: "person", answers: about(dialog.Answers{"act": {Key: "end"}, "sure": {Key: "send"}}), person: p},
		"end a manager's role": {flow: "person", answers: about(dialog.Answers{"act": {Key: "end"}, "sure": {Key: "send"}}),
			person: store.Profile{Person: store.Person{ID: 3, Role: dialog.Manager}}},
		"end one's own role": {flow: "person", answers: about(dialog.Answers{"act": {Key: "end"}, "sure": {Key: "send"}}),
			person: store.Profile{Person: store.Person{ID: 1, Role: dialog.Collaborator}}},
		"change communes": {flow: "person", answers: about(dialog.Answers{"act": {Key: "communes"}, "communes": {Items: []dialog.Item{{Key: "24169"}}}}), person: p},
		"change hamlets":  {flow: "person", answers: about(dialog.Answers{"act": {Key: "hamlets"}, "hamlets": {Text: "Buôn Alê A"}}), person: p},
		"change own hamlets": {flow: "hamlets", answers: dialog.Answers{"hamlets": {Text: "Buôn Alê A"}},
			person: store.Profile{Person: store.Person{ID: 1, Role: dialog.Collaborator}}},
		"change a colleague's hamlets": {flow: "person", answers: about(dialog.Answers{"act": {Key: "hamlets"}, "hamlets": {Text: "Buôn Alê A"}}),
			person: store.Profile{Person: store.Person{ID: 3, Role: dialog.Staff}}},
		"change an owner's hamlets": {flow: "person", answers: about(dialog.Answers{"act": {Key: "hamlets"}, "hamlets": {Text: "Buôn Alê A"}}),
			person: store.Profile{Person: store.Person{ID: 3, Role: dialog.Owner}}},
		"change an owner's communes": {flow: "person", answers: about(dialog.Answers{"act": {Key: "communes"}, "communes": {Items: []dialog.Item{{Key: "24169"}}}}),
			person: store.Profile{Person: store.Person{ID: 3, Role: dialog.Owner}}},
		"link an account":   {flow: "person", answers: about(dialog.Answers{"act": {Key: "link"}, "sure": {Key: "send"}}), person: p},
		"hand over":         {flow: "hand_over", answers: about(dialog.Answers{"communes": {Items: []dialog.Item{{Key: "24169"}}}, "successor": {Text: "4"}, "sure": {Key: "send"}}), person: p},
		"hand over by link": {flow: "hand_over", answers: about(dialog.Answers{"communes": {Items: []dialog.Item{{Key: "24169"}}}, "successor": {Key: "new"}, "sure": {Key: "send"}}), person: p},
		"hand over an owner's": {flow: "hand_over", answers: about(dialog.Answers{"communes": {}, "successor": {Key: "new"}, "sure": {Key: "send"}}),
			person: store.Profile{Person: store.Person{ID: 3, Role: dialog.Owner}}},
		"approve": {flow: "approve", answers: dialog.Answers{"record": held["record"], "how": {Key: "accept"}}, record: application, person: p},
		"approve what is no application": {flow: "approve", answers: dialog.Answers{"record": held["record"], "how": {Key: "accept"}},
			record: sample(store.Question, store.Sent), person: p},
		"approve what is decided": {flow: "approve", answers: dialog.Answers{"record": held["record"], "how": {Key: "accept"}},
			record: sample(store.Application, store.Accepted), person: p},
		"decline":                     {flow: "decline", answers: dialog.Answers{"record": held["record"], "reason": {Key: "enough"}, "sure": {Key: "send"}}, record: application},
		"confirm":                     {flow: "commune_records", answers: dialog.Answers{"record": held["record"], "act": {Key: "confirm"}}, record: sample(store.Need, store.Sent)},
		"confirm a question":          {flow: "commune_records", answers: dialog.Answers{"record": held["record"], "act": {Key: "confirm"}}, record: sample(store.Question, store.Sent)},
		"confirm what was sent back":  {flow: "commune_records", answers: dialog.Answers{"record": held["record"], "act": {Key: "confirm"}}, record: sample(store.Need, store.Returned)},
		"confirm another commune's":   {flow: "commune_records", answers: dialog.Answers{"record": held["record"], "act": {Key: "confirm"}}, record: elsewhere()},
		"take back what is not there": {flow: "commune_records", answers: dialog.Answers{"record": held["record"], "act": {Key: "unconfirm"}}, record: sample(store.Need, store.Sent)},
		"become somebody": {flow: "relink", answers: dialog.Answers{"invite": {Text: "code"}, "me": {Key: "yes"}},
			invite: store.Invite{Hash: store.HashCode("code"), Role: dialog.Collaborator, Uses: 1, Expires: opening.AddDate(0, 0, 1), Person: 3}},
		"become oneself": {flow: "relink", answers: dialog.Answers{"invite": {Text: "code"}, "me": {Key: "yes"}},
			invite: store.Invite{Hash: store.HashCode("code"), Role: dialog.Collaborator, Uses: 1, Expires: opening.AddDate(0, 0, 1), Person: 1}},
		"become somebody too late": {flow: "relink", answers: dialog.Answers{"invite": {Text: "code"}, "me": {Key: "yes"}},
			invite: store.Invite{Hash: store.HashCode("code"), Role: dialog.Collaborator, Uses: 1, Expires: opening, Person: 3}},
	}
}

func elsewhere() store.Record {
	r := sample(store.Need, store.Sent)
	r.Commune = "24133"
	return r
}

// TestWhoMayDoWhat: what is not for somebody is not done, even where all answers
// are there: a button may be forged, a role may have been taken away meanwhile.
func TestWhoMayDoWhat(t *testing.T) {
	managers := []dialog.Role{dialog.Manager, dialog.Admin}
	centre := append([]dialog.Role{dialog.Staff}, managers...)
	may := map[string][]dialog.Role{
		"invite a collaborator": managers, "invite an admin": {dialog.Admin},
		"end a role": managers, "end a manager's role": {dialog.Admin}, "end one's own role": nil,
		"change communes": managers, "change an owner's communes": nil, "change hamlets": managers, "change an owner's hamlets": nil, "change a colleague's hamlets": nil,
		"change own hamlets": {dialog.Collaborator, dialog.Contact},
		"link an account":    managers, "hand over": managers, "hand over by link": managers, "hand over an owner's": nil,
		"approve": centre, "approve what is no application": nil, "approve what is decided": nil, "decline": centre,
		"confirm": {dialog.Contact}, "confirm a question": nil, "confirm what was sent back": nil,
		"confirm another commune's": nil, "take back what is not there": nil,
		"become somebody": {dialog.Stranger, dialog.Owner, dialog.Collaborator, dialog.Contact}, "become oneself": {dialog.Stranger}, "become somebody too late": nil,
	}
	book := flows.Book(plainWords(t))
	for name, d := range deeds() {
		for _, role := range []dialog.Role{dialog.Stranger, dialog.Owner, dialog.Collaborator, dialog.Contact, dialog.Staff, dialog.Manager, dialog.Admin} {
			done := len(ended(t, book.Flow(d.flow), d, role)) > 0
			if want := has(may[name], role); done != want {
				t.Errorf("%s as %q: %t, want %t", name, role, done, want)
			}
		}
	}
}

func has(list []dialog.Role, r dialog.Role) bool {
	for _, x := range list {
		if x == r {
			return true
		}
	}
	return false
}

// ended is what comes of the deed for somebody with the role.
func ended(t *testing.T, f *dialog.Flow, d deed, role dialog.Role) []dialog.Effect {
	t.Helper()
	e := dialog.Event{Chat: 1, At: opening, Fresh: "fresh001", Secret: "secret", Found: dialog.Found{}}
	e.Actor = dialog.Actor{Person: 1, User: 1, Name: "Bình", Role: role, Communes: []string{"24169"}}
	if role == dialog.Stranger {
		e.Actor.Person = 0
	}
	if f.May != nil && !f.May(e.Actor) {
		return nil
	}
	for range 6 {
		end := f.Done(dialog.Session{ID: "session1", Flow: f.Name, Answers: d.answers}, e)
		if end.Need == nil {
			return end.Effects
		}
		e.Found[*end.Need] = d.look(*end.Need)
	}
	t.Fatalf("%s never stops looking things up", f.Name)
	return nil
}

func (d deed) look(q dialog.Query) dialog.Result {
	var body any
	switch q.Name {
	case store.RecordBy:
		body = d.record
	case store.InviteBy:
		body = d.invite
	case store.OwnProfile:
		body = d.person
	case store.PersonBy:
		body = d.person
		if q.ID == "4" {
			body = store.Profile{Person: store.Person{ID: 4, User: 4004, Role: dialog.Owner}}
		}
	}
	return dialog.Result{Rows: []dialog.Row{{ID: "x", Name: "khuyencong_bot", Body: body}}, Total: 1}
}
