package flows

import (
	"strings"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// handOver gives a collaborator's records, drafts and communes to a successor,
// or to whoever redeems an invite.
func handOver() *dialog.Flow {
	return &dialog.Flow{
		Name: "hand_over",
		Form: 1,
		May:  manages,
		Steps: []dialog.Step{
			{Name: "person", Ask: dialog.Pick{}, Given: true, Hide: true},
			{Name: "communes", Ask: dialog.Several{List: theirCommunes, Min: 1}, Needs: thePerson, Data: personName, Hide: true},
			{Name: "successor", Ask: dialog.Pick{Among: options("new"), Row: personRow}, Needs: others, Data: predecessor, Hide: true},
			{Name: "sure", Ask: dialog.Choice{Among: options("send", "leave")}, Needs: theLoad, Data: goingOver, Leads: leftPerson, Hide: true, Bare: true},
		},
		Done: handedOver,
	}
}

// openHandOver asks which communes only where there are several.
func openHandOver(p store.Profile) dialog.Move {
	a := dialog.Answers{"person": {Text: decimal(p.ID), Label: p.Name}}
	if len(p.Communes) < 2 {
		a["communes"] = communesAnswer(p.Communes)
	}
	return dialog.Move{Do: dialog.Switch, Flow: "hand_over", Draft: &dialog.Draft{Answers: a}}
}

func theirCommunes(c dialog.Context) []dialog.Option {
	p, ok := profileIn(c)
	if !ok {
		return nil
	}
	var os []dialog.Option
	for _, code := range p.Communes {
		os = append(os, dialog.Option{Key: code, Label: dialog.Phrase{Unit: dialog.Commons, Plain: code}})
	}
	return os
}

func others(a dialog.Answers, _ dialog.Actor) dialog.Query {
	return dialog.Query{Name: store.PeopleOf, ID: a.Text("person")}
}

func predecessor(c dialog.Context) []any { return []any{"name", c.Answers["person"].Label} }

func theLoad(a dialog.Answers, _ dialog.Actor) dialog.Query {
	return dialog.Query{Name: store.LoadOf, ID: a.Text("person"), Text: strings.Join(withCommunes(nil, a["communes"]), ",")}
}

func goingOver(c dialog.Context) []any {
	var l store.Load
	for _, row := range c.Found.Rows {
		if x, ok := row.Body.(store.Load); ok {
			l = x
		}
	}
	to := dialog.Plain(c.Answers["successor"].Label)
	if c.Answers.Chosen("successor") == "new" {
		to = dialog.Say("hand_over.newcomer")
	}
	return []any{"name", c.Answers["person"].Label, "to", to, "where", dialog.CommunesIn(c.Answers["communes"]),
		"n", l.Records, "returned", l.Returned, "drafts", l.Drafts}
}

// handedOver passes the records on now, or when the newcomer has come.
func handedOver(s dialog.Session, e dialog.Event) dialog.Ending {
	from, end := managed(e, s.Answers.Text("person"))
	switch {
	case end != nil:
		return *end
	case !works(from.Role):
		return dialog.Ending{Say: warn("people.not_yours"), Next: []dialog.Entry{entry("people", "", "menu.people")}}
	}
	communes := withCommunes(nil, s.Answers["communes"])
	if s.Answers.Chosen("successor") == "new" {
		inv := store.Invite{Role: from.Role, Communes: communes, Uses: 1, Expires: e.At.Add(InviteFor), HeirOf: from.ID}
		return linked(e, inv, "hand_over.link_made", "name", from.Name, "where", whereOf(communes))
	}
	to, ok, need := personOf(e, s.Answers.Text("successor"))
	switch {
	case need != nil:
		return dialog.Ending{Need: need}
	case !ok || to.ID == from.ID:
		return dialog.Ending{Say: warn("people.not_yours"), Next: []dialog.Entry{entry("people", "", "menu.people")}}
	}
	h := store.HandOver{
		Key: "hand_over:" + s.ID, From: from.ID, Version: from.Version, User: to.User, Communes: communes,
		By: e.Actor.Person, ByName: e.Actor.Name, Channel: Channel, At: e.At,
	}
	return dialog.Ending{
		Effects: []dialog.Effect{toldOf(e, h.Key, from.ID), toldOf(e, h.Key, to.ID), h},
		Say:     tick("hand_over.done", "name", from.Name, "to", to.Name),
		Next:    []dialog.Entry{entry("person", decimal(to.ID), "menu.see_person"), entry("people", "", "menu.people")},
	}
}
