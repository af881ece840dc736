package vietnamese

import (
	_ "embed" // the outlines
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"sync"
)

//go:embed data/communes-daklak.geojson
var outlinesJSON []byte

// outline is the border of a commune: a ring of points, the last one the first.
type outline struct {
	commune int // in communes()
	ring    []point
	low     point // the box around it
	high    point
}

// point is a place in steps of the outlines' four decimals, 11 metres at most.
type point struct{ lon, lat int32 }

const stepsPerDegree = 10_000

// outlines are parsed once, when a place is first asked for: about 5,000 points.
var outlines = sync.OnceValue(readOutlines)

func readOutlines() []outline {
	var file struct {
		Features []struct {
			Geometry struct {
				Type        string
				Coordinates [][][2]float64
			}
			Properties struct{ Code string }
		}
	}
	if err := json.Unmarshal(outlinesJSON, &file); err != nil {
		panic(fmt.Errorf("embedded outlines: %w", err)) // cannot get past the tests
	}
	var out []outline
	for _, f := range file.Features {
		commune, known := communeIndex()[f.Properties.Code]
		if !known || f.Geometry.Type != "Polygon" || len(f.Geometry.Coordinates) != 1 {
			panic(fmt.Errorf("embedded outlines: %s is no single ring of a commune", f.Properties.Code))
		}
		out = append(out, newOutline(commune, f.Geometry.Coordinates[0]))
	}
	return out
}

func newOutline(commune int, ring [][2]float64) outline {
	o := outline{commune: commune, low: point{math.MaxInt32, math.MaxInt32}, high: point{math.MinInt32, math.MinInt32}}
	for _, c := range ring {
		p := point{lon: steps(c[0]), lat: steps(c[1])}
		o.ring = append(o.ring, p)
		o.low = point{min(o.low.lon, p.lon), min(o.low.lat, p.lat)}
		o.high = point{max(o.high.lon, p.lon), max(o.high.lat, p.lat)}
	}
	o.ring = slices.Clip(o.ring)
	return o
}

func steps(degrees float64) int32 { return int32(math.Round(degrees * stepsPerDegree)) }
