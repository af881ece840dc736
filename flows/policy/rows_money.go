package policy

// A Scope is a purse: that of the nation, that of the province.
type Scope struct {
	ID    string `toml:"id"`
	Name  string `toml:"name"`
	Empty string `toml:"empty"` // said when nothing is known of it
	at    *block
}

func (s *Scope) place(at *block) { s.at = at }

// A Level is the most that a purse gives for some contents. The same id may stand
// several times, for one time after the other.
type Level struct {
	ID        string   `toml:"id"`
	Scope     string   `toml:"scope"`
	Contents  []string `toml:"contents"`
	Percent   *int     `toml:"percent"`
	Ceiling   *int64   `toml:"ceiling"` // đồng
	Unit      string   `toml:"unit"`    // what the ceiling is for: a facility, a model
	Part      string   `toml:"part"`    // what the percent is of; "": of all costs
	Line      *bool    `toml:"line"`    // nil, here and below: it does not matter
	Abroad    *bool    `toml:"abroad"`
	Difficult *bool    `toml:"difficult_area"`
	Forms     []string `toml:"forms"`
	Audience  string   `toml:"audience"`
	Say       string   `toml:"say"`
	Basis
}

// organiser is who gets the money of some levels, instead of a facility.
const organiser = "organiser"

// A Paper is asked for with some contents.
type Paper struct {
	ID       string   `toml:"id"`
	Text     string   `toml:"text"`
	Contents []string `toml:"contents"`
	Basis
}

// A Deadline comes every year.
type Deadline struct {
	ID    string `toml:"id"`
	Scope string `toml:"scope"`
	Month int    `toml:"month"`
	Day   int    `toml:"day"`
	What  string `toml:"what"`
	Basis
}

// A Priority is an answer that lets a case come first.
type Priority struct {
	ID   string `toml:"id"`
	Name string `toml:"name"`
	Basis
}

// A Fact is any other number that texts name.
type Fact struct {
	ID    string `toml:"id"`
	Value string `toml:"value"`
	What  string `toml:"what"`
	Basis
}

// A Rule says who is a beneficiary, for one time after the other.
type Rule struct {
	ID          string  `toml:"id"`
	Xa          Outcome `toml:"xa"`     // a facility in a commune
	Phuong      Outcome `toml:"phuong"` // in a ward
	Large       Outcome `toml:"large"`  // a large enterprise
	AnyProducer Outcome `toml:"any_producer"`
	Artisan     Outcome `toml:"artisan"`
	Investor    Outcome `toml:"investor"`
	AmendedBy   string  `toml:"amended_by"`
	Basis
}

// A Sentence is one that people read; Verdicts are some of them.
type Sentence struct {
	ID   string `toml:"id"`
	Text string `toml:"text"`
	at   *block
}

func (s *Sentence) place(at *block) { s.at = at }
