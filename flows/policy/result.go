package policy

// An Outcome of a criterion is one of three.
type Outcome string

// The outcomes; only a rule that was read in a document in force gives NotMet.
const (
	Met     Outcome = "met"
	NotMet  Outcome = "not_met"
	Unknown Outcome = "unknown"
)

// A Verdict is what all criteria of a case come to.
type Verdict string

// The verdicts. None is a promise: the centre looks, the department appraises.
const (
	Eligible          Verdict = "eligible"
	NotEligible       Verdict = "not_eligible"
	NeedsConfirmation Verdict = "needs_confirmation"
)

// A Result is what the rules mean for a case on a day. Its JSON is that of the
// command line; the rest is for people.
type Result struct {
	Verdict  Verdict   `json:"verdict"`
	AsOf     Date      `json:"as_of"`
	Criteria []Finding `json:"criteria"`
	Support  []Support `json:"support"`  // of each purse the level that fits, if one is known
	Priority []string  `json:"priority"` // answers by which it comes first
	Papers   []string  `json:"papers"`

	Content  string   `json:"-"`
	Line     string   `json:"-"` // the verdict in one sentence
	Mendable bool     `json:"-"` // not eligible, but all of it can be mended
	Fits     []string `json:"-"` // not eligible for good: other contents that may fit
	Remarks  []string `json:"-"` // what must be said with the sums
	Handover bool     `json:"-"` // the centre has to say something that is not known here
	Rules    string   `json:"-"` // version of the data
}

// A Finding is what was found about one criterion.
type Finding struct {
	ID     string  `json:"id"`
	Result Outcome `json:"result"`
	Why    string  `json:"why"`
	Todo   string  `json:"todo"` // "" when there is nothing to do
	Source Source  `json:"source"`

	Name string `json:"-"` // for people: vốn đối ứng
	mend string
}

// A Source is a document and its article, or the address of a page.
type Source struct {
	Document string `json:"document"`
	Article  string `json:"article"`
}

// Support is the most that one purse gives. What is not known is nil; the estimate
// needs percent, ceiling and cost.
type Support struct {
	Scope    string `json:"scope"` // national, province
	Content  string `json:"content"`
	Percent  *int   `json:"percent,omitempty"`
	Ceiling  *int64 `json:"ceiling_vnd,omitempty"`
	Estimate *int64 `json:"estimate_vnd,omitempty"`
	Document string `json:"document"`
	Article  string `json:"article"`

	Level       string `json:"-"` // its id
	Counterpart *int64 `json:"-"` // what the facility bears, with an estimate
	Say         string `json:"-"` // the sum with its formula, in words
}
