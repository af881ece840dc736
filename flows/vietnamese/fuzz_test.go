package vietnamese

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// together is a personal number written together.
var together = regexp.MustCompile(`(^|[^0-9])0[0-9]{11}($|[^0-9])`)

// The seeds stand in testdata/fuzz; make fuzz runs every target.

func FuzzText(f *testing.F) {
	f.Fuzz(func(t *testing.T, s string) {
		clean, folded := Clean(s), Fold(s)
		switch {
		case Clean(clean) != clean || Fold(folded) != folded || Fold(clean) != folded:
			t.Errorf("%q: %q, %q, not the same the second time: %q, %q, %q", s, clean, folded, Clean(clean), Fold(folded), Fold(clean))
		case !utf8.ValidString(clean) || !norm.NFC.IsNormalString(clean):
			t.Errorf("%q becomes %q", s, clean)
		case utf8.ValidString(s) && Fold(norm.NFD.String(s)) != Fold(norm.NFC.String(s)):
			t.Errorf("%q: decomposed it is %q, composed %q", s, Fold(norm.NFD.String(s)), Fold(norm.NFC.String(s)))
		}
		for _, which := range []keysTaken{sureKeys, likelyKeys, shapeKeys, anySound | likelyKeys} {
			if undone, ok := withoutKeys(s, which); !ok && Fold(undone) != Fold(s) {
				t.Errorf("%q has no keys, but becomes %q", s, undone)
			}
		}
	})
}

func FuzzReaders(f *testing.F) {
	f.Fuzz(func(t *testing.T, s string) {
		amountsInRange(t, s)
		contactsReadAgain(t, s)
		timesInRange(t, s)
		if answer, ok := YesNo(s); answer && !ok {
			t.Errorf("%q is a yes that nobody said", s)
		}
	})
}

func amountsInRange(t *testing.T, s string) {
	for _, values := range [][]int64{Number(s), Money(s)} {
		if len(values) > mostNumbers {
			t.Errorf("%q gives %d values", s, len(values))
		}
		for _, v := range values {
			if v < 0 || v > ceiling {
				t.Errorf("%q gives %d", s, v)
			}
			if got := Money(FormatMoney(v)); !slices.Equal(got, []int64{v}) {
				t.Errorf("%d is written %s and read %v", v, FormatMoney(v), got)
			}
		}
	}
}

func contactsReadAgain(t *testing.T, s string) {
	for _, p := range Phone(s) {
		if !validPhone(p) || !slices.Equal(Phone(FormatPhone(p)), []string{p}) {
			t.Errorf("%q gives %q, written %q", s, p, FormatPhone(p))
		}
	}
	for _, c := range TaxCode(s) {
		if n := len(c.Code); n != 10 && n != 14 || !slices.Equal(TaxCode(c.Code), []Tax{c}) {
			t.Errorf("%q gives %+v, read again %+v", s, c, TaxCode(c.Code))
		}
	}
	masked, found := PersonalNumber(s)
	if !found && masked != s {
		t.Errorf("%q has none, but becomes %q", s, masked)
	}
	if together.MatchString(asciiDigits(Clean(masked))) {
		t.Errorf("%q still holds one: %q", s, masked)
	}
}

func timesInRange(t *testing.T, s string) {
	if days := Date(s, asked); len(days) > mostDays {
		t.Errorf("%q gives %d days", s, len(days))
	}
	for _, y := range Year(s, asked.Year()) {
		if y < firstYear || y > asked.Year()+yearsAhead {
			t.Errorf("%q gives %d", s, y)
		}
	}
	for _, m := range Clocks(s) {
		if m < 0 || m >= 24*60 {
			t.Errorf("%q gives %d minutes", s, m)
		}
	}
}

func FuzzCommunes(f *testing.F) {
	f.Fuzz(func(t *testing.T, s string, lat, lon float64) {
		namesInOrder(t, s)
		near := CommunesAt(lat, lon)
		for i, n := range near {
			if n.Away < 0 || n.Away > outside || n.Away > near[0].Away+doubtful || i > 0 && n.Away < near[i-1].Away {
				t.Errorf("%f, %f: %v", lat, lon, near)
			}
		}
	})
}

func namesInOrder(t *testing.T, s string) {
	matches, ambiguous := FindCommunes(s)
	if len(matches) > mostMatches || ambiguous && len(matches) == 0 {
		t.Errorf("%q: ambiguous %v, %s", s, ambiguous, describe(matches))
	}
	for i, m := range matches {
		if m.Score <= 0 || m.Score > 1 || i > 0 && m.Score > matches[i-1].Score {
			t.Errorf("%q: a score of %f: %s", s, m.Score, describe(matches))
		}
	}
	if utf8.RuneCountInString(norm.NFD.String(s)) > longestQuery || !utf8.ValidString(s) {
		return
	}
	composed, _ := FindCommunes(norm.NFC.String(s))
	if decomposed, _ := FindCommunes(norm.NFD.String(s)); !slices.Equal(composed, decomposed) {
		t.Errorf("%q: composed %s, decomposed %s", s, describe(composed), describe(decomposed))
	}
	if loud, _ := FindCommunes(strings.ToUpper(s)); strings.ToLower(strings.ToUpper(s)) == s && !slices.Equal(loud, matches) {
		t.Errorf("%q: in capitals %s, else %s", s, describe(loud), describe(matches))
	}
}
