package main

import (
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"strings"
	"time"

	"khuyencong/flows/answers"
	"khuyencong/flows/policy"
	"khuyencong/locales"
)

type askCommand struct {
	Question []string `arg:"" optional:"" help:"A question on procedures, as people type it."`
	JSON     bool     `name:"json" help:"Print JSON; without QUESTION, answer every line of standard input."`
}

// Help is the rest of --help.
func (askCommand) Help() string {
	return `Finds the article that answers a question, with two alternatives and the sources of each. What only the centre can answer,
and what is none of khuyến công, is handed over to a person; a greeting is not.

Example: khuyencong ask "ho tro may moc dc bn tien"
         khuyencong ask --json < questions.txt`
}

// askAnswer is the JSON of one question, as scripts rely on it.
type askAnswer struct {
	Query    string       `json:"query"`
	Handover bool         `json:"handover"` // a person should answer
	Answers  []askArticle `json:"answers"`  // never null
	chat     bool         // nothing was asked
}

type askArticle struct {
	ID      string           `json:"id"`
	Title   string           `json:"title"`
	Text    string           `json:"text"`
	Sources []answers.Source `json:"sources"`
	Score   float64          `json:"score"`
}

// Run answers the question, or every line of standard input.
func (c *askCommand) Run(s *Settings) error {
	zone, err := s.zone()
	if err != nil {
		return err
	}
	return c.answer(s, policy.DateOf(time.Now().In(zone)), os.Stdin, os.Stdout)
}

func (c *askCommand) answer(s *Settings, today policy.Date, in io.Reader, out io.Writer) error {
	if c.Question == nil && !c.JSON {
		return usageError{errors.New("ask: what? Give a question, or --json to answer every line of standard input")}
	}
	p, err := readPolicy(s)
	if err != nil {
		return err
	}
	book, err := articleBook(factsOn{p, today})
	if err != nil {
		return err
	}
	question := strings.Join(c.Question, " ")
	switch {
	case c.Question == nil:
		return eachLine(in, out, func(line string) (any, error) { return askBook(book, line), nil })
	case c.JSON:
		return jsonLines(out).Encode(askBook(book, question))
	}
	texts, err := locales.Load()
	if err != nil {
		return err
	}
	return askBook(book, question).print(out, texts)
}

func askBook(book *answers.Book, question string) askAnswer {
	r := book.Ask(question)
	a := askAnswer{Query: question, Handover: r.Handover(), Answers: []askArticle{}, chat: r.Why == answers.Chat}
	for _, x := range r.Answers {
		a.Answers = append(a.Answers, askArticle{x.ID, x.Title, x.Text, x.Sources, math.Round(x.Score*100) / 100})
	}
	return a
}

// print writes the answer for people: the best one, its sources, the others' titles.
func (a askAnswer) print(out io.Writer, texts *locales.Texts) error {
	say := func(key string) string {
		s, _ := texts.Fixed(locales.First, key)
		return s
	}
	var b strings.Builder
	if len(a.Answers) > 0 {
		first := a.Answers[0]
		fmt.Fprintf(&b, "%s\n\n%s\n\n%s %s\n", first.Title, first.Text, say("command.ask.sources"), sourcesLine(first.Sources, say))
		for i, other := range a.Answers[1:] {
			if i == 0 {
				fmt.Fprintf(&b, "\n%s\n", say("command.ask.others"))
			}
			fmt.Fprintf(&b, "• %s\n", other.Title)
		}
	}
	if a.chat {
		fmt.Fprintln(&b, say("command.ask.chat"))
	}
	if a.Handover {
		fmt.Fprintf(&b, "\n%s\n", say("command.ask.handover"))
	}
	_, err := io.WriteString(out, strings.TrimPrefix(b.String(), "\n"))
	return err
}

func sourcesLine(sources []answers.Source, say func(string) string) string {
	var names []string
	for _, s := range sources {
		switch {
		case s.URL != "":
			names = append(names, s.URL)
		case s.Document == answers.Guide:
			names = append(names, say("command.ask.guide"))
		default:
			names = append(names, strings.TrimSuffix(s.Document+", "+s.Article, ", "))
		}
	}
	return strings.Join(names, "; ")
}
