package flows

import (
	"slices"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// interest is "Tôi muốn được hỗ trợ": three questions, and somebody of the commune
// calls. No more is kept of people the centre does not know yet.
func interest() *dialog.Flow {
	return &dialog.Flow{
		Name: "interest",
		Form: 1,
		Card: true,
		May:  owner,
		Steps: []dialog.Step{
			{Name: "checked", Ask: dialog.Pick{}, Given: true},
			{Name: "products", Ask: dialog.Text{Min: 2, Max: 200}},
			{Name: "commune_code", Ask: dialog.Commune{}},
			{Name: "phone", Ask: dialog.OwnContact{Typed: true}, Private: true},
		},
		Title: func(a dialog.Answers) string { return a.Text("products") },
		Done:  interested,
	}
}

// owner reports whether somebody is here for a facility of their own.
func owner(a dialog.Actor) bool { return a.Role == dialog.Owner }

// openInterest opens the form, or shows what became of the one that still waits.
func openInterest(e dialog.Event) dialog.Move {
	r, ok, need := ownInterest(e)
	switch {
	case need != nil:
		return dialog.Move{Need: need}
	case ok:
		return dialog.Move{Do: dialog.Open, Flow: "records", Draft: prefilled("records", r.ID),
			Say: []dialog.Note{{Mark: dialog.Info, Say: dialog.Say("interest.waiting")}}}
	}
	return dialog.Move{Do: dialog.Open, Flow: "interest"}
}

// ownInterest is the person's that nobody has ended yet.
func ownInterest(e dialog.Event) (store.Record, bool, *dialog.Query) {
	res, need := found(e, dialog.Query{Name: store.RecordsOf, ID: string(store.Interest)})
	if need != nil {
		return store.Record{}, false, need
	}
	for _, row := range res.Rows {
		if r, ok := row.Body.(store.Record); ok && !r.State.Closed() {
			return r, true, nil
		}
	}
	return store.Record{}, false, nil
}

// interested sends it, once however many forms were open: to those who work in
// the commune, and where it has no collaborator to the centre.
func interested(s dialog.Session, e dialog.Event) dialog.Ending {
	old, ok, need := ownInterest(e)
	switch {
	case need != nil:
		return dialog.Ending{Need: need}
	case ok:
		return dialog.Ending{Say: warn("interest.twice", "number", Number(old)), Next: []dialog.Entry{entry("records", old.ID, "menu.see_record")}}
	}
	where := s.Answers.Chosen("commune_code")
	covered, need := found(e, dialog.Query{Name: store.Covered, ID: where})
	if need != nil {
		return dialog.Ending{Need: need}
	}
	r := store.Record{
		ID: s.ID, Number: e.Number, Kind: store.Interest, State: store.Sent, Version: 1, Form: s.Form,
		By: e.Actor.Person, ByName: e.Actor.Name, Answers: s.Answers, Created: e.At, Updated: e.At,
	}
	fill(&r)
	near := len(covered.Rows) > 0
	effects := []dialog.Effect{
		store.Put{Record: r, Chat: e.Chat, Channel: Channel},
		store.Tell{Key: "near:" + r.ID, Local: true, Kind: store.Interested, Record: r.ID, At: e.At},
	}
	if !near {
		effects = append(effects, store.Tell{Key: "new:" + r.ID, Staff: true, Kind: store.NewRecord, Record: r.ID, At: e.At})
	}
	return dialog.Ending{
		Effects: effects,
		Say: tick("sent.interest.receipt", "number", Number(r), "where", commune(where), "near", flag(near), "phone", telephone(r.Phone),
			"refuses", flag(e.Actor.Refuses)),
		Next: []dialog.Entry{entry("records", r.ID, "menu.see_record"), entry("ask", "", "menu.ask")},
	}
}

func commune(code string) dialog.Phrase { return dialog.Phrase{Unit: dialog.Commons, Plain: code} }

// interestRecord fills the columns an interest is searched by.
func interestRecord(r *store.Record) {
	r.Title = dialog.Short(r.Answers.Text("products")).Plain
	r.Commune = r.Answers.Chosen("commune_code")
	r.Phone = r.Answers.Text("phone")
}

// calls reports whether somebody may call about an interest: at the centre
// everybody, else who works in its commune.
func calls(a dialog.Actor, r store.Record) bool {
	return r.Kind == store.Interest && (a.Role.IsStaff() || works(a.Role) && slices.Contains(a.Communes, r.Commune))
}

// interests is "Cần liên hệ": whoever of the viewer's communes waits for a call.
func interests() *dialog.Flow {
	return cardList{
		name: "interests", may: func(a dialog.Actor) bool { return works(a.Role) },
		of: store.InterestsOf, row: interestRow, again: entry("interests", "", "menu.back_to_interests"),
	}.flow()
}

// interestRow is one of them in the list: number, what is made, where.
func interestRow(r dialog.Row) dialog.Phrase {
	rec := r.Body.(store.Record)
	return dialog.Say("interests.row", "number", Number(rec), "title", rec.Title, "where", commune(rec.Commune))
}
