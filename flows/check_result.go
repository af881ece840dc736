package flows

import (
	"slices"
	"strings"

	"khuyencong/flows/dialog"
	"khuyencong/flows/policy"
)

// checkResult is the result under the questions that were asked, and which of them
// is to be answered anew.
func checkResult(asked []dialog.Step) []dialog.Step {
	var names []string
	for _, s := range asked {
		names = append(names, s.Name)
	}
	return []dialog.Step{
		{Name: "shared", Ask: dialog.Pick{}, Given: true, Hide: true},
		{Name: "result", Ask: listening{dialog.Choice{List: resultActs}}, Data: resultData, Leads: afterResult, After: names, Hide: true, Bare: true},
		{Name: "again", Ask: dialog.Choice{List: answeredOf(asked)}, When: picked("result", "edit"), Leads: askAgain, After: append(names, "result"), Hide: true, Bare: true},
	}
}

// result is what the rules in force say of the answers today.
func result(e dialog.Event, a dialog.Answers) policy.Result {
	return policy.Evaluate(knowledge(e).Policy, caseOf(a), policy.DateOf(e.At))
}

// resultActs are what can be done with a result.
func resultActs(c dialog.Context) []dialog.Option {
	keys := []string{"interest"}
	if reports(c.Actor) {
		keys = []string{"need"}
	}
	if !staff(c.Actor) {
		keys = append(keys, "ask_centre")
	}
	return options(append(keys, "share", "edit", "home")...)
}

func resultData(c dialog.Context) []any {
	k, r := knowledge(c.Event), result(c.Event, c.Answers)
	return []any{
		"shared", flag(c.Answers.Text("shared") != ""), "line", r.Line, "content", k.Policy.Content(r.Content).Name, "day", r.AsOf.Show(),
		"criteria", stacked(criteria(r)), "sums", stacked(sums(k.Policy, r)), "papers", strings.Join(r.Papers, "; "),
		"sources", inARow(sourcesOf(k.Policy, r)), "rules", r.Rules,
	}
}

// criteria are the findings of a result: those that are met in one line, of every
// other one why, and what to do about it.
func criteria(r policy.Result) []dialog.Phrase {
	var lines []dialog.Phrase
	var met []string
	for _, f := range r.Criteria {
		switch f.Result {
		case policy.Met:
			met = append(met, f.Name)
		case policy.NotMet:
			lines = append(lines, dialog.Say("check.not_met", "name", capital(f.Name), "why", f.Why, "todo", f.Todo))
		default:
			lines = append(lines, dialog.Say("check.unknown", "name", capital(f.Name), "why", f.Why, "todo", f.Todo))
		}
	}
	if len(met) > 0 {
		lines = slices.Insert(lines, 0, dialog.Say("check.met", "list", strings.Join(met, ", ")))
	}
	return lines
}

// sums are what each purse gives at most, with the formula, and what must be said
// with it.
func sums(p *policy.Policy, r policy.Result) []dialog.Phrase {
	var lines []dialog.Phrase
	for _, s := range r.Support {
		lines = append(lines, dialog.Say("check.sum", "scope", p.ScopeName(s.Scope), "say", s.Say))
	}
	for _, remark := range r.Remarks {
		lines = append(lines, dialog.Say("check.remark", "remark", remark))
	}
	if len(r.Priority) > 0 {
		lines = append(lines, dialog.Say("check.priority", "list", strings.Join(p.PriorityNames(r.Priority), ", ")))
	}
	return lines
}

// A cited is a source of a result: a document with its articles, or a page.
type cited struct {
	document string
	articles []string
}

// sourcesOf are what a result rests on, each document once.
func sourcesOf(p *policy.Policy, r policy.Result) []dialog.Phrase {
	var all []cited
	add := func(document, article string) {
		if document == "" {
			return
		}
		at := slices.IndexFunc(all, func(c cited) bool { return c.document == document })
		if at < 0 {
			at, all = len(all), append(all, cited{document: document})
		}
		if article != "" && !slices.Contains(all[at].articles, article) {
			all[at].articles = append(all[at].articles, article)
		}
	}
	for _, f := range r.Criteria {
		add(f.Source.Document, f.Source.Article)
	}
	for _, s := range r.Support {
		add(s.Document, s.Article)
	}
	var names []dialog.Phrase
	for _, c := range all {
		names = append(names, sourceName(p, c.document, c.articles...))
	}
	return names
}

// sourceName is a document as people call it, with its articles; of a page, whose
// it is, and the way there.
func sourceName(p *policy.Policy, document string, articles ...string) dialog.Phrase {
	if _, page, is := strings.Cut(document, "://"); is {
		house, _, _ := strings.Cut(strings.TrimPrefix(page, "www."), "/")
		return dialog.Say("source.page", "house", house, "url", document)
	}
	if d := p.Document(document); d != nil {
		document = d.Name()
	}
	return dialog.Say("source.document", "name", document, "articles", strings.Join(articles, ", "))
}

// inARow are phrases one after the other.
func inARow(ps []dialog.Phrase) dialog.Phrase {
	var row dialog.Phrase
	for i := len(ps) - 1; i >= 0; i-- {
		if row.Empty() {
			row = ps[i]
		} else {
			row = dialog.Say("common.then", "first", ps[i], "rest", row)
		}
	}
	return row
}

// answeredOf are the questions of the check that apply, to choose one from.
func answeredOf(asked []dialog.Step) func(dialog.Context) []dialog.Option {
	return func(c dialog.Context) []dialog.Option {
		var os []dialog.Option
		for _, s := range asked {
			if v, ok := c.Answers[s.Name]; ok && s.Applies(c.Answers) {
				os = append(os, dialog.Option{Key: s.Name, Label: dialog.Say("check.again.row",
					"label", dialog.Say("check."+s.Name+".label"), "value", sayAnswer(s, v))})
			}
		}
		return append(os, dialog.Option{Key: "none"})
	}
}

func sayAnswer(s dialog.Step, v dialog.Value) dialog.Phrase {
	if v.Skipped {
		return dialog.Say("check.again.skipped")
	}
	return s.Ask.Say("check."+s.Name, v)
}

// askAgain asks the chosen question anew; the others keep their answers.
func askAgain(_ dialog.Context, v dialog.Value) dialog.Move {
	if v.Key == "none" {
		return dialog.Move{Do: dialog.Reask, Clear: "result"}
	}
	return dialog.Move{Do: dialog.Reask, Clear: v.Key}
}

// afterResult goes on from a result.
func afterResult(c dialog.Context, v dialog.Value) dialog.Move {
	switch v.Key {
	case "words":
		return idle(c.Event, v.Text)
	case "need":
		return needFromCheck(c)
	case "interest":
		return interestFromCheck(c)
	case "ask_centre":
		return askFromCheck(c)
	case "share":
		return dialog.Move{Do: dialog.Switch, Flow: "share", Draft: &dialog.Draft{Answers: dialog.Answers{"what": {Text: checkCode(c.Answers)}}}}
	case "home":
		return dialog.Move{Do: dialog.Cancel}
	}
	return dialog.Move{}
}
