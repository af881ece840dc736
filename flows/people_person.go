package flows

import (
	"slices"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// personOf is a person as the centre sees them, if the actor may look.
func personOf(e dialog.Event, id string) (store.Profile, bool, *dialog.Query) {
	r, need := found(e, dialog.Query{Name: store.PersonBy, ID: id})
	if need != nil || len(r.Rows) == 0 {
		return store.Profile{}, false, need
	}
	p, ok := r.Rows[0].Body.(store.Profile)
	return p, ok, nil
}

// manages reports whether the role may say who works where.
func manages(a dialog.Actor) bool { return a.Role == dialog.Manager || a.Role == dialog.Admin }

// mayManage: nobody changes themselves, their equals or those above them; an
// administrator changes everybody else.
func mayManage(a dialog.Actor, p store.Profile) bool {
	return manages(a) && p.ID != 0 && p.ID != a.Person && (a.Role == dialog.Admin || a.Role.Above(p.Role))
}

// works reports whether a person has communes to work in.
func works(r dialog.Role) bool { return r == dialog.Collaborator || r == dialog.Contact }

// appointed is a change of the person that changes nothing yet.
func appointed(e dialog.Event, p store.Profile, what store.PeopleAction) store.Appoint {
	return store.Appoint{
		Person: p.ID, Version: p.Version, Action: what, Role: p.Role, Communes: p.Communes,
		By: e.Actor.Person, ByName: e.Actor.Name, Channel: Channel, At: e.At,
	}
}

// withCommunes are the communes and those of the answer that are not among them.
func withCommunes(have []string, v dialog.Value) []string {
	all := slices.Clone(have)
	for _, i := range v.Items {
		if !slices.Contains(all, i.Key) {
			all = append(all, i.Key)
		}
	}
	return all
}

// communesAnswer is what choosing the communes one by one would have answered.
func communesAnswer(codes []string) dialog.Value {
	var v dialog.Value
	for _, c := range codes {
		v.Items = append(v.Items, dialog.Item{Key: c})
	}
	return v
}

func communeNames(codes []string) dialog.Phrase { return dialog.CommunesIn(communesAnswer(codes)) }
