package dialog

import (
	"cmp"
	"slices"
)

// A Flow is one conversation, declared as a table of steps.
type Flow struct {
	Name    string                      // stable: keys sessions and texts
	As      string                      // the flow whose texts its questions have; "": its own
	Form    int                         // version of the questions, kept with every record
	Card    bool                        // ends on a review card, to be confirmed
	Counted bool                        // has no card, but every screen says how far one has come
	Steps   []Step                      // in the order they are asked
	Title   func(Answers) string        // what a draft is called; nil: nothing
	May     func(Actor) bool            // nil: everybody
	Done    func(Session, Event) Ending // what a confirmed session causes

	// Renew turns answers to an older version of the form into answers to this
	// one; nil: what is no step any more stays behind.
	Renew func(form int, a Answers)

	// Practice marks a form on made-up data: it answers the steps' look-ups, every
	// screen says that nothing is sent or kept, and nothing is ever put aside or
	// passed on; nil: in earnest.
	Practice func(Query) Result
}

// A Step asks for one answer. Everything but Name and Ask is optional.
type Step struct {
	Name     string                     // stable: keys answers, buttons, texts
	Ask      Kind                       // how to show the question and read the answer
	When     func(Answers) bool         // nil: always asked
	After    []string                   // answers it depends on: when one changes, it is asked again
	Check    func(Answers, Value) error // nil: whatever Ask accepts
	Needs    func(Answers, Actor) Query // what the shell must look up first
	Data     func(Context) []any        // what the question's text mentions: name, phrase, …
	Lines    func(Context) []Line       // a card above the options
	Makes    func(Context) []Make       // files above the question
	Leads    func(Context, Value) Move  // nil: the usual way; else where this answer leads
	Skips    string                     // text of the skip button, where "Bỏ qua" would mislead
	Optional bool                       // shows a Skip button; skipped is a value
	Later    bool                       // not asked in turn: offered on the card
	Hide     bool                       // not on the card
	Back     func(Answers) bool         // where it is hidden: whether the way back leads to it all the same; nil: it does not
	IfFound  bool                       // asked only when Needs found something
	Given    bool                       // never asked: brought along from where the flow was opened
	Bare     bool                       // its options say how to leave: no row of ways out
	Forks    bool                       // how many questions follow depends on it
	Private  bool                       // personal: masked in group chats
	Veiled   bool                       // sensitive: read by whoever decides; everybody else only reads that it is there
	Part     string                     // asked only while this part of the form is filled in; "": the form itself
	Seals    bool                       // asked under the card, in place of its button to send
	Known    func(Result) (Value, bool) // the answer, where what Needs found holds it already
}

// Ending is what a confirmed session causes.
type Ending struct {
	Effects []Effect
	Say     []Note  // the receipt
	Asking  string  // words that may still be passed on to the centre
	Next    []Entry // what one would do next, offered under the receipt
	Make    []Make  // files that come with the receipt
	Need    *Query  // look this up first, then ask again
	Instead *Move   // it cannot be done as it stands: this, and the form stays open
}

// An Entry of a menu: pressing it goes to the place Name with Arg.
type Entry struct {
	Name  string
	Arg   string
	Label Phrase
}

// A Move says where to go from here.
type Move struct {
	Do      Doing
	Flow    string // to Open
	Draft   *Draft // to Open: an opening with answers, a correction or a draft
	Clear   string // to Reask, Save or Open: this answer is forgotten first
	Say     []Note // said before what comes next
	Keep    bool   // what is said is a receipt, which no later view may overwrite
	Effects []Effect
	Asking  string // words that may still be passed on to the centre
	Make    []Make // files that come with what is said
	Need    *Query // look this up first, then ask again

	Over *Draft // a conversation of this flow, if it is open about nothing else, has nothing left to ask: it is closed

	Understood *Understood // to Open: what the draft was read from, to be confirmed first
}

// Doing is what a Move does.
type Doing string

const (
	Stay   Doing = ""       // ask the next question
	Open   Doing = "open"   // open another flow; an unfinished one is parked
	Save   Doing = "save"   // park this one as a draft
	Cancel Doing = "cancel" // throw this one away
	Switch Doing = "switch" // throw this one away and open another flow
	Finish Doing = "finish" // done, without a card
	Reask  Doing = "reask"  // forget Clear's answer and what depends on it, and ask it again
	Home   Doing = "home"   // to the menu; an open flow stays open
	Toasts Doing = "toast"  // say it over the chat, change no screen
)

// A Screen is the menu: what it says and where one can go.
type Screen struct {
	Body []Phrase
	Rows [][]Entry
	Need *Query
}

// Context is what a Kind or a Step may look at.
type Context struct {
	Key     string // "facility.name": prefix of the step's texts
	Answers Answers
	Found   Result // of the step's Needs
	Actor   Actor
	Page    int
	Search  string
	Year    int // the current year
	Event   Event
	Recent  []string                                         // communes of the forms last finished, the newest first
	Old     Value                                            // the answer so far
	Match   func(text string, among []Option) (Option, bool) // the one option that was meant
	Exact   func(text string, among []Option) (Option, bool) // only if all of its text was typed
}

