package flows

import (
	"strings"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// joinedNotice tells applicants what became of their application and what is
// next.
func joinedNotice(r store.Record, reader store.Person) dialog.View {
	if r.State != store.Accepted {
		return dialog.View{
			Body: []dialog.Phrase{dialog.Say("notice.not_joined", "number", Number(r))},
			Foot: reasons(r),
			Rows: [][]dialog.Button{{{Label: dialog.Say("menu.ask"), Data: "o:ask"}}},
		}
	}
	return dialog.View{
		Body: []dialog.Phrase{dialog.Say("notice.joined", "role", roleName(reader.Role), "where", communeNames(reader.Communes))},
		Rows: startWorking(),
	}
}

func startWorking() [][]dialog.Button {
	return [][]dialog.Button{
		{{Label: dialog.Say("menu.facility"), Data: "o:facility"}},
		{{Label: dialog.Say("menu.need"), Data: "o:need"}},
	}
}

func roleName(r dialog.Role) dialog.Phrase { return dialog.Say("role." + string(r)) }

// PeopleNotice tells a person, or the account they have left, what became of
// their part in the house.
func PeopleNotice(kind store.NoticeKind, p store.PeopleEntry, reader store.Person) dialog.View {
	switch {
	case kind == store.Left:
		return dialog.View{Body: []dialog.Phrase{dialog.Say("notice.left_account")}}
	case kind == store.LinkUsed:
		return dialog.View{
			Body: []dialog.Phrase{dialog.Say("notice.link_used", "name", p.ByName, "when", dialog.Num(dialog.Minute, p.At.Unix()))},
			Rows: [][]dialog.Button{{{Label: dialog.Say("menu.see_person"), Data: "o:person:" + decimal(p.By)}}},
		}
	case p.Action == store.Succeeded:
		v := dialog.View{
			Body: []dialog.Phrase{dialog.Say("notice.succeeded", "n", p.Records, "drafts", p.Drafts, "where", communeNames(reader.Communes))},
			Rows: [][]dialog.Button{{{Label: dialog.Say("menu.records"), Data: "o:records"}}},
		}
		if p.Drafts > 0 {
			v.Rows = append(v.Rows, []dialog.Button{{Label: dialog.Say("menu.resume_drafts"), Data: "o:drafts"}})
		}
		return v
	case p.Action == store.Replaced:
		return dialog.View{
			Body: []dialog.Phrase{dialog.Say("notice.replaced", "n", p.Records, "drafts", p.Drafts), standingNow(p)},
			Rows: [][]dialog.Button{{{Label: dialog.Say("menu.ask"), Data: "o:ask"}}},
		}
	}
	return dialog.View{
		Body: []dialog.Phrase{nowIs(p, reader)},
		Rows: [][]dialog.Button{{{Label: dialog.Say("menu.ask"), Data: "o:ask"}}},
	}
}

// nowIs says what a change of role, communes or hamlets came to.
func nowIs(p store.PeopleEntry, reader store.Person) dialog.Phrase {
	if p.Action == store.Placed {
		return dialog.Say("notice.hamlets", "hamlets", p.After, "where", communeNames(reader.Communes))
	}
	return standingNow(p)
}

// standingNow says what a person is after a change: their role and where.
func standingNow(p store.PeopleEntry) dialog.Phrase {
	role, communes, _ := strings.Cut(p.After, " ")
	if !works(dialog.Role(role)) || communes == "" {
		was, _, _ := strings.Cut(p.Before, " ")
		return dialog.Say("notice.no_longer", "role", roleName(dialog.Role(was)))
	}
	return dialog.Say("notice.now", "role", roleName(dialog.Role(role)), "where", communeNames(strings.Fields(communes)))
}
