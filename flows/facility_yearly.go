package flows

import (
	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// stale is "Thông tin cũ": facilities that nobody has looked at for a year, and
// what their sender says about them. It is also where a facility is closed.
func stale() *dialog.Flow {
	return &dialog.Flow{
		Name: "stale",
		Form: 1,
		May:  reports,
		Steps: []dialog.Step{
			{Name: "record", Ask: dialog.Pick{Among: options("home"), Row: staleRow, Whole: true}, Data: howMany, Leads: leaveList, Hide: true, Bare: true,
				Needs: func(dialog.Answers, dialog.Actor) dialog.Query { return dialog.Query{Name: store.StaleOf} }},
			{Name: "act", Ask: dialog.Choice{List: staleActs}, Needs: theRecord, Data: staleStatus, Lines: recordLines, Leads: actOnStale, Hide: true, Bare: true},
			{Name: "sure", Ask: dialog.YesNo{}, When: chose("act", "shut"), Needs: theRecord, Data: staleStatus, Leads: notSure, Hide: true},
		},
		Done: judged,
	}
}

func staleRow(r dialog.Row) dialog.Phrase {
	rec := r.Body.(store.Record)
	return dialog.Say("stale.row", "number", Number(rec), "title", rec.Title, "day", dialog.Num(dialog.Day, rec.Right().Unix()))
}

func staleStatus(c dialog.Context) []any {
	r, ok := shown(c)
	if !ok {
		return []any{"number", "", "title", dialog.Say("records.gone"), "day", ""}
	}
	return []any{"number", Number(r), "title", r.Title, "day", dialog.Num(dialog.Day, r.Right().Unix())}
}

// staleActs are the three answers, as far as they may still be given.
func staleActs(c dialog.Context) []dialog.Option {
	r, ok := shown(c)
	if !ok || !fillsIn(r, c.Actor) {
		return options("others", "home")
	}
	return options("right", "fix", "shut", "others", "home")
}

func actOnStale(c dialog.Context, v dialog.Value) dialog.Move {
	switch v.Key {
	case "fix":
		return orAgain(openFix(c.Event, c.Answers.Text("record")), "act")
	case "others":
		return dialog.Move{Do: dialog.Switch, Flow: "stale"}
	case "home":
		return dialog.Move{Do: dialog.Cancel}
	}
	return dialog.Move{}
}

// judged carries out what the sender says about the facility.
func judged(s dialog.Session, e dialog.Event) dialog.Ending {
	r, ok, need := recordOf(e, s.Answers.Text("record"))
	switch {
	case need != nil:
		return dialog.Ending{Need: need}
	case !ok || !fillsIn(r, e.Actor):
		return dialog.Ending{Say: warn("fix.not_open")}
	case s.Answers.Chosen("act") == "shut":
		return shut(e, r)
	}
	return dialog.Ending{Effects: []dialog.Effect{vouched(e, r)}, Say: tick("stale.vouched", "number", Number(r), "title", r.Title),
		Next: []dialog.Entry{entry("stale", "", "menu.more_stale"), entry("parts", r.ID, "menu.parts")}}
}

func vouched(e dialog.Event, r store.Record) store.Vouched {
	return store.Vouched{Record: r.ID, Version: r.Version, By: e.Actor.Person, ByName: e.Actor.Name, Channel: Channel, At: e.At}
}

// vouch is the button under the notice: one tap says that it is still right.
func vouch(e dialog.Event, id string) dialog.Move {
	r, ok, need := recordOf(e, id)
	switch {
	case need != nil:
		return dialog.Move{Need: need}
	case !ok || !fillsIn(r, e.Actor):
		return dialog.Move{Say: warn("fix.not_open")}
	}
	return dialog.Move{Effects: []dialog.Effect{vouched(e, r)}, Say: tick("stale.vouched", "number", Number(r), "title", r.Title), Keep: true,
		Over: &dialog.Draft{Flow: "stale", Answers: dialog.Answers{"record": {Text: r.ID}}}}
}

// openShut asks whether a facility really does not work any more.
func openShut(id string) dialog.Move {
	return dialog.Move{Do: dialog.Open, Flow: "stale", Draft: &dialog.Draft{Answers: dialog.Answers{"record": {Text: id}, "act": {Key: "shut"}}}}
}

// shut closes the facility. Who has it in hand is told.
func shut(e dialog.Event, r store.Record) dialog.Ending {
	effects, p := carriedOut(decisionOf(e, r, store.Shut))
	if p != nil {
		return dialog.Ending{Say: []dialog.Note{{Mark: dialog.Warn, Say: p.Say}}}
	}
	return dialog.Ending{Effects: effects, Say: tick("stale.shut", "number", Number(r), "title", r.Title),
		Next: []dialog.Entry{entry("records", r.ID, "menu.see_record")}}
}

// reopened has a facility that works again stand as it stood.
func reopened(e dialog.Event, id string) dialog.Move {
	r, ok, need := recordOf(e, id)
	if need != nil {
		return dialog.Move{Need: need}
	}
	t, can := r.Next(store.Reopen)
	if !ok || !can || t.By != store.BySender || !sends(r, e.Actor.Person) {
		return dialog.Move{Say: warn("fix.not_open")}
	}
	effects, p := carriedOut(decisionOf(e, r, store.Reopen))
	if p != nil {
		return dialog.Move{Say: warn("fix.not_open")}
	}
	m := dialog.Move{Do: dialog.Cancel, Effects: effects, Say: tick("stale.reopened", "number", Number(r), "title", r.Title), Keep: true}
	return m
}

// StaleNotice asks about the facilities that were found: about one of them on the
// spot, about more in their list.
func StaleNotice(found dialog.Result) dialog.View {
	if found.Total > 1 {
		return dialog.View{
			Body: []dialog.Phrase{dialog.Say("notice.stale", "n", found.Total)},
			Rows: [][]dialog.Button{{{Label: dialog.Say("notice.stale.list"), Data: "o:stale"}}},
		}
	}
	r := found.Rows[0].Body.(store.Record)
	return dialog.View{
		Body:  []dialog.Phrase{dialog.Say("notice.stale_one", "number", Number(r), "title", r.Title, "day", dialog.Num(dialog.Day, r.Right().Unix()))},
		Lines: Lines(r),
		Rows: [][]dialog.Button{
			{{Label: dialog.Say("stale.act.right"), Data: "o:vouch:" + r.ID}},
			{{Label: dialog.Say("stale.act.fix"), Data: "o:fix:" + r.ID}},
			{{Label: dialog.Say("stale.act.shut"), Data: "o:shut:" + r.ID}},
		},
	}
}
