package flows

import (
	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// sendBack is "Đề nghị bổ sung": which answers, and why.
func sendBack() *dialog.Flow {
	return &dialog.Flow{
		Name: "send_back",
		Form: 1,
		May:  staff,
		Steps: []dialog.Step{
			held(),
			{Name: "fields", Ask: dialog.Several{List: recordFields, Groups: recordParts, Min: 1}, Needs: theRecord, Data: recordStatus, Hide: true, Back: always},
			{Name: "reason", Ask: dialog.Choice{Among: options("missing", "unclear", "wrong", "photo", "price", "other")}, Data: whichRecord, Hide: true, Back: always},
			{Name: "words", Ask: dialog.Text{Min: 3, Max: 300}, When: chose("reason", "other"), Data: whichRecord, After: []string{"reason"}, Hide: true, Back: always},
			{Name: "sure", Ask: dialog.Choice{Among: options("send", "leave")}, Needs: theRecord, Data: returnSummary, Leads: left, Hide: true, Bare: true},
		},
		Done: func(s dialog.Session, e dialog.Event) dialog.Ending {
			return decided(s, e, store.Return, func(d *Decision) {
				for _, i := range s.Answers["fields"].Items {
					d.Fields = append(d.Fields, dialog.Field{Step: i.Key, Reason: reasonOf(s.Answers)})
				}
			})
		},
	}
}

func reasonOf(a dialog.Answers) dialog.Phrase {
	if words := a.Text("words"); words != "" {
		return dialog.Plain(words)
	}
	return dialog.Say("send_back.reason." + a.Chosen("reason") + ".sentence")
}

// recordFields are the answers that can be sent back, and those that were only
// offered on the card and not given: a quote, pictures.
func recordFields(c dialog.Context) []dialog.Option {
	r, ok := shown(c)
	if !ok {
		return nil
	}
	var os []dialog.Option
	f, a := flowOf(r.Kind), answersOf(r)
	for _, l := range f.LinesOf("", a) {
		if l.Step != "consent" && l.Step != "person_consent" {
			os = append(os, dialog.Option{Key: l.Step, Label: l.Label})
		}
	}
	for i := range f.Steps {
		s := &f.Steps[i]
		if v, given := a[s.Name]; s.Later && s.Part == "" && s.Applies(a) && !s.Hide && !s.Veiled && (!given || v.Skipped) {
			os = append(os, dialog.Option{Key: s.Name, Label: dialog.Say(f.Key(s.Name) + ".label")})
		}
	}
	return os
}

// recordParts are the answers of the record's parts, those that are missing too;
// what is sensitive is not asked for.
func recordParts(c dialog.Context) []dialog.Group {
	r, ok := shown(c)
	if !ok {
		return nil
	}
	f, a := flowOf(r.Kind), answersOf(r)
	var groups []dialog.Group
	for _, part := range f.Parts() {
		g := dialog.Group{Key: part, Label: dialog.Say("parts.line", "part", f.Called(part))}
		for i := range f.Steps {
			s := &f.Steps[i]
			if _, agrees := s.Ask.(dialog.Consent); s.Part == part && s.Applies(a) && !s.Veiled && !agrees {
				g.Options = append(g.Options, dialog.Option{Key: s.Name, Label: dialog.Say(f.Key(s.Name) + ".label")})
			}
		}
		groups = append(groups, g)
	}
	return groups
}

func returnSummary(c dialog.Context) []any {
	r, ok := shown(c)
	fields := dialog.Phrase{}
	if f := flowOf(r.Kind); ok && f != nil {
		for _, i := range c.Answers["fields"].Items {
			fields.List = append(fields.List, dialog.Say(f.Key(i.Key)+".label"))
		}
	}
	return []any{"number", Number(r), "title", r.Title, "name", r.ByName, "fields", fields, "reason", reasonOf(c.Answers)}
}

func left(_ dialog.Context, v dialog.Value) dialog.Move {
	if v.Key == "leave" {
		return dialog.Move{Do: dialog.Cancel, Say: []dialog.Note{{Mark: dialog.Info, Say: dialog.Say("staff.left")}}}
	}
	return dialog.Move{}
}
