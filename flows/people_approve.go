package flows

import (
	"strconv"
	"time"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// approve takes an applicant in as collaborator, in the communes asked for or in
// others.
func approve() *dialog.Flow {
	return &dialog.Flow{
		Name: "approve",
		Form: 1,
		May:  staff,
		Steps: []dialog.Step{
			held(),
			{Name: "person", Ask: dialog.Pick{}, Given: true, Hide: true},
			{Name: "how", Ask: dialog.Choice{Among: options("accept", "change", "leave")}, Needs: thePerson, Data: applicant, Leads: left, Hide: true, Bare: true},
			{Name: "communes", Ask: dialog.Communes{Max: mostCommunes}, When: chose("how", "change"), Hide: true},
		},
		Done: approved,
	}
}

// openApprove opens it with the communes that were asked for.
func openApprove(r store.Record) dialog.Move {
	in := r.Answers["communes"]
	in.Open = true
	return openStaffForm("approve", r, dialog.Answers{"communes": in, "person": {Text: decimal(r.By), Label: r.ByName}})
}

// applicant says who asks for what, and what they are already.
func applicant(c dialog.Context) []any {
	now := dialog.Phrase{}
	if p, ok := profileIn(c); ok && works(p.Role) {
		now = dialog.Say("approve.now", "role", roleName(p.Role), "where", communeNames(p.Communes))
	}
	return []any{"name", c.Answers["person"].Label, "now", now, "where", dialog.CommunesIn(c.Answers["communes"])}
}

// application is the one a staff form is about, and what comes of deciding on
// it, if the person still may; else end says why not.
func application(s dialog.Session, e dialog.Event, a store.Action, why ...dialog.Field) (r store.Record, effects []dialog.Effect, end *dialog.Ending) {
	r, ok, need := recordOf(e, s.Answers.Text("record"))
	switch {
	case need != nil:
		return r, nil, &dialog.Ending{Need: need}
	case !ok || r.Kind != store.Application:
		return r, nil, &dialog.Ending{Say: warn("staff.changed", asItIs(r)...)}
	}
	d := decisionOf(e, r, a)
	d.Fields = why
	effects, p := carriedOut(d)
	if p != nil {
		return r, nil, &dialog.Ending{Say: []dialog.Note{{Mark: dialog.Warn, Say: p.Say}}}
	}
	return r, effects, nil
}

func approved(s dialog.Session, e dialog.Event) dialog.Ending {
	r, effects, end := application(s, e, store.Accept)
	if end != nil {
		return *end
	}
	p, ok, need := personOf(e, decimal(r.By))
	switch {
	case need != nil:
		return dialog.Ending{Need: need}
	case !ok:
		return dialog.Ending{Say: warn("staff.gone")}
	}
	in := s.Answers["communes"]
	if len(in.Items) == 0 {
		in = r.Answers["communes"]
	}
	a := appointed(e, p, store.Approved)
	a.Key = "approved:" + r.ID + ":" + strconv.Itoa(r.Version)
	if dialog.Collaborator.Above(a.Role) {
		a.Role = dialog.Collaborator
	}
	a.Communes = withCommunes(p.Communes, in)
	a.Hamlets, a.Phone = r.Answers.Text("hamlets"), r.Answers.Text("phone")
	return dialog.Ending{
		Effects: append(effects, a),
		Say:     tick("approve.done", "name", p.Name, "role", roleName(a.Role), "where", communeNames(a.Communes)),
		Next:    []dialog.Entry{entry("queue", "waiting", "menu.back_to_queue")},
	}
}

// applicationButtons is what the reader may do with an application: whoever has
// it in hand decides, and as long as nobody has, everybody.
func applicationButtons(r store.Record, reader store.Person, at time.Time) [][]dialog.Button {
	if !undecided(r) || r.Held(at) && !r.HeldBy(reader.ID, at) {
		return nil
	}
	rows := [][]dialog.Button{{actButton(r, store.Accept)}, {actButton(r, store.Exclude)}}
	if r.HeldBy(reader.ID, at) {
		return append(rows, []dialog.Button{action(r, store.Release)})
	}
	return append(rows, []dialog.Button{action(r, store.Claim)})
}
