package dialog

import "time"

// A Session is all that is remembered of one person in one chat between two
// events. It stores no position: the next step is the first applicable one
// whose answer is missing or still open.
type Session struct {
	ID         string      `json:"id,omitempty"`      // fresh for every opening: keys its effects
	Revision   int64       `json:"rev,omitempty"`     // grows with every change: the fence in every store
	Flow       string      `json:"flow,omitempty"`    // empty: no conversation is open
	Form       int         `json:"form,omitempty"`    // version of the flow's questions when opened
	Record     string      `json:"record,omitempty"`  // a correction: the record it mends,
	Version    int         `json:"version,omitempty"` // as of this version,
	Fields     []Field     `json:"fields,omitempty"`  // and which answers are open
	Mends      Phrase      `json:"mends,omitzero"`    // what the record is called that it mends
	Part       string      `json:"part,omitempty"`    // only this part of the form is filled in
	At         string      `json:"at,omitempty"`      // set only while a past step is being revisited
	Turn       int         `json:"turn,omitempty"`    // with ID in every button: an old one is recognised
	Answers    Answers     `json:"answers,omitempty"`
	Aside      string      `json:"aside,omitempty"` // a screen shown over the question: menu, pause, language
	Page       int         `json:"page,omitempty"`
	Search     string      `json:"search,omitempty"`     // what was typed to find an option
	Shown      Result      `json:"shown"`                // rows offered by the current question
	Offer      []Option    `json:"offer,omitempty"`      // readings of an ambiguous answer, to choose from
	Early      []Early     `json:"early,omitempty"`      // words sent before the question they would answer was shown
	Since      int         `json:"since,omitempty"`      // the turn at which the ticking of several choices began
	Pressed    []string    `json:"pressed,omitempty"`    // what the last buttons that acted carried: the same again is the same tap
	Passed     string      `json:"passed,omitempty"`     // flow of a form that went to somebody else while it was open: still to be said
	Asking     string      `json:"asking,omitempty"`     // words that look like a question for the centre
	Understood *Understood `json:"understood,omitempty"` // what the form was begun from, while it is to be confirmed
	Card       int64       `json:"card,omitempty"`       // the message last shown,
	CardTurn   int         `json:"cardTurn,omitempty"`
	CardKeep   bool        `json:"cardKeep,omitempty"`
	Request    bool        `json:"request,omitempty"` // a requesting keyboard is on the phone
	Edit       int64       `json:"edit,omitempty"`    // the message whose edit changed an answer last
	Stale      int64       `json:"stale,omitempty"`   // the old card last pressed: answered once with the current view
	Owed       *View       `json:"owed,omitempty"`    // decided, not yet known to be shown
	Recent     []string    `json:"recent,omitempty"`  // communes of the forms last finished, the newest first
	Seen       IDs         `json:"seen,omitempty"`    // the last update ids applied
	Heard      IDs         `json:"heard,omitempty"`   // the last message ids applied
	Opened     time.Time   `json:"opened"`
	Changed    time.Time   `json:"changed"`
	Tapped     time.Time   `json:"tapped,omitzero"` // when the last of Pressed came
}

// Early are words that came before their question, and the message they came in.
type Early struct {
	Words string `json:"w"`
	From  int64  `json:"m,omitempty"`
}

// A Field that staff sent back, or that a person wants to correct.
type Field struct {
	Step   string `json:"step"`
	Reason Phrase `json:"reason"`
}

// A Draft is a session put aside.
type Draft struct {
	ID      string
	Chat    int64
	User    int64
	Flow    string
	Form    int
	Record  string
	Version int
	Fields  []Field
	Part    string
	Mends   Phrase // of a correction that is opened: what its record is called; not kept
	Answers Answers
	Title   string // what the person will recognise it by
	Opened  time.Time
	Changed time.Time
}
