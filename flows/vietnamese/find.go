package vietnamese

import (
	"cmp"
	"slices"
	"strings"
)

// Match is a commune that a query may mean.
type Match struct {
	Commune
	// Via is the old unit whose name led here, as "Xã Ea Kao (thành phố Buôn Ma
	// Thuột)", or an old district; "" when the commune's own name did.
	Via string
	// Score is 1 for the commune's own name with its marks, lower for old names,
	// slips and words left over; only good for comparing matches of one query.
	Score float64
}

const (
	mostMatches = 10
	// rivalry is how close behind the best another commune must be for a person
	// to have to choose.
	rivalry = 0.05
)

// What evidence costs, from 1.
const (
	oldName      = 0.03
	otherKind    = 0.06 // "xã" typed before the name of a phường
	askedForOld  = 0.05 // a new name, when "cũ" was typed
	askedForNew  = 0.10 // an old name, when "mới" was typed
	leftOver     = 0.10 // per word that nothing explains
	wrongPlace   = 0.40 // not in the district that was typed
	wordsMissing = 0.15 // "hòa tân" for Hòa Tân Đông
	lettersMiss  = 0.40 // the beginning of a name
	oneSlip      = 0.20
	keysGuessed  = 0.15 // found by undoing keys that may be letters
	wholeRegion  = 0.40 // any commune of a district
)

// FindCommunes finds communes by their new name, the name of an old unit in
// them, or an old district, with or without marks, spaces, words like "xã" and
// "huyện", and with one typing slip; best first, at most ten, nil when nothing
// is plausible. Ambiguous: a person must choose, because two places had the
// name, the old unit was split, or the name is now another place's.
func FindCommunes(q string) (matches []Match, ambiguous bool) {
	ways := spellingsOf(q)
	var elsewhere *search // found, but not where it was said to be
	for _, s := range ways {
		if s.spelled(); s.guess && len(s.found) > 0 {
			s.doubt(ways[0])
		}
		switch {
		case s.sound():
			return s.matches()
		case elsewhere == nil && len(s.found) > 0:
			elsewhere = s
		}
	}
	if elsewhere != nil {
		return elsewhere.matches()
	}
	for _, s := range ways {
		if s.near(); len(s.found) > 0 {
			return s.matches()
		}
	}
	ways[0].cities()
	return ways[0].matches()
}

// spelled takes names that stand in the query letter for letter.
func (s *search) spelled() {
	for _, stage := range []func(){s.region, s.exact, s.squeezed} {
		if stage(); len(s.found) > 0 {
			break
		}
	}
	s.nearly()
}

// doubt takes names with a slip in beside those that were found by undoing keys
// that may be letters: "ea tur" is Ea Tu, or Ea Ktur with a letter left out.
func (s *search) doubt(asTyped *search) {
	for i := range s.found {
		s.found[i].score -= keysGuessed
	}
	asTyped.near()
	s.found = append(s.found, asTyped.found...)
}

// sound reports that something was found where it was said to be.
func (s *search) sound() bool {
	return slices.ContainsFunc(s.found, func(f found) bool { return f.inPlace })
}

// spellingsOf gives searches for a query as it stands and, where it may hold keys
// of Telex or VNI, without them; without them first where it surely holds some.
func spellingsOf(q string) []*search {
	q = strings.ToLower(Clean(shortened(q)))
	asTyped, sure := undoWords(q, sureKeys.undo)
	known, likely := undoWords(q, names().undo)
	out := []*search{newSearch(asTyped)}
	if likely && known != asTyped {
		out = append(out, newSearch(known))
		out[1].guess = !sure
	}
	if sure {
		slices.Reverse(out)
		out = append(out, newSearch(q)) // a slip can look like keys
	}
	return out
}

// undo takes those keys out of a word that leave a word of some name, else those
// that are likely.
func (g *gazetteer) undo(word string) (string, bool) {
	if !mayHoldKeys(word) || g.words[fold(word)] {
		return word, false
	}
	for _, which := range []keysTaken{likelyKeys, shapeKeys, likelyKeys | anySound, shapeKeys | anySound} {
		if undone, ok := which.undo(word); ok && g.words[fold(undone)] {
			return undone, true
		}
	}
	return likelyKeys.undo(word)
}

func newSearch(text string) *search {
	s := &search{g: names(), q: parseQuery(text)}
	s.windows()
	s.age()
	return s
}

// found is one way a query leads to a commune.
type found struct {
	commune int
	via     string
	score   float64
	inPlace bool // agrees with the district typed, or none was
}

// search is the work on one query.
type search struct {
	g         *gazetteer
	q         query
	hits      []hit
	old, new  bool // "cũ", "mới" was typed
	found     []found
	guess     bool   // keys were undone that may be letters
	beside    string // the key of a name found beside words that may belong to it
	ambiguous bool
}

// matches orders what was found, one entry per commune.
func (s *search) matches() ([]Match, bool) {
	if s.sound() {
		s.found = slices.DeleteFunc(s.found, func(f found) bool { return !f.inPlace })
	} else if len(s.found) > 0 {
		s.ambiguous = true // not where it was said to be
	}
	slices.SortStableFunc(s.found, func(a, b found) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.commune, b.commune))
	})
	var out []Match
	for _, f := range s.found {
		c := communes()[f.commune]
		if len(out) == mostMatches || slices.ContainsFunc(out, func(m Match) bool { return m.Code == c.Code }) {
			continue
		}
		out = append(out, Match{Commune: c, Via: f.via, Score: f.score})
	}
	rival := len(out) > 1 && out[0].Score-out[1].Score < rivalry
	return out, (s.ambiguous || rival) && len(out) > 0
}
