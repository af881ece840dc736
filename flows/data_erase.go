package flows

import (
	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// erasure carries a deletion out. Only who leads the centre may, after reading
// what goes and what stays; the person is told either way.
func erasure() *dialog.Flow {
	return &dialog.Flow{
		Name: "erasure",
		Form: 1,
		May:  manages,
		Steps: []dialog.Step{
			held(),
			{Name: "person", Ask: dialog.Pick{}, Given: true, Hide: true},
			{Name: "about", Ask: dialog.Pick{}, Given: true, Hide: true},
			{Name: "asked", Ask: dialog.Pick{}, Given: true, Hide: true},
			{Name: "scope", Ask: dialog.Choice{Among: options("mine", "account", "leave")}, When: wholeAccount, Needs: whoseData, Data: erasureData,
				Lines: erasureLines, Leads: leftErasure, Hide: true, Bare: true},
			{Name: "kept", Ask: reply{dialog.Text{Min: 5, Max: 300}}, When: keepsSome, Data: erasureData, Hide: true},
			{Name: "sure", Ask: dialog.Consent{Among: options("erase", "leave")}, Needs: whoseData, Data: erasureData,
				Lines: erasureLines, Leads: leftErasure, Hide: true, Bare: true},
		},
		Done: erased,
	}
}

func wholeAccount(a dialog.Answers) bool { return a.Text("about") == "" }

// keepsSome: less is erased than was asked for, so it must be said why.
func keepsSome(a dialog.Answers) bool {
	return a.Chosen("scope") == "account" && a.Chosen("asked") == "own"
}

func whoseData(a dialog.Answers, _ dialog.Actor) dialog.Query {
	return dialog.Query{Name: store.KeptOf, ID: a.Text("person")}
}

func openErasure(e dialog.Event, r store.Record) dialog.Move {
	if !manages(e.Actor) {
		return toast("staff.manager")
	}
	k, ok, need := keptBy(e, r.By)
	switch {
	case need != nil:
		return dialog.Move{Need: need}
	case !ok:
		return toast("staff.gone")
	case k.Person.Role.IsStaff() && wholeAccount(r.Answers):
		return toast("erasure.staff")
	}
	a := dialog.Answers{"person": {Text: decimal(r.By), Label: r.ByName}, "asked": {Key: r.Answers.Chosen("mine")}, "about": r.Answers["about"]}
	if k.Sent[store.Facility]+k.Sent[store.Need]+len(k.Owns) == 0 { // nothing to choose between
		a["scope"] = dialog.Value{Key: "mine"}
	}
	return openStaffForm("erasure", r, a)
}

// keptBy is what is kept of a person.
func keptBy(e dialog.Event, person int64) (store.Kept, bool, *dialog.Query) {
	r, need := found(e, dialog.Query{Name: store.KeptOf, ID: decimal(person)})
	if need != nil || len(r.Rows) == 0 {
		return store.Kept{}, false, need
	}
	k, ok := r.Rows[0].Body.(store.Kept)
	return k, ok, nil
}

func erasureData(c dialog.Context) []any {
	k, ok := keptIn(c)
	if !ok {
		k, _, _ = keptBy(c.Event, numberIn(c.Answers.Text("person")))
	}
	what := "account"
	switch {
	case c.Answers.Text("about") != "":
		what = "record"
	case c.Answers.Chosen("scope") == "mine":
		what = "mine"
	}
	asked, name, title := c.Answers.Chosen("asked"), c.Answers["person"].Label, c.Answers["about"].Label
	return []any{"name", name, "title", title, "what", dialog.Say("erasure.what."+what, "name", name, "title", title),
		"own", flag(asked == "own"), "others", flag(asked == "others"), "works", flag(works(k.Person.Role)), "elsewhere", k.Elsewhere,
		"some", flag(k.Elsewhere > 0), "where", communeNames(k.Person.Communes)}
}

func erasureLines(c dialog.Context) []dialog.Line {
	k, ok := keptIn(c)
	if !ok || !wholeAccount(c.Answers) {
		return nil
	}
	return lines(append([]dialog.Line{{Label: dialog.Say("data.line.owns"), Value: owns(k)}}, keptLines(k)...))
}

func leftErasure(_ dialog.Context, v dialog.Value) dialog.Move {
	return left(dialog.Context{}, v)
}

// erased carries it out, if the request still stands and the person is still
// whom it was decided on.
func erased(s dialog.Session, e dialog.Event) dialog.Ending {
	r, ok, need := recordOf(e, s.Answers.Text("record"))
	if need != nil {
		return dialog.Ending{Need: need}
	}
	k, known, need := keptBy(e, r.By)
	switch {
	case need != nil:
		return dialog.Ending{Need: need}
	case !ok || !known || !deletes(r) || !manages(e.Actor):
		return dialog.Ending{Say: warn("staff.gone")}
	case k.Person.Role.IsStaff() && wholeAccount(r.Answers):
		return dialog.Ending{Say: warn("erasure.staff")}
	}
	d := decisionOf(e, r, store.Fulfil)
	d.Note, d.Fields = s.Answers.Text("kept"), r.Fields
	d.Erases = erasing(s, e, r, k)
	effects, p := carriedOut(d)
	if p != nil {
		return dialog.Ending{Say: []dialog.Note{{Mark: dialog.Warn, Say: p.Say}}}
	}
	told, need := erasedFor(e, r, d.Erases, k)
	if need != nil {
		return dialog.Ending{Need: need}
	}
	effects = append(effects, told...)
	return dialog.Ending{Effects: effects, Say: tick("erasure.done", "number", Number(r)), Next: []dialog.Entry{entry("requests", "", "menu.requests_more")}}
}

// erasedFor tells who wrote down a facility that somebody else, its owner, had
// erased.
func erasedFor(e dialog.Event, r store.Record, c store.Erase, k store.Kept) ([]dialog.Effect, *dialog.Query) {
	var gone []store.Record
	switch {
	case c.Mine:
		gone = k.Owns
	case len(c.Records) > 0:
		about, ok, need := recordOf(e, c.Records[0])
		if need != nil {
			return nil, need
		}
		if ok {
			gone = []store.Record{about}
		}
	}
	var effects []dialog.Effect
	for _, g := range gone {
		if g.By != r.By && g.By != e.Actor.Person {
			effects = append(effects, store.Tell{Key: "erased:" + r.ID + ":" + g.ID, Person: g.By, Kind: store.Decided, Record: g.ID, At: e.At})
		}
	}
	return effects, nil
}

// erasing is what is to be erased: a facility with its needs, or the person.
func erasing(s dialog.Session, e dialog.Event, r store.Record, k store.Kept) store.Erase {
	c := store.Erase{
		Key: "request:" + r.ID, Request: r.ID, Name: ErasedName, Title: ErasedTitle, Private: PrivateSteps(),
		By: e.Actor.Person, ByName: e.Actor.Name, Channel: Channel, At: e.At,
	}
	if about := r.Answers.Text("about"); about != "" {
		c.Records = []string{about}
		return c
	}
	c.Person, c.User, c.Chat, c.Mine = r.By, k.Person.User, k.Person.Chat, s.Answers.Chosen("scope") == "mine"
	return c
}
