package vietnamese

import (
	"slices"
	"strings"
)

// Phone reads Vietnamese phone numbers, written from 0 without separators:
// mobiles of ten digits (03, 05, 07, 08, 09), landlines of ten or eleven (02),
// with +84, 84 or 0084 in front. Several numbers give several; none, or one of
// a wrong length, gives none.
func Phone(s string) []string {
	var out []string
	for _, run := range digitRuns([]rune(Clean(s))) {
		for _, p := range run.phones() {
			if !slices.Contains(out, p) {
				out = append(out, p)
			}
		}
	}
	return out
}

// FormatPhone groups a number that Phone gave: 0905 123 456, 0262 3850 123.
// Anything else comes back unchanged.
func FormatPhone(p string) string {
	switch {
	case !validPhone(p):
		return p
	case p[1] != '2':
		return p[:4] + " " + p[4:7] + " " + p[7:]
	case strings.HasPrefix(p, "024") || strings.HasPrefix(p, "028"):
		return p[:3] + " " + p[3:7] + " " + p[7:]
	}
	return p[:4] + " " + p[4:len(p)-3] + " " + p[len(p)-3:]
}

// MaskPhone keeps the first four and last three digits: 0905•••456. What is no
// phone is masked whole.
func MaskPhone(p string) string {
	if !validPhone(p) {
		return "•••"
	}
	return p[:4] + "•••" + p[len(p)-3:]
}

func validPhone(p string) bool {
	if len(p) < 10 || len(p) > 11 || p[0] != '0' || strings.Trim(p, "0123456789") != "" {
		return false
	}
	switch p[1] {
	case '3', '5', '7', '8', '9':
		return len(p) == 10
	case '2':
		return true
	}
	return false
}

// national rewrites the digits of one number to begin with 0, "" if they are no
// phone. +84 (0)905 is a frequent slip and taken.
func national(digits string) string {
	for _, code := range []string{"0084", "84"} {
		if rest, ok := strings.CutPrefix(digits, code); ok && len(rest) >= 9 {
			digits = "0" + strings.TrimPrefix(rest, "0")
			break
		}
	}
	if !validPhone(digits) {
		return ""
	}
	return digits
}

// phones splits the groups of a run into numbers. Groups may be left over only
// at the ends, beside a word they belong to: "0905123456 12 người".
func (r digitRun) phones() []string {
	if out, ok := splitPhones(r.groups, 0); ok {
		return out
	}
	if r.wordAfter && len(r.groups) > 1 {
		if out, ok := splitPhones(r.groups[:len(r.groups)-1], 0); ok {
			return out
		}
	}
	if r.wordBefore && len(r.groups) > 1 {
		if out, ok := splitPhones(r.groups[1:], 0); ok {
			return out
		}
	}
	return nil
}

// maxGroups bounds how many groups one number is typed in (09 05 12 34 56 with
// +84 before it), maxPhones how many numbers one run may hold.
const (
	maxGroups = 11
	maxPhones = 8
)

func splitPhones(groups []digitGroup, depth int) ([]string, bool) {
	if len(groups) == 0 {
		return nil, true
	}
	if depth == maxPhones {
		return nil, false
	}
	digits := ""
	for i, g := range groups[:min(len(groups), maxGroups)] {
		if digits += g.digits; len(digits) > 15 {
			break
		}
		p := national(digits)
		if p == "" {
			continue
		}
		if rest, ok := splitPhones(groups[i+1:], depth+1); ok {
			return append([]string{p}, rest...), true
		}
	}
	return nil, false
}
