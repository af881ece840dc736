package flows

import (
	"time"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// checkedFor is how long a facility's first need is filled in from the check that
// its registration came from.
const checkedFor = 24 * time.Hour

// passedOver is what a question of the form for needs is answered with where the
// check's was passed over.
func passedOver() map[string]string {
	return map[string]string{
		"supported_same": "unknown", "env": "unknown", "novelty": "unknown", "borrowed": "unknown", "fair_supported": "unknown",
		"own_funds": "unsure", "business_form": "unknown", "total_cost": "none", "project_cost": "none",
	}
}

// needOf are the answers of the form for needs that a check's give.
func needOf(checked dialog.Answers) dialog.Answers {
	f, a := need(), dialog.Answers{}
	if contentOf(checked) == "startup" { // which is what there is without a facility
		a["facility"] = dialog.Value{Key: "startup"}
	} else {
		a["content"] = checked["content"]
	}
	if cost := costIn(checked); cost > 0 {
		if step := costStep(f, a); step != "" {
			a[step] = dialog.Value{Number: cost}
		}
	}
	for i := range f.Steps {
		s := &f.Steps[i]
		v, has := checked[s.Name]
		if _, given := a[s.Name]; given || !has || !s.Applies(a) {
			continue
		}
		if v.Skipped {
			v = dialog.Value{Key: passedOver()[s.Name]}
		}
		if v.Key != "" {
			a[s.Name] = dialog.Value{Key: v.Key, As: v.As, Label: v.Label}
		}
	}
	return a
}

// facilityFrom are the answers of the form for facilities that a check's give.
func facilityFrom(code string) dialog.Answers {
	checked, ok := checkOf(code)
	if !ok {
		return nil
	}
	a := dialog.Answers{"checked": {Text: code}}
	for _, step := range []string{"commune_code", "industry", "legal_form", "group_registered", "size", "env"} {
		if v := checked[step]; v.Key != "" {
			a[step] = v
		}
	}
	return a
}

// needFromCheck goes on from a result to the form for needs.
func needFromCheck(c dialog.Context) dialog.Move {
	if m, instead := unconsented(c.Event, "need", ""); instead {
		return m
	}
	a := needOf(c.Answers)
	a["checked"] = dialog.Value{Text: checkCode(c.Answers)}
	return dialog.Move{Do: dialog.Switch, Flow: "need", Draft: &dialog.Draft{Answers: a},
		Say: []dialog.Note{{Mark: dialog.Info, Say: dialog.Say("check.to_need")}}}
}

// filledIn are a need's answers from the check by which its facility was registered
// just now.
func filledIn(e dialog.Event, f store.Record, a dialog.Answers) {
	checked, ok := checkOf(f.Answers.Text("checked"))
	if !ok || e.At.Sub(f.Created) > checkedFor || contentOf(checked) == "startup" {
		return
	}
	for step, v := range needOf(checked) {
		if _, has := a[step]; !has {
			a[step] = v
		}
	}
}

// checkedAs is a check as what came of it has it: what it was about, and what the
// rules said. It is stored data, in the words of the rules.
func checkedAs(e dialog.Event, a dialog.Answers) dialog.Value {
	r := result(e, a)
	return dialog.Value{Text: checkCode(a), Label: knowledge(e).Policy.Content(r.Content).Name + ". " + r.Line}
}

// interestFromCheck: somebody calls. Who is not known yet meets the bot first, and
// finds the result again.
func interestFromCheck(c dialog.Context) dialog.Move {
	if c.Actor.Role == dialog.Stranger {
		return meetFirst(checkCode(c.Answers))
	}
	if m, instead := unconsented(c.Event, "interest", ""); instead {
		return m
	}
	m := openInterest(c.Event)
	if m.Need != nil || m.Flow != "interest" {
		return m
	}
	a := dialog.Answers{"checked": checkedAs(c.Event, c.Answers)}
	if where := c.Answers["commune_code"]; where.Key != "" {
		a["commune_code"] = where
	}
	m.Draft = &dialog.Draft{Answers: a}
	return m
}

// askFromCheck asks the centre, who see what was checked.
func askFromCheck(c dialog.Context) dialog.Move {
	if c.Actor.Role == dialog.Stranger {
		return meetFirst(checkCode(c.Answers))
	}
	if m, instead := unconsented(c.Event, "ask", ""); instead {
		return m
	}
	return dialog.Move{Do: dialog.Open, Flow: "ask", Draft: &dialog.Draft{Answers: dialog.Answers{"seen": checkedAs(c.Event, c.Answers)}}}
}

// meetFirst is the first meeting, with the way back at its end.
func meetFirst(payload string) dialog.Move {
	return dialog.Move{Do: dialog.Open, Flow: "start", Draft: &dialog.Draft{Answers: dialog.Answers{"link": {Text: payload}}},
		Say: []dialog.Note{{Mark: dialog.Info, Say: dialog.Say("start.first")}}}
}
