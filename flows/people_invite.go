package flows

import (
	"time"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// How long a link lets somebody in: an invite that is passed on, and the one
// that makes a new account somebody the centre knows.
const (
	InviteFor = 7 * 24 * time.Hour
	RelinkFor = 24 * time.Hour
)

// invite is "Mời người": a link to be forwarded. It is shown once; what is kept
// of it opens nothing.
func invite() *dialog.Flow {
	local := chose("role", string(dialog.Collaborator), string(dialog.Contact))
	return &dialog.Flow{
		Name: "invite",
		Form: 1,
		May:  manages,
		Steps: []dialog.Step{
			{Name: "role", Ask: dialog.Choice{List: grantable}, Hide: true},
			{Name: "communes", Ask: dialog.Communes{Max: mostCommunes}, When: local, Hide: true},
			{Name: "uses", Ask: dialog.Choice{Among: options("one", "five", "twenty")}, When: local, Hide: true},
		},
		Done: inviteMade,
	}
}

// grantable are the roles a person may give: none above their own.
func grantable(c dialog.Context) []dialog.Option {
	var os []dialog.Option
	for _, r := range []dialog.Role{dialog.Collaborator, dialog.Contact, dialog.Staff, dialog.Manager, dialog.Admin} {
		if !r.Above(c.Actor.Role) {
			os = append(os, dialog.Option{Key: string(r)})
		}
	}
	return os
}

// openInvite opens it, for a collaborator of a commune if one is named.
func openInvite(commune string) dialog.Move {
	m := dialog.Move{Do: dialog.Open, Flow: "invite"}
	if commune != "" {
		m.Draft = &dialog.Draft{Answers: dialog.Answers{
			"role": {Key: string(dialog.Collaborator)}, "communes": communesAnswer([]string{commune})}}
	}
	return m
}

// inviteMade refuses a role above the maker's, whatever the form says: their own
// may have been lowered since.
func inviteMade(s dialog.Session, e dialog.Event) dialog.Ending {
	role := dialog.Role(s.Answers.Chosen("role"))
	if role.Above(e.Actor.Role) {
		return dialog.Ending{Say: warn("people.not_yours")}
	}
	inv := store.Invite{Role: role, Uses: uses(s.Answers.Chosen("uses")), Expires: e.At.Add(InviteFor)}
	for _, i := range s.Answers["communes"].Items {
		inv.Communes = append(inv.Communes, i.Key)
	}
	return linked(e, inv, "invite.made", "role", roleName(role), "where", whereOf(inv.Communes), "n", inv.Uses)
}

func uses(key string) int {
	switch key {
	case "five":
		return 5
	case "twenty":
		return 20
	}
	return 1
}

// linked makes the invite and shows its link.
func linked(e dialog.Event, inv store.Invite, say string, data ...any) dialog.Ending {
	bot, need := found(e, dialog.Query{Name: store.BotName})
	if need != nil {
		return dialog.Ending{Need: need}
	}
	inv.Hash, inv.By, inv.Maker = store.HashCode(e.Secret), e.Actor.Name, e.Actor.Person
	link := "/start " + e.Secret
	if len(bot.Rows) > 0 && bot.Rows[0].Name != "" {
		link = "https://t.me/" + bot.Rows[0].Name + "?start=" + e.Secret
	}
	data = append(data, "until", dialog.Num(dialog.Minute, inv.Expires.Unix()), "link", link)
	return dialog.Ending{
		Effects: []dialog.Effect{store.Grow{Invite: inv}},
		Say:     tick(say, data...),
		Next:    []dialog.Entry{entry("people", "", "menu.people")},
	}
}

// whereOf names the communes, or the whole province.
func whereOf(communes []string) dialog.Phrase {
	if len(communes) == 0 {
		return dialog.Say("start.whole_province")
	}
	return communeNames(communes)
}
