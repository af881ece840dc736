package policy

import (
	"slices"
)

func (r *reader) checkLevels() {
	seen := map[string]*block{}
	for _, s := range r.p.Scopes {
		r.unique(seen, s.at, "id", s.ID)
		r.needs(s.at, "name", s.Name)
		r.needs(s.at, "empty", s.Empty)
	}
	r.all("levels.toml", "scope", []string{national, "province"}, seen)
	for i, l := range r.p.Levels {
		r.level(l)
		for _, other := range r.p.Levels[:i] {
			r.apart(l, other)
		}
	}
}

func (r *reader) level(l *Level) {
	r.needs(l.at, "id", l.ID)
	r.needs(l.at, "unit", l.Unit)
	r.needs(l.at, "document", l.Document)
	r.scope(l.at, l.Scope)
	r.checkContentsOf(l.at, l.Contents)
	r.basis(&l.Basis, true)
	if l.From == (Date{}) && !r.bad[l.at.name("from")] {
		r.fault(l.at, "from", "missing", "name", "from")
	} else if r.p.documents[l.Document] != nil {
		r.rests(&l.Basis)
	}
	r.amounts(l)
	if l.Audience != "" {
		r.oneOf(l.at, "audience", l.Audience, "facility", organiser)
	}
	for _, form := range l.Forms {
		r.oneOf(l.at, "forms", form, legalForms()...)
	}
}

func (r *reader) scope(b *block, id string) {
	if !slices.ContainsFunc(r.p.Scopes, func(s *Scope) bool { return s.ID == id }) && !r.bad[b.name("scope")] {
		r.fault(b, "scope", "scope", "id", id)
	}
}

func (r *reader) amounts(l *Level) {
	if l.Percent != nil && (*l.Percent < 1 || *l.Percent > 100) {
		r.fault(l.at, "percent", "percent", "value", *l.Percent)
	}
	if l.Ceiling != nil && *l.Ceiling <= 0 {
		r.fault(l.at, "ceiling", "ceiling", "value", *l.Ceiling)
	}
	if l.Percent == nil && l.Ceiling == nil && !r.bad[l.at.name("percent")] && !r.bad[l.at.name("ceiling")] {
		r.fault(l.at, "", "no_amount", "id", l.ID)
	}
}

// apart: two levels must not both hold for one case on one day, nor have one id.
func (r *reader) apart(l, other *Level) {
	if l.Scope != other.Scope || !l.span().meets(other.span()) {
		return
	}
	switch {
	case share(l.Contents, other.Contents) && sameWhen(l, other):
		r.fault(l.at, "from", "overlap", "id", l.ID, "other", other.ID, "line", other.at.line, "span", showSpan(other.span()))
	case l.ID == other.ID:
		r.fault(l.at, "id", "twice", "id", l.ID, "line", other.at.line)
	}
}

// sameWhen: can a case fulfil the conditions of both.
func sameWhen(l, o *Level) bool {
	if (l.Audience == organiser) != (o.Audience == organiser) || l.Audience == organiser && l.Unit != o.Unit {
		return false
	}
	forms := len(l.Forms) == 0 || len(o.Forms) == 0 || share(l.Forms, o.Forms)
	return forms && agree(l.Line, o.Line) && agree(l.Abroad, o.Abroad) && agree(l.Difficult, o.Difficult)
}

func agree(a, b *bool) bool { return a == nil || b == nil || *a == *b }

func share(a, b []string) bool {
	return slices.ContainsFunc(a, func(s string) bool { return slices.Contains(b, s) })
}

// checkRules: who is a beneficiary, one time after the other.
func (r *reader) checkRules() {
	seen := map[string]*block{}
	for i, rule := range r.p.Rules {
		r.unique(seen, rule.at, "id", rule.ID)
		r.needs(rule.at, "document", rule.Document)
		r.basis(&rule.Basis, false)
		r.rests(&rule.Basis)
		if rule.AmendedBy != "" {
			r.refersTo(rule.at, "amended_by", rule.AmendedBy, true)
		}
		for key, o := range rule.outcomes() {
			r.oneOf(rule.at, key, string(o), string(Met), string(NotMet), string(Unknown))
		}
		for _, other := range r.p.Rules[:i] {
			if rule.span().meets(other.span()) {
				r.fault(rule.at, "from", "overlap", "id", rule.ID, "other", other.ID, "line", other.at.line, "span", showSpan(other.span()))
			}
		}
	}
	if len(r.p.Rules) == 0 {
		r.faults = append(r.faults, newFault("row_missing", "rules.toml", 0, "table", "beneficiary", "id", ""))
	}
}

// outcomes are the answers of a rule by their keys.
func (rule *Rule) outcomes() map[string]Outcome {
	return map[string]Outcome{
		"xa": rule.Xa, "phuong": rule.Phuong, "large": rule.Large,
		"any_producer": rule.AnyProducer, "artisan": rule.Artisan, "investor": rule.Investor,
	}
}
