package flows

import (
	"cmp"
	"strconv"

	"khuyencong/flows/dialog"
	"khuyencong/flows/vietnamese"
	"khuyencong/store"
)

// captured begins the form that a message in somebody's own words describes: the
// answers it gives are filled in, and shown before anything else is asked. What it
// says in two ways, or not at all, is left to be asked. False: it is no such
// message, or not for its sender to report.
func captured(e dialog.Event, words string) (dialog.Move, bool) {
	if e.Kind != dialog.Said || !reports(e.Actor) {
		return dialog.Move{}, false
	}
	open := dialog.Move{Do: dialog.Open, Understood: &dialog.Understood{Words: words, From: e.Message}}
	switch vietnamese.CaptureKind(e.Text) {
	case vietnamese.FacilityMessage:
		c := vietnamese.Capture(e.Text, e.At.Year())
		open.Flow, open.Draft = "facility", &dialog.Draft{Answers: facilityIn(e, c)}
		open.Say = leftOut(c.Personal, c.Rest, c.Unsure)
	case vietnamese.NeedMessage:
		n := vietnamese.CaptureNeed(e.Text, e.At.Year())
		return capturedNeed(e, n, open)
	default:
		return dialog.Move{}, false
	}
	return open, len(open.Draft.Answers) > 0
}

// facilityIn are the answers of the form that a message gives, each read as if it
// had been typed in answer to its question: what the question would not take is
// left to be asked.
func facilityIn(e dialog.Event, c vietnamese.Captured) dialog.Answers {
	in := filling{e: e, f: facility(), a: dialog.Answers{}}
	in.choose("legal_form", c.LegalForm)
	in.choose("commune_code", c.Commune)
	in.say("name", c.Name)
	in.say("hamlet", c.Hamlet)
	in.say("products", c.Products)
	in.say("contact", c.Contact)
	in.say("phone", c.Phone)
	in.number("workers", c.Workers)
	in.number("year", int64(c.Year))
	in.number("capital", c.Capital)
	in.say("tax_code", c.TaxCode)
	return in.a
}

// A filling fills in a form from what was read elsewhere.
type filling struct {
	e dialog.Event
	f *dialog.Flow
	a dialog.Answers
}

// say answers a question with words, where they are an answer.
func (in filling) say(step, words string) {
	s := in.f.Step(step)
	if words == "" || s == nil || s.When != nil && !s.When(in.a) {
		return
	}
	e := in.e
	e.Kind, e.Text = dialog.Said, words
	none := func(string, []dialog.Option) (dialog.Option, bool) { return dialog.Option{}, false }
	v, err := s.Ask.Parse(dialog.Context{Key: in.f.Key(step), Answers: in.a, Actor: e.Actor, Year: e.At.Year(), Event: e, Match: none, Exact: none}, dialog.Value{}, e)
	if err != nil || s.Check != nil && s.Check(in.a, v) != nil {
		return
	}
	v.From = 0 // the message gave several answers: an edit of it is no new answer to one
	in.a[step] = v
}

func (in filling) number(step string, n int64) {
	if n > 0 {
		in.say(step, strconv.FormatInt(n, 10))
	}
}

// choose answers a question with one of its options.
func (in filling) choose(step, key string) {
	if key != "" {
		in.a[step] = dialog.Value{Key: key}
	}
}

// leftOut says what of a message went nowhere.
func leftOut(personal bool, rest string, doubt vietnamese.Unsure) []dialog.Note {
	var notes []dialog.Note
	if personal {
		notes = append(notes, dialog.Note{Mark: dialog.Info, Say: dialog.Say("captured.personal")})
	}
	if doubts := doubtful(doubt); len(doubts.List) > 0 {
		notes = append(notes, dialog.Note{Mark: dialog.Warn, Say: dialog.Say("captured.doubt", "which", doubts)})
	}
	if rest != "" {
		notes = append(notes, dialog.Note{Mark: dialog.Warn, Say: dialog.Say("captured.rest", "words", dialog.Short(rest))})
	}
	return notes
}

// doubtful names what a message says in more than one way.
func doubtful(u vietnamese.Unsure) dialog.Phrase {
	var all dialog.Phrase
	for _, x := range []struct {
		n    int
		step string
	}{
		{len(u.Communes), "commune_code"}, {len(u.Hamlets), "hamlet"}, {len(u.LegalForms), "legal_form"}, {len(u.Contacts), "contact"},
		{len(u.Phones), "phone"}, {len(u.Workers), "workers"}, {len(u.Years), "year"}, {len(u.Capitals), "capital"}, {len(u.TaxCodes), "tax_code"},
	} {
		if x.n > 0 {
			all.List = append(all.List, dialog.Say("facility."+x.step+".label"))
		}
	}
	return all
}

// capturedNeed looks the facility up that a need is for. One that is found for
// sure is filled in; else the question for it begins with what was found.
func capturedNeed(e dialog.Event, n vietnamese.CapturedNeed, open dialog.Move) (dialog.Move, bool) {
	in := filling{e: e, f: need(), a: dialog.Answers{}}
	if whose := n.Name + n.Contact + n.Phone; whose != "" {
		res, need := found(e, dialog.Query{Name: store.Facilities, Text: cmp.Or(n.Name, n.Contact, n.Phone)})
		if need != nil {
			return dialog.Move{Need: need}, true
		}
		if len(res.Rows) == 1 && res.Total == 1 {
			in.a["facility"] = dialog.Value{Text: res.Rows[0].ID, Label: res.Rows[0].Name}
		} else {
			open.Say = append(open.Say, dialog.Note{Mark: dialog.Warn, Say: dialog.Say("captured.which", "name", dialog.Short(cmp.Or(n.Name, n.Contact)), "n", res.Total)})
		}
	}
	content := n.Content
	if n.Line {
		content = "line"
	}
	in.choose("content", content)
	if content != "" {
		in.say(needTitles()[contentOf(in.a)].step, n.Item)
		in.number(costStep(in.f, in.a), n.TotalCost)
	}
	if n.PlanYear > e.At.Year() {
		in.a["plan_year"] = dialog.Value{Number: int64(n.PlanYear)}
	}
	open.Flow, open.Draft = "need", &dialog.Draft{Answers: in.a}
	open.Say = append(open.Say, leftOut(n.Personal, "", vietnamese.Unsure{})...)
	return open, len(in.a) > 0
}

// costStep is the question for the cost that a content asks.
func costStep(f *dialog.Flow, a dialog.Answers) string {
	for _, step := range []string{"total_cost", "project_cost", "cost_guess", "cluster_capital"} {
		if s := f.Step(step); s != nil && s.Applies(a) {
			return step
		}
	}
	return ""
}
