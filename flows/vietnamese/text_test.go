package vietnamese

import (
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

// hostile are inputs that every reader must survive and mostly refuse.
var hostile = []string{
	"", " ", "\n\n\n", "\x00\x01", "\xff\xfe\xfd", "\xed\xa0\x80", "\u202e\u202d", "\ufeff", "<b></b>", "<script>alert('x')</script>", "😀🏳️‍🌈👩‍👩‍👧",
	"'; DROP TABLE x; --", "%s%n", "{{.}}", "...", "---", "+++", "((((", "/////", "\u0301\u0301\u0301", "à̴̛̖̗̘̙̜̝̞̟̠̣̤̥̦̩̪̫̬̭̮̯̰̱̲̳̹̺̻̼͇͈͉͍͎̀́̂̃̄̅̆̇̈̉̊̋̌̍̎̏̐̑̒̓",
	strings.Repeat("a", 10_000), strings.Repeat("9", 10_000), strings.Repeat("1 ", 10_000), strings.Repeat("1.", 10_000), strings.Repeat("một ", 5_000), strings.Repeat("\u0301", 10_000),
	strings.Repeat("0905 123 456 ", 2_000), strings.Repeat("-", 10_000), strings.Repeat("1 tỷ ", 5_000), strings.Repeat("không ", 5_000),
}

func TestHostileInputIsSurvived(t *testing.T) {
	for _, s := range hostile {
		readAll(s)
	}
}

// readAll runs every reader.
func readAll(s string) {
	Clean(s)
	Fold(s)
	Number(s)
	Money(s)
	Phone(s)
	TaxCode(s)
	Date(s, asked)
	Clocks(s)
	Year(s, 2026)
	YesNo(s)
	PersonalNumber(s)
	FindCommunes(s)
	_ = FormatPhone(s)
	_ = MaskPhone(s)
	CommuneByCode(s)
}

func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		"":                                 "",
		"  Ea   Kao  ":                     "Ea Kao",
		"a\r\nb":                           "a\nb",
		"a\rb":                             "a\nb",
		"a\n\n\n\n\nb":                     "a\n\nb",
		"a \n  \n\t\n b":                   "a\n\nb",
		"\n\na\n\n":                        "a",
		"a\u00a0\u00a0b":                   "a b",
		"a\u3000b":                         "a b",
		"a\tb":                             "a b",
		"\ufeffa":                          "a",
		"a\u200bb":                         "ab",
		"a\u200db":                         "ab",
		"\u202eabc\u202c":                  "abc",
		"\u2066abc\u2069":                  "abc",
		"a\u00adb":                         "ab",
		"a\x00b\x07":                       "ab",
		"a\x7fb":                           "ab",
		"a\xffb":                           "ab",
		"a\xed\xa0\x80b":                   "ab",
		"a\ufffdb":                         "ab",
		"Co\u031b so\u031b\u0309":          "Cơ sở",
		"Ho\u0300a":                        "Hòa",
		"e\u0301\u0302":                    "é\u0302",
		"ê\u0323":                          "ệ",
		"a\u2028b":                         "a\nb",
		"\u3164\u3164":                     "",
		"<b>in</b>":                        "<b>in</b>",
		"👍🏻":                               "👍🏻",
		"a" + strings.Repeat("\u0301", 90): "á" + strings.Repeat("\u0301", maxMarks-1),
		"a\U000e0041b":                     "ab",
		"Ea H’Leo":                         "Ea H’Leo",
	} {
		if got := Clean(in); got != want {
			t.Errorf("Clean(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"":                     "",
		"Ea H'leo":             "ea hleo",
		"Ea H’Leo":             "ea hleo",
		"Ea Hʼleo":             "ea hleo",
		"Ea H`leo":             "ea hleo",
		"Ea H´leo":             "ea hleo",
		"Ea H‘leo":             "ea hleo",
		"Ea H＇leo":             "ea hleo",
		"Ea H′leo":             "ea hleo",
		"Cư M'gar":             "cu mgar",
		"CƯ M’GAR":             "cu mgar",
		"Đắk Lắk":              "dak lak",
		"ddaak lawsk":          "dak lak",
		"d9a81k la81k":         "dak lak",
		"Buoon Ma Thuojt":      "buon ma thuot",
		"M'ddrawks":            "mdrak",
		"Ea Bar, Ea Kar":       "ea bar ea kar",
		"Ðắk Lắk":              "dak lak",
		"Ɖắk":                  "dak",
		"hoà":                  "hoa",
		"hòa":                  "hoa",
		"thuỷ, thủy":           "thuy thuy",
		"Cơ sở: «Hoa Ban» (1)": "co so hoa ban 1",
		"Êban, Y Bhim":         "eban y bhim",
		"a_b-c/d":              "a b c d",
		"x\u200by":             "xy",
		"NGUYỄN VĂN TÂM":       "nguyen van tam",
		"Nguye\u0302\u0303n":   "nguyen",
		"😀 a 😀":                "a",
		"H&B":                  "h b",
		"1.200.000đ":           "1 200 000d",
		"  ":                   "",
		"\u202eabc":            "abc",
		"dòng 1\ndòng 2":       "dong 1 dong 2",
		"Ưu, ơ, ă, â, ê, ô":    "uu o a a e o",
	} {
		if got := Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}

// texts draws what people and attackers may send: Vietnamese letters, digits,
// separators, marks, controls and any other rune or byte.
func texts() *rapid.Generator[string] {
	pieces := rapid.SampledFrom([]string{"tỷ", "triệu", "tr", "5", "12", "1.200", "1,5", "0905", "123", "456", " ", "  ", "\n", "\r\n", "\u0301", "\u0323", "\u0344", "\u034f", "\u200d", "'", "’",
		"ea", "kao", "hoa", "thang", "bmt", "xã", "p", "h", "cũ", "năm", "rưỡi", "không", "có", "-", "/", "+84", "mười", "trăm", "chục", "đ", "lẻ", "nửa", "k", "\xff", "\u1161", "\u11a8", "İ", "ẞ", "K", "1 200"})
	return rapid.Custom(func(t *rapid.T) string {
		if rapid.Bool().Draw(t, "any") {
			return rapid.String().Draw(t, "text") + string(rapid.SliceOf(rapid.Byte()).Draw(t, "bytes"))
		}
		sep := rapid.SampledFrom([]string{"", " "}).Draw(t, "between")
		return strings.Join(rapid.SliceOf(pieces).Draw(t, "pieces"), sep)
	})
}

func TestTextProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := texts().Draw(t, "s")
		clean, folded := Clean(s), Fold(s)
		switch {
		case Clean(clean) != clean:
			t.Errorf("Clean is not idempotent: %q, %q", clean, Clean(clean))
		case Fold(folded) != folded:
			t.Errorf("Fold is not idempotent: %q, %q", folded, Fold(folded))
		case Fold(clean) != folded:
			t.Errorf("Fold differs on clean text: %q, %q", folded, Fold(clean))
		case !utf8.ValidString(clean) || !norm.NFC.IsNormalString(clean):
			t.Errorf("not valid NFC: %q", clean)
		}
		readAll(s)
	})
}

// TestReadersAreLinear: sixteen times the length may not take a hundred times
// as long, which quadratic work would.
// BenchmarkReadersAreLinear: 16 times the length should take about 16 times as
// long, whatever is repeated.
func BenchmarkReadersAreLinear(b *testing.B) {
	for _, unit := range []string{"1 ", "a\u0301", "0905 123 456 ", "1 tỷ ", "không có ", "\n", "1.200,", "066 085 ", "hơn "} {
		for _, times := range []int{250, 4_000} {
			text := strings.Repeat(unit, times)
			b.Run(strconv.Quote(unit)+"x"+strconv.Itoa(times), func(b *testing.B) {
				for b.Loop() {
					readAll(text)
				}
			})
		}
	}
}

func BenchmarkFold(b *testing.B) {
	for b.Loop() {
		Fold("Cơ sở rang xay cà phê Hoa Ban, buôn Kao, Phường Ea Kao")
	}
}

func BenchmarkClean10k(b *testing.B) {
	s := strings.Repeat("Cơ sở rang xay cà phê\n", 450)
	for b.Loop() {
		Clean(s)
	}
}
