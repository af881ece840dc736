package main

import (
	"fmt"
	"io"
	"strings"

	"khuyencong/flows/policy"
	"khuyencong/locales"
)

// A resultPage is a result on its way to people, line by line.
type resultPage struct {
	b     strings.Builder
	p     *policy.Policy
	texts *locales.Texts
	err   error // the first text that could not be said
}

// printResult writes the result of case n for people.
func printResult(out io.Writer, p *policy.Policy, texts *locales.Texts, r policy.Result, n int) error {
	page := &resultPage{p: p, texts: texts}
	if n > 1 {
		page.b.WriteString("\n")
	}
	page.say("command.eligibility.head", "line", r.Line, "content", p.Content(r.Content).Name, "day", r.AsOf.Show(), "rules", r.Rules)
	for _, f := range r.Criteria {
		page.finding(f)
	}
	page.sums(r)
	page.lists(r)
	if page.err != nil {
		return page.err
	}
	_, err := io.WriteString(out, page.b.String())
	return err
}

// say writes a text of the command, with a line end.
func (page *resultPage) say(key string, pairs ...string) {
	data := map[string]string{}
	for i := 0; i+1 < len(pairs); i += 2 {
		data[pairs[i]] = pairs[i+1]
	}
	s, err := page.texts.Say(locales.First, key, data)
	if err != nil && page.err == nil {
		page.err = err
	}
	fmt.Fprintln(&page.b, s)
}

func (page *resultPage) finding(f policy.Finding) {
	page.say(outcomeKey(f.Result), "name", f.Name, "why", f.Why)
	if f.Todo != "" {
		page.say("command.eligibility.todo", "todo", f.Todo)
	}
	if f.Source.Document != "" {
		page.say("command.eligibility.source", "source", page.source(f.Source.Document, f.Source.Article))
	}
}

// outcomeKey is the text of a criterion with the outcome.
func outcomeKey(o policy.Outcome) string {
	switch o {
	case policy.Met:
		return "command.eligibility.met"
	case policy.NotMet:
		return "command.eligibility.not_met"
	}
	return "command.eligibility.unknown"
}

// source is a document as people call it, with its article.
func (page *resultPage) source(document, article string) string {
	if d := page.p.Document(document); d != nil {
		document = d.Name()
	}
	return strings.TrimSuffix(document+", "+article, ", ")
}

func (page *resultPage) sums(r policy.Result) {
	for _, s := range r.Support {
		page.say("command.eligibility.support", "scope", page.p.ScopeName(s.Scope), "say", s.Say)
		page.say("command.eligibility.source", "source", page.source(s.Document, s.Article))
	}
	for _, remark := range r.Remarks {
		page.say("command.eligibility.remark", "remark", remark)
	}
}

func (page *resultPage) lists(r policy.Result) {
	if len(r.Priority) > 0 {
		page.say("command.eligibility.priority", "list", strings.Join(page.p.PriorityNames(r.Priority), ", "))
	}
	if len(r.Papers) > 0 {
		page.say("command.eligibility.papers", "list", "– "+strings.Join(r.Papers, "\n– "))
	}
	if r.Handover {
		page.say("command.eligibility.handover")
	}
}
