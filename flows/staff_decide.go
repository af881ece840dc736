package flows

import (
	"slices"
	"strconv"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// decide is the last look before a record moves on, and all that must be known
// for it: why, where else to go, to whom, in which other record.
func decide() *dialog.Flow {
	action := []string{"action"}
	return &dialog.Flow{
		Name: "decide",
		Form: 2,
		May:  staff,
		Steps: []dialog.Step{
			held(),
			{Name: "kind", Ask: dialog.Text{}, Given: true, Hide: true},
			{Name: "stood", Ask: dialog.Text{}, Given: true, Hide: true},
			{Name: "further", Ask: dialog.Pick{}, Given: true, Hide: true},
			{Name: "action", Ask: dialog.Choice{List: furtherOptions}, Needs: theRecord, Data: asItStands, Leads: left, Hide: true, Bare: true, Back: chose("further", "yes")},
			{Name: "lacks", Ask: dialog.Several{List: reasonsFor, Min: 1}, Data: whichRecord, When: chose("action", string(store.Lack)), After: action, Hide: true, Back: always},
			{Name: "reason", Ask: dialog.Choice{List: reasonsFor}, Data: whichRecord, After: action, Hide: true, Back: always,
				When: chose("action", string(store.Exclude), string(store.Unplan), string(store.Defer))},
			{Name: "words", Ask: dialog.Text{Min: 3, Max: 300}, When: inWords, Data: about(whichWords), After: []string{"action", "lacks", "reason"}, Hide: true, Back: always},
			{Name: "place", Ask: dialog.Choice{Among: places()}, Data: whichRecord, When: goesElsewhere, After: action, Hide: true, Back: always},
			{Name: "where", Ask: dialog.Text{Min: 3, Max: 100}, Data: whichRecord, When: chose("place", "other"), After: []string{"place"}, Hide: true, Back: always},
			{Name: "twin", Ask: dialog.Pick{Row: recordRow}, Needs: itsTwins, Data: about(howMany), When: chose("action", string(store.Fold)), After: action, Hide: true, Back: always},
			takesOver(),
			{Name: "person", Ask: dialog.Pick{Row: personRow}, Needs: itsColleagues, Data: whichRecord, When: chose("action", string(store.Assign)), After: action, Hide: true, Back: always},
			{Name: "sure", Ask: dialog.Choice{Among: options("send", "leave")}, Needs: theRecord, Data: decisionSummary, Leads: left, Hide: true, Bare: true},
		},
		Done: decidedOn,
	}
}

// decidedOn carries it out, where nobody else has moved the record on since the
// form was opened.
func decidedOn(s dialog.Session, e dialog.Event) dialog.Ending {
	r, ok, need := recordOf(e, s.Answers.Text("record"))
	if need != nil {
		return dialog.Ending{Need: need}
	}
	if ok && s.Answers.Text("stood") != stands(r) {
		return dialog.Ending{Say: warn("staff.changed", asItIs(r)...)}
	}
	with, need := decidesWith(e, s.Answers)
	if need != nil {
		return dialog.Ending{Need: need}
	}
	return decided(s, e, store.Action(s.Answers.Chosen("action")), func(d *Decision) {
		d.Into, d.Without, d.To, d.Keep = with.Into, with.Without, with.To, with.Keep
		d.Fields, d.Place, d.Takes = whyNot(s.Answers), placeOf(s.Answers), takenOver(s.Answers["take"], d.Record, d.Into)
		if d.Action == store.Survey || d.Action == store.Reopen {
			d.Note = s.Answers.Text("words")
		}
	})
}

// stands is how far a record has come: what a decision is made on.
func stands(r store.Record) string { return string(r.State) + " " + strconv.Itoa(r.PlanYear) }

// decidesWith is what else the decision needs: the other record, or the person, as
// they are now.
func decidesWith(e dialog.Event, a dialog.Answers) (d Decision, need *dialog.Query) {
	switch store.Action(a.Chosen("action")) {
	case store.Fold:
		d.Into, _, need = recordOf(e, a.Text("twin"))
	case store.Unfold:
		var r dialog.Result
		if r, need = found(e, dialog.Query{Name: store.AbsorbedBy, ID: a.Text("record")}); need == nil && len(r.Rows) > 0 {
			is := r.Rows[0].Body.(store.Absorbed)
			d.Into, d.Without = is.Into, is.Without
		}
	case store.Assign:
		var p dialog.Result
		if p, need = found(e, dialog.Query{Name: store.Colleagues, ID: a.Text("person")}); need != nil {
			return d, need
		}
		if len(p.Rows) > 0 {
			d.To = p.Rows[0].Body.(store.Profile).Person
		}
		var c store.Centre
		c, need = centreNow(e)
		d.Keep = c.ClaimFor
	}
	return d, need
}

// inWords: the reason is none of the list, or what is written down is the whole
// of it.
func inWords(a dialog.Answers) bool {
	return a.Chosen("reason") == "other" && chose("action", string(store.Exclude), string(store.Unplan), string(store.Defer))(a) ||
		a["lacks"].Has("other") && a.Chosen("action") == string(store.Lack) ||
		chose("action", string(store.Survey), string(store.Reopen))(a)
}

func whichWords(c dialog.Context) []any {
	switch store.Action(c.Answers.Chosen("action")) {
	case store.Survey, store.Lack, store.Reopen:
		return []any{"what", dialog.Say("decide.type." + c.Answers.Chosen("action"))}
	}
	return []any{"what", dialog.Say("decide.type.reason")}
}

// goesElsewhere: a wish that is not the centre's may be somebody else's.
func goesElsewhere(a dialog.Answers) bool {
	return a.Chosen("action") == string(store.Exclude) && a.Chosen("kind") == string(store.Need)
}

func itsTwins(a dialog.Answers, _ dialog.Actor) dialog.Query {
	return dialog.Query{Name: store.TwinsOf, ID: a.Text("record")}
}

func itsColleagues(dialog.Answers, dialog.Actor) dialog.Query {
	return dialog.Query{Name: store.Colleagues}
}

// whyNot keeps why a decision was made where a return keeps its reasons: on the
// record as a whole.
func whyNot(a dialog.Answers) []dialog.Field {
	var fields []dialog.Field
	if code := a.Chosen("reason"); code != "" {
		fields = append(fields, dialog.Field{Reason: typedOr(a, code, dialog.Say("reason."+code+".sentence"))})
	}
	for _, i := range a["lacks"].Items {
		fields = append(fields, dialog.Field{Reason: typedOr(a, i.Key, dialog.Say("reason."+i.Key+".todo"))})
	}
	return fields
}

// typedOr is the ready sentence, unless another one was typed.
func typedOr(a dialog.Answers, code string, ready dialog.Phrase) dialog.Phrase {
	if code == "other" {
		return dialog.Plain(a.Text("words"))
	}
	return ready
}

// placeOf is where the sender is told to go.
func placeOf(a dialog.Answers) dialog.Phrase {
	switch code := a.Chosen("place"); code {
	case "", "none":
		return dialog.Phrase{}
	case "other":
		return dialog.Plain(a.Text("where"))
	default:
		return dialog.Say("place." + code)
	}
}

// asItStands is what the question after the action says about the record.
func asItStands(c dialog.Context) []any {
	r, _ := shown(c)
	return []any{"number", Number(r), "title", r.Title, "state", r.Label()}
}

// furtherOptions are what else may be done with the record now.
func furtherOptions(c dialog.Context) []dialog.Option {
	r, ok := shown(c)
	if !ok {
		return options("leave")
	}
	var keys []string
	for _, a := range furtherActs(r, c.Actor, c.Event.At) {
		keys = append(keys, string(a))
	}
	return options(append(keys, "leave")...)
}

func decisionSummary(c dialog.Context) []any {
	r, _ := shown(c)
	a := c.Answers
	d := Decision{Record: r, Action: store.Action(a.Chosen("action")), At: c.Event.At}
	var whys []dialog.Phrase
	for _, f := range whyNot(a) {
		whys = append(whys, f.Reason)
	}
	if len(whys) == 0 {
		whys = append(whys, dialog.Plain(a.Text("words")))
	}
	return []any{"number", Number(r), "title", r.Title, "what", d.sure(), "why", stacked(whys), "place", placeOf(a),
		"with", with(r, a)}
}

// with is who or what else the decision names: of a twin, whose label begins with
// its number, that number as people say it.
func with(r store.Record, a dialog.Answers) dialog.Phrase {
	if twin := a["twin"].Label; twin != "" {
		return dialog.Say("number."+string(r.Kind), "n", twin)
	}
	return dialog.Plain(a["person"].Label)
}

// sure asks whether that is to be done.
func (d Decision) sure() dialog.Phrase {
	kind := string(d.Record.Kind)
	if !slices.Contains([]store.Action{store.Accept, store.Exclude}, d.Action) {
		return dialog.Say("decide.does."+string(d.Action), "year", dialog.Num(dialog.Bare, int64(d.year())))
	}
	return dialog.Say("decide.does."+kind+"."+string(d.Action), "year", dialog.Num(dialog.Bare, int64(d.year())))
}

// stacked are phrases one under the other.
func stacked(ps []dialog.Phrase) dialog.Phrase {
	var all dialog.Phrase
	for i, p := range ps {
		if i == 0 {
			all = p
		} else {
			all = dialog.Say("common.below", "first", all, "then", p)
		}
	}
	return all
}
