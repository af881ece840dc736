package flows

import (
	"time"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// person is one person's card, with what may be changed about them.
func person() *dialog.Flow {
	return &dialog.Flow{
		Name: "person",
		Form: 1,
		May:  staff,
		Steps: []dialog.Step{
			{Name: "person", Ask: dialog.Pick{}, Given: true, Hide: true},
			{Name: "act", Ask: dialog.Choice{List: personActs}, Needs: thePerson, Data: personName, Lines: personLines, Leads: actOnPerson, Hide: true},
			{Name: "communes", Ask: dialog.Communes{Max: mostCommunes}, When: chose("act", "communes"), Needs: thePerson, Data: personName, Hide: true},
			{Name: "hamlets", Ask: dialog.Text{Min: 2, Max: 200, Buttons: []string{"none"}}, When: chose("act", "hamlets"), Data: personHamlets, Hide: true},
			{Name: "sure", Ask: dialog.Choice{Among: options("send", "leave")}, When: chose("act", "end", "link"), Needs: thePerson, Data: personSure,
				Leads: leftPerson, Hide: true, Bare: true},
		},
		Done: personChanged,
	}
}

func toPerson(id string) dialog.Move {
	return dialog.Move{Do: dialog.Switch, Flow: "person", Draft: &dialog.Draft{Answers: dialog.Answers{"person": {Text: id}}}}
}

func thePerson(a dialog.Answers, _ dialog.Actor) dialog.Query {
	return dialog.Query{Name: store.PersonBy, ID: a.Text("person")}
}

// profileIn is the person a step's look-up brought.
func profileIn(c dialog.Context) (store.Profile, bool) {
	for _, row := range c.Found.Rows {
		if p, ok := row.Body.(store.Profile); ok {
			return p, true
		}
	}
	p, ok, _ := personOf(c.Event, c.Answers.Text("person"))
	return p, ok
}

func personName(c dialog.Context) []any {
	p, ok := profileIn(c)
	if !ok {
		return []any{"name", dialog.Say("people.gone"), "role", ""}
	}
	return []any{"name", p.Name, "role", roleName(p.Role)}
}

func personHamlets(c dialog.Context) []any {
	return []any{"name", c.Answers["person"].Label, "now", c.Answers.Text("hamlets")}
}

// personActs is what the reader may do about the person.
func personActs(c dialog.Context) []dialog.Option {
	p, ok := profileIn(c)
	if !ok || !mayManage(c.Actor, p) {
		return options("list")
	}
	var os []dialog.Option
	if works(p.Role) {
		os = options("communes", "hamlets", "replace")
	}
	if p.Role != dialog.Owner {
		os = append(os, dialog.Option{Key: "end", Label: dialog.Say("person.end." + string(p.Role))})
	}
	return append(os, options("link", "list")...)
}

// personLines are what the centre knows of the person; what nobody knows is left
// out.
func personLines(c dialog.Context) []dialog.Line {
	p, ok := profileIn(c)
	if !ok {
		return nil
	}
	return lines([]dialog.Line{
		{Label: dialog.Say("person.line.communes"), Value: communeNames(p.Communes)},
		{Label: dialog.Say("person.line.hamlets"), Value: dialog.Plain(p.Hamlets)},
		{Label: dialog.Say("person.line.phone"), Value: telephone(p.Phone)},
		{Label: dialog.Say("person.line.since"), Value: day(p.Since, p.Met)},
		{Label: dialog.Say("person.line.active"), Value: day(p.Active)},
		{Label: dialog.Say("person.line.records"), Value: dialog.Say("person.records", "n", p.Sent, "returned", p.Returned, "drafts", p.Drafts)},
		{Label: dialog.Say("person.line.lessons"), Value: lessonsDone(p)},
	})
}

func telephone(number string) dialog.Phrase {
	if number == "" {
		return dialog.Phrase{}
	}
	return dialog.Phrase{Plain: number, Unit: dialog.Tel}
}

// day is the first of the times there is.
func day(times ...time.Time) dialog.Phrase {
	for _, t := range times {
		if !t.IsZero() {
			return dialog.Num(dialog.Day, t.Unix())
		}
	}
	return dialog.Phrase{}
}

// actOnPerson opens what was pressed, filled in as it is now.
func actOnPerson(c dialog.Context, v dialog.Value) dialog.Move {
	p, ok, need := personOf(c.Event, c.Answers.Text("person"))
	switch {
	case need != nil:
		return dialog.Move{Need: need}
	case v.Key == "list" || !ok:
		return dialog.Move{Do: dialog.Switch, Flow: "people"}
	case v.Key == "replace":
		return openHandOver(p)
	case v.Key == "communes":
		in := communesAnswer(p.Communes)
		in.Open = true
		m := toPerson(c.Answers.Text("person"))
		m.Draft.Answers["act"], m.Draft.Answers["communes"] = v, in
		return m
	case v.Key == "hamlets":
		m := toPerson(c.Answers.Text("person"))
		m.Draft.Answers["act"], m.Draft.Answers["hamlets"] = v, dialog.Value{Text: p.Hamlets, Open: true}
		m.Draft.Answers["person"] = dialog.Value{Text: decimal(p.ID), Label: p.Name}
		return m
	}
	return dialog.Move{}
}

func leftPerson(c dialog.Context, v dialog.Value) dialog.Move {
	if v.Key != "leave" {
		return dialog.Move{}
	}
	m := toPerson(c.Answers.Text("person"))
	m.Say = []dialog.Note{{Mark: dialog.Info, Say: dialog.Say("people.left")}}
	return m
}

func personSure(c dialog.Context) []any {
	p, ok := profileIn(c)
	if !ok {
		return []any{"what", dialog.Say("people.gone")}
	}
	if c.Answers.Chosen("act") == "link" {
		return []any{"what", dialog.Say("person.sure.link", "name", p.Name)}
	}
	return []any{"what", dialog.Say("person.sure.end", "name", p.Name, "role", roleName(p.Role), "n", p.Sent)}
}
