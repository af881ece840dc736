package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"strings"
	"text/tabwriter"

	"khuyencong/flows/vietnamese"
	"khuyencong/locales"
)

type communeCommand struct {
	Query []string `arg:"" optional:"" help:"A name, new or old, as people type it."`
	JSON  bool     `name:"json" help:"Print JSON; without QUERY, answer every line of standard input."`
}

// Help is the rest of --help.
func (communeCommand) Help() string {
	return `Finds the communes of today by their name, the name of a unit before July 2025 or an old district, with or without marks,
squeezed together, with Telex or VNI keys left in it, with one typing slip. Several are printed, best first, when a person must choose.

Example: khuyencong commune "ea kao cũ"
         khuyencong commune --json < names.txt`
}

// communeAnswer is the JSON of one query, as scripts rely on it.
type communeAnswer struct {
	Query     string         `json:"query"`
	Ambiguous bool           `json:"ambiguous"`
	Matches   []communeMatch `json:"matches"` // never null
}

type communeMatch struct {
	Code     string  `json:"code"`
	FullName string  `json:"full_name"`
	Via      string  `json:"via"` // "" when the commune's own name led to it
	Score    float64 `json:"score"`
}

// Run answers the query, or every line of standard input.
func (c *communeCommand) Run() error {
	return c.answer(os.Stdin, os.Stdout)
}

func (c *communeCommand) answer(in io.Reader, out io.Writer) error {
	query := strings.Join(c.Query, " ")
	switch {
	case c.Query == nil && c.JSON:
		return eachLine(in, out, func(line string) (any, error) { return findCommunes(line), nil })
	case c.Query == nil:
		return usageError{errors.New("commune: which? Give a name, or --json to answer every line of standard input")}
	case c.JSON:
		return jsonLines(out).Encode(findCommunes(query))
	}
	texts, err := locales.Load()
	if err != nil {
		return err
	}
	return findCommunes(query).print(out, texts)
}

func findCommunes(query string) communeAnswer {
	found, ambiguous := vietnamese.FindCommunes(query)
	a := communeAnswer{Query: query, Ambiguous: ambiguous, Matches: []communeMatch{}}
	for _, m := range found {
		a.Matches = append(a.Matches, communeMatch{m.Code, m.FullName, m.Via, math.Round(m.Score*100) / 100})
	}
	return a
}

// print writes the answer for people.
func (a communeAnswer) print(out io.Writer, texts *locales.Texts) error {
	say := func(key string) string {
		s, _ := texts.Fixed(locales.First, key)
		return s
	}
	if len(a.Matches) == 0 {
		_, err := fmt.Fprintln(out, say("command.commune.none"))
		return err
	}
	if a.Ambiguous {
		fmt.Fprintln(out, say("command.commune.choose"))
	}
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, say("command.commune.head"))
	for _, m := range a.Matches {
		fmt.Fprintf(table, "%s\t%s\t%s\n", m.Code, m.FullName, cmp.Or(m.Via, say("command.commune.own")))
	}
	return table.Flush()
}
