package duplicates_test

import (
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"khuyencong/flows/duplicates"
)

func TestCompareIsSymmetric(t *testing.T) {
	for _, l := range append(readLabelled(t, "testdata/pairs.tsv"), readLabelled(t, "testdata/fresh.tsv")...) {
		ab, askAB := duplicates.Compare(l.a, l.b)
		ba, askBA := duplicates.Compare(l.b, l.a)
		if !reflect.DeepEqual(ab, ba) || askAB != askBA {
			t.Errorf("line %d: %v one way, %v the other", l.line, ab, ba)
		}
	}
}

// TestSameWithItself: what has a name of its own, a phone or a tax code is the same
// as itself.
func TestSameWithItself(t *testing.T) {
	for _, f := range newRegion(500).all {
		if m, ask := duplicates.Compare(f, f); !ask {
			t.Errorf("%v: %v", f, m)
		}
	}
}

func TestReasons(t *testing.T) {
	base := duplicates.Facility{Name: "Cà phê Hoa Ban", Owner: "H'Linh Niê", Phone: "0905123456", TaxCode: "6001234562-001", Commune: "24169", Hamlet: "Buôn Kao", Lat: 12.62, Lon: 108.05, HasPlace: true}
	tests := map[string]struct {
		change      func(f *duplicates.Facility)
		has, hasNot string // of Reasons and Against together
	}{
		"phone typed otherwise": {func(f *duplicates.Facility) { f.Phone = "+84 905.123.456" }, "phone", "other_phone"},
		"phone near":            {func(f *duplicates.Facility) { f.Phone = "0905123465" }, "phone_near", "phone"},
		"phone lost its 0":      {func(f *duplicates.Facility) { f.Phone = "905123456" }, "phone", "other_phone"},
		"phone other":           {func(f *duplicates.Facility) { f.Phone = "0388999111" }, "other_phone", "phone"},
		"phone not read":        {func(f *duplicates.Facility) { f.Phone = "không có" }, "name", "other_phone"},
		"phone of filling in":   {func(f *duplicates.Facility) { f.Phone = "0900000000" }, "name", "other_phone"},
		"branch":                {func(f *duplicates.Facility) { f.TaxCode = "6001234562-002" }, "tax_company", "tax_code"},
		"tax code":              {func(f *duplicates.Facility) { f.TaxCode = "6001234562001" }, "tax_code", "other_tax_code"},
		"household's number":    {func(f *duplicates.Facility) { f.TaxCode = "066188001234" }, "name", "other_tax_code"},
		"owner other":           {func(f *duplicates.Facility) { f.Owner = "Lê Văn Tám" }, "other_owner", "owner"},
		"owner shortened":       {func(f *duplicates.Facility) { f.Owner = "chị H'Linh" }, "owner", "other_owner"},
		"commune other":         {func(f *duplicates.Facility) { f.Commune = "22015" }, "other_commune", "commune"},
		"hamlet unmarked":       {func(f *duplicates.Facility) { f.Hamlet = "buon kao" }, "hamlet", "other_hamlet"},
		"hamlet other":          {func(f *duplicates.Facility) { f.Hamlet = "Thôn 3" }, "other_hamlet", "hamlet"},
		"place near":            {func(f *duplicates.Facility) { f.Lat += 0.0005 }, "place", "other_place"},
		"place far":             {func(f *duplicates.Facility) { f.Lat += 0.2 }, "other_place", "place"},
		"place nought":          {func(f *duplicates.Facility) { f.Lat, f.Lon = 0, 0 }, "name", "other_place"},
		"place no number":       {func(f *duplicates.Facility) { f.Lat = math.NaN() }, "name", "other_place"},
		"number":                {func(f *duplicates.Facility) { f.Name += " 2" }, "other_number", ""},
		"craft":                 {func(f *duplicates.Facility) { f.Name = "Cơ khí Hoa Ban" }, "other_craft", ""},
		"name other":            {func(f *duplicates.Facility) { f.Name = "Cà phê Đồng Xanh" }, "other_name", "name"},
	}
	for name, tt := range tests {
		other := base
		tt.change(&other)
		m, _ := duplicates.Compare(base, other)
		said := append(slices.Clone(m.Reasons), m.Against...)
		if !slices.Contains(said, tt.has) || tt.hasNot != "" && slices.Contains(said, tt.hasNot) {
			t.Errorf("%s: %v, want %s and not %s", name, said, tt.has, tt.hasNot)
		}
	}
}

