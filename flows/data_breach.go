package flows

import (
	"strconv"
	"strings"
	"time"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// reportWithin is the time there is to report a breach to the specialised agency
// from its discovery (Luật 91/2025/QH15, Điều 23).
const reportWithin = 72 * time.Hour

// breach records what has happened to personal data: leaked, lost, seen by whom
// it is not for. Nobody is named in it.
func breach() *dialog.Flow {
	return &dialog.Flow{
		Name: "breach",
		Form: 1,
		Card: true,
		May:  staff,
		Steps: []dialog.Step{
			{Name: "what", Ask: dialog.Text{Min: 10, Max: 1000}},
			{Name: "discovered", Ask: moments{back: 365, buttons: []string{"now"}}},
			{Name: "kinds", Ask: dialog.Several{Among: options("names", "phones", "addresses", "businesses", "photos", "papers", "sensitive", "accounts", "other"), Min: 1}},
			{Name: "whose", Ask: dialog.Several{Among: options("owners", "collaborators", "staff", "others"), Min: 1}},
			{Name: "people", Ask: dialog.Number{Min: 1, Max: 10_000_000, Unit: "people", Buttons: []string{"unknown"}}},
			{Name: "measures", Ask: dialog.Text{Min: 3, Max: 1000}},
		},
		Title: func(a dialog.Answers) string { return dialog.Short(a.Text("what")).Plain },
		Done:  breachRecorded,
	}
}

// breachRecorded keeps the record and tells everybody who leads the centre, also
// at night.
func breachRecorded(s dialog.Session, e dialog.Event) dialog.Ending {
	r := store.Record{
		ID: s.ID, Number: e.Number, Kind: store.Breach, State: store.Running, Version: 1, Form: s.Form,
		Title: dialog.Short(s.Answers.Text("what")).Plain, By: e.Actor.Person, ByName: e.Actor.Name, Answers: s.Answers, Created: e.At, Updated: e.At,
	}
	var next []dialog.Entry
	if manages(e.Actor) {
		next = []dialog.Entry{entry("breach", "", "menu.breaches")}
	}
	return dialog.Ending{
		Effects: []dialog.Effect{
			store.Put{Record: r, Chat: e.Chat, Channel: Channel},
			store.Tell{Key: "alert:" + r.ID, Leads: true, Kind: store.Alert, Record: r.ID, At: e.At},
		},
		Say:  tick("sent.breach.receipt", "number", Number(r), "title", r.Title, "until", dialog.Num(dialog.Minute, reportBy(r).Unix())),
		Next: next,
	}
}

// breachDoor is what leads to breaches: to all of them for those who lead the
// centre, who decide on them; everybody else at the centre records one.
func breachDoor(a dialog.Actor) string {
	if manages(a) {
		return "breaches"
	}
	return "breach"
}

func discovered(r store.Record) time.Time { return time.Unix(r.Answers["discovered"].Number, 0) }

func reportBy(r store.Record) time.Time { return discovered(r).Add(reportWithin) }

// breaches are all of them, those that run first.
func breaches() *dialog.Flow {
	return cardList{
		name: "breaches", may: manages,
		of: store.BreachesOf, row: recordRow, again: entry("breach", "", "menu.breaches"),
		more: "new", openTo: func() dialog.Move { return dialog.Move{Do: dialog.Switch, Flow: "breach"} },
	}.flow()
}

// breachButtons are what the reader may do about a breach now.
func breachButtons(r store.Record, reader store.Person) [][]dialog.Button {
	if r.State != store.Running || !leads(reader.Role) {
		return nil
	}
	return [][]dialog.Button{{action(r, store.Amend)}, {action(r, store.Report)}, {action(r, store.Unreport)}}
}

// breachClock is the clock of a breach that runs, or how it ended.
func breachClock(r store.Record, at time.Time) []dialog.Phrase {
	if r.Kind != store.Breach {
		return nil
	}
	if r.State == store.Running {
		left := reportBy(r).Sub(at)
		return []dialog.Phrase{dialog.Say("breach.clock", "n", int(max(0, left+time.Hour-1)/time.Hour), "until", dialog.Num(dialog.Minute, reportBy(r).Unix()), "late", flag(left <= 0))}
	}
	var says []dialog.Phrase
	for _, f := range r.Fields {
		if f.Step == "reported" {
			says = append(says, dialog.Say("breach.reported", "when", f.Reason, "late", flag(f.Reason.N > reportBy(r).Unix())))
		}
	}
	return says
}

// actOnBreach opens what must be said for what was pressed.
func actOnBreach(e dialog.Event, r store.Record, action store.Action) dialog.Move {
	if _, p := decisionOf(e, r, action).may(); p != nil {
		return notNow(p)
	}
	if e.Group {
		return toast("staff.in_private")
	}
	return openStaffForm("breach_act", r, dialog.Answers{"action": {Key: string(action)}})
}

// breachAct writes down what was done about a breach, and ends it.
func breachAct() *dialog.Flow {
	report := chose("action", string(store.Report))
	return &dialog.Flow{
		Name: "breach_act",
		Form: 1,
		May:  manages,
		Steps: []dialog.Step{
			held(),
			{Name: "action", Ask: dialog.Pick{}, Given: true, Hide: true},
			{Name: "when", Ask: moments{back: 365, buttons: []string{"now"}}, When: report, Data: whichRecord, Hide: true, Back: always},
			{Name: "paper", Ask: reply{dialog.Text{Min: 2, Max: 200}}, When: report, Data: whichRecord, Optional: true, Hide: true, Back: always},
			{Name: "words", Ask: reply{dialog.Text{Min: 5, Max: 500}}, When: func(a dialog.Answers) bool { return !report(a) }, Needs: theRecord, Data: breachActData, Hide: true, Back: always},
			{Name: "sure", Ask: dialog.Choice{Among: options("send", "leave")}, Needs: theRecord, Data: breachActData, Leads: left, Hide: true, Bare: true},
		},
		Done: breachActed,
	}
}

func breachActData(c dialog.Context) []any {
	r, _ := shown(c)
	a := c.Answers.Chosen("action")
	if a == "" {
		a = string(store.Amend)
	}
	words := dialog.Plain(c.Answers.Text("words"))
	if w := c.Answers["when"]; w.Number != 0 {
		words = dialog.Num(dialog.Minute, w.Number)
	}
	return []any{"number", Number(r), "what", dialog.Say("breach_act.what." + a), "words", words}
}

func breachActed(s dialog.Session, e dialog.Event) dialog.Ending {
	action := store.Action(s.Answers.Chosen("action"))
	if action == store.Amend {
		return amended(s, e)
	}
	return concluded(s, e, action, func(d *Decision) {
		d.Note = s.Answers.Text("words")
		if action == store.Report {
			d.Note = s.Answers.Text("paper")
			d.Fields = []dialog.Field{{Step: "reported", Reason: dialog.Num(dialog.Minute, s.Answers["when"].Number)}}
		}
	}, entry("breach", "", "menu.breaches"))
}

// amended adds to what was done about the breach, one line each with its time.
func amended(s dialog.Session, e dialog.Event) dialog.Ending {
	r, ok, need := recordOf(e, s.Answers.Text("record"))
	if need != nil {
		return dialog.Ending{Need: need}
	}
	t, can := store.Next(r.Kind, r.State, store.Amend)
	if !ok || !can || !manages(e.Actor) {
		return dialog.Ending{Say: warn("staff.changed", asItIs(r)...)}
	}
	a := r.Answers.Clone()
	measures := a["measures"]
	measures.Text = strings.TrimSpace(measures.Text + "\n" + e.At.Format("02/01 15:04") + ": " + s.Answers.Text("words"))
	a["measures"] = measures
	return dialog.Ending{
		Effects: []dialog.Effect{store.Mend{
			Key: s.ID, Record: r.ID, Version: r.Version, Action: store.Amend, To: t.To, Answers: a, Changed: []string{"measures"},
			Title: r.Title, By: e.Actor.Person, ByName: e.Actor.Name, Chat: e.Chat, Channel: Channel, At: e.At,
		}},
		Say:  tick("staff.done.amend", "number", Number(r), "title", r.Title),
		Next: []dialog.Entry{entry("breach", "", "menu.breaches")},
	}
}

// numberIn is an id in an answer, 0 where it is none.
func numberIn(s string) int64 {
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil {
		return 0
	}
	return n
}
