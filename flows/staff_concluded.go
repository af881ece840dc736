package flows

import (
	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// decided carries a decision out, if it may still be, and has everybody told.
func decided(s dialog.Session, e dialog.Event, action store.Action, with func(*Decision)) dialog.Ending {
	var d Decision
	end := concluded(s, e, action, func(own *Decision) { with(own); d = *own }, entry("queue", "waiting", "menu.back_to_queue"))
	if len(end.Effects) == 0 {
		return end
	}
	heard, need := willHear(e, d)
	if need != nil {
		return dialog.Ending{Need: need}
	}
	end.Say = append(end.Say, heard)
	return end
}

// concluded carries a decision out, if it may still be; next leads on from there.
func concluded(s dialog.Session, e dialog.Event, action store.Action, with func(*Decision), next dialog.Entry) dialog.Ending {
	r, ok, need := recordOf(e, s.Answers.Text("record"))
	switch {
	case need != nil:
		return dialog.Ending{Need: need}
	case !ok:
		return dialog.Ending{Say: warn("staff.gone")}
	}
	d := decisionOf(e, r, action)
	with(&d)
	effects, p := carriedOut(d)
	if p != nil {
		return dialog.Ending{Say: []dialog.Note{{Mark: dialog.Warn, Say: p.Say}}}
	}
	return dialog.Ending{
		Effects: effects,
		Say:     done(r, action),
		Next:    []dialog.Entry{next},
	}
}

// done is the receipt of a decision: of a facility not everything is called as of
// a need.
func done(r store.Record, a store.Action) []dialog.Note {
	if r.Kind == store.Facility && (a == store.Accept || a == store.Exclude) {
		return tick("staff.done.facility."+string(a), "number", Number(r), "title", r.Title)
	}
	return tick("staff.done."+string(a), "number", Number(r), "title", r.Title)
}

// willHear says whether the sender will be told of a decision: who has blocked
// the bot or refuses messages must be called. Of an assignment somebody at the
// centre is told.
func willHear(e dialog.Event, d Decision) (dialog.Note, *dialog.Query) {
	r := d.Record
	if d.Action == store.Assign {
		return dialog.Note{Mark: dialog.Info, Say: dialog.Say("staff.tells.now", "name", d.To.Name)}, nil
	}
	res, need := found(e, dialog.Query{Name: store.ReceiverOf, ID: r.ID})
	if need != nil {
		return dialog.Note{}, need
	}
	var to store.Receiver
	if len(res.Rows) > 0 {
		to = res.Rows[0].Body.(store.Receiver)
	}
	common := r.Kind != store.Question && r.Kind != store.Privacy
	key, mark := "staff.tells.now", dialog.Info
	switch {
	case to.Blocked:
		key, mark = "staff.tells.blocked", dialog.Warn
	case common && to.Telling == store.TellNever:
		key, mark = "staff.tells.never", dialog.Warn
	case common && to.Telling == store.TellDaily:
		key = "staff.tells.daily"
	}
	return dialog.Note{Mark: mark, Say: dialog.Say(key, "name", r.ByName)}, nil
}

// whichRecord names the record that a form of the staff's is about, as it was when
// the form was opened.
func whichRecord(c dialog.Context) []any {
	v := c.Answers["record"]
	number := dialog.Phrase{}
	if v.Key != "" {
		number = Number(store.Record{Kind: store.Kind(v.Key), Number: v.Number})
	}
	return []any{"number", number, "title", v.Label}
}

// about is that with more.
func about(more func(dialog.Context) []any) func(dialog.Context) []any {
	return func(c dialog.Context) []any { return append(more(c), whichRecord(c)...) }
}

// always: a wrong answer can always be taken back.
func always(dialog.Answers) bool { return true }

// held is the hidden first step of the staff's forms: which record.
func held() dialog.Step {
	return dialog.Step{Name: "record", Ask: dialog.Pick{}, Given: true, Hide: true}
}
