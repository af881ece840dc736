package policy

import (
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/BurntSushi/toml"
)

// A placed row knows where it stands.
type placed interface{ place(*block) }

// decode makes rows of what was cut.
func (r *reader) decode() {
	p := r.p
	p.Documents = rowsOf[Document](r, "document")
	p.Criteria = rowsOf[Criterion](r, "criterion")
	p.Industries = rowsOf[Industry](r, "industry")
	p.Activities = rowsOf[Activity](r, "activity")
	p.Contents = rowsOf[Content](r, "content")
	p.Scopes = rowsOf[Scope](r, "scope")
	p.Levels = rowsOf[Level](r, "level")
	p.Papers = rowsOf[Paper](r, "paper")
	p.Deadlines = rowsOf[Deadline](r, "deadline")
	p.Priorities = rowsOf[Priority](r, "priority")
	p.Facts = rowsOf[Fact](r, "fact")
	p.Rules = rowsOf[Rule](r, "beneficiary")
	p.Verdicts = rowsOf[Sentence](r, "verdict")
	p.Sentences = rowsOf[Sentence](r, "sentence")
}

// rowsOf are the rows of a table, each without the keys that could not be read.
func rowsOf[T any, P interface {
	*T
	placed
}](r *reader, table string) []*T {
	var out []*T
	for _, b := range r.rows[table] {
		row := readRow[T](r, b)
		P(row).place(b)
		out = append(out, row)
	}
	return out
}

// readRow reads a block, again without a key that does not fit, until all others do.
func readRow[T any](r *reader, b *block) *T {
	text := b.text()
	for {
		tables := map[string][]*T{}
		meta, err := toml.Decode(text, &tables)
		if err == nil && len(tables[b.table]) == 1 {
			r.undecoded(b, meta)
			return tables[b.table][0]
		}
		key := wrongKey(err, b.table)
		r.fault(b, key, kindOf(key), "name", key)
		r.bad[b.name(key)] = true
		if text, err = without(text, b.table, key); err != nil {
			r.torn = true
			return new(T)
		}
	}
}

// undecoded faults the keys that a row does not have; of a table, not its keys too.
func (r *reader) undecoded(b *block, meta toml.MetaData) {
	last := "\n"
	for _, key := range meta.Undecoded() {
		name := strings.Join(key[1:], ".")
		if !strings.HasPrefix(name, last+".") {
			r.fault(b, name, "key_unknown", "name", key[len(key)-1])
			last = name
		}
	}
}

// kindOf is the fault for a key with a value of the wrong kind.
func kindOf(key string) string {
	switch key {
	case "from", "to", "issued", "checked":
		return "date"
	case "percent", "ceiling", "month", "day":
		return "whole_number"
	}
	return "kind"
}

// wrongKey is the key of a row that an error is about.
func wrongKey(err error, table string) string {
	var parse toml.ParseError
	key := ""
	switch m := regexp.MustCompile(`last key "([^"]+)"`).FindStringSubmatch(fmt.Sprint(err)); {
	case errors.As(err, &parse):
		key = parse.LastKey
	case m != nil:
		key = m[1]
	}
	return strings.TrimPrefix(key, table+".")
}

// without is a row's text without one key.
func without(text, table, key string) (string, error) {
	var all map[string][]map[string]any
	if _, err := toml.Decode(text, &all); err != nil || key == "" || len(all[table]) != 1 {
		return "", errors.Join(err, errors.New("no such key"))
	}
	at, path := all[table][0], strings.Split(key, ".")
	for len(path) > 1 {
		next, ok := at[path[0]].(map[string]any)
		if !ok {
			break
		}
		at, path = next, path[1:]
	}
	if _, there := at[path[0]]; !there {
		return "", errors.New("no such key")
	}
	delete(at, path[0])
	out, err := toml.Marshal(all)
	return string(out), err
}
