package duplicates_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"khuyencong/flows/duplicates"
)

// BenchmarkPairs is a whole province: 100,000 facilities, 2.5 % entered twice.
func BenchmarkPairs(b *testing.B) {
	r := newRegion(100_000)
	var pairs []duplicates.Pair
	b.ReportAllocs()
	for b.Loop() {
		pairs = duplicates.Pairs(r.all)
	}
	found, asked := r.recall(pairs)
	b.ReportMetric(float64(found)/float64(len(r.same)), "recall")
	b.ReportMetric(float64(found)/float64(asked), "of-askable")
	b.ReportMetric(float64(len(pairs)), "pairs")
}

func BenchmarkCompare(b *testing.B) {
	r := newRegion(100)
	for i := 0; b.Loop(); i++ {
		duplicates.Compare(r.all[i%100], r.all[(i+1)%100])
	}
}

// TestPairsFindWhatCompareDoes: the keys lose next to nothing against comparing
// everybody with everybody, and give the same scores.
func TestPairsFindWhatCompareDoes(t *testing.T) {
	r := newRegion(2000)
	want, got := duplicates.EveryPair(r.all), duplicates.Pairs(r.all)
	found := map[[2]string]float64{}
	for _, p := range got {
		found[[2]string{p.A, p.B}] = p.Score
	}
	missed := 0
	for _, p := range want {
		if score, ok := found[[2]string{p.A, p.B}]; !ok {
			missed++
		} else if score != p.Score {
			t.Errorf("%v: score %v by keys", p, score)
		}
	}
	t.Logf("%d of %d found", len(want)-missed, len(want))
	if len(want) < 40 || missed*50 > len(want) || len(got) != len(want)-missed {
		t.Errorf("%d of %d pairs not found", missed, len(want))
	}
}

func TestPairsInAnyOrder(t *testing.T) {
	r := newRegion(2000)
	r.all = append(r.all, alikeAll(200)...)
	want := duplicates.Pairs(r.all)
	if len(want) < 40 {
		t.Fatalf("%d pairs", len(want))
	}
	for seed := range uint64(3) {
		rand.New(rand.NewPCG(seed, 1)).Shuffle(len(r.all), func(i, j int) { r.all[i], r.all[j] = r.all[j], r.all[i] })
		if got := duplicates.Pairs(r.all); !reflect.DeepEqual(got, want) {
			t.Fatalf("another order gives %d pairs instead of %d, or others", len(got), len(want))
		}
	}
}

func TestPairsAreSorted(t *testing.T) {
	pairs := duplicates.Pairs(newRegion(2000).all)
	for i, p := range pairs {
		switch {
		case p.A == p.B:
			t.Errorf("%v is a pair of one", p)
		case len(p.A) > len(p.B) || len(p.A) == len(p.B) && p.A > p.B:
			t.Errorf("%s before %s", p.A, p.B)
		case i > 0 && pairs[i-1].Score < p.Score:
			t.Errorf("%v before %v", pairs[i-1], p)
		case p.Score < duplicates.Ask || p.Score > 1 || len(p.Reasons) == 0:
			t.Errorf("%v is no pair to ask about", p)
		}
	}
}

// alikeAll are n facilities that all could be one.
func alikeAll(n int) []duplicates.Facility {
	all := make([]duplicates.Facility, n)
	for i := range all {
		all[i] = duplicates.Facility{ID: fmt.Sprintf("x%d", i), Name: "Cơ sở cà phê Hoa Ban", Commune: "24169"}
	}
	return all
}

// TestHostileFiles: whatever a file holds, there are no more pairs than the package
// says, and it ends.
func TestHostileFiles(t *testing.T) {
	const n = 20_000
	each := func(change func(i int, f *duplicates.Facility)) []duplicates.Facility {
		all := make([]duplicates.Facility, n)
		for i := range all {
			all[i].ID = fmt.Sprint(i)
			change(i, &all[i])
		}
		return all
	}
	files := map[string]struct {
		all  []duplicates.Facility
		most int // pairs for each facility
	}{
		"one name":  {alikeAll(n), 3 * 6},
		"no name":   {each(func(int, *duplicates.Facility) {}), 0},
		"one craft": {each(func(_ int, f *duplicates.Facility) { f.Name, f.Commune = "Cơ sở cà phê", "24169" }), 0},
		"one phone": {each(func(i int, f *duplicates.Facility) { f.Name, f.Phone = fmt.Sprint("Mộc ", i), "0905123456" }), 6},
		"half a phone": {each(func(i int, f *duplicates.Facility) {
			if f.Name = "Xưởng"; i%2 == 0 {
				f.Phone = "0905123456"
			}
		}), 6},
		"one place":    {each(func(_ int, f *duplicates.Facility) { f.HasPlace, f.Lat, f.Lon = true, 12.7, 108.1 }), 0},
		"one owner":    {each(func(_ int, f *duplicates.Facility) { f.Owner, f.Commune = "Nguyễn Văn Tâm", "24169" }), 0},
		"one tax code": {each(func(_ int, f *duplicates.Facility) { f.TaxCode = "6001234562" }), 6},
	}
	for name, f := range files {
		pairs := duplicates.Pairs(f.all)
		t.Logf("%s: %d pairs", name, len(pairs))
		if len(pairs) > f.most*n {
			t.Errorf("%s: %d pairs of %d facilities, want at most %d each", name, len(pairs), n, f.most)
		}
	}
}

func TestKeysAreBounded(t *testing.T) {
	long := strings.Repeat("Hoa Ban Đại Ngàn Tây Nguyên quá dài ", 30_000)
	for _, f := range []duplicates.Facility{
		{}, {Name: long, Owner: long, Phone: long, TaxCode: long, Commune: long, Hamlet: long},
		{Name: strings.Repeat("x", 1<<20), Phone: strings.Repeat("0905123456 ", 1000), Commune: strings.Repeat("9", 1<<20)},
	} {
		keys := duplicates.Keys(f)
		if len(keys) > 64 {
			t.Errorf("%d keys", len(keys))
		}
		for _, k := range keys {
			if len(k) > 160 {
				t.Errorf("a key of %d bytes", len(k))
			}
		}
	}
}

func TestKeysHoldNoPersonalNumber(t *testing.T) {
	for _, number := range []string{"066188001234", "066 188 001 234", "66188001234"} {
		for _, k := range duplicates.Keys(duplicates.Facility{Name: "Mộc Hải", TaxCode: number}) {
			if strings.Contains(k, "66188001234") || strings.HasPrefix(k, "t:") {
				t.Errorf("%q: key %q", number, k)
			}
		}
	}
}

// TestCandidatesShareAKey: what a store finds by Keys is what Near would find among
// all.
func TestCandidatesShareAKey(t *testing.T) {
	r := newRegion(1500)
	index := map[string][]duplicates.Facility{}
	for _, f := range r.all {
		for _, k := range duplicates.Keys(f) {
			index[k] = append(index[k], f)
		}
	}
	for _, f := range r.all[:40] {
		seen := map[string]bool{}
		var candidates []duplicates.Facility
		for _, k := range duplicates.Keys(f) {
			for _, c := range index[k] {
				if !seen[c.ID] {
					seen[c.ID] = true
					candidates = append(candidates, c)
				}
			}
		}
		got, want := duplicates.Near(f, candidates), duplicates.Near(f, r.all)
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%v: %v by keys, %v among all", f, got, want)
		}
	}
}
