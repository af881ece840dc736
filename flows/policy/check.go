package policy

import "strings"

// check proves every row, and every reference between rows.
func (r *reader) check() {
	r.p.index()
	r.checkDocuments()
	r.checkCriteria()
	r.checkLists()
	r.checkContents()
	r.checkLevels()
	r.checkSmall()
	r.checkRules()
	r.checkWords()
}

// needs faults a key without a value, unless it was faulted already.
func (r *reader) needs(b *block, key, value string) {
	if strings.TrimSpace(value) == "" && !r.bad[b.name(key)] {
		r.fault(b, key, "missing", "name", key)
	}
}

// oneOf faults a word that is none of those a key may have.
func (r *reader) oneOf(b *block, key, value string, words ...string) {
	for _, w := range words {
		if w == value {
			return
		}
	}
	if !r.bad[b.name(key)] {
		r.fault(b, key, "word", "name", key, "value", value, "words", strings.Join(words, ", "))
	}
}

// unique faults the second of two rows with one id.
func (r *reader) unique(seen map[string]*block, b *block, key, id string) {
	r.needs(b, key, id)
	if first := seen[id]; first != nil && id != "" {
		r.fault(b, key, "twice", "id", id, "line", first.line)
		return
	}
	seen[id] = b
}

// basis checks what every row says of where it comes from. A number must have been
// seen to be shown.
func (r *reader) basis(b *Basis, number bool) {
	r.dates(b)
	confidence := r.bad[b.at.name("confidence")]
	switch {
	case confidence:
	case !b.Confidence.known():
		r.oneOf(b.at, "confidence", string(b.Confidence), "seen-primary", "seen-secondary", "inferred", "unverified", "unknown")
	case number && !b.Confidence.Seen():
		r.fault(b.at, "confidence", "unseen", "value", b.Confidence)
	case b.Confidence.Seen() && len(b.Seen) == 0 && !r.bad[b.at.name("seen")]:
		r.fault(b.at, "seen", "no_source")
	}
	if b.Document != "" {
		r.refersTo(b.at, "document", b.Document, b.Confidence.Seen())
	}
}

func (r *reader) dates(b *Basis) {
	if b.Checked == (Date{}) && !r.bad[b.at.name("checked")] {
		r.fault(b.at, "checked", "missing", "name", "checked")
	}
	if b.From != (Date{}) && b.To != (Date{}) && b.To.compare(b.From) < 0 {
		r.fault(b.at, "to", "backwards", "from", b.From.Show(), "to", b.To.Show())
	}
}

// refersTo: is there such a document, and may something seen rest on it.
func (r *reader) refersTo(b *block, key, number string, seen bool) {
	d := r.p.documents[number]
	switch {
	case d == nil:
		r.fault(b, key, "document", "number", number)
	case seen && !d.Confidence.Seen():
		r.fault(b, key, "document_unseen", "number", number)
	}
}

// rests checks that a document holds for all the time of a row.
func (r *reader) rests(b *Basis) {
	d := r.p.documents[b.Document]
	if d == nil || b.Document == "" {
		return
	}
	if !d.span().covers(b.span()) {
		key := "to"
		if d.From != (Date{}) && (b.From == Date{} || b.From.compare(d.From) < 0) {
			key = "from"
		}
		r.fault(b.at, key, "not_in_force", "number", d.Number, "span", showSpan(d.span()))
	}
}

// showSpan is a time for people.
func showSpan(s span) string {
	from, to := "…", "…"
	if s.from != (Date{}) {
		from = s.from.Show()
	}
	if s.to != (Date{}) {
		to = s.to.Show()
	}
	return from + " – " + to
}

func (r *reader) checkDocuments() {
	seen := map[string]*block{}
	for _, d := range r.p.Documents {
		r.unique(seen, d.at, "number", d.Number)
		r.needs(d.at, "kind", d.Kind)
		r.needs(d.at, "title", d.Title)
		r.basis(&d.Basis, false)
		for key, numbers := range map[string][]string{"amends": d.Amends, "replaces": d.Replaces} {
			for _, n := range numbers {
				r.refersTo(d.at, key, n, false)
			}
		}
		if d.Announced {
			r.needs(d.at, "remind", d.Remind)
		}
		if d.Issued != (Date{}) && d.From != (Date{}) && d.From.compare(d.Issued) < 0 {
			r.fault(d.at, "from", "before_issue", "from", d.From.Show(), "issued", d.Issued.Show())
		}
	}
}
