package vietnamese

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestTaxCode(t *testing.T) {
	right := []Tax{{"0100109106", true}}
	branch := []Tax{{"0300588569-001", true}}
	for in, want := range map[string][]Tax{
		"0100109106": right, "0100 109 106": right, "01 0010 9106": right, "0100109106.": right, "MST: 0100109106": right, "mst 0100109106 nhé": right, "０１００１０９１０６": right,
		"0100109106 0100109106": right, "0100\u200b109106": right,
		"0300588569-001": branch, "0300588569 - 001": branch, "0300588569001": branch, "0300588569 001": branch, "0300 588 569 001": branch,
		"0100109107": {{"0100109107", false}}, "0905123457": {{"0905123457", false}}, "0000000000": {{"0000000000", false}}, "0300588568-001": {{"0300588568-001", false}},
		"0100109106 hoặc 0300588569": {{"0100109106", true}, {"0300588569", true}},
		"066085001234":               nil, "066 085 001 234": nil, "mst 066085001234-001": nil, "010010910": nil, "01001091060": nil, "010010910600": nil, "0100109106-01": right,
		"": nil, "chưa có": nil, "12": nil, "01001091061234": nil,
	} {
		if got := TaxCode(in); !slices.Equal(got, want) {
			t.Errorf("TaxCode(%q) = %v, want %v", in, got, want)
		}
	}
}

// TestTaxDigit: whatever single digit of a right code is changed, it is noticed.
func TestTaxDigit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		nine := rapid.StringMatching(`[0-9]{9}`).Draw(t, "digits")
		check := taxDigit(nine + "0")
		if check > 9 {
			t.Skip("no such code is given out")
		}
		code := []byte(nine + string(rune('0'+check)))
		if got := TaxCode(string(code)); len(got) != 1 || !got[0].Checked {
			t.Fatalf("TaxCode(%s) = %v", code, got)
		}
		at := rapid.IntRange(0, 9).Draw(t, "wrong")
		code[at] = '0' + (code[at]-'0'+byte(rapid.IntRange(1, 9).Draw(t, "by")))%10
		if got := TaxCode(string(code)); len(got) != 1 || got[0].Checked {
			t.Errorf("TaxCode(%s) = %v", code, got)
		}
	})
}