// TestOnePhoneTwoFacilities: a phone may be a collaborator's, so another name with
// it is asked about and never sure.
func TestOnePhoneTwoFacilities(t *testing.T) {
	a := duplicates.Facility{Name: "Mộc Tiến Đạt", Owner: "Lê Văn Tám", Phone: "0905123456", Commune: "24169"}
	b := duplicates.Facility{Name: "Cà phê Hoa Ban", Owner: "H'Linh Niê", Phone: "0905 123 456", Commune: "24169"}
	m, ask := duplicates.Compare(a, b)
	if !ask || m.Score > 0.6 || !slices.Contains(m.Against, duplicates.OtherName) || !slices.Contains(m.Against, duplicates.OtherOwner) {
		t.Errorf("%v, want a pair to look at", m)
	}
	b.Name, b.Owner = a.Name, a.Owner
	if m, _ = duplicates.Compare(a, b); m.Score < duplicates.Sure {
		t.Errorf("%v, want a sure one", m)
	}
}

// TestMissingSaysNothing: taking a value away from one that is equal never helps,
// and from one that differs never harms.
func TestMissingSaysNothing(t *testing.T) {
	a := duplicates.Facility{Name: "Cà phê Hoa Ban", Commune: "24169", Phone: "0905123456", Owner: "H'Linh Niê"}
	for _, change := range []func(f *duplicates.Facility){
		func(f *duplicates.Facility) { f.Phone = "" }, func(f *duplicates.Facility) { f.Owner = "" }, func(f *duplicates.Facility) { f.Commune = "" },
	} {
		less, other := a, duplicates.Facility{Name: a.Name, Commune: "22015", Phone: "0388111222", Owner: "Lê Văn Tám"}
		change(&less)
		full, _ := duplicates.Compare(a, a)
		part, _ := duplicates.Compare(a, less)
		differ, _ := duplicates.Compare(a, other)
		change(&other)
		silent, _ := duplicates.Compare(a, other)
		if part.Score > full.Score || silent.Score < differ.Score {
			t.Errorf("%v: less %v than %v; silent %v, differing %v", less, part, full, silent, differ)
		}
	}
}

func TestNear(t *testing.T) {
	f := duplicates.Facility{ID: "new", Name: "co so hoa ban", Commune: "24169"}
	got := duplicates.Near(f, []duplicates.Facility{
		{ID: "new", Name: "Cơ sở Hoa Ban", Commune: "24169"},
		{ID: "1", Name: "Cơ sở Hoa Lan", Commune: "24169"},
		{ID: "2", Name: "Hoa Ban", Commune: ""},
		{ID: "3", Name: "Cơ sở rang xay cà phê Hoa Ban", Commune: "24169"},
	})
	if len(got) != 2 || got[0].A != "new" || got[0].B != "3" || got[1].B != "2" {
		t.Errorf("%v, want 3 before 2", got)
	}
}

func TestLongInput(t *testing.T) {
	long := duplicates.Facility{Name: strings.Repeat("Hoa Ban ", 1<<17), Owner: strings.Repeat("Nguyễn ", 1<<17), Phone: strings.Repeat("0905", 1<<18), Hamlet: strings.Repeat("x", 1<<20)}
	if _, ask := duplicates.Compare(long, long); !ask {
		t.Error("the same long text twice is not the same")
	}
}

// FuzzCompare: any text is safe, and the order of two facilities makes no difference.
func FuzzCompare(f *testing.F) {
	f.Add("Cơ sở Hoa Ban", "H'Linh Niê", "0905123456", "6001234562", "co so hoa ban", "h linh", "0905 123 456", "066188001234")
	f.Add("Mo65c Ha3i 2", "Y Bhim Êban", "", "", "Moocj Hari II", "Y Bhim", "84905123456", "")
	f.Add("\xff\u0301", "\u200b", "0", "-", "của", "anh", "+", "1")
	f.Fuzz(func(t *testing.T, nameA, ownerA, phoneA, taxA, nameB, ownerB, phoneB, taxB string) {
		r := rand.New(rand.NewPCG(uint64(len(nameA)), uint64(len(nameB))))
		a := duplicates.Facility{Name: nameA, Owner: ownerA, Phone: phoneA, TaxCode: taxA, Commune: taxB, Hamlet: ownerB, Lat: r.NormFloat64(), Lon: 108, HasPlace: true}
		b := duplicates.Facility{Name: nameB, Owner: ownerB, Phone: phoneB, TaxCode: taxB, Commune: taxA, Hamlet: ownerA, Lat: r.NormFloat64(), Lon: 108, HasPlace: true}
		ab, _ := duplicates.Compare(a, b)
		ba, _ := duplicates.Compare(b, a)
		if !reflect.DeepEqual(ab, ba) {
			t.Errorf("%v one way, %v the other", ab, ba)
		}
		if !(ab.Score >= 0 && ab.Score <= 1) {
			t.Errorf("score %v", ab.Score)
		}
		if keys := duplicates.Keys(a); len(keys) > 64 {
			t.Errorf("%d keys", len(keys))
		}
	})
}
