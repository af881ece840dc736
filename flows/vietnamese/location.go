package vietnamese

import (
	"cmp"
	"math"
	"slices"
)

// Nearby is a commune that a place may lie in.
type Nearby struct {
	Commune
	// Away is how many metres the place is from the commune's outline; 0 inside.
	Away float64
}

const (
	// doubtful is how near to a border a place may lie on either side of it, in
	// metres: the outlines are off by about 100, a phone by as much and more.
	doubtful = 300
	// outside is how far beyond the province's border nothing is offered any more.
	outside = 1000
	// metresPerStep is the length of a step of latitude.
	metresPerStep = 111_195.0 / stepsPerDegree
)

// CommunesAt gives the communes that a place (WGS 84, degrees) may lie in, nearest
// first. One with nothing Away: well inside, or inside and near no other of the
// province. Several: within 300 m of a border, or outside the province but within
// a kilometre, and a person must choose; so too for one that is Away. None:
// farther outside, or no place at all.
func CommunesAt(lat, lon float64) []Nearby {
	v := viewOf(lat, lon)
	var near []Nearby
	for _, o := range outlines() {
		if !v.reaches(o) {
			continue
		}
		if away := v.away(o); away <= outside {
			near = append(near, Nearby{Commune: communes()[o.commune], Away: away})
		}
	}
	slices.SortStableFunc(near, func(a, b Nearby) int { return cmp.Compare(a.Away, b.Away) })
	for i := range near {
		if near[i].Away > near[0].Away+doubtful {
			return near[:i]
		}
	}
	return near
}

// view sees the points of outlines from a place, in metres.
type view struct {
	lon, lat float64 // in steps
	narrow   float64 // a step of longitude, in those of latitude
}

func viewOf(lat, lon float64) view {
	return view{lon: lon * stepsPerDegree, lat: lat * stepsPerDegree, narrow: math.Cos(lat * math.Pi / 180)}
}

// reaches reports that the box of an outline lies within reach. It is false for
// what is no number.
func (v view) reaches(o outline) bool {
	const reach = 1.5 * outside / metresPerStep // a step of longitude is shorter
	return v.lon >= float64(o.low.lon)-reach && v.lon <= float64(o.high.lon)+reach &&
		v.lat >= float64(o.low.lat)-reach && v.lat <= float64(o.high.lat)+reach
}

// away is the distance to an outline in metres, 0 within it.
func (v view) away(o outline) float64 {
	inside, least := false, math.Inf(1)
	for i := 1; i < len(o.ring); i++ {
		ax, ay := v.at(o.ring[i-1])
		bx, by := v.at(o.ring[i])
		if (ay > 0) != (by > 0) && ax+(bx-ax)*ay/(ay-by) > 0 {
			inside = !inside
		}
		least = min(least, toSegment(ax, ay, bx, by))
	}
	if inside {
		return 0
	}
	return least
}

// at is where a point lies as seen from the place: metres east and north.
func (v view) at(p point) (x, y float64) {
	return (float64(p.lon) - v.lon) * v.narrow * metresPerStep, (float64(p.lat) - v.lat) * metresPerStep
}

// toSegment is the distance from the origin to the line from a to b.
func toSegment(ax, ay, bx, by float64) float64 {
	dx, dy := bx-ax, by-ay
	length := dx*dx + dy*dy
	along := 0.0
	if length > 0 {
		along = min(1, max(0, -(ax*dx+ay*dy)/length))
	}
	return math.Hypot(ax+along*dx, ay+along*dy)
}
