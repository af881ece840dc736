package flows

import (
	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// personChanged carries out what was chosen on a person's card, if the actor may
// still do it.
func personChanged(s dialog.Session, e dialog.Event) dialog.Ending {
	p, end := managed(e, s.Answers.Text("person"))
	if end != nil {
		return *end
	}
	if s.Answers.Chosen("act") == "link" {
		inv := store.Invite{Role: p.Role, Communes: p.Communes, Uses: 1, Expires: e.At.Add(RelinkFor), Person: p.ID}
		return linked(e, inv, "person.link_made", "name", p.Name)
	}
	a, say := changeOf(s, e, p)
	if p.Role == dialog.Owner || a.Action != store.Ended && !works(p.Role) {
		return dialog.Ending{Say: warn("people.not_yours")}
	}
	a.Key = "person:" + s.ID
	return dialog.Ending{
		Effects: []dialog.Effect{toldOf(e, a.Key, p.ID), a},
		Say:     tick(say, "name", p.Name, "role", roleName(p.Role), "where", communeNames(a.Communes), "hamlets", a.Hamlets),
		Next:    []dialog.Entry{entry("person", decimal(p.ID), "menu.see_person"), entry("people", "", "menu.people")},
	}
}

// changeOf is what was chosen and filled in, and how that is said.
func changeOf(s dialog.Session, e dialog.Event, p store.Profile) (a store.Appoint, say string) {
	switch s.Answers.Chosen("act") {
	case "communes":
		a = appointed(e, p, store.Moved)
		a.Communes = withCommunes(nil, s.Answers["communes"])
		return a, "person.moved"
	case "hamlets":
		a = appointed(e, p, store.Placed)
		a.Hamlets = s.Answers.Text("hamlets")
		return a, "person.placed"
	}
	a = appointed(e, p, store.Ended)
	a.Role, a.Communes = dialog.Owner, nil
	return a, "person.ended"
}

// managed is the person, if the actor may change them now; else end says why not.
func managed(e dialog.Event, id string) (store.Profile, *dialog.Ending) {
	p, ok, need := personOf(e, id)
	switch {
	case need != nil:
		return p, &dialog.Ending{Need: need}
	case !ok || !mayManage(e.Actor, p):
		return p, &dialog.Ending{Say: warn("people.not_yours"), Next: []dialog.Entry{entry("people", "", "menu.people")}}
	}
	return p, nil
}

// toldOf has a person told what a change of people did to them.
func toldOf(e dialog.Event, key string, person int64) store.Tell {
	return store.Tell{Key: key + ":" + decimal(person), Person: person, Kind: store.Changed, Record: key, At: e.At}
}
