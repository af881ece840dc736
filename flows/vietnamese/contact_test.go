package vietnamese

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestPhone(t *testing.T) {
	one := []string{"0905123456"}
	for in, want := range map[string][]string{
		"0905123456": one, "0905 123 456": one, "0905.123.456": one, "0905-123-456": one, "(0905) 123456": one, "09 05 12 34 56": one, "0905–123–456": one,
		"+84905123456": one, "+84 905 123 456": one, "84905123456": one, "0084905123456": one, "+84(0)905123456": one, "+84 0905 123 456": one, "+84-905-123-456": one,
		"sđt: 0905 123 456 (zalo)": one, "gọi 0905123456 nhé": one, "tel:0905123456": one, "0905123456 12 người": one, "số 5 0905123456": one, "0905123456, 0905 123 456": one,
		"０９０５１２３４５６": one, "0905\u200b123\u202d456": one, "0905\u00a0123\u00a0456": one, "<a href='tel:0905123456'>": one, "📞0905123456": one,
		"0351234567": {"0351234567"}, "0561234567": {"0561234567"}, "0701234567": {"0701234567"}, "0861234567": {"0861234567"},
		"(0262) 3850 123": {"02623850123"}, "0262.3850123": {"02623850123"}, "028 3825 1234": {"02838251234"}, "+84 262 3850 123": {"02623850123"}, "0257 382 1234": {"02573821234"},
		"0905123456 - 0914567890": {"0905123456", "0914567890"}, "0905 123 456 0914 567 890": {"0905123456", "0914567890"}, "0905123456/0914567890": {"0905123456", "0914567890"},
		"0905123456\n0262 3850 123": {"0905123456", "02623850123"}, "0905123456 hoặc 0914567890": {"0905123456", "0914567890"},
		"090512345": nil, "09051234567": nil, "905123456": nil, "0105123456": nil, "0605123456": nil, "01234567890": nil, "066085001234": nil, "066 085 001 234": nil, "0905 123 456 7": nil,
		"0905123456 7": nil, "12": nil, "1900 1234": nil, "500 triệu": nil, "": nil, "chưa có": nil, "+1 202 555 0123": nil, "20/10/2015": nil, "02 12345": nil,
	} {
		if got := Phone(in); !slices.Equal(got, want) {
			t.Errorf("Phone(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestPhoneForms(t *testing.T) {
	for p, want := range map[string][2]string{
		"0905123456": {"0905 123 456", "0905•••456"}, "02623850123": {"0262 3850 123", "0262•••123"}, "02838251234": {"028 3825 1234", "0283•••234"}, "0262385012": {"0262 385 012", "0262•••012"},
		"": {"", "•••"}, "123": {"123", "•••"}, "0905 123 456": {"0905 123 456", "•••"}, "066085001234": {"066085001234", "•••"}, "abc": {"abc", "•••"}, "0905123x56": {"0905123x56", "•••"},
	} {
		if got := [2]string{FormatPhone(p), MaskPhone(p)}; got != want {
			t.Errorf("%q: %q, want %q", p, got, want)
		}
	}
}

func TestPhoneIsReadAsWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := rapid.StringMatching(`0[35789][0-9]{8}|02[0-9]{9}`).Draw(t, "phone")
		for _, text := range []string{p, FormatPhone(p), "+84" + p[1:], "sđt " + FormatPhone(p) + " nhé"} {
			if got := Phone(text); !slices.Equal(got, []string{p}) {
				t.Errorf("Phone(%q) = %q", text, got)
			}
		}
		if strings.Contains(MaskPhone(p), p[4:7]+p[7:]) {
			t.Errorf("%q is not masked", p)
		}
	})
}

func TestPersonalNumber(t *testing.T) {
	for in, want := range map[string]string{
		"066085001234": "066•••••1234", "CCCD 066085001234 nhé": "CCCD 066•••••1234 nhé", "066 085 001 234": "066•••••1234", "066.085.001.234": "066•••••1234", "066085 001234": "066•••••1234",
		"0660 8500 1234": "066•••••1234", "066-085-001-234": "066•••••1234", "số066085001234a": "số066•••••1234a", "066\u200b085001234": "066•••••1234", "０６６０８５００１２３４": "066•••••1234",
		"066085001234, 066085005678": "066•••••1234, 066•••••5678", "0905123456 066085001234": "0905123456 066•••••1234", "mst 066085001234-001": "mst 066•••••1234-001", "\u202e066085001234": "066•••••1234",
		"0905 123 456; 066 085 001 234": "0905 123 456; 066•••••1234",
	} {
		if got, found := PersonalNumber(in); got != want || !found {
			t.Errorf("PersonalNumber(%q) = %q, %v, want %q", in, got, found, want)
		}
	}
	for _, in := range []string{
		"", "0905123456", "0905 123 456", "+84905123456", "0905123456 0914567890", "500000000000", "1.200.000.000đ", "6001234562", "6001234562-001", "0660850012345", "06608500123", "0915123456 12 người", "0915 123 456 12", "năm 2015", "😀",
	} {
		if got, found := PersonalNumber(in); got != in || found {
			t.Errorf("PersonalNumber(%q) = %q, %v", in, got, found)
		}
	}
}

func TestPersonalNumberNeverLeaks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.StringMatching(`0[0-9]{11}`).Draw(t, "number")
		around := rapid.SampledFrom([]string{"", " ", "CCCD ", ", ", "\n", "a"})
		masked, found := PersonalNumber(around.Draw(t, "before") + n + around.Draw(t, "after"))
		if !found || strings.Contains(masked, n[3:8]+n[8:]) {
			t.Errorf("%q: %q", n, masked)
		}
	})
}
