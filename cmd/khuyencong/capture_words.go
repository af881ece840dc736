package main

import (
	"strconv"
	"strings"

	"khuyencong/flows/vietnamese"
)

// formTexts are the keys of the legal forms in words.
var formTexts = map[string]string{
	"household":         "command.capture.form.household",
	"cooperative":       "command.capture.form.cooperative",
	"cooperative_union": "command.capture.form.cooperative_union",
	"cooperative_group": "command.capture.form.cooperative_group",
	"enterprise":        "command.capture.form.enterprise",
	"artisan":           "command.capture.form.artisan",
	"unregistered":      "command.capture.form.unregistered",
}

// formName is the legal form in words, "" when it is not known.
func (a captureAnswer) formName(say func(string) string) string {
	if a.Fields.LegalForm == "" {
		return ""
	}
	return say(formTexts[a.Fields.LegalForm])
}

func communeName(code string) string {
	c, ok := vietnamese.CommuneByCode(code)
	if !ok {
		return ""
	}
	return c.FullName + " (" + code + ")"
}

// figureOf writes a number, "" for one that was not said.
func figureOf(n int64, format func(int64) string) string {
	if n == 0 {
		return ""
	}
	return format(n)
}

func plainNumber(n int64) string { return strconv.FormatInt(n, 10) }

// asTyped shows a value unchanged.
func asTyped(s string) string { return s }

// listed joins what a person is to choose from.
func listed[T any](values []T, show func(T) string) string {
	var out []string
	for _, v := range values {
		out = append(out, show(v))
	}
	return strings.Join(out, "; ")
}
