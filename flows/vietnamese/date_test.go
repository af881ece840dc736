package vietnamese

import (
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// asked is when dates are asked for here: late in the evening of a Monday, so that
// a day too many would show.
var asked = time.Date(2026, 11, 23, 23, 30, 0, 0, time.FixedZone("+07", 7*60*60))

func TestDate(t *testing.T) {
	for in, want := range map[string]string{
		"5/3/2024": "2024-03-05", "05/03/2024": "2024-03-05", "5-3-2024": "2024-03-05", "5.3.2024": "2024-03-05", "5 / 3 / 2024": "2024-03-05", "5–3–2024": "2024-03-05",
		"5 3 2024": "2024-03-05", "2024-03-05": "2024-03-05", "2024/3/5": "2024-03-05", "05032024": "2024-03-05", "５/３/２０２４": "2024-03-05", "5,3,2024": "2024-03-05",
		"ngày 5 tháng 3 năm 2024": "2024-03-05", "Ngay 05 thang 03 nam 2024": "2024-03-05", "mùng 5 tháng 3, 2024": "2024-03-05", "5 tháng 3 2024": "2024-03-05",
		"5 th 3 năm 24": "2024-03-05 1924-03-05", "cấp ngày 5/3/2024 tại Buôn Ma Thuột": "2024-03-05", "số 40A8 cấp 5/3/2024": "2024-03-05", "5/3/2024.": "2024-03-05",
		"29/2/2024": "2024-02-29", "31/12/1999": "1999-12-31", "1/1/2000": "2000-01-01",
		// two digits of a year, no year: the caller knows which can be meant
		"5/3/24": "2024-03-05 1924-03-05", "5.3.68": "2068-03-05 1968-03-05", "29/2/24": "2024-02-29 1924-02-29", "29/2/00": "2000-02-29",
		"5/3": "2026-03-05 2025-03-05", "ngày 5 tháng 3": "2026-03-05 2025-03-05", "mùng 5 tháng 3 vừa rồi": "2026-03-05 2025-03-05", "29/2": "",
		"hôm nay": "2026-11-23", "hom qua": "2026-11-22", "Hôm kia": "2026-11-21",
		// several are named
		"5/3/2024 hoặc 6/3/2024": "2024-03-05 2024-03-06", "5/3/2024,6/3/2024": "2024-03-05 2024-03-06", "5/3/2024 5/3/2024": "2024-03-05",
		// never month first, and no day that is none
		"3/13/2024": "", "31/2/2024": "", "29/2/2023": "", "31/4/2024": "", "0/3/2024": "", "32/1/2024": "", "5/0/2024": "", "99999999": "", "2024-13-01": "",
		// not a day
		"": "", "2024": "", "3/2024": "", "tháng 3/2024": "", "tháng 3 năm 2024": "", "năm ngoái": "", "lâu rồi": "", "5/3/024": "", "5/3/20244": "", "a5/3/2024": "", "1.200.000": "",
		"0905 123 456": "", "trước ngày 5/3/2024": "", "truoc 5/3": "", "sau ngày 5 tháng 3 năm 2024": "", "066085001234": "", "chưa có": "",
		// the limit alone is left out
		"sau 5/3/2024, cấp 6/3/2024": "2024-03-06",
	} {
		var got []string
		for _, d := range Date(in, asked) {
			got = append(got, d.Format("2006-01-02"))
			if d.Location() != time.UTC || d.Hour() != 12 {
				t.Errorf("Date(%q) is no noon: %s", in, d)
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("Date(%q) = %q, want %q", in, got, want)
		}
	}
}

// TestDateIsReadAsWritten: every day comes back from every way it is written.
func TestDateIsReadAsWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		day := noonOf(1945, 1, 1).AddDate(0, 0, rapid.IntRange(0, 33000).Draw(t, "day"))
		for _, form := range []string{"2/1/2006", "02/01/2006", "02-01-2006", "2.1.2006", "ngày 2 tháng 1 năm 2006", "2006-01-02", "02012006"} {
			if got := Date("cấp "+day.Format(form), asked); !slices.Equal(got, []time.Time{day}) {
				t.Errorf("%s is read as %s", day.Format(form), got)
			}
		}
	})
}

func TestDateOfAnything(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.OneOf(rapid.String(), rapid.StringMatching(`[0-9/. -]{0,20}(tháng|năm)?[0-9]{0,4}`)).Draw(t, "words")
		if got := Date(words, asked); len(got) > mostDays {
			t.Errorf("Date(%q) gives %d days", words, len(got))
		}
	})
}
