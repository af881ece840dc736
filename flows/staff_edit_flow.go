package flows

import (
	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// editField is "Sửa một ô": which answer of the record, what it should be, and why.
func editField() *dialog.Flow {
	return &dialog.Flow{
		Name: "edit_field",
		Form: 1,
		May:  staff,
		Steps: []dialog.Step{
			held(),
			{Name: "asked", Ask: dialog.Pick{}, Given: true, Hide: true},
			{Name: "step", Ask: dialog.Choice{List: plainFields}, Needs: theRecord, Data: whichRecord, Hide: true, Back: always},
			{Name: "value", Ask: fieldValue{}, Needs: theRecord, Data: fieldNow, After: []string{"step"}, Hide: true, Back: always, Private: true},
			{Name: "why", Ask: reply{dialog.Text{Min: 3, Max: 200, Buttons: []string{"slip"}}}, When: unasked, Data: whichRecord, Hide: true, Back: always},
			{Name: "sure", Ask: dialog.Choice{Among: options("send", "leave")}, Needs: theRecord, Data: fieldNow, Leads: left, Hide: true, Bare: true},
		},
		Done: fieldEdited,
	}
}

// openEditField notes the request that asks for it: then that is why.
func openEditField(e dialog.Event, r store.Record) dialog.Move {
	switch {
	case e.Group:
		return toast("staff.in_private")
	case !mayEdit(r, e.Actor, e.At):
		return toast("edit_field.not_now", "number", Number(r))
	}
	a := dialog.Answers{}
	if r.Asked != 0 && !r.HeldBy(e.Actor.Person, e.At) {
		a["asked"] = dialog.Value{Number: r.Asked}
	}
	return openStaffForm("edit_field", r, a)
}

func unasked(a dialog.Answers) bool { return a["asked"].Number == 0 }

// plainFields are the answers that can be put right.
func plainFields(c dialog.Context) []dialog.Option {
	r, ok := shown(c)
	f := flowOf(r.Kind)
	if !ok || f == nil {
		return nil
	}
	var os []dialog.Option
	a := answersOf(r)
	for i := range f.Steps {
		if s := &f.Steps[i]; plain(s, a) {
			os = append(os, dialog.Option{Key: s.Name, Label: dialog.Say(f.Key(s.Name) + ".label")})
		}
	}
	return os
}

// A fieldValue is read as the question that was chosen reads it.
type fieldValue struct{}

// Free marks that any words may do.
func (fieldValue) Free() {}

// Parse reads what is typed as the answer to the record's own question.
func (fieldValue) Parse(c dialog.Context, _ dialog.Value, e dialog.Event) (dialog.Value, error) {
	r, _ := shown(c)
	f := flowOf(r.Kind)
	if f == nil || !plain(f.Step(c.Answers.Chosen("step")), answersOf(r)) {
		return dialog.Value{}, problem("edit_field.not_this")
	}
	s := f.Step(c.Answers.Chosen("step"))
	none := func(string, []dialog.Option) (dialog.Option, bool) { return dialog.Option{}, false }
	v, err := s.Ask.Parse(dialog.Context{Key: f.Key(s.Name), Answers: r.Answers, Actor: c.Actor, Year: c.Year, Event: e, Match: none, Exact: none}, dialog.Value{}, e)
	if err == nil && s.Check != nil {
		err = s.Check(r.Answers, v)
	}
	return v, err
}

// Options: there are none, it is typed.
func (fieldValue) Options(dialog.Context) []dialog.Option { return nil }

// Say is never asked: the question is on no card.
func (fieldValue) Say(_ string, v dialog.Value) dialog.Phrase { return dialog.Plain(v.Text) }

// fieldNow is the answer as it is, and as it is to be.
func fieldNow(c dialog.Context) []any {
	r, _ := shown(c)
	step := c.Answers.Chosen("step")
	label, now, then := dialog.Phrase{}, dialog.Phrase{}, dialog.Phrase{}
	if f := flowOf(r.Kind); f != nil && f.Step(step) != nil {
		label, now = dialog.Say(f.Key(step)+".label"), f.SayValue(step, answersOf(r)[step])
		if v, ok := c.Answers["value"]; ok {
			then = f.SayValue(step, v)
		}
	}
	return []any{"number", Number(r), "title", r.Title, "label", label, "now", now, "then", then, "why", whyEdited(c.Answers), "name", r.ByName}
}

// whyEdited is stored data, in Vietnamese whatever the person's language.
func whyEdited(a dialog.Answers) string {
	switch {
	case !unasked(a):
		return "Theo yêu cầu YC-" + decimal(a["asked"].Number)
	case a.Chosen("why") == "slip":
		return "Sửa lỗi gõ"
	}
	return a.Text("why")
}

func fieldEdited(s dialog.Session, e dialog.Event) dialog.Ending {
	r, ok, need := recordOf(e, s.Answers.Text("record"))
	switch {
	case need != nil:
		return dialog.Ending{Need: need}
	case !ok:
		return dialog.Ending{Say: warn("staff.gone")}
	}
	changes, p := EditAs(Edit{Record: r, Key: s.ID, Step: s.Answers.Chosen("step"), Value: s.Answers["value"], Why: whyEdited(s.Answers),
		Actor: e.Actor, Channel: Channel, At: e.At})
	if p != nil {
		return dialog.Ending{Say: []dialog.Note{{Mark: dialog.Warn, Say: p.Say}}}
	}
	end := dialog.Ending{Say: tick("edit_field.done", "number", Number(r), "label", dialog.Say(flowOf(r.Kind).Key(s.Answers.Chosen("step"))+".label")),
		Next: []dialog.Entry{entry("queue", "mine", "menu.back_to_queue")}}
	if !unasked(s.Answers) {
		end.Next = []dialog.Entry{entry("requests", "", "menu.requests_more")}
	}
	for _, c := range changes {
		end.Effects = append(end.Effects, c)
	}
	return end
}
