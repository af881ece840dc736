package flows

import (
	"unicode/utf8"

	"khuyencong/flows/dialog"
	"khuyencong/flows/vietnamese"
	"khuyencong/store"
)

// ConsentVersion names the wording of the consents in the texts. It changes
// when their meaning does; every consent is kept with it.
const ConsentVersion = "2026-11"

// start is the first meeting: the bot says that it is a machine, asks for
// consent purpose by purpose, and who the person is. An invite gives a role.
func start() *dialog.Flow {
	invited := func(a dialog.Answers) bool { return a.Text("invite") != "" }
	fresh := func(a dialog.Answers) bool { return a.Chosen("known") == "" }
	return &dialog.Flow{
		Name: "start",
		Form: 1,
		Steps: []dialog.Step{
			{Name: "invite", Ask: dialog.Pick{}, Given: true, Hide: true},
			{Name: "first", Ask: dialog.Pick{}, Given: true, Hide: true},
			{Name: "link", Ask: dialog.Pick{}, Given: true, Hide: true},
			{Name: "known", Ask: dialog.Pick{}, Given: true, Hide: true},
			{Name: "consent_data", Ask: yes("agree", "refuse"), When: fresh, Leads: refused, Bare: true},
			{Name: "consent_notices", Ask: yes("agree", "refuse"), When: fresh},
			{Name: "join", Ask: yes("accept", "decline"), When: invited, Data: invitation, Leads: declined},
			{Name: "who", Ask: dialog.Choice{Among: options("owner", "collaborator", "curious")},
				When: func(a dialog.Answers) bool { return fresh(a) && !invited(a) }},
			{Name: "name", Ask: dialog.Text{Min: 2, Max: 80, Suggest: ownName}, When: fresh},
		},
		Done: met,
	}
}

func yes(keys ...string) dialog.Consent { return dialog.Consent{Among: options(keys...)} }

// options whose texts stand under the step's key.
func options(keys ...string) []dialog.Option {
	var os []dialog.Option
	for _, k := range keys {
		os = append(os, dialog.Option{Key: k})
	}
	return os
}

func ownName(c dialog.Context) []string {
	if c.Actor.Name == "" {
		return nil
	}
	return []string{c.Actor.Name}
}

func refused(_ dialog.Context, v dialog.Value) dialog.Move {
	if v.Key == "refuse" {
		return dialog.Move{Do: dialog.Cancel, Say: []dialog.Note{{Mark: dialog.Info, Say: dialog.Say("start.refused")}}}
	}
	return dialog.Move{}
}

func declined(_ dialog.Context, v dialog.Value) dialog.Move {
	if v.Key == "decline" {
		return dialog.Move{Do: dialog.Cancel, Say: []dialog.Note{{Mark: dialog.Info, Say: dialog.Say("start.declined")}}}
	}
	return dialog.Move{}
}

// invitation says what the invite offers.
func invitation(c dialog.Context) []any {
	v := c.Answers["invite"]
	where := dialog.Phrase{}
	for _, i := range v.Items {
		where.List = append(where.List, dialog.Phrase{Unit: dialog.Commons, Plain: i.Key})
	}
	if len(where.List) == 0 {
		where = dialog.Say("start.whole_province")
	}
	return []any{"role", dialog.Say("role." + v.Key), "where", where}
}

// arrive is /start, with or without an invite's code.
func arrive(e dialog.Event, code string) dialog.Move {
	stranger := e.Actor.Role == dialog.Stranger
	if code == "" {
		if stranger {
			return dialog.Move{Do: dialog.Open, Flow: "start", Draft: firstWords(e)}
		}
		return dialog.Move{Do: dialog.Home}
	}
	if m, ok := arriveAt(e, code); ok {
		return m
	}
	r, need := found(e, dialog.Query{Name: store.InviteBy, Text: code})
	if need != nil {
		return dialog.Move{Need: need}
	}
	if len(r.Rows) == 0 || !r.Rows[0].Body.(store.Invite).Open(e.At) {
		return badInvite(stranger)
	}
	inv := r.Rows[0].Body.(store.Invite)
	switch {
	case inv.Person != 0:
		return openRelink(e, code, r.Rows[0])
	case inv.HeirOf != 0 && inv.HeirOf == e.Actor.Person:
		return dialog.Move{Say: warn("start.own_link")}
	}
	v := dialog.Value{Text: code, Key: string(inv.Role)}
	for _, c := range inv.Communes {
		v.Items = append(v.Items, dialog.Item{Key: c})
	}
	a := dialog.Answers{"invite": v}
	if !stranger {
		a["known"] = dialog.Value{Key: "yes"}
	}
	return dialog.Move{Do: dialog.Open, Flow: "start", Draft: &dialog.Draft{Answers: a}}
}

// firstWords keeps what a stranger wrote first, to be passed on once they are
// known.
func firstWords(e dialog.Event) *dialog.Draft {
	words := vietnamese.Clean(e.Text)
	if e.Kind != dialog.Said || utf8.RuneCountInString(words) < 10 || utf8.RuneCountInString(words) > 1000 {
		return nil
	}
	return &dialog.Draft{Answers: dialog.Answers{"first": {Text: words}}}
}

func badInvite(stranger bool) dialog.Move {
	m := dialog.Move{Say: warn("start.bad_invite")}
	if stranger {
		m.Do, m.Flow = dialog.Open, "start"
	}
	return m
}

// met keeps the person, the consents and, with an invite, the role.
func met(s dialog.Session, e dialog.Event) dialog.Ending {
	m := store.Meet{
		User: e.Actor.User, Chat: e.Chat, Name: s.Answers.Text("name"), Username: e.Actor.Username,
		Role: dialog.Owner, Lang: e.Actor.Lang, At: e.At,
	}
	if s.Answers.Chosen("known") != "" {
		m.Name, m.Role = e.Actor.Name, e.Actor.Role
	} else {
		m.Consents = consents(s.Answers, e)
	}
	end := dialog.Ending{Effects: []dialog.Effect{m}, Asking: s.Answers.Text("first"), Say: tick("start.welcome", "name", m.Name)}
	switch {
	case s.Answers.Text("invite") != "":
		end = joins(e, s.Answers.Text("invite"), m)
		end.Asking = s.Answers.Text("first")
	case s.Answers.Chosen("who") == "collaborator":
		end.Say = tick("start.may_apply", "name", m.Name)
		end.Next = []dialog.Entry{entry("apply", "", "menu.apply")}
	}
	if end.Need == nil && end.Say[0].Mark == dialog.Tick {
		end.Next = append(scanned(s.Answers), append(end.Next, firstSteps(roleIn(end.Effects))...)...)
	}
	return end
}

func consents(a dialog.Answers, e dialog.Event) []store.Consent {
	var cs []store.Consent
	for _, purpose := range []string{store.ForData, store.ForNotices} {
		cs = append(cs, store.Consent{
			Purpose: purpose, Version: ConsentVersion, Given: a.Chosen("consent_"+purpose) == "agree", At: e.At})
	}
	return cs
}
