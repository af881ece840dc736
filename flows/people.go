package flows

import (
	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// people is "Người": who works where, found by name, phone or commune.
func people() *dialog.Flow {
	return &dialog.Flow{
		Name: "people",
		Form: 1,
		May:  staff,
		Steps: []dialog.Step{
			{Name: "person", Ask: dialog.Pick{List: peopleDoors, Row: personRow}, Data: howMany, Leads: throughDoor, Hide: true, Bare: true,
				Needs: func(dialog.Answers, dialog.Actor) dialog.Query { return dialog.Query{Name: store.PeopleOf} }},
		},
		Done: nothing,
	}
}

// peopleDoors lead on from the list.
func peopleDoors(c dialog.Context) []dialog.Option {
	bare := 0
	for _, row := range c.Found.Rows {
		if p, ok := row.Body.(store.Profile); ok {
			bare = p.Bare
		}
	}
	os := []dialog.Option{{Key: "bare", Label: dialog.Say("people.bare", "n", bare)}}
	if manages(c.Actor) {
		os = append(os, options("invite", "invites")...)
	}
	return append(os, options("home")...)
}

func throughDoor(_ dialog.Context, v dialog.Value) dialog.Move {
	switch v.Key {
	case "home":
		return dialog.Move{Do: dialog.Cancel}
	case "bare":
		return dialog.Move{Do: dialog.Switch, Flow: "bare"}
	case "invite", "invites":
		return dialog.Move{Do: dialog.Switch, Flow: v.Key}
	}
	return toPerson(v.Text)
}

// personRow is a person in a list: name, role, first commune.
func personRow(r dialog.Row) dialog.Phrase {
	p, ok := r.Body.(store.Profile)
	if !ok {
		return r.Label
	}
	if len(p.Communes) == 0 {
		return dialog.Say("people.row", "name", p.Name, "role", shortRole(p.Role))
	}
	return dialog.Say("people.row_in", "name", p.Name, "role", shortRole(p.Role), "where", communeNames(p.Communes[:1]), "n", len(p.Communes)-1)
}

func shortRole(r dialog.Role) dialog.Phrase { return dialog.Say("role." + string(r) + ".short") }

// bare is "Xã chưa có cộng tác viên": each leads to an invite for it.
func bare() *dialog.Flow {
	return &dialog.Flow{
		Name: "bare",
		Form: 1,
		May:  staff,
		Steps: []dialog.Step{
			{Name: "commune", Ask: dialog.Pick{Among: options("people", "home")}, Data: howMany, Leads: inviteFor, Hide: true, Bare: true,
				Needs: func(dialog.Answers, dialog.Actor) dialog.Query { return dialog.Query{Name: store.CommunesWithout} }},
		},
		Done: nothing,
	}
}

// inviteFor leads from a commune to its invite; who may not invite is told who
// may.
func inviteFor(c dialog.Context, v dialog.Value) dialog.Move {
	switch {
	case v.Key == "home":
		return dialog.Move{Do: dialog.Cancel}
	case v.Key == "people":
		return dialog.Move{Do: dialog.Switch, Flow: "people"}
	case !manages(c.Actor):
		return dialog.Move{Do: dialog.Reask, Clear: "commune", Say: []dialog.Note{{Mark: dialog.Info, Say: dialog.Say("bare.ask_manager")}}}
	}
	m := openInvite(v.Text)
	m.Do = dialog.Switch
	return m
}
