package policy

import (
	"bytes"
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"strings"
)

// ReadCase reads a case from one JSON object, as scripts write it, and the day it
// asks about; the zero Date when it names none. Null and a missing field are
// unknown, so is "unknown". A field that there is not, or a value that cannot be,
// is an error in Vietnamese that names it.
func (p *Policy) ReadCase(text []byte) (Case, Date, error) {
	var c Case
	var asOf Date
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(text, &fields); err != nil || fields == nil {
		return Case{}, Date{}, badCase("case_json")
	}
	readers := p.readers(&c, &asOf)
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		read, ok := readers[name]
		if !ok {
			return Case{}, Date{}, badCase("case_field", "field", name, "fields", strings.Join(slices.Sorted(maps.Keys(readers)), ", "))
		}
		if bytes.Equal(fields[name], []byte("null")) {
			continue
		}
		if err := read(name, fields[name]); err != nil {
			return Case{}, Date{}, err
		}
	}
	if c.Content == "" {
		return Case{}, Date{}, badCase("case_content", "words", strings.Join(p.contentIDs(), ", "))
	}
	return c, asOf, nil
}

// A fieldReader puts one field of a case in its place.
type fieldReader func(name string, raw json.RawMessage) error

// readers are the fields of a case.
func (p *Policy) readers(c *Case, asOf *Date) map[string]fieldReader {
	return map[string]fieldReader{
		"as_of":                          day(asOf),
		"content":                        word(&c.Content, p.contentIDs()...),
		"legal_form":                     word(&c.LegalForm, legalForms()...),
		"size":                           word(&c.Size, "micro", "small", "medium", "large"),
		"commune_code":                   word(&c.Commune),
		"activity":                       word(&c.Activity, activityCodes()...),
		"industry":                       word(&c.Industry, ids(p.Industries, func(i *Industry) string { return i.ID })...),
		"registered":                     answer(&c.Registered),
		"line":                           answer(&c.Line),
		"total_cost_vnd":                 amount(&c.Cost),
		"own_funds_committed":            answer(&c.OwnFunds),
		"already_supported_same_content": answer(&c.Supported),
		"environment_compliant":          answer(&c.Environment),
		ownerFemale:                      answer(&c.OwnerFemale),
		ownerMinority:                    answer(&c.OwnerMinority),
		"novelty":                        asked(&c.Novelty, "nobody", "few", "many", "unknown"),
		"abroad":                         answer(&c.Abroad),
		"product_own_make":               answer(&c.OwnMake),
		"product_mass":                   answer(&c.Mass),
		"product_ip":                     answer(&c.Others),
		"artisan_title":                  word(&c.ArtisanTitle, "people", "meritorious", "other"),
		inDifficultArea:                  answer(&c.Difficult),
		"purchased":                      answer(&c.Purchased),
	}
}

func (p *Policy) contentIDs() []string {
	return ids(p.Contents, func(c *Content) string { return c.ID })
}

func ids[T any](rows []T, id func(T) string) []string {
	out := make([]string, len(rows))
	for i, row := range rows {
		out[i] = id(row)
	}
	return out
}

// word reads one of some words, or any when none are given; unknown is "".
func word(to *string, words ...string) fieldReader {
	return func(name string, raw json.RawMessage) error {
		err := asked(to, words...)(name, raw)
		if *to == "unknown" {
			*to = ""
			return nil
		}
		return err
	}
}

// asked is word where unknown, as an answer, differs from not having been asked.
func asked(to *string, words ...string) fieldReader {
	return func(name string, raw json.RawMessage) error {
		if json.Unmarshal(raw, to) != nil {
			return badCase("case_kind", "field", name, "kind", faultWords()["kind_text"].What)
		}
		if len(words) > 0 && *to != "" && !slices.Contains(words, *to) {
			return badCase("case_word", "field", name, "value", short(*to), "words", strings.Join(words, ", "))
		}
		return nil
	}
}

func answer(to *Answer) fieldReader {
	return func(name string, raw json.RawMessage) error {
		switch string(raw) {
		case "true":
			*to = Yes
		case "false":
			*to = No
		case `"unknown"`:
		default:
			return badCase("case_kind", "field", name, "kind", faultWords()["kind_bool"].What)
		}
		return nil
	}
}

func amount(to *int64) fieldReader {
	return func(name string, raw json.RawMessage) error {
		if json.Unmarshal(raw, to) != nil {
			return badCase("case_kind", "field", name, "kind", faultWords()["kind_number"].What)
		}
		if *to < 0 {
			return badCase("case_cost", "field", name)
		}
		return nil
	}
}

func day(to *Date) fieldReader {
	return func(name string, raw json.RawMessage) error {
		var text string
		if json.Unmarshal(raw, &text) != nil {
			return badCase("case_date", "field", name)
		}
		d, err := ParseDate(text)
		if err != nil {
			return badCase("case_date", "field", name)
		}
		*to = d
		return nil
	}
}

func badCase(id string, pairs ...any) error {
	return errors.New(fill(faultWords()[id].What, pairs...))
}

// short is a value that can be quoted.
func short(s string) string {
	letters := []rune(s)
	return string(letters[:min(len(letters), 40)])
}
