package flows

import (
	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// centre is "Cài đặt": what the administrator sets for the whole centre, a line
// each, in three groups; one is chosen, and its new value asked for.
func centre() *dialog.Flow {
	f := &dialog.Flow{
		Name: "centre",
		Form: 1,
		May:  admin,
		Steps: []dialog.Step{
			{Name: "section", Ask: onePage{dialog.Choice{Among: options("house", "telling", "keeping", "options", "breaches", "troubles", "home")}},
				Needs: theCentre, Lines: settingLines, Leads: leaveSettings, Hide: true, Bare: true},
			{Name: "item", Ask: onePage{dialog.Choice{List: settingItems}}, Needs: theCentre, Lines: sectionLines, Leads: otherSettings,
				After: []string{"section"}, Hide: true, Bare: true},
		},
		Done: set,
	}
	for _, s := range settings() {
		f.Steps = append(f.Steps, dialog.Step{Name: s.name, Ask: s.ask, When: chose("item", s.name), Needs: theCentre,
			Data: settingNow, Hide: true})
	}
	f.Steps = append(f.Steps, retiring())
	return f
}

func admin(a dialog.Actor) bool { return a.Role == dialog.Admin }

func theCentre(dialog.Answers, dialog.Actor) dialog.Query { return dialog.Query{Name: store.Settings} }

// centreNow are the centre's settings.
func centreNow(e dialog.Event) (store.Centre, *dialog.Query) {
	r, need := found(e, dialog.Query{Name: store.Settings})
	if need != nil || len(r.Rows) == 0 {
		return store.Usual(), need
	}
	return r.Rows[0].Body.(store.Centre), nil
}

// centreOf are the settings as a step has looked them up.
func centreOf(c dialog.Context) store.Centre {
	if len(c.Found.Rows) > 0 {
		if now, ok := c.Found.Rows[0].Body.(store.Centre); ok {
			return now
		}
	}
	now, _ := centreNow(c.Event)
	return now
}

// A onePage choice shows all its options on one page.
type onePage struct{ dialog.Choice }

// Options are all of them.
func (k onePage) Options(c dialog.Context) []dialog.Option {
	if k.List == nil {
		return k.Among
	}
	return k.List(c)
}

// settingItems are a button a setting of the section, and the way back.
func settingItems(c dialog.Context) []dialog.Option {
	var os []dialog.Option
	for _, s := range settingsOf(c.Answers.Chosen("section")) {
		os = append(os, dialog.Option{Key: s.name, Label: dialog.Say("centre.edit", "label", dialog.Say("centre."+s.name+".label"))})
	}
	return append(os, options("back", "home")...)
}

// settingLines say all settings, sectionLines those of the section.
func settingLines(c dialog.Context) []dialog.Line { return linesOf(settings(), centreOf(c)) }

func sectionLines(c dialog.Context) []dialog.Line {
	return linesOf(settingsOf(c.Answers.Chosen("section")), centreOf(c))
}

func linesOf(some []setting, now store.Centre) []dialog.Line {
	var lines []dialog.Line
	for _, s := range some {
		lines = append(lines, dialog.Line{Step: s.name, Label: dialog.Say("centre." + s.name + ".label"), Value: s.now(now)})
	}
	return lines
}

func leaveSettings(_ dialog.Context, v dialog.Value) dialog.Move {
	switch v.Key {
	case "home":
		return dialog.Move{Do: dialog.Cancel}
	case "options", "troubles", "breaches":
		return dialog.Move{Do: dialog.Switch, Flow: v.Key}
	}
	return dialog.Move{}
}

func otherSettings(_ dialog.Context, v dialog.Value) dialog.Move {
	switch v.Key {
	case "home":
		return dialog.Move{Do: dialog.Cancel}
	case "back":
		return dialog.Move{Do: dialog.Reask, Clear: "section"}
	}
	return dialog.Move{}
}

// settingNow is what a question about a setting mentions: how it is now.
func settingNow(c dialog.Context) []any {
	now := centreOf(c)
	for _, s := range settings() {
		if s.name == c.Answers.Chosen("item") {
			return []any{"now", s.now(now)}
		}
	}
	return []any{"now", dialog.Say("centre.unset")}
}

// groupOptions: a group is set in the group itself; here it can be given up.
func groupOptions(c dialog.Context) []dialog.Option {
	if centreOf(c).Group != 0 {
		return options("remove", "keep")
	}
	return options("keep")
}

// set changes the one setting that was asked for.
func set(s dialog.Session, e dialog.Event) dialog.Ending {
	now, need := centreNow(e)
	if need != nil {
		return dialog.Ending{Need: need}
	}
	end := dialog.Ending{Next: []dialog.Entry{entry("centre", "", "menu.centre_more")}}
	for _, x := range settings() {
		v, asked := s.Answers[x.name]
		label := dialog.Say("centre." + x.name + ".label")
		switch {
		case !asked:
		case x.keep == nil && v.Key == "remove":
			end.Effects = []dialog.Effect{store.Group{From: now.Group, By: e.Actor.Person, At: e.At}}
			end.Say = tick("centre.group.removed")
		case x.keep == nil:
			end.Say = []dialog.Note{{Mark: dialog.Info, Say: dialog.Say("centre.kept")}}
		default:
			end.Effects = []dialog.Effect{store.Setting{Key: s.ID, Name: x.key, Value: x.keep(v), By: e.Actor.Person, ByName: e.Actor.Name, At: e.At}}
			end.Say = tick("centre.changed", "label", label, "was", x.now(now), "now", centre().SayValue(x.name, v))
		}
	}
	return end
}
