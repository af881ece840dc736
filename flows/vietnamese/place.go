package vietnamese

import (
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/unicode/norm"
)

// place is one thing a name may mean: a commune by its own name, or one of the
// communes an old unit went into.
type place struct {
	commune  int    // in communes()
	kind     string // folded: xa, phuong, thi tran
	via      string // "" for the commune's own name
	district int    // of the old unit, -1 for a new name
	shape    []rune
	tones    string
	ends     []int // letters of its folded name up to the end of each word
}

// wordEnds reports that the first n letters of the name are whole words.
func (p *place) wordEnds(n int) bool { return slices.Contains(p.ends, n) }

// gazetteer is every name, ready to be looked up. Keys are folded and squeezed:
// "eahleo".
type gazetteer struct {
	places    []place
	byKey     map[string][]int
	keys      []string // of byKey, sorted, for names with a slip and beginnings
	districts []district
	byName    map[string]int  // keys of district names
	words     map[string]bool // folded, of all names
}

type district struct {
	full     string       // thành phố Buôn Ma Thuột
	communes []int        // that got something of it
	has      map[int]bool // the same
}

// spellings are names in use that are more than one slip away from the official
// one, for communes and districts alike.
var spellings = map[string]string{
	"bmt": "buonmathuot", "banmethuot": "buonmathuot", "buonmethuot": "buonmathuot", "bmthuot": "buonmathuot", "buonme": "buonmathuot", "banme": "buonmathuot",
	"krongpak": "krongpac", "krongpach": "krongpac", "krongpack": "krongpac", "madrak": "mdrak", "madrac": "mdrak", "mdrac": "mdrak",
	"chumgar": "cumgar", "cumga": "cumgar", "easoup": "easup",
}

var names = sync.OnceValue(func() *gazetteer {
	g := &gazetteer{byKey: map[string][]int{}, byName: map[string]int{}, words: map[string]bool{}}
	for i, c := range communes() {
		g.add(place{commune: i, kind: Fold(c.Kind), district: -1}, c.Name)
	}
	for _, u := range oldUnits() {
		at := communeIndex()[u.code]
		p := place{commune: at, kind: Fold(u.kind), via: u.via(), district: g.district(u.district, at)}
		g.add(p, u.name)
		if spellKey(u.gso) != spellKey(u.name) || u.gso != u.name {
			g.add(p, u.gso)
		}
	}
	for alias, key := range spellings {
		g.byName[alias] = g.byName[key]
		if places, ok := g.byKey[key]; ok {
			g.byKey[alias] = places
		}
	}
	for k := range g.byKey {
		g.keys = append(g.keys, k)
	}
	slices.Sort(g.keys)
	return g
})

// add enters a place under one spelling. The wards of Tuy Hòa that are only a
// number are found with their kind alone: "phường 9".
func (g *gazetteer) add(p place, name string) {
	p.ends = nil
	p.shape, p.tones = spelling(norm.NFD.String(strings.ToLower(strings.ReplaceAll(name, " ", ""))))
	keys := []string{spellKey(name)}
	if n := keys[0]; n[0] >= '0' && n[0] <= '9' {
		keys = []string{"phuong" + n, "p" + n, "f" + n}
		p.shape, p.tones = nil, ""
	}
	end := 0
	for w := range strings.FieldsSeq(Fold(name)) {
		end += len(w)
		g.words[w] = true
		p.ends = append(p.ends, end)
	}
	at := len(g.places)
	g.places = append(g.places, p)
	for _, k := range keys {
		g.byKey[k] = append(g.byKey[k], at)
	}
}

// district gives the number of an old district and notes that a commune got a
// part of it.
func (g *gazetteer) district(full string, commune int) int {
	name := full
	for _, kind := range []string{"huyện ", "thị xã ", "thành phố "} {
		name = strings.TrimPrefix(name, kind)
	}
	at, ok := g.byName[spellKey(name)]
	if !ok {
		at = len(g.districts)
		for w := range strings.FieldsSeq(Fold(name)) {
			g.words[w] = true
		}
		g.byName[spellKey(name)] = at
		g.districts = append(g.districts, district{full: full, has: map[int]bool{}})
	}
	d := &g.districts[at]
	if !d.has[commune] {
		d.has[commune] = true
		d.communes = append(d.communes, commune)
	}
	return at
}

// spellKey is the folded name without spaces.
func spellKey(name string) string {
	return strings.ReplaceAll(Fold(name), " ", "")
}
