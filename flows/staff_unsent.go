package flows

import (
	"strconv"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// unsent is "Thông báo chưa gửi được": what did not arrive, why, and what can be
// done about it.
func unsent() *dialog.Flow {
	return &dialog.Flow{
		Name: "unsent",
		Form: 1,
		May:  settles,
		Steps: []dialog.Step{
			{Name: "notice", Ask: dialog.Pick{List: unsentWays, Row: unsentRow},
				Needs: allUnsent, Data: howMany, Leads: overUnsent, Hide: true, Bare: true},
			{Name: "act", Ask: dialog.Choice{Among: options("retry", "skip", "list")}, Needs: theUnsent, Data: unsentStatus,
				Leads: backToUnsent, Hide: true, Bare: true},
		},
		Done: settled,
	}
}

// settles: who looks after notices that did not arrive.
func settles(a dialog.Actor) bool { return a.Role == dialog.Manager || a.Role == dialog.Admin }

func allUnsent(dialog.Answers, dialog.Actor) dialog.Query { return dialog.Query{Name: store.UnsentTo} }

func theUnsent(a dialog.Answers, _ dialog.Actor) dialog.Query {
	return dialog.Query{Name: store.UnsentTo, ID: a.Text("notice")}
}

// unsentWays: all can be sent again where there are some.
func unsentWays(c dialog.Context) []dialog.Option {
	if c.Found.Total == 0 {
		return options("home")
	}
	return options("retry_all", "home")
}

// unsentRow is one of them in the list: which record, who.
func unsentRow(r dialog.Row) dialog.Phrase {
	u := r.Body.(store.Unsent)
	return dialog.Say("unsent.row", "number", unsentNumber(u), "name", unsentName(u), "why", whyUnsent(u))
}

func unsentNumber(u store.Unsent) dialog.Phrase {
	if u.Number == 0 {
		return dialog.Say("unsent.no_record")
	}
	return Number(store.Record{Kind: u.About, Number: u.Number})
}

func unsentName(u store.Unsent) dialog.Phrase {
	if u.Person == 0 {
		return dialog.Say("unsent.group")
	}
	return dialog.Plain(u.Name)
}

// whyUnsent is the reason in plain words.
func whyUnsent(u store.Unsent) dialog.Phrase {
	switch u.Why {
	case "blocked", "group", "refused", "broken":
		return dialog.Say("unsent.why." + u.Why)
	}
	return dialog.Say("unsent.why.network")
}

// unsentWhat is what it would have told.
func unsentWhat(u store.Unsent) dialog.Phrase { return noticeName(u.Kind) }

// noticeName is what a kind of notice tells.
func noticeName(k store.NoticeKind) dialog.Phrase {
	switch k {
	case store.NewRecord, store.Mended, store.Decided, store.Replied, store.Rectified, store.Gone, store.DraftOld, store.Reminded, store.Reopened, store.FacilityGone:
		return dialog.Say("unsent.what." + string(k))
	}
	return dialog.Say("unsent.what.other")
}

func unsentStatus(c dialog.Context) []any {
	var u store.Unsent
	if len(c.Found.Rows) > 0 {
		u, _ = c.Found.Rows[0].Body.(store.Unsent)
	}
	if u.ID == 0 {
		return []any{"what", dialog.Say("unsent.gone"), "number", "", "title", "", "name", "", "why", "", "since", "", "phone", ""}
	}
	phone := dialog.Phrase{}
	if u.Phone != "" {
		phone = dialog.Phrase{Plain: u.Phone, Unit: dialog.Tel}
	}
	return []any{"what", unsentWhat(u), "number", unsentNumber(u), "title", u.Title, "name", unsentName(u), "why", whyUnsent(u),
		"since", dialog.Num(dialog.Minute, u.At.Unix()), "phone", phone}
}

func overUnsent(c dialog.Context, v dialog.Value) dialog.Move {
	switch v.Key {
	case "home":
		return dialog.Move{Do: dialog.Cancel}
	case "retry_all":
		return dialog.Move{Do: dialog.Cancel, Keep: true, Say: tick("unsent.retried"),
			Effects: []dialog.Effect{store.Settle{All: true, By: c.Actor.Person, At: c.Event.At}}}
	}
	return dialog.Move{}
}

func backToUnsent(_ dialog.Context, v dialog.Value) dialog.Move {
	if v.Key == "list" {
		return dialog.Move{Do: dialog.Switch, Flow: "unsent"}
	}
	return dialog.Move{}
}

func settled(s dialog.Session, e dialog.Event) dialog.Ending {
	id, err := strconv.ParseInt(s.Answers.Text("notice"), 10, 64)
	if err != nil {
		return dialog.Ending{Say: warn("unsent.gone")}
	}
	skip := s.Answers.Chosen("act") == "skip"
	say := "unsent.retried"
	if skip {
		say = "unsent.skipped"
	}
	return dialog.Ending{
		Effects: []dialog.Effect{store.Settle{Notice: id, Skip: skip, By: e.Actor.Person, At: e.At}},
		Say:     tick(say),
		Next:    []dialog.Entry{entry("unsent", "", "menu.unsent_more")},
	}
}
