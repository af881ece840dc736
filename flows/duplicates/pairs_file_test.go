package duplicates_test

import (
	"bufio"
	"fmt"
	"hash/fnv"
	"os"
	"strconv"
	"strings"
	"testing"

	"khuyencong/flows/duplicates"
)

// labelled is a pair of which somebody said whether it is one facility.
type labelled struct {
	line int
	same bool
	kind string
	a, b duplicates.Facility
}

// tuned reports the half of the file that the weights were set by; the hash of the
// facilities decides, so that no line chooses its half.
func (l labelled) tuned() bool {
	h := fnv.New32a()
	fmt.Fprintf(h, "%v|%v", l.a, l.b)
	return h.Sum32()>>8%2 == 0
}

// readLabelled reads a file as testdata/README.md describes it.
func readLabelled(t testing.TB, name string) []labelled {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []labelled
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		if strings.HasPrefix(lines.Text(), "#") {
			continue
		}
		c := strings.Split(lines.Text(), "\t")
		if len(c) != 4 || c[0] != "same" && c[0] != "other" {
			t.Fatalf("%s:%d: want label, kind and two facilities", name, n)
		}
		out = append(out, labelled{n, c[0] == "same", c[1], facilityOf(t, c[2]), facilityOf(t, c[3])})
	}
	return out
}

func facilityOf(t testing.TB, s string) duplicates.Facility {
	t.Helper()
	p := append(strings.Split(s, "|"), make([]string, 7)...)
	for i := range p {
		p[i] = strings.TrimSpace(p[i])
	}
	f := duplicates.Facility{Name: p[0], Owner: p[1], Phone: p[2], TaxCode: p[3], Commune: p[4], Hamlet: p[5]}
	if lat, lon, ok := strings.Cut(p[6], ","); ok {
		var err1, err2 error
		f.Lat, err1 = strconv.ParseFloat(lat, 64)
		f.Lon, err2 = strconv.ParseFloat(lon, 64)
		if f.HasPlace = true; err1 != nil || err2 != nil {
			t.Fatalf("%q: no place", p[6])
		}
	}
	return f
}

// figures are what came of a set of labelled pairs.
type figures struct{ found, missed, wrong, right int }

func (f figures) precision() float64 { return float64(f.found) / float64(f.found+f.wrong) }
func (f figures) recall() float64    { return float64(f.found) / float64(f.found+f.missed) }

func (f *figures) add(same, asked bool) {
	switch {
	case same && asked:
		f.found++
	case same:
		f.missed++
	case asked:
		f.wrong++
	default:
		f.right++
	}
}

// TestLabelledPairs: of the pairs that are asked about at least 95 in 100 are one
// facility, and of those that are at least 95 in 100 are asked about; on the half
// of the file that the weights were not set by, too.
func TestLabelledPairs(t *testing.T) {
	all := readLabelled(t, "testdata/pairs.tsv")
	if len(all) < 400 {
		t.Fatalf("only %d pairs", len(all))
	}
	halves := map[bool]*figures{true: {}, false: {}}
	for _, l := range all {
		m, asked := duplicates.Compare(l.a, l.b)
		halves[l.tuned()].add(l.same, asked)
		if asked != l.same && (l.tuned() || !testing.Short()) {
			t.Logf("line %d (%s, tuned on: %v): one facility %v, score %.2f %v %v\n\t%v\n\t%v", l.line, l.kind, l.tuned(), l.same, m.Score, m.Reasons, m.Against, l.a, l.b)
		}
	}
	for tuned, f := range halves {
		t.Logf("tuned on: %v: %+v, precision %.3f, recall %.3f", tuned, *f, f.precision(), f.recall())
		if f.precision() < 0.95 || f.recall() < 0.95 {
			t.Errorf("tuned on: %v: precision %.3f, recall %.3f, want 0.95", tuned, f.precision(), f.recall())
		}
	}
}

// TestFreshPairs is the same on pairs that were written afterwards.
func TestFreshPairs(t *testing.T) {
	var f figures
	for _, l := range readLabelled(t, "testdata/fresh.tsv") {
		m, asked := duplicates.Compare(l.a, l.b)
		f.add(l.same, asked)
		if asked != l.same {
			t.Logf("line %d (%s): one facility %v, score %.2f %v %v\n\t%v\n\t%v", l.line, l.kind, l.same, m.Score, m.Reasons, m.Against, l.a, l.b)
		}
	}
	t.Logf("%+v, precision %.3f, recall %.3f", f, f.precision(), f.recall())
	if f.precision() < 0.95 || f.recall() < 0.95 {
		t.Errorf("precision %.3f, recall %.3f, want 0.95", f.precision(), f.recall())
	}
}
