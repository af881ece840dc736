package duplicates

import (
	"cmp"
	"slices"
)

// A Facility is what is compared. All but a name may be empty; ID is only handed
// back.
type Facility struct {
	ID       string
	Name     string
	Owner    string // or whoever speaks for it
	Phone    string // as typed; several are read
	TaxCode  string // ten digits, -001 for a branch, or the twelve of a person
	Commune  string // code
	Hamlet   string
	Lat, Lon float64 // degrees, read only with HasPlace
	HasPlace bool
}

// What speaks for a pair.
const (
	Name       = "name"
	Phone      = "phone"
	PhoneNear  = "phone_near" // one digit differs, or two are swapped
	TaxCode    = "tax_code"
	TaxCompany = "tax_company" // the same ten digits, another branch
	Owner      = "owner"
	Commune    = "commune"
	Hamlet     = "hamlet"
	Place      = "place" // within 150 m
)

// What speaks against it.
const (
	OtherName    = "other_name"
	OtherNumber  = "other_number" // Hoa Ban 1, Hoa Ban 2: two places of one owner
	OtherCraft   = "other_craft"
	OtherForm    = "other_form" // a cooperative and a company
	OtherPhone   = "other_phone"
	OtherTaxCode = "other_tax_code"
	OtherOwner   = "other_owner"
	OtherCommune = "other_commune"
	OtherHamlet  = "other_hamlet"
	OtherPlace   = "other_place" // more than 5 km away
)

// Ask is the score from which two facilities may be the same and a person should
// look: below it, fewer than one in twenty are. Sure is the score from which they
// are the same but for rare accidents; even then a person decides.
const (
	Ask  = 0.5
	Sure = 0.9
)

// A Match is how likely two facilities are the same.
type Match struct {
	Score   float64  // 0 to 1
	Reasons []string // what speaks for it, strongest first
	Against []string // what speaks against it
}

// A Pair is two facilities that may be the same; A is the smaller ID, shorter
// ones before longer ones (17 before 932).
type Pair struct {
	A, B string
	Match
}

// Compare tells how alike two facilities are, in either order, and whether to ask.
func Compare(a, b Facility) (Match, bool) {
	r := newReader()
	m := evidence{}.match(compare(r.read(a), r.read(b)))
	return m, m.Score >= Ask
}

// Near gives the candidates that may be f, best first, as pairs of f's ID and
// theirs. Candidates are usually those that share one of f's Keys; one with f's
// own ID is left out, unless that is empty.
func Near(f Facility, candidates []Facility) []Pair {
	r := newReader()
	mine := r.read(f)
	var near []Pair
	for _, c := range candidates {
		if c.ID == f.ID && f.ID != "" {
			continue
		}
		if w := compare(mine, r.read(c)); w.asks() {
			near = append(near, Pair{A: f.ID, B: c.ID, Match: evidence{}.match(w)})
		}
	}
	slices.SortStableFunc(near, bestFirst)
	return near
}

func bestFirst(a, b Pair) int {
	return cmp.Or(cmp.Compare(b.Score, a.Score), compareIDs(a.A, b.A), compareIDs(a.B, b.B))
}

func compareIDs(a, b string) int {
	return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(a, b))
}
