package flows

import (
	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// newOwner gives a facility to the one who asks for it: the centre has called and
// knows whose it is.
func newOwner() *dialog.Flow {
	return &dialog.Flow{
		Name: "new_owner",
		Form: 1,
		May:  staff,
		Steps: []dialog.Step{
			held(),
			{Name: "facility", Ask: dialog.Pick{}, Given: true, Hide: true},
			{Name: "sure", Ask: dialog.Choice{Among: options("send", "leave")}, Data: newOwnerSure, Leads: left, Hide: true, Bare: true,
				Needs: func(a dialog.Answers, _ dialog.Actor) dialog.Query {
					return dialog.Query{Name: store.RecordBy, ID: a.Text("facility")}
				}},
		},
		Done: ownerChanged,
	}
}

// giveTo stands on the button that opens it.
const giveTo store.Action = "give_to"

// gives reports whether the record asks for a facility that the actor, who has it
// in hand, may give.
func gives(e dialog.Event, r store.Record) bool {
	return r.Kind == store.Question && r.Content == contested && r.HeldBy(e.Actor.Person, e.At)
}

func openNewOwner(e dialog.Event, r store.Record) dialog.Move {
	switch {
	case e.Group:
		return toast("staff.in_private")
	case !gives(e, r):
		return toast("staff.claim_first")
	}
	return openStaffForm("new_owner", r, dialog.Answers{"facility": {Text: r.Facility}, "record": {Text: r.ID, Label: r.ByName}})
}

func newOwnerSure(c dialog.Context) []any {
	f, _ := shown(c)
	return []any{"number", Number(f), "title", f.Title, "was", f.OwnerName, "name", c.Answers["record"].Label}
}

func ownerChanged(s dialog.Session, e dialog.Event) dialog.Ending {
	r, ok, need := recordOf(e, s.Answers.Text("record"))
	if need != nil {
		return dialog.Ending{Need: need}
	}
	f, there, need := recordOf(e, r.Facility)
	if need != nil {
		return dialog.Ending{Need: need}
	}
	if !ok || !there || f.Kind != store.Facility || !gives(e, r) {
		return dialog.Ending{Say: warn("staff.changed", asItIs(r)...)}
	}
	d := decisionOf(e, r, store.Answer)
	d.Reply = givenWords(f)
	effects, p := carriedOut(d)
	if p != nil {
		return dialog.Ending{Say: []dialog.Note{{Mark: dialog.Warn, Say: p.Say}}}
	}
	effects = append(effects, owned(e, s.ID, f, r.By))
	if f.Owner != 0 && f.Owner != r.By {
		effects = append(effects, unlinked(e, s.ID, f))
	}
	if f.By != r.By {
		effects = append(effects, reportOwner(e, s.ID, f, store.OwnerNew)...)
	}
	return dialog.Ending{
		Effects: effects,
		Say:     tick("new_owner.done", "number", Number(f), "title", f.Title, "name", r.ByName),
		Next:    []dialog.Entry{entry("queue", "waiting", "menu.back_to_queue")},
	}
}

// givenWords is the answer, stored data, in Vietnamese whatever the person's
// language.
func givenWords(f store.Record) string {
	return "Trung tâm đã ghi nhận anh/chị là chủ cơ sở " + f.Title + ". Anh/chị xem tình trạng trong Hồ sơ của tôi ạ."
}
