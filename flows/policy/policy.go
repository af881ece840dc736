package policy

import (
	"embed"
	"errors"
	"io/fs"
	"slices"
	"sync"
)

// A Policy is all that is known of the rules. It never changes once it is read and
// may be used by many at once.
type Policy struct {
	Documents  []*Document
	Criteria   []*Criterion
	Industries []*Industry
	Activities []*Activity
	Contents   []*Content
	Scopes     []*Scope
	Levels     []*Level
	Papers     []*Paper
	Deadlines  []*Deadline
	Priorities []*Priority
	Facts      []*Fact
	Rules      []*Rule
	Verdicts   []*Sentence
	Sentences  []*Sentence

	Version  string // of the data: 2026-11-23-3f9a2c1b, the newest check and what the files hold
	Warnings Faults // what may be used, but is not certain or will change

	hash       string
	checked    Date // the newest of all rows
	documents  map[string]*Document
	criteria   map[string]*Criterion
	industries map[string]*Industry
	activities map[string]*Activity
	contents   map[string]*Content
	words      map[string]string // verdicts and sentences by id
}

//go:embed data/*.toml
var dataFiles embed.FS

// Built is the folder of the built-in files.
func Built() fs.FS {
	sub, err := fs.Sub(dataFiles, "data")
	if err != nil {
		panic(err) // the name above is wrong
	}
	return sub
}

// embedded is read once.
var embedded = sync.OnceValue(func() *Policy {
	p, err := Read(Built())
	if err != nil {
		panic(err) // a test reads them
	}
	return p
})

// Embedded is the policy that is built in.
func Embedded() *Policy { return embedded() }

// Over is a folder with the centre's own files; what is not in it is built in.
func Over(own fs.FS) fs.FS { return over{own} }

type over struct{ own fs.FS }

// Open prefers the centre's own file.
func (o over) Open(name string) (fs.File, error) {
	f, err := o.own.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return Built().Open(name)
	}
	return f, err
}

// Content is one by its id, nil when there is none.
func (p *Policy) Content(id string) *Content { return p.contents[id] }

// Document is one by its number, nil when there is none.
func (p *Policy) Document(number string) *Document { return p.documents[number] }

// ScopeName is what a purse is called, "" when there is none.
func (p *Policy) ScopeName(id string) string {
	for _, s := range p.Scopes {
		if s.ID == id {
			return s.Name
		}
	}
	return ""
}

// PriorityNames are what priorities are called.
func (p *Policy) PriorityNames(ids []string) []string {
	var names []string
	for _, row := range p.Priorities {
		if slices.Contains(ids, row.ID) {
			names = append(names, row.Name)
		}
	}
	return names
}

// index makes rows found by their ids; of two with one id the first counts.
func index[T any](rows []*T, id func(*T) string) map[string]*T {
	m := make(map[string]*T, len(rows))
	for _, row := range rows {
		if _, twice := m[id(row)]; !twice {
			m[id(row)] = row
		}
	}
	return m
}

func (p *Policy) index() {
	p.documents = index(p.Documents, func(d *Document) string { return d.Number })
	p.criteria = index(p.Criteria, func(c *Criterion) string { return c.ID })
	p.industries = index(p.Industries, func(i *Industry) string { return i.ID })
	p.activities = index(p.Activities, func(a *Activity) string { return a.ID })
	p.contents = index(p.Contents, func(c *Content) string { return c.ID })
	for _, b := range p.bases() {
		if b.Checked.compare(p.checked) > 0 {
			p.checked = b.Checked
		}
	}
}

// bases are those of all rows that have one.
func (p *Policy) bases() []*Basis {
	var all []*Basis
	all = append(all, origins(p.Documents)...)
	all = append(all, origins(p.Criteria)...)
	all = append(all, origins(p.Industries)...)
	all = append(all, origins(p.Levels)...)
	all = append(all, origins(p.Papers)...)
	all = append(all, origins(p.Deadlines)...)
	all = append(all, origins(p.Priorities)...)
	all = append(all, origins(p.Facts)...)
	return append(all, origins(p.Rules)...)
}

func origins[T interface{ origin() *Basis }](rows []T) []*Basis {
	all := make([]*Basis, len(rows))
	for i, row := range rows {
		all[i] = row.origin()
	}
	return all
}

// finish makes a policy without a fault ready to be asked.
func (p *Policy) finish() {
	p.Version = p.checked.String() + "-" + p.hash
	for _, c := range p.Criteria {
		for id, s := range c.Say {
			c.Say[id] = say{Why: p.resolve(s.Why), Todo: p.resolve(s.Todo)}
		}
	}
	for _, l := range p.Levels {
		l.Say, l.Part = p.resolve(l.Say), p.resolve(l.Part)
	}
	for _, d := range p.Documents {
		d.Remind = p.resolve(d.Remind)
	}
	for _, s := range p.Scopes {
		s.Empty = p.resolve(s.Empty)
	}
	for _, paper := range p.Papers {
		paper.Text = p.resolve(paper.Text)
	}
	p.words = map[string]string{}
	for _, s := range append(p.Verdicts[:len(p.Verdicts):len(p.Verdicts)], p.Sentences...) {
		p.words[s.ID] = p.resolve(s.Text)
	}
	p.warn()
}
