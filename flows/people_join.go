package flows

import (
	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// roleIn is the role a person is met with.
func roleIn(effects []dialog.Effect) dialog.Role {
	for _, effect := range effects {
		if m, ok := effect.(store.Meet); ok {
			return m.Role
		}
	}
	return dialog.Stranger
}

// firstSteps are what a newcomer may do.
func firstSteps(r dialog.Role) []dialog.Entry {
	var all []dialog.Entry
	if r.IsStaff() {
		all = append(all, entry("queue", "waiting", "menu.queue"))
	}
	for _, row := range doing(dialog.Actor{Role: r}) {
		all = append(all, row...)
	}
	return all
}

// joins lets the person in by the invite, if it is still open; with one that
// hands records over they become theirs.
func joins(e dialog.Event, code string, m store.Meet) dialog.Ending {
	r, need := found(e, dialog.Query{Name: store.InviteBy, Text: code})
	if need != nil {
		return dialog.Ending{Need: need}
	}
	if len(r.Rows) == 0 || !r.Rows[0].Body.(store.Invite).Open(e.At) {
		return dialog.Ending{Effects: []dialog.Effect{m}, Say: warn("start.bad_invite")}
	}
	i := r.Rows[0].Body.(store.Invite)
	m.Invite, m.Communes = i.Hash, i.Communes
	if i.Role.Above(m.Role) {
		m.Role = i.Role
	}
	end := dialog.Ending{Effects: []dialog.Effect{m}, Say: tick("start.joined", "name", m.Name, "role", roleName(m.Role))}
	if i.HeirOf != 0 && i.HeirOf != e.Actor.Person {
		h := store.HandOver{Key: "heir:" + i.Hash[:16], From: i.HeirOf, User: e.Actor.User, Communes: i.Communes,
			By: i.Maker, ByName: i.By, Channel: Channel, At: e.At}
		end.Effects = []dialog.Effect{toldOf(e, h.Key, i.HeirOf), m, h}
		end.Say = append(end.Say, dialog.Note{Mark: dialog.Info, Say: dialog.Say("start.inherited", "name", r.Rows[0].Name)})
	}
	return end
}
