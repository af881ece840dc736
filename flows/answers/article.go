package answers

// An Article answers one question, short enough for a phone.
type Article struct {
	ID        string // stable: links and histories name it
	Title     string
	Text      string // at most MostLetters letters; the last paragraph is the next step
	Questions []string
	Keywords  []string
	Sources   []Source
	Checked   string // the day it was compared with its sources, as 2026-11-23
	Related   []string
	Topic     string // the id of a Topic, "" for none
	// Centre marks what only the centre can answer: the article says what is
	// not known, and the question goes to a person too.
	Centre bool
	// AmountUnknown marks what is supported with an amount that is not known: who
	// asks for it is handed over too.
	AmountUnknown bool
}

// A Source is where an article has its facts from: a document and the place in
// it, or a page that was seen.
type Source struct {
	Document string `json:"document,omitempty"` // number, as 28/2018/TT-BTC
	Article  string `json:"article,omitempty"`  // Điều 8 khoản 4
	URL      string `json:"url,omitempty"`
}

// Guide is the document that articles on the use of the bot name as their source.
const Guide = "bot"

// OfCentre is the document that articles of the centre's own name as their source.
const OfCentre = "centre"

// MostLetters is how long an article may be, as shown.
const MostLetters = 700

// An Answer is an article and how well it fits the question, 0 to 1.
type Answer struct {
	Article
	Score float64
}

// Why a question is handed over to a person.
type Why string

// The reasons there are.
const (
	Known   Why = ""        // it is not handed over
	Unsure  Why = "unsure"  // nothing fits well enough
	Foreign Why = "foreign" // the topic is none of khuyến công
	Chat    Why = "chat"    // nothing is asked: a greeting, thanks, an "ok"
	Centre  Why = "centre"  // an article fits, and says that only the centre knows
)

// A Result is what can be said to a question.
type Result struct {
	// Why is Known when the first answer answers it. With Unsure the answers
	// are guesses to be offered as such; with Foreign and Chat there are none.
	Why     Why
	Topic   string // the foreign topic it is nearest to, "" if an article is nearer
	Answers []Answer
}

// Handover reports whether a person should answer.
func (r Result) Handover() bool { return r.Why != Known && r.Why != Chat }
