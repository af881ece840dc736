package flows

import (
	"slices"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// hamlets is where in the own communes somebody looks after.
func hamlets() *dialog.Flow {
	return &dialog.Flow{
		Name: "hamlets",
		Form: 1,
		May:  working,
		Steps: []dialog.Step{
			{Name: "hamlets", Ask: reply{dialog.Text{Min: 2, Max: 200, Buttons: []string{"none"}}}, Needs: ownProfile, Data: ownHamlets, Hide: true},
		},
		Done: settledIn,
	}
}

func ownHamlets(c dialog.Context) []any {
	p, _ := profileIn(c)
	return []any{"now", p.Hamlets, "where", communeNames(p.Communes)}
}

// settledIn changes one's own hamlets as the centre would.
func settledIn(s dialog.Session, e dialog.Event) dialog.Ending {
	r, need := found(e, dialog.Query{Name: store.OwnProfile})
	if need != nil {
		return dialog.Ending{Need: need}
	}
	i := slices.IndexFunc(r.Rows, func(row dialog.Row) bool { _, ok := row.Body.(store.Profile); return ok })
	if i < 0 {
		return dialog.Ending{Say: warn("people.not_yours")}
	}
	a := appointed(e, r.Rows[i].Body.(store.Profile), store.Placed)
	a.Key, a.Hamlets = "hamlets:"+s.ID, s.Answers.Text("hamlets")
	return dialog.Ending{
		Effects: []dialog.Effect{a},
		Say:     tick("hamlets.done", "hamlets", a.Hamlets),
		Next:    []dialog.Entry{entry("profile", "", "menu.profile_more")},
	}
}
