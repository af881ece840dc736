package policy

import (
	"slices"
	"strings"
	"unicode"
)

// checkCriteria: is each one that the program looks at, with all its words.
func (r *reader) checkCriteria() {
	seen := map[string]*block{}
	for _, c := range r.p.Criteria {
		r.unique(seen, c.at, "id", c.ID)
		r.needs(c.at, "name", c.Name)
		r.oneOf(c.at, "basis", c.Rests, law, older, practice)
		r.basis(&c.Basis, false)
		r.lawful(c)
		known, ok := situations()[c.ID]
		if !ok {
			r.fault(c.at, "id", "criterion_new", "id", c.ID)
			continue
		}
		r.situationsOf(c, known)
	}
	for id := range situations() {
		if seen[id] == nil {
			r.faults = append(r.faults, newFault("row_missing", "criteria.toml", 0, "table", "criterion", "id", id))
		}
	}
}

// lawful: what refuses people must have been seen in a document.
func (r *reader) lawful(c *Criterion) {
	if c.Rests != law {
		return
	}
	r.needs(c.at, "document", c.Document)
	if !c.Confidence.Seen() && c.Confidence.known() {
		r.fault(c.at, "confidence", "unseen", "value", c.Confidence)
	}
	r.rests(&c.Basis)
}

func (r *reader) situationsOf(c *Criterion, known []string) {
	for _, id := range known {
		s := c.Say[id]
		if s.Why == "" && !r.bad[c.at.name("say."+id+".why")] {
			r.fault(c.at, "say."+id, "say_missing", "id", c.ID, "situation", id)
		} else if s.Todo == "" && !strings.HasPrefix(id, met) && !r.bad[c.at.name("say."+id+".todo")] {
			r.fault(c.at, "say."+id, "todo_missing", "id", c.ID, "situation", id)
		}
	}
	for id := range c.Say {
		if !slices.Contains(known, id) && id != unsure {
			r.fault(c.at, "say."+id, "situation", "id", c.ID, "situation", id, "known", strings.Join(known, ", "))
		}
	}
}

// checkWords: every sentence that people read has a number only by a key, and only
// keys that somebody fills.
func (r *reader) checkWords() {
	for _, c := range r.p.Criteria {
		r.spoken(c.at, "name", c.Name)
		r.spoken(c.at, "mend", c.Mend)
		for id, s := range c.Say {
			r.spoken(c.at, "say."+id+".why", s.Why, "industry", "activity", "commune")
			r.spoken(c.at, "say."+id+".todo", s.Todo)
		}
	}
	for _, l := range r.p.Levels {
		r.spoken(l.at, "say", l.Say)
		r.spoken(l.at, "part", l.Part)
		r.spoken(l.at, "unit", l.Unit)
	}
	for _, s := range r.p.Scopes {
		r.spoken(s.at, "empty", s.Empty)
	}
	for _, d := range r.p.Documents {
		r.spoken(d.at, "remind", d.Remind)
	}
	for _, p := range r.p.Papers {
		r.spoken(p.at, "text", p.Text)
	}
	for _, c := range r.p.Contents {
		r.spoken(c.at, "name", c.Name)
	}
	r.checkSentences("verdict", r.p.Verdicts, []string{"eligible", "mendable", "outside", "needs_confirmation"}, "list")
	r.checkSentences("sentence", r.p.Sentences, []string{"estimate", "no_cost", "ceiling_only", "percent_only", "part", "most", "fits"},
		"list", "percent", "ceiling", "unit", "part", "cost", "estimate", "counterpart")
}

func (r *reader) checkSentences(table string, rows []*Sentence, ids []string, keys ...string) {
	seen := map[string]*block{}
	for _, s := range rows {
		r.unique(seen, s.at, "id", s.ID)
		r.needs(s.at, "text", s.Text)
		r.spoken(s.at, "text", s.Text, keys...)
	}
	r.all("rules.toml", table, ids, seen)
}

// spoken checks one sentence; keys are those that are filled when it is said.
func (r *reader) spoken(b *block, key, text string, keys ...string) {
	for _, m := range keyed.FindAllStringSubmatch(text, -1) {
		if _, ok := r.p.Value(m[1]); !ok && !slices.Contains(keys, m[1]) {
			r.fault(b, key, "value", "value", m[1])
		}
	}
	rest := keyed.ReplaceAllString(text, "")
	switch {
	case strings.ContainsAny(rest, "{}"):
		r.fault(b, key, "braces", "name", key)
	case strings.ContainsFunc(rest, unicode.IsDigit):
		r.fault(b, key, "bare_number", "name", key)
	}
}
