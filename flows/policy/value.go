package policy

import (
	"fmt"
	"regexp"
	"strings"

	"khuyencong/flows/vietnamese"
)

// Value is the fact that a text names by a key, as a phone shows it, on the day
// the data was last checked:
//
//	level.ID.percent    50%                          (of the nation's levels)
//	level.ID.ceiling    300.000.000đ (300 triệu)
//	level.ID.unit       cơ sở
//	deadline.ID.date    20/5
//	fact.ID             102
//	document.NUMBER     Thông tư 28/2018/TT-BTC
//
// It is false for a key that names nothing that was seen.
func (p *Policy) Value(key string) (string, bool) { return p.ValueAt(key, p.checked) }

// ValueAt is Value on another day: of a level that changed, the one in force then.
func (p *Policy) ValueAt(key string, day Date) (string, bool) {
	kind, rest, _ := strings.Cut(key, ".")
	switch kind {
	case "level":
		id, field, _ := strings.Cut(rest, ".")
		return p.levelValue(id, field, day)
	case "deadline":
		return p.deadlineValue(strings.CutSuffix(rest, ".date"))
	case "fact":
		for _, f := range p.Facts {
			if f.ID == rest {
				return f.Value, f.Confidence.Seen()
			}
		}
	case "document":
		if d := p.documents[rest]; d != nil && d.Confidence.Seen() {
			return d.Name(), true
		}
	}
	return "", false
}

// national is the purse whose levels texts name.
const national = "national"

func (p *Policy) levelValue(id, field string, day Date) (string, bool) {
	for _, l := range p.Levels {
		if l.ID != id || l.Scope != national || !l.inForce(day) || !l.Confidence.Seen() {
			continue
		}
		switch {
		case field == "percent" && l.Percent != nil:
			return showPercent(*l.Percent), true
		case field == "ceiling" && l.Ceiling != nil:
			return showMoney(*l.Ceiling), true
		case field == "unit":
			return l.Unit, true
		}
	}
	return "", false
}

func (p *Policy) deadlineValue(id string, date bool) (string, bool) {
	for _, d := range p.Deadlines {
		if date && d.ID == id && d.Confidence.Seen() {
			return fmt.Sprintf("%d/%d", d.Day, d.Month), true
		}
	}
	return "", false
}

func showPercent(n int) string { return fmt.Sprintf("%d%%", n) }

// showMoney is 300.000.000đ (300 triệu): figures, and as people say it.
func showMoney(n int64) string {
	return vietnamese.FormatMoney(n) + " (" + vietnamese.MoneyWords(n) + ")"
}

// keyed are the keys in a sentence.
var keyed = regexp.MustCompile(`\{([^{}]*)\}`)

// resolve puts facts in the place of their keys; others stay, to be filled later.
func (p *Policy) resolve(text string) string {
	if !strings.Contains(text, "{") {
		return text
	}
	return keyed.ReplaceAllStringFunc(text, func(key string) string {
		if v, ok := p.Value(key[1 : len(key)-1]); ok {
			return v
		}
		return key
	})
}
