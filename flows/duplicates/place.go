package duplicates

import (
	"math"
	"strings"

	"khuyencong/flows/vietnamese"
)

// point is a place on the map, in degrees.
type point struct{ lat, lon float64 }

// metres is the distance over the ground, good to a percent within the province.
func (p point) metres(q point) float64 {
	const degree = 111_195
	x := (p.lon - q.lon) * math.Cos((p.lat+q.lat)*math.Pi/360)
	return degree * math.Hypot(p.lat-q.lat, x)
}

// site is where a facility says that it is.
type site struct {
	commune string
	centre  point // of the commune
	known   bool  // the commune is one of the province
	hamlet  text
	point   point
	placed  bool
}

// labelled is how near to the label of its commune a place was not measured but
// taken from it.
const labelled = 60 // metres

func (r *reader) site(f Facility) site {
	s := site{commune: vietnamese.Fold(cut(f.Commune, longestNumber)), hamlet: r.hamlet(f.Hamlet)}
	if c, ok := vietnamese.CommuneByCode(s.commune); ok {
		s.known, s.centre = true, point{c.Lat, c.Lon}
	}
	s.point = point{f.Lat, f.Lon}
	s.placed = f.HasPlace && onEarth(s.point) && !(s.known && s.point.metres(s.centre) < labelled)
	return s
}

// onEarth refuses what is no number, out of range, or nought, which devices send
// for "not known".
func onEarth(p point) bool {
	return math.Abs(p.lat) <= 90 && math.Abs(p.lon) <= 180 && math.Abs(p.lat)+math.Abs(p.lon) > 0.01
}

// hamletWords are in front of a hamlet's name.
var hamletWords = keys(`thôn buôn bon tdp tổ dân phố khu khối ấp xóm đội số`)

func (r *reader) hamlet(s string) text {
	t := r.split(s)
	for len(t.words) > 1 && hamletWords[t.words[0].key] {
		t.words = t.words[1:]
	}
	return t
}

// compareHamlets is same when every word is, whatever stands before them.
func compareHamlets(a, b text) likeness {
	switch {
	case len(a.words) == 0 || len(b.words) == 0:
		return unknown
	case len(a.words) != len(b.words):
		if joined(a) == joined(b) {
			return same
		}
		return different
	}
	for i, w := range a.words {
		if alike(w, b.words[i], a.marks, b.marks) < unmarkedWord {
			return different
		}
	}
	return same
}

func joined(t text) string {
	var key strings.Builder
	for _, w := range t.words {
		key.WriteString(w.sound)
	}
	return key.String()
}
