package policy

import "strings"

// A Confidence says how a row is known.
type Confidence string

// How well something is known; only what was seen may be shown as a number.
const (
	SeenPrimary   Confidence = "seen-primary"   // the text itself was read
	SeenSecondary Confidence = "seen-secondary" // a report that cites it was read
	Inferred      Confidence = "inferred"
	Unverified    Confidence = "unverified"
	NotKnown      Confidence = "unknown" // looked for, not found
)

// Seen: was it read, in the text or in a report that cites it.
func (c Confidence) Seen() bool { return c == SeenPrimary || c == SeenSecondary }

func (c Confidence) known() bool {
	return c.Seen() || c == Inferred || c == Unverified || c == NotKnown
}

// A Basis is what every row says of where it comes from.
type Basis struct {
	Document   string     `toml:"document"` // its number; "" when it was seen in practice alone
	Article    string     `toml:"article"`
	From       Date       `toml:"from"` // in force from; none: not known
	To         Date       `toml:"to"`   // the last day; none: still in force
	Confidence Confidence `toml:"confidence"`
	Seen       []string   `toml:"seen"` // where it was read
	Checked    Date       `toml:"checked"`
	Note       string     `toml:"note"` // for who edits the file; never shown
	at         *block
}

func (b *Basis) place(at *block)     { b.at = at }
func (b *Basis) origin() *Basis      { return b }
func (b *Basis) span() span          { return span{b.From, b.To} }
func (b *Basis) inForce(d Date) bool { return b.span().holds(d) }

// source is what a result names: document and article, or the first page seen.
func (b *Basis) source() Source {
	if b.Document == "" && len(b.Seen) > 0 {
		return Source{Document: b.Seen[0]}
	}
	return Source{Document: b.Document, Article: b.Article}
}

// A Document is one legal text.
type Document struct {
	Kind      string   `toml:"kind"` // Nghị định
	Number    string   `toml:"number"`
	Title     string   `toml:"title"`
	Issued    Date     `toml:"issued"`
	Amends    []string `toml:"amends"`
	Replaces  []string `toml:"replaces"`
	Announced bool     `toml:"replacement_announced"`
	Remind    string   `toml:"remind"` // said with every sum that rests on it
	Basis
}

// Name is how people call it: Thông tư 28/2018/TT-BTC.
func (d *Document) Name() string {
	if strings.HasPrefix(d.Number, d.Kind) {
		return d.Number
	}
	return d.Kind + " " + d.Number
}

// A Criterion is one thing that is looked at.
type Criterion struct {
	ID    string         `toml:"id"`
	Name  string         `toml:"name"`
	Mend  string         `toml:"mend"` // what the facility can do about it; "": nothing
	Rests string         `toml:"basis"`
	Say   map[string]say `toml:"say"`
	Basis
}

// What a criterion rests on; only law refuses.
const (
	law      = "law"
	older    = "older"
	practice = "practice"
)

// A say is what is said in one situation.
type say struct {
	Why  string `toml:"why"`
	Todo string `toml:"todo"`
}

// An Industry is one of the list of industries.
type Industry struct {
	ID     string `toml:"id"`
	Name   string `toml:"name"`
	Listed string `toml:"listed"` // yes, unknown
	Basis
}

// An Activity is what a facility does all day.
type Activity struct {
	ID       string `toml:"id"`
	Name     string `toml:"name"`
	Produces string `toml:"produces"` // yes, no, unknown
	at       *block
}

func (a *Activity) place(at *block) { a.at = at }

// A Content is one thing that is supported, and which criteria it has.
type Content struct {
	ID       string   `toml:"id"`
	Name     string   `toml:"name"`
	Who      string   `toml:"who"`
	Criteria []string `toml:"criteria"`
	Unsure   []string `toml:"unsure"` // not known whether it is asked for at all: refuses nobody
	at       *block
}

func (c *Content) place(at *block) { c.at = at }

// Whom a content is for.
const (
	forFacility = "facility"
	forProducer = "any_producer"
	forInvestor = "investor"
	forPolluter = "polluter"
	forFuture   = "future"
)
