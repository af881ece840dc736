package flows

import (
	"khuyencong/flows/dialog"
	"khuyencong/flows/vietnamese"
	"khuyencong/store"
)

// apply is "Đăng ký làm cộng tác viên"; of somebody who works in communes
// already it asks for more of them. The centre decides.
func apply() *dialog.Flow {
	return &dialog.Flow{
		Name: "apply",
		Form: 1,
		Card: true,
		May:  mayApply,
		Steps: []dialog.Step{
			{Name: "communes", Ask: dialog.Communes{Max: mostCommunes, Beyond: true}, Data: alreadyIn},
			{Name: "phone", Ask: dialog.OwnContact{Typed: true}, Optional: true, Private: true},
			{Name: "hamlets", Ask: dialog.Text{Min: 2, Max: 200}, Later: true},
			{Name: "message", Ask: dialog.Text{Min: 2, Max: 500}, Later: true},
		},
		Title: applicationTitle,
		Done:  applied,
	}
}

// alreadyIn are the communes of somebody who asks for more.
func alreadyIn(c dialog.Context) []any {
	now := dialog.Phrase{}
	if works(c.Actor.Role) {
		now = communeNames(c.Actor.Communes)
	}
	return []any{"now", now}
}

// applicationTitle is what a draft is recognised by: its first commune. It is
// stored data, in Vietnamese whatever the person's language.
func applicationTitle(a dialog.Answers) string {
	for _, i := range a["communes"].Items {
		if c, ok := vietnamese.CommuneByCode(i.Key); ok {
			return c.FullName
		}
	}
	return ""
}

// mostCommunes is how many communes one person may work in: a whole former
// district.
const mostCommunes = 20

// mayApply: everybody known who does not work at the centre.
func mayApply(a dialog.Actor) bool { return known(a) && !staff(a) }

// openApply opens the form, or shows what became of the application that is
// with the centre already.
func openApply(e dialog.Event) dialog.Move {
	r, ok, need := ownApplication(e)
	switch {
	case need != nil:
		return dialog.Move{Need: need}
	case ok:
		return dialog.Move{Do: dialog.Open, Flow: "records", Draft: prefilled("records", r.ID),
			Say: []dialog.Note{{Mark: dialog.Info, Say: dialog.Say("apply.waiting")}}}
	}
	return dialog.Move{Do: dialog.Open, Flow: "apply"}
}

// ownApplication is the person's that the centre has not decided on yet; there
// is one at most.
func ownApplication(e dialog.Event) (store.Record, bool, *dialog.Query) {
	found, need := found(e, dialog.Query{Name: store.RecordsOf, ID: string(store.Application)})
	if need != nil {
		return store.Record{}, false, need
	}
	for _, row := range found.Rows {
		if r, ok := row.Body.(store.Record); ok && undecided(r) {
			return r, true, nil
		}
	}
	return store.Record{}, false, nil
}

// undecided reports whether an application waits for the centre.
func undecided(r store.Record) bool { return r.State == store.Sent || r.State == store.InReview }

// applied sends the application, once however many forms were open.
func applied(s dialog.Session, e dialog.Event) dialog.Ending {
	r, ok, need := ownApplication(e)
	switch {
	case need != nil:
		return dialog.Ending{Need: need}
	case ok:
		return dialog.Ending{Say: warn("apply.twice", "number", Number(r)), Next: []dialog.Entry{entry("records", r.ID, "menu.see_record")}}
	}
	return sent(store.Application, s, e)
}

// applicationRecord fills the columns an application is searched by.
func applicationRecord(r *store.Record) {
	r.Title = r.ByName
	if in := r.Answers["communes"].Items; len(in) > 0 {
		r.Commune = in[0].Key
	}
	r.Phone = r.Answers.Text("phone")
}
