package flows

import (
	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// invites is the list of links that still let somebody in, to be closed again.
func invites() *dialog.Flow {
	return &dialog.Flow{
		Name: "invites",
		Form: 1,
		May:  manages,
		Steps: []dialog.Step{
			{Name: "invite", Ask: dialog.Pick{Among: options("home"), Row: inviteRow}, Data: howMany, Leads: leaveList, Hide: true, Bare: true,
				Needs: func(dialog.Answers, dialog.Actor) dialog.Query { return dialog.Query{Name: store.InvitesOpen} }},
			{Name: "act", Ask: dialog.Choice{Among: options("revoke", "list")}, Needs: theInvite, Data: inviteData, Leads: toInvites, Hide: true},
		},
		Done: revoked,
	}
}

func theInvite(a dialog.Answers, _ dialog.Actor) dialog.Query {
	return dialog.Query{Name: store.InvitesOpen, ID: a.Text("invite")}
}

// inviteRow says what a link offers: to become somebody, or a role somewhere.
func inviteRow(r dialog.Row) dialog.Phrase {
	i, ok := r.Body.(store.Invite)
	if !ok {
		return r.Label
	}
	day := dialog.Num(dialog.Day, i.Expires.Unix())
	if i.Person != 0 {
		return dialog.Say("invites.row_account", "name", r.Name, "day", day)
	}
	return dialog.Say("invites.row", "role", shortRole(i.Role), "where", whereOf(i.Communes), "day", day)
}

func inviteData(c dialog.Context) []any {
	for _, row := range c.Found.Rows {
		if i, ok := row.Body.(store.Invite); ok {
			return []any{"what", inviteRow(row), "n", i.Uses, "by", i.By, "until", dialog.Num(dialog.Minute, i.Expires.Unix())}
		}
	}
	return []any{"what", dialog.Say("invites.gone"), "n", "", "by", "", "until", ""}
}

func toInvites(_ dialog.Context, v dialog.Value) dialog.Move {
	if v.Key == "list" {
		return dialog.Move{Do: dialog.Switch, Flow: "invites"}
	}
	return dialog.Move{}
}

func revoked(s dialog.Session, e dialog.Event) dialog.Ending {
	return dialog.Ending{
		Effects: []dialog.Effect{store.Revoke{
			Invite: s.Answers.Text("invite"), By: e.Actor.Person, ByName: e.Actor.Name, Channel: Channel, At: e.At}},
		Say:  tick("invites.revoked"),
		Next: []dialog.Entry{entry("invites", "", "menu.invites"), entry("people", "", "menu.people")},
	}
}
