package vietnamese

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestEveryCommuneHasAnOutline(t *testing.T) {
	var have []int
	points := 0
	for _, o := range outlines() {
		have = append(have, o.commune)
		points += len(o.ring)
		if len(o.ring) < 4 || o.ring[0] != o.ring[len(o.ring)-1] {
			t.Errorf("%s is no ring", communes()[o.commune].Name)
		}
	}
	slices.Sort(have)
	if len(slices.Compact(have)) != 102 || points < 4000 {
		t.Errorf("%d outlines, %d points", len(have), points)
	}
}

// TestCommunesAtTheirMiddle: every commune is found at its own label point.
func TestCommunesAtTheirMiddle(t *testing.T) {
	alone := 0
	for _, c := range Communes() {
		near := CommunesAt(c.Lat, c.Lon)
		if len(near) == 0 || near[0].Code != c.Code || near[0].Away != 0 {
			t.Errorf("%s: %v", c.FullName, near)
		}
		if len(near) == 1 {
			alone++
		}
	}
	if alone < 100 {
		t.Errorf("only %d are well inside", alone)
	}
}

func TestCommunesAt(t *testing.T) {
	for _, tt := range []struct {
		what     string
		lat, lon float64
		want     []string // the first, all others in any order
	}{
		{"the airport", 12.6683, 108.1200, []string{"Tân Lập"}},
		{"the town of Phước An", 12.7119, 108.3061, []string{"Krông Pắc"}},
		{"Liên Sơn at Lake Lắk", 12.4130, 108.1760, []string{"Liên Sơn Lắk"}},
		{"Tuy Hòa", 13.0955, 109.3209, []string{"Tuy Hòa"}},
		{"Hà Nội", 21.03, 105.85, nil},
		{"Nha Trang", 12.2388, 109.1967, nil},
		{"the sea off Tuy Hòa", 13.08, 109.60, nil},
		{"lat and lon changed round", 108.0383, 12.6667, nil},
		{"nowhere", 0, 0, nil},
		{"the pole", 90, 108, nil},
		{"no number", math.NaN(), 108, nil},
		{"no number either", 12.6, math.NaN(), nil},
		{"endless", math.Inf(1), math.Inf(-1), nil},
	} {
		var got []string
		for _, n := range CommunesAt(tt.lat, tt.lon) {
			got = append(got, n.Name)
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: %q, want %q", tt.what, got, tt.want)
		}
	}
}

// TestCommunesAtABorder: on every border between two communes both are offered,
// on either side of it, and at the corners all that meet.
func TestCommunesAtABorder(t *testing.T) {
	shared, several := 0, 0
	for _, o := range outlines() {
		for i := 1; i < len(o.ring); i++ {
			lat := float64(o.ring[i-1].lat+o.ring[i].lat) / 2 / stepsPerDegree
			lon := float64(o.ring[i-1].lon+o.ring[i].lon) / 2 / stepsPerDegree
			near := CommunesAt(lat, lon)
			if !slices.ContainsFunc(near, func(n Nearby) bool { return n.Code == communes()[o.commune].Code }) {
				t.Fatalf("%s is not offered on its own border at %f, %f: %v", communes()[o.commune].Name, lat, lon, near)
			}
			shared++
			if len(near) > 1 {
				several++
			}
		}
	}
	if several < shared*8/10 { // the rest is the border of the province
		t.Errorf("only %d of %d borders have two sides", several, shared)
	}
}

// TestLeavingTheProvince walks from the coast out to the sea: first the commune,
// then the commune from outside, then nothing.
func TestLeavingTheProvince(t *testing.T) {
	const metre = 1 / 111_195.0
	c, ok := CommuneByCode("22015") // Tuy Hòa
	if !ok {
		t.Fatal("no Tuy Hòa")
	}
	state, inside, away, last := 0, 0, 0, 0.0
	for x := 0.0; x < 30_000; x += 50 {
		near := CommunesAt(c.Lat, c.Lon+x*metre/math.Cos(c.Lat*math.Pi/180))
		switch {
		case len(near) == 0:
			state = 2
		case near[0].Away == 0:
			inside++
			if state > 0 {
				t.Fatalf("%f m: back inside", x)
			}
		default:
			state, last = 1, near[0].Away
			away++
		}
	}
	if state != 2 || inside < 20 || away < 10 || last < 900 || last > 1000 {
		t.Errorf("%d steps inside, %d outside up to %f m, state %d", inside, away, last, state)
	}
}

// TestCommunesAtAnywhere: the nearest is first, nobody is far, and a place well
// inside has one answer alone.
func TestCommunesAtAnywhere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lat, lon := rapid.Float64Range(12, 13.8).Draw(t, "lat"), rapid.Float64Range(107.4, 109.6).Draw(t, "lon")
		near := CommunesAt(lat, lon)
		within := 0
		for i, n := range near {
			if n.Away > 1000 || n.Away-near[0].Away > 300 || i > 0 && n.Away < near[i-1].Away {
				t.Errorf("%v", near)
			}
			if n.Away == 0 {
				within++
			}
		}
		if within > 2 { // two: where both were simplified
			t.Errorf("in %d communes at once", within)
		}
	})
}

func BenchmarkCommunesAt(b *testing.B) {
	CommunesAt(12.6667, 108.0383)
	for b.Loop() {
		CommunesAt(12.6667, 108.0383)
	}
}

func BenchmarkOutlines(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		readOutlines()
	}
}
