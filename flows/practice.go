package flows

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"khuyencong/flows/dialog"
	"khuyencong/flows/vietnamese"
	"khuyencong/store"
)

// practice is "Tập dượt": which form to try out.
func practice() *dialog.Flow {
	return &dialog.Flow{
		Name: "practice",
		Form: 1,
		May:  reports,
		Steps: []dialog.Step{
			{Name: "which", Ask: dialog.Choice{Among: options("facility", "need", "home")}, Leads: toPractice, Hide: true, Bare: true},
		},
		Done: nothing,
	}
}

func toPractice(_ dialog.Context, v dialog.Value) dialog.Move {
	if v.Key == "home" {
		return dialog.Move{Do: dialog.Cancel}
	}
	return dialog.Move{Do: dialog.Switch, Flow: "practice_" + v.Key}
}

// rehearsal is a real form to be practised: all its questions, those a later
// release adds too, on made-up data, with nothing coming of it.
func rehearsal(of *dialog.Flow) *dialog.Flow {
	f := &dialog.Flow{
		Name: "practice_" + of.Name, As: cmp.Or(of.As, of.Name), Form: of.Form, Card: true, May: reports,
		Steps: slices.Clone(of.Steps), Practice: madeUp, Done: rehearsed(of),
	}
	for i, s := range f.Steps {
		if s.Leads != nil {
			f.Steps[i].Leads = harmless(s)
		}
	}
	return f
}

// harmless is where an answer leads in a practice: never out of it, but to its
// end. What the real form would do is said, and the question asked again.
func harmless(s dialog.Step) func(dialog.Context, dialog.Value) dialog.Move {
	return func(c dialog.Context, v dialog.Value) dialog.Move {
		m := s.Leads(c, v)
		for m.Need != nil {
			c.Event = knowing(c.Event, *m.Need)
			m = s.Leads(c, v)
		}
		would := "practice.would_open"
		switch {
		case m.Do == dialog.Save:
			would = "practice.would_save"
		case m.Do == dialog.Cancel:
			return dialog.Move{Do: dialog.Cancel, Say: append(m.Say, dialog.Note{Mark: dialog.Info, Say: dialog.Say("practice.left")})}
		case m.Do == dialog.Stay, m.Do == dialog.Finish, m.Do == dialog.Reask, m.Do == dialog.Toasts:
			return dialog.Move{Do: m.Do, Clear: m.Clear, Say: m.Say}
		}
		return dialog.Move{Do: dialog.Reask, Clear: s.Name, Say: []dialog.Note{{Mark: dialog.Info, Say: dialog.Say(would)}}}
	}
}

// knowing is the event with a look-up answered from what is made up.
func knowing(e dialog.Event, q dialog.Query) dialog.Event {
	known := dialog.Found{q: madeUp(q)}
	for other, r := range e.Found {
		if other != q {
			known[other] = r
		}
	}
	e.Found = known
	return e
}

// rehearsed says what was done well, and leads to the form itself. Nothing that
// was typed is said again.
func rehearsed(of *dialog.Flow) func(dialog.Session, dialog.Event) dialog.Ending {
	return func(s dialog.Session, _ dialog.Event) dialog.Ending {
		answered, skipped := 0, 0
		for _, step := range of.Steps {
			switch v, ok := s.Answers[step.Name]; {
			case !ok || step.Hide || step.IfFound:
			case v.Skipped:
				skipped++
			default:
				answered++
			}
		}
		return dialog.Ending{
			Say:  tick("practice.done."+of.Name, "n", answered, "skipped", skipped, "no_phone", flag(s.Answers.Chosen("phone") == "none")),
			Next: []dialog.Entry{entry(of.Name, "", "menu.really_"+of.Name), entry("practice", "", "menu.practice_more")},
		}
	}
}

// An example is a facility that does not exist.
type example struct{ name, commune, hamlet, products, industry, contact, phone string }

// examples are made-up facilities, in Vietnamese as stored data is.
func examples() []example {
	return []example{
		{"Cơ sở rang xay cà phê Hoa Ban (ví dụ)", "24169", "Buôn Ví Dụ", "cà phê bột", "coffee", "Nguyễn Thị Ví Dụ", "0900000001"},
		{"Cơ sở mộc Ví Dụ", "24133", "Thôn Ví Dụ", "bàn ghế gỗ", "furniture", "Y Ví Dụ Niê", "0900000002"},
		{"HTX chế biến tiêu Ví Dụ", "24169", "Thôn Ví Dụ", "tiêu hạt đóng gói", "pepper_nuts", "Lê Văn Ví Dụ", "0900000003"},
	}
}

func (x example) record(n int) store.Record {
	return store.Record{
		ID: fmt.Sprintf("example%d", n), Kind: store.Facility, State: store.Accepted, Version: 1, Title: x.name, Commune: x.commune, Phone: x.phone,
		Answers: dialog.Answers{
			"name": {Text: x.name}, "commune_code": {Key: x.commune}, "hamlet": {Text: x.hamlet}, "products": {Text: x.products},
			"industry": {Key: x.industry}, "legal_form": {Key: "household"}, "contact": {Text: x.contact}, "phone": {Text: x.phone},
			"workers": {Number: 4}, "consent": {Key: "oral"},
		},
	}
}

// madeUp answers the look-ups of a practice: with examples where facilities are
// wanted, with nothing else.
func madeUp(q dialog.Query) dialog.Result {
	var found dialog.Result
	for i, x := range examples() {
		r := x.record(i + 1)
		if meant(q, r) {
			found.Rows = append(found.Rows, dialog.Row{ID: r.ID, Name: r.Title, Label: dialog.Plain(r.Title), Body: r})
		}
	}
	found.Total = len(found.Rows)
	return found
}

// meant reports whether the look-up would find the example.
func meant(q dialog.Query, r store.Record) bool {
	said, _, _ := strings.Cut(q.Text, "\n")
	words, name := vietnamese.Fold(said), vietnamese.Fold(r.Title)
	switch q.Name {
	case store.RecordBy:
		return q.ID == r.ID
	case store.Facilities:
		return strings.Contains(name, words)
	case store.Similar:
		return words != "" && strings.Contains(name, words)
	}
	return false
}
