package policy

import (
	"slices"
	"strings"
)

// Evaluate says what the rules mean for a case on a day. It never fails: what is
// not known, a content that there is not included, is unknown.
func Evaluate(p *Policy, c Case, asOf Date) Result {
	r := p.judge(c, asOf)
	r.Rules = p.Version
	if r.Verdict == NotEligible && !r.Mendable {
		p.offer(&r, c)
	} else {
		p.support(&r, &c)
		p.papers(&r)
	}
	p.priorities(&r, &c)
	r.Handover = r.Handover || r.Verdict == NeedsConfirmation
	return r
}

// judge looks at the criteria alone.
func (p *Policy) judge(c Case, asOf Date) Result {
	content := p.contents[c.Content]
	if content == nil {
		content = p.contents["other"]
	}
	r := Result{AsOf: asOf, Content: content.ID, Support: []Support{}, Priority: []string{}, Papers: []string{}}
	e := evaluation{p: p, c: &c, content: content, asOf: asOf}
	for _, id := range content.Criteria {
		if f, applies := e.look(p.criteria[id]); applies {
			r.Criteria = append(r.Criteria, f)
		}
	}
	p.conclude(&r)
	return r
}

// conclude: a criterion that is not met decides, else one that is unknown.
func (p *Policy) conclude(r *Result) {
	notMet, unknown := r.named(NotMet), r.named(Unknown)
	switch {
	case len(notMet) > 0:
		r.Verdict = NotEligible
		mends := r.mends()
		r.Mendable = len(mends) == len(notMet)
		if r.Mendable {
			r.Line = fill(p.words["mendable"], "list", strings.Join(mends, "; "))
		} else {
			r.Line = p.words["outside"]
		}
	case len(unknown) > 0:
		r.Verdict = NeedsConfirmation
		r.Line = fill(p.words["needs_confirmation"], "list", strings.Join(unknown, ", "))
	default:
		r.Verdict, r.Line = Eligible, p.words["eligible"]
	}
}

// named are the names of the criteria with one outcome.
func (r *Result) named(o Outcome) []string {
	var names []string
	for _, f := range r.Criteria {
		if f.Result == o {
			names = append(names, f.Name)
		}
	}
	return names
}

// mends are what is to be done about criteria that are not met, where it can be.
func (r *Result) mends() []string {
	var all []string
	for _, f := range r.Criteria {
		if f.Result == NotMet && f.mend != "" {
			all = append(all, f.mend)
		}
	}
	return all
}

// offer finds other contents for a facility that is outside of the one it wants.
func (p *Policy) offer(r *Result, c Case) {
	if !slices.ContainsFunc(r.Criteria, func(f Finding) bool {
		return f.Result == NotMet && (f.ID == "beneficiary" || f.ID == "industry")
	}) {
		return
	}
	for _, other := range p.Contents {
		if other.ID == r.Content || other.ID == "other" || other.Who != forFacility && other.Who != forProducer {
			continue
		}
		c.Content = other.ID
		if s := p.judge(c, r.AsOf); s.Verdict != NotEligible {
			r.Fits = append(r.Fits, other.ID)
		}
	}
	if len(r.Fits) > 0 {
		var names []string
		for _, id := range r.Fits {
			names = append(names, p.contents[id].Name)
		}
		r.Remarks = append(r.Remarks, fill(p.words["fits"], "list", strings.Join(names, "; ")))
	}
}

func (p *Policy) papers(r *Result) {
	for _, paper := range p.Papers {
		if slices.Contains(paper.Contents, r.Content) && paper.inForce(r.AsOf) {
			r.Papers = append(r.Papers, paper.Text)
		}
	}
}

func (p *Policy) priorities(r *Result, c *Case) {
	for _, row := range p.Priorities {
		if c.prior(row.ID) && row.inForce(r.AsOf) {
			r.Priority = append(r.Priority, row.ID)
		}
	}
}
