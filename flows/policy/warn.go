package policy

// warn lists what is used with care.
func (p *Policy) warn() {
	for _, d := range p.Documents {
		switch {
		case d.Announced:
			p.warning(d.at, "replacement_announced", "announced", "name", d.Name())
		case !d.Confidence.Seen():
			p.warning(d.at, "confidence", "warn_unverified", "name", d.Name(), "confidence", d.Confidence)
		}
	}
	for _, c := range p.Criteria {
		if c.Rests != law {
			p.warning(c.at, "basis", "warn_basis", "name", c.Name)
		}
	}
	for _, l := range p.Levels {
		if l.Percent == nil {
			p.warning(l.at, "id", "warn_percent", "id", l.ID)
		}
		if l.Article == "" {
			p.warning(l.at, "article", "warn_article", "id", l.ID)
		}
	}
	for _, s := range p.Scopes {
		if !p.has(s.ID) {
			p.warning(s.at, "id", "warn_scope", "name", s.Name)
		}
	}
	p.Warnings = p.Warnings.sorted()
}

func (p *Policy) has(scope string) bool {
	for _, l := range p.Levels {
		if l.Scope == scope {
			return true
		}
	}
	return false
}

func (p *Policy) warning(b *block, key, id string, pairs ...any) {
	p.Warnings = append(p.Warnings, newFault(id, b.file, b.lineOf(key), pairs...))
}
