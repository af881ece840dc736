package flows

import (
	"slices"
	"strconv"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// drafts is "Bản nháp": what was put aside, to go on with or to throw away.
func drafts() *dialog.Flow {
	return &dialog.Flow{
		Name: "drafts",
		Form: 1,
		May:  known,
		Steps: []dialog.Step{
			{Name: "draft", Ask: dialog.Pick{Among: options("home"), Row: draftRow, Whole: true}, Needs: ownDrafts, Data: howMany, Leads: leaveList, Hide: true, Bare: true},
			{Name: "act", Ask: dialog.Choice{Among: options("resume", "drop", "list")}, Needs: theDraft, Data: draftStatus, Lines: draftLines, Leads: actOnDraft, Hide: true},
			{Name: "sure", Ask: dialog.YesNo{}, Leads: draftKept, Hide: true},
		},
		Done: dropped,
	}
}

func ownDrafts(dialog.Answers, dialog.Actor) dialog.Query { return dialog.Query{Name: store.DraftsOf} }

func theDraft(a dialog.Answers, _ dialog.Actor) dialog.Query {
	return dialog.Query{Name: store.DraftBy, ID: a.Text("draft")}
}

func draftRow(r dialog.Row) dialog.Phrase {
	d := r.Body.(dialog.Draft)
	if d.Part != "" {
		return dialog.Say("drafts.row_part", "part", calledOf(d), "title", draftTitle(d), "day", dialog.Num(dialog.Day, d.Changed.Unix()))
	}
	if d.Record != "" {
		return dialog.Say("drafts.row_fix", "title", draftTitle(d), "day", dialog.Num(dialog.Day, d.Changed.Unix()))
	}
	return dialog.Say("drafts.row", "flow", dialog.Say(d.Flow+".title"), "title", draftTitle(d), "day", dialog.Num(dialog.Day, d.Changed.Unix()))
}

func draftTitle(d dialog.Draft) dialog.Phrase {
	if d.Title == "" {
		return dialog.Say("drafts.untitled")
	}
	return dialog.Short(d.Title)
}

func draftStatus(c dialog.Context) []any {
	if len(c.Found.Rows) == 0 {
		return []any{"flow", "", "title", dialog.Say("drafts.gone")}
	}
	d, ok := c.Found.Rows[0].Body.(dialog.Draft)
	if !ok {
		return []any{"flow", "", "title", c.Found.Rows[0].Name}
	}
	return []any{"flow", calledOf(d), "title", draftTitle(d)}
}

// calledOf is what the draft's form, or the part of it that it is of, is called.
func calledOf(d dialog.Draft) dialog.Phrase {
	f := formOf(d.Flow)
	switch {
	case d.Record != "" && d.Part == "":
		return dialog.Say("drafts.correction")
	case f != nil:
		return f.Called(d.Part)
	}
	return dialog.Say(d.Flow + ".title")
}

func draftLines(c dialog.Context) []dialog.Line {
	if len(c.Found.Rows) == 0 {
		return nil
	}
	d, ok := c.Found.Rows[0].Body.(dialog.Draft)
	if !ok {
		return nil
	}
	if f := formOf(d.Flow); f != nil {
		s := dialog.Session{Part: d.Part, Record: d.Record, Fields: d.Fields, Answers: d.Answers}
		return slices.DeleteFunc(f.Lines(f.Renewed(d.Form, d.Answers)), func(l dialog.Line) bool { return !s.Fills(f, f.Step(l.Step)) })
	}
	return nil
}

// formOf is the form a draft is of, or nil.
func formOf(flow string) *dialog.Flow {
	for _, f := range []*dialog.Flow{facility(), need(), apply()} {
		if f.Name == flow {
			return f
		}
	}
	return nil
}

func actOnDraft(c dialog.Context, v dialog.Value) dialog.Move {
	switch v.Key {
	case "resume":
		return goOn(c)
	case "list":
		return dialog.Move{Do: dialog.Switch, Flow: "drafts"}
	}
	return dialog.Move{}
}

// goOn opens the draft; where it is gone or no longer for the person, the question
// stays: the next one would be whether to throw it away.
func goOn(c dialog.Context) dialog.Move {
	m := resumeDraft(c.Event, c.Answers.Text("draft"))
	f := formOf(m.Flow)
	switch {
	case m.Need != nil:
		return m
	case f == nil:
		m.Do, m.Clear = dialog.Reask, "act"
	case !f.May(c.Actor):
		return dialog.Move{Do: dialog.Reask, Clear: "act", Say: warn("drafts.not_yours")}
	}
	return m
}

// resumeDraft goes on with a draft where it was left.
func resumeDraft(e dialog.Event, id string) dialog.Move {
	r, need := found(e, dialog.Query{Name: store.DraftBy, ID: id})
	if need != nil {
		return dialog.Move{Need: need}
	}
	if len(r.Rows) == 0 {
		return dialog.Move{Say: warn("drafts.gone")}
	}
	d := r.Rows[0].Body.(dialog.Draft)
	if d.Record != "" {
		rec, ok, need := recordOf(e, d.Record)
		switch {
		case need != nil:
			return dialog.Move{Need: need}
		case ok:
			d = upToDate(rec, d)
		}
	}
	return resumed(e, d)
}

func draftKept(_ dialog.Context, v dialog.Value) dialog.Move {
	if v.Key == "no" {
		return dialog.Move{Do: dialog.Switch, Flow: "drafts"}
	}
	return dialog.Move{}
}

func dropped(s dialog.Session, e dialog.Event) dialog.Ending {
	return dialog.Ending{
		Effects: []dialog.Effect{dialog.Unpark{ID: s.Answers.Text("draft")}},
		Say:     tick("drafts.dropped"),
	}
}

func decimal(n int64) string { return strconv.FormatInt(n, 10) }
