package policy

import (
	"slices"

	"khuyencong/flows/vietnamese"
)

// support finds of each purse the level that fits the case, and says of a purse
// without one that the centre knows.
func (p *Policy) support(r *Result, c *Case) {
	for _, scope := range p.Scopes {
		l := p.levelFor(scope.ID, r.Content, c, r.AsOf)
		if l == nil {
			r.Remarks = append(r.Remarks, scope.Empty)
			continue
		}
		r.Support = append(r.Support, p.most(l, r.Content, c.Cost))
		r.remark(l.Say)
		if d := p.documents[l.Document]; d != nil {
			r.remark(d.Remind)
		}
	}
	if len(r.Support) == 0 {
		r.Handover = true
		return
	}
	r.Remarks = append([]string{p.words["most"]}, r.Remarks...)
}

func (r *Result) remark(s string) {
	if s != "" && !slices.Contains(r.Remarks, s) {
		r.Remarks = append(r.Remarks, s)
	}
}

// levelFor is a facility's level of a purse, nil when none is known. What is not
// known of the case does not open a level that has a condition.
func (p *Policy) levelFor(scope, content string, c *Case, asOf Date) *Level {
	for _, l := range p.Levels {
		if l.Scope == scope && l.Audience != organiser && slices.Contains(l.Contents, content) && l.inForce(asOf) && l.fits(content, c) {
			return l
		}
	}
	return nil
}

// fits: are the conditions of the level those of the case. A line is one of
// machines; of other contents it is not asked.
func (l *Level) fits(content string, c *Case) bool {
	line := c.Line
	if content != "machinery" {
		line = NoAnswer
	}
	forms := len(l.Forms) == 0 || slices.Contains(l.Forms, c.LegalForm)
	return forms && holds(l.Line, line, false) && holds(l.Abroad, c.Abroad, true) && holds(l.Difficult, c.Difficult, true)
}

// holds: does an answer fulfil a condition; sure: only if it was given.
func holds(condition *bool, a Answer, sure bool) bool {
	switch {
	case condition == nil:
		return true
	case *condition:
		return a == Yes
	}
	return a == No || a == NoAnswer && !sure
}

// most is what a level gives at most, with an estimate if percent, ceiling and
// cost are known.
func (p *Policy) most(l *Level, content string, cost int64) Support {
	s := Support{
		Scope: l.Scope, Content: content, Percent: l.Percent, Ceiling: l.Ceiling,
		Document: l.Document, Article: l.Article, Level: l.ID,
	}
	if l.Percent != nil && l.Ceiling != nil && l.Part == "" && cost > 0 {
		estimate := min(share100(cost, *l.Percent), *l.Ceiling)
		counterpart := cost - estimate
		s.Estimate, s.Counterpart = &estimate, &counterpart
	}
	s.Say = p.formula(l, s, cost)
	return s
}

// share100 is a percentage of a sum, rounded down, for sums of any size.
func share100(sum int64, percent int) int64 {
	p := int64(percent)
	return sum/100*p + sum%100*p/100
}

// formula says the sum and how it is made.
func (p *Policy) formula(l *Level, s Support, cost int64) string {
	pairs := []any{"unit", l.Unit, "part", l.Part}
	if l.Percent != nil {
		pairs = append(pairs, "percent", showPercent(*l.Percent))
	}
	if l.Ceiling != nil {
		pairs = append(pairs, "ceiling", showMoney(*l.Ceiling))
	}
	switch {
	case s.Estimate != nil:
		pairs = append(pairs, "cost", vietnamese.FormatMoney(cost), "estimate", showMoney(*s.Estimate), "counterpart", showMoney(*s.Counterpart))
		return fill(p.words["estimate"], pairs...)
	case l.Percent != nil && l.Ceiling != nil && l.Part == "":
		return fill(p.words["no_cost"], pairs...)
	case l.Percent != nil && l.Part != "":
		return fill(p.words["part"], pairs...)
	case l.Percent != nil:
		return fill(p.words["percent_only"], pairs...)
	}
	return fill(p.words["ceiling_only"], pairs...)
}
