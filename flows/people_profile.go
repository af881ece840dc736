package flows

import (
	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// profile is "Thông tin của tôi": what is known of the person, and a button to
// change each of it.
func profile() *dialog.Flow {
	return &dialog.Flow{
		Name: "profile",
		Form: 1,
		May:  known,
		Steps: []dialog.Step{
			{Name: "what", Ask: onePage{dialog.Choice{List: profileDoors}}, Needs: ownProfile, Lines: profileLines, Leads: fromProfile, Hide: true, Bare: true},
			{Name: "name", Ask: reply{dialog.Text{Min: 2, Max: 80}}, When: chose("what", "name"), Needs: ownProfile, Data: profileNow, Hide: true, Private: true},
			{Name: "phone", Ask: dialog.Phone{}, When: chose("what", "phone"), Needs: ownProfile, Data: profileNow, Hide: true, Private: true},
		},
		Done: described,
	}
}

func ownProfile(dialog.Answers, dialog.Actor) dialog.Query {
	return dialog.Query{Name: store.OwnProfile}
}

// profileDoors are a button for each thing that can be changed, and what has no
// room in the menu.
func profileDoors(c dialog.Context) []dialog.Option {
	os := options("name", "phone")
	if works(c.Actor.Role) {
		os = append(os, dialog.Option{Key: "hamlets", Label: dialog.Say("profile.hamlets")}, dialog.Option{Key: "apply", Label: dialog.Say("menu.apply_more")})
	}
	if staff(c.Actor) {
		os = append(os, dialog.Option{Key: "practice", Label: dialog.Say("menu.practice")}, dialog.Option{Key: "lessons", Label: dialog.Say("menu.lessons")},
			dialog.Option{Key: "requests", Label: dialog.Say("menu.requests_all")}, dialog.Option{Key: "breach", Label: dialog.Say("menu.breaches")})
	}
	return append(os,
		dialog.Option{Key: "notify", Label: dialog.Say("menu.notify")}, dialog.Option{Key: "language", Label: dialog.Say("menu.language")},
		dialog.Option{Key: "data", Label: dialog.Say("menu.data")},
		dialog.Option{Key: "about", Label: dialog.Say("menu.about")}, dialog.Option{Key: "home", Label: dialog.Say("menu.home")})
}

// profileLines are what the centre knows of the person, and what it does not.
func profileLines(c dialog.Context) []dialog.Line {
	p, _ := profileIn(c)
	lines := []dialog.Line{
		{Label: dialog.Say("profile.name.label"), Value: dialog.Plain(p.Name)},
		{Label: dialog.Say("profile.phone.label"), Value: orUnset(telephone(p.Phone))},
		{Label: dialog.Say("profile.role"), Value: partOf(p.Role, p.Owns > 0)},
	}
	if works(p.Role) {
		lines = append(lines,
			dialog.Line{Label: dialog.Say("person.line.communes"), Value: orUnset(communeNames(p.Communes))},
			dialog.Line{Label: dialog.Say("person.line.hamlets"), Value: orUnset(dialog.Plain(p.Hamlets))})
	}
	for _, row := range c.Found.Rows {
		if r, ok := row.Body.(store.Receiver); ok {
			lines = append(lines, dialog.Line{Label: dialog.Say("notify.title"), Value: notify().SayValue("how", dialog.Value{Key: string(r.Telling)})})
		}
	}
	return append(lines, dialog.Line{Label: dialog.Say("language.title"), Value: language().SayValue("lang", dialog.Value{Key: readIn(p.Lang)})})
}

// partOf is what somebody is here: who has proven that a facility is theirs is its
// owner, not a user among others.
func partOf(r dialog.Role, owns bool) dialog.Phrase {
	if r == dialog.Owner && owns {
		return dialog.Say("role.owner.proven")
	}
	return roleName(r)
}

func orUnset(p dialog.Phrase) dialog.Phrase {
	if p.Empty() {
		return dialog.Say("profile.unset")
	}
	return p
}

// readIn is the language that somebody reads who has chosen none.
func readIn(lang string) string {
	if lang == "en" {
		return lang
	}
	return "vi"
}

func profileNow(c dialog.Context) []any {
	p, _ := profileIn(c)
	return []any{"name", p.Name, "phone", telephone(p.Phone)}
}

func fromProfile(c dialog.Context, v dialog.Value) dialog.Move {
	switch v.Key {
	case "name", "phone":
		return dialog.Move{}
	case "home":
		return dialog.Move{Do: dialog.Cancel}
	case "about":
		return dialog.Move{Do: dialog.Reask, Clear: "what", Say: []dialog.Note{{Mark: dialog.Info, Say: dialog.Say("about")}}}
	case "apply":
		return openApply(c.Event)
	case "breach":
		return dialog.Move{Do: dialog.Switch, Flow: breachDoor(c.Actor)}
	}
	return dialog.Move{Do: dialog.Switch, Flow: v.Key}
}

// described keeps what somebody said of themselves.
func described(s dialog.Session, e dialog.Event) dialog.Ending {
	what := s.Answers.Chosen("what")
	c := store.Renew{Key: "profile:" + s.ID, Person: e.Actor.Person, Channel: Channel, At: e.At}
	switch what {
	case "name":
		c.Name = s.Answers.Text("name")
	case "phone":
		c.Phone = s.Answers.Text("phone")
	}
	return dialog.Ending{
		Effects: []dialog.Effect{c},
		Say:     tick("profile.changed."+what, "now", profile().SayValue(what, s.Answers[what])),
		Next:    []dialog.Entry{entry("profile", "", "menu.profile_more")},
	}
}
