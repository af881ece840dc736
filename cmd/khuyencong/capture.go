package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"

	"khuyencong/flows/vietnamese"
	"khuyencong/locales"
)

type captureCommand struct {
	Text []string `arg:"" optional:"" help:"A message that describes a facility, as people type it."`
	JSON bool     `name:"json" help:"Print JSON; without TEXT, answer every line of standard input."`
}

// Help is the rest of --help.
func (captureCommand) Help() string {
	return `Shows what one message says about a facility, in any order, with or without commas, labels and marks. What it does not say, or
says in two ways, is left out, never guessed; a personal number of 12 digits is left out too, and masked in the text that is repeated.

Example: khuyencong capture "cơ sở rang cà phê Hoa Ban, hkd, ea kao, 12 lđ, 0905123456"
         khuyencong capture --json < messages.txt`
}

// captureAnswer is the JSON of one message, as scripts rely on it.
type captureAnswer struct {
	Text   string        `json:"text"`
	Fields captureFields `json:"fields"`

	captured vietnamese.Captured
}

type captureFields struct {
	Name      string `json:"name,omitempty"`
	LegalForm string `json:"legal_form,omitempty"`
	Contact   string `json:"contact,omitempty"`
	Phone     string `json:"phone,omitempty"`
	Commune   string `json:"commune_code,omitempty"`
	Products  string `json:"products,omitempty"`
	Workers   int64  `json:"workers,omitempty"`
	Capital   int64  `json:"capital_vnd,omitempty"`
	Year      int    `json:"year,omitempty"`
	TaxCode   string `json:"tax_code,omitempty"`
}

// Run answers the message, or every line of standard input.
func (c *captureCommand) Run() error {
	return c.answer(os.Stdin, os.Stdout, time.Now().Year())
}

func (c *captureCommand) answer(in io.Reader, out io.Writer, year int) error {
	text := strings.Join(c.Text, " ")
	switch {
	case c.Text == nil && c.JSON:
		return eachLine(in, out, func(line string) (any, error) { return captureText(line, year), nil })
	case c.Text == nil:
		return usageError{errors.New("capture: which message? Give its text, or --json to answer every line of standard input")}
	case c.JSON:
		return jsonLines(out).Encode(captureText(text, year))
	}
	texts, err := locales.Load()
	if err != nil {
		return err
	}
	return captureText(text, year).print(out, texts)
}

func captureText(text string, year int) captureAnswer {
	c := vietnamese.Capture(text, year)
	masked, _ := vietnamese.PersonalNumber(text)
	return captureAnswer{
		Text: masked, captured: c,
		Fields: captureFields{
			Name: c.Name, LegalForm: c.LegalForm, Contact: c.Contact, Phone: c.Phone, Commune: c.Commune, Products: c.Products,
			Workers: c.Workers, Capital: c.Capital, Year: c.Year, TaxCode: c.TaxCode,
		},
	}
}

// print writes the answer for people: what was read, what is to be asked, and
// what was not understood.
func (a captureAnswer) print(out io.Writer, texts *locales.Texts) error {
	say := func(key string) string {
		s, _ := texts.Fixed(locales.First, key)
		return s
	}
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	empty := true
	for _, row := range a.rows(say) {
		if row.value != "" {
			fmt.Fprintf(table, "%s\t%s\n", say(row.key), strings.ReplaceAll(row.value, "\n", " "))
			empty = false
		}
	}
	if empty {
		_, err := fmt.Fprintln(out, say("command.capture.none"))
		return err
	}
	return table.Flush()
}

type captureRow struct{ key, value string }

func (a captureAnswer) rows(say func(string) string) []captureRow {
	c := a.captured
	row := func(key, value, asked string) captureRow {
		if value == "" && asked != "" {
			value = say("command.capture.choose") + " " + asked
		}
		return captureRow{key, value}
	}
	form := func(code string) string { return say(formTexts[code]) }
	return []captureRow{
		{"command.capture.name", c.Name},
		row("command.capture.legal_form", a.formName(say), listed(c.Unsure.LegalForms, form)),
		row("command.capture.contact", c.Contact, listed(c.Unsure.Contacts, asTyped)),
		row("command.capture.phone", vietnamese.FormatPhone(c.Phone), listed(c.Unsure.Phones, vietnamese.FormatPhone)),
		row("command.capture.commune", communeName(c.Commune), listed(c.Unsure.Communes, func(m vietnamese.Match) string { return m.FullName })),
		row("command.capture.hamlet", c.Hamlet, listed(c.Unsure.Hamlets, asTyped)),
		{"command.capture.products", c.Products},
		row("command.capture.workers", figureOf(c.Workers, vietnamese.FormatNumber), listed(c.Unsure.Workers, vietnamese.FormatNumber)),
		row("command.capture.capital", figureOf(c.Capital, vietnamese.FormatMoney), listed(c.Unsure.Capitals, vietnamese.FormatMoney)),
		row("command.capture.year", figureOf(int64(c.Year), plainNumber), listed(c.Unsure.Years, strconv.Itoa)),
		row("command.capture.tax_code", c.TaxCode, listed(c.Unsure.TaxCodes, func(t vietnamese.Tax) string { return t.Code })),
		{"command.capture.rest", c.Rest},
	}
}
