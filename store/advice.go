package store

import "time"

// A Check is what the rules said of a need when its answers were last sent or
// changed.
type Check struct {
	Verdict string // eligible, not_eligible, needs_confirmation; "": never checked
	Rules   string // version of the rules
	At      time.Time
}

// A Ruling is what the centre says of a need's eligibility in the place of the
// rules.
type Ruling struct {
	Verdict string `json:"v"` // "": nothing
	Why     string `json:"w"` // read by the sender
	By      string `json:"b"` // who
	At      int64  `json:"a"` // unix seconds
}

// Overrule puts the centre's own finding in the place of the rules', or takes it
// back where Verdict is "". Key: record and version.
type Overrule struct {
	Record  string
	Version int
	Verdict string
	Why     string
	By      int64
	ByName  string
	Channel string
	At      time.Time
}

// Reassess notes what the rules say now of a need that was checked before, where it
// is still the version they were asked about; else nothing.
type Reassess struct {
	Record  string
	Version int
	Verdict string
	Rules   string
	At      time.Time
}

// Rate counts that an article was, or was not, an answer. Nothing is kept of who
// says so.
type Rate struct {
	Article string
	Useful  bool
}

// A CentreArticle is an answer that the centre has given to somebody and gives to
// everybody from then on.
type CentreArticle struct {
	ID     string // "tt-" and the number of the question it came from
	Title  string
	Text   string
	Asked  string // the question in the words of whoever asked it
	By     int64
	ByName string // Lookup only
	At     time.Time
	Gone   bool // taken out again
}

// Publish adds a version of an article of the centre's own: a new one, a changed
// one, or one that is taken out. The versions before it are kept.
type Publish struct{ Article CentreArticle }

// A Rated article is one of the centre's own, with how often it was an answer.
type Rated struct {
	CentreArticle
	Useful, Useless int
}

func (Overrule) change() {}
func (Reassess) change() {}
func (Rate) change()     {}
func (Publish) change()  {}