// Kind is a type of question. Parse reads an event as an answer, or says as a
// Problem what to mend; old is the answer so far (photos and several choices
// stay open until "Xong"). Options are its buttons. Say is how an answer reads.
type Kind interface {
	Parse(c Context, old Value, e Event) (Value, error)
	Options(c Context) []Option
	Say(key string, v Value) Phrase
}

// A Requester is a Kind that asks the phone for something: "place", "contact".
type Requester interface{ Request() string }

// A Free kind takes any words at all, so it must not take words that were sent
// before its question was seen.
type Free interface{ Free() }

// An Option is one button of a question.
type Option struct {
	Key   string   `json:"k"`           // a-z 0-9 _ -, at most 40 bytes
	Label Phrase   `json:"l"`           // empty: the text Key + "." + option
	Also  []string `json:"a,omitempty"` // folded words people type for it
	On    bool     `json:"o,omitempty"` // of several choices: taken
	Value *Value   `json:"v,omitempty"` // what choosing it answers; nil: the Kind knows
}

// A Problem is a person's mistake or a doubt: shown, never logged.
type Problem struct {
	Say   Phrase
	Offer []Option // readings to choose from
	Find  string   // not a mistake: look for this among the options
	Page  int      // not a mistake: what was meant stands on this page
}

func (p *Problem) Error() string { return "problem: " + p.Say.Key }

// Step by name, or nil.
func (f *Flow) Step(name string) *Step {
	for i := range f.Steps {
		if f.Steps[i].Name == name {
			return &f.Steps[i]
		}
	}
	return nil
}

// Key is the prefix of a step's texts.
func (f *Flow) Key(step string) string { return cmp.Or(f.As, f.Name) + "." + step }

// drafted reports whether the form is put aside as a draft when it is left.
func (f *Flow) drafted() bool { return f.Card && f.Practice == nil }

// Called is what the form, or a part of it, is called.
func (f *Flow) Called(part string) Phrase {
	if part == "" {
		return Say(f.Name + ".title")
	}
	return Say(cmp.Or(f.As, f.Name) + ".part." + part)
}

// Parts are the parts the form has beside itself, in order.
func (f *Flow) Parts() []string {
	var parts []string
	for i := range f.Steps {
		if p := f.Steps[i].Part; p != "" && !slices.Contains(parts, p) {
			parts = append(parts, p)
		}
	}
	return parts
}

// Renewed are answers to a version of the form, as this version has them; 0 is
// this version.
func (f *Flow) Renewed(form int, a Answers) Answers {
	if f.Renew == nil || form == 0 || form >= f.Form {
		return a
	}
	a = a.Clone()
	f.Renew(form, a)
	return a
}

// Applies reports whether the step is part of the form as answered so far.
func (s *Step) Applies(a Answers) bool { return s.When == nil || s.When(a) }

// accepts is the step's own check of an answer that its Ask has read.
func (s *Step) accepts(a Answers, v Value) error {
	if s.Check == nil {
		return nil
	}
	return s.Check(a, v)
}

// Lines are the review card's: every answered step that applies, in order.
func (f *Flow) Lines(a Answers) []Line {
	var lines []Line
	for i := range f.Steps {
		s := &f.Steps[i]
		v, ok := a[s.Name]
		if !ok || s.Hide || !s.Applies(a) || (v.Skipped && (s.Later || s.IfFound)) {
			continue
		}
		lines = append(lines, Line{Step: s.Name, Label: Say(f.Key(s.Name) + ".label"), Value: f.SayValue(s.Name, v)})
	}
	return lines
}

// SayValue is how an answer of the step reads; of a veiled one, that it is there.
func (f *Flow) SayValue(step string, v Value) Phrase {
	if s := f.Step(step); s != nil && s.Veiled && !v.Skipped {
		return Say("common.veiled")
	}
	return f.Reveal(step, v)
}

// Reveal is how an answer of the step reads to whoever decides by it.
func (f *Flow) Reveal(step string, v Value) Phrase {
	s := f.Step(step)
	switch {
	case v.Skipped:
		return Say("common.skipped")
	case s == nil:
		return Plain(v.Text)
	}
	return s.Ask.Say(f.Key(step), v)
}

// Forget drops the answers that depend on the changed one, and theirs.
func (f *Flow) Forget(a Answers, changed string) {
	for i := range f.Steps {
		s := &f.Steps[i]
		if _, ok := a[s.Name]; ok && slices.Contains(s.After, changed) {
			delete(a, s.Name)
			f.Forget(a, s.Name)
		}
	}
}

// Kept are the answers that belong to the form as it stands: what a change of
// mind made inapplicable is left behind.
func (f *Flow) Kept(a Answers) Answers {
	kept := make(Answers, len(a))
	for i := range f.Steps {
		s := &f.Steps[i]
		if v, ok := a[s.Name]; ok && s.Applies(a) {
			v.Open = false
			kept[s.Name] = v
		}
	}
	return kept
}
