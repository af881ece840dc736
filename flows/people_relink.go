package flows

import (
	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// relink makes the account that opens a one-time link the person it is bound to:
// a lost phone, a new account.
func relink() *dialog.Flow {
	return &dialog.Flow{
		Name: "relink",
		Form: 1,
		Steps: []dialog.Step{
			{Name: "invite", Ask: dialog.Pick{}, Given: true, Hide: true},
			{Name: "me", Ask: yes("yes", "no"), Data: whoseLink, Leads: notMe, Hide: true, Bare: true},
		},
		Done: relinkedNow,
	}
}

// openRelink asks whether it is them, unless the account cannot become anybody.
func openRelink(e dialog.Event, code string, row dialog.Row) dialog.Move {
	inv := row.Body.(store.Invite)
	if key := cannotBecome(e.Actor, inv); key != "" {
		return dialog.Move{Say: warn(key)}
	}
	return dialog.Move{Do: dialog.Open, Flow: "relink", Draft: &dialog.Draft{Answers: dialog.Answers{
		"invite": {Text: code, Key: string(inv.Role), Label: row.Name}}}}
}

// cannotBecome says why an account cannot become the link's person: it is
// theirs already, or somebody's who works at the centre, as the link's maker.
func cannotBecome(a dialog.Actor, inv store.Invite) string {
	switch {
	case a.Person != 0 && a.Person == inv.Person:
		return "relink.same"
	case staff(a):
		return "relink.staff"
	}
	return ""
}

func whoseLink(c dialog.Context) []any {
	v := c.Answers["invite"]
	return []any{"name", v.Label, "role", roleName(dialog.Role(v.Key))}
}

func notMe(_ dialog.Context, v dialog.Value) dialog.Move {
	if v.Key == "no" {
		return dialog.Move{Do: dialog.Cancel, Say: []dialog.Note{{Mark: dialog.Info, Say: dialog.Say("start.declined")}}}
	}
	return dialog.Move{}
}

func relinkedNow(s dialog.Session, e dialog.Event) dialog.Ending {
	r, need := found(e, dialog.Query{Name: store.InviteBy, Text: s.Answers.Text("invite")})
	if need != nil {
		return dialog.Ending{Need: need}
	}
	if len(r.Rows) == 0 || !r.Rows[0].Body.(store.Invite).Open(e.At) {
		return dialog.Ending{Say: warn("start.bad_invite")}
	}
	inv := r.Rows[0].Body.(store.Invite)
	if key := cannotBecome(e.Actor, inv); key != "" {
		return dialog.Ending{Say: warn(key)}
	}
	return dialog.Ending{
		Effects: []dialog.Effect{store.Relink{
			Invite: inv.Hash, Person: inv.Person, User: e.Actor.User, Chat: e.Chat, Username: e.Actor.Username, Channel: Channel, At: e.At}},
		Say:  tick("relink.done", "name", r.Rows[0].Name),
		Next: append([]dialog.Entry{entry("drafts", "", "menu.resume_drafts")}, firstSteps(inv.Role)...),
	}
}
