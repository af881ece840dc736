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
	a, say := appointed(e, p, store.Ended), "person.ended"
	a.Role, a.Communes = dialog.Owner, nil
	if s.Answers.Chosen("act") == "communes" {
		a, say = appointed(e, p, store.Moved), "person.moved"
		a.Communes = withCommunes(nil, s.Answers["communes"])
	}
	if p.Role == dialog.Owner || a.Action == store.Moved && !works(p.Role) {
		return dialog.Ending{Say: warn("people.not_yours")}
	}
	a.Key = "person:" + s.ID
	return dialog.Ending{
		Effects: []dialog.Effect{toldOf(e, a.Key, p.ID), a},
		Say:     tick(say, "name", p.Name, "role", roleName(p.Role), "where", communeNames(a.Communes)),
		Next:    []dialog.Entry{entry("person", decimal(p.ID), "menu.see_person"), entry("people", "", "menu.people")},
	}
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
