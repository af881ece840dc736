package vietnamese

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// captureTexts gives every text that leaves Capture and CaptureNeed.
func captureTexts(s string) []string {
	c, n := Capture(s, 2026), CaptureNeed(s, 2026)
	out := []string{c.Name, c.Contact, c.Hamlet, c.Products, c.Rest, c.Phone, c.TaxCode, n.Name, n.Contact, n.Item, n.Phone}
	for _, u := range []Unsure{c.Unsure, n.Unsure} {
		out = append(append(append(out, u.Contacts...), u.Phones...), u.Hamlets...)
		for _, t := range u.TaxCodes {
			out = append(out, t.Code)
		}
	}
	return out
}

// FuzzCapture: any text is survived, and nothing that leaves is a personal
// number, broken, or out of its limits.
func FuzzCapture(f *testing.F) {
	f.Fuzz(func(t *testing.T, s string) {
		for _, out := range captureTexts(s) {
			if _, found := PersonalNumber(out); found {
				t.Errorf("%q leaves the personal number %q", s, out)
			}
			if !utf8.ValidString(out) {
				t.Errorf("%q leaves %q", s, out)
			}
		}
		c := Capture(s, 2026)
		if c.Workers < 0 || c.Workers > mostWorkers || c.Capital < 0 || c.Capital > ceiling || c.Year > 2026 || c.Year < 0 || utf8.RuneCountInString(c.Name) > longestName {
			t.Errorf("%q gives %+v", s, c)
		}
		if _, ok := CommuneByCode(c.Commune); c.Commune != "" && !ok || c.Phone != "" && !validPhone(c.Phone) {
			t.Errorf("%q gives %+v", s, c)
		}
		CaptureKind(s)
	})
}

func TestCaptureSurvives(t *testing.T) {
	for _, s := range append(hostile, "mst", ":", "Tên:", "vốn", "cơ sở", "hkd hkd hkd", "? ? ?", "xin", "xin hỗ trợ", "từ", "năm", "lđ", "12 lđ 12 lđ", "chủ", "ông", "thôn", "xã", "ở", "Địa chỉ:\n\n", ",,,,", "của ông") {
		captureTexts(s)
		CaptureKind(s)
	}
}

// TestPersonalNumberStaysOut: however it is written.
func TestPersonalNumberStaysOut(t *testing.T) {
	for _, number := range []string{"066190001234", "066 190 001 234", "066.190.001.234", "066-190-001-234", "０６６１９０００１２３４", "0661 9000 1234"} {
		for _, around := range []string{"%", "mst %", "MST: %", "cccd %", "căn cước số %", "cơ sở Hoa Ban %", "cơ sở Hoa Ban, hkd, %, ea kao, 12 lđ", "Tên: %", "chủ: % Nguyễn Văn A", "Sản phẩm: %, gạch", "sđt %", "vốn %", "năm %", "xin hỗ trợ máy % 400tr", "thôn %", "% thế nào?"} {
			s := strings.ReplaceAll(around, "%", number)
			for _, out := range captureTexts(s) {
				digits := strings.Map(func(r rune) rune {
					if n := digit(r); n >= 0 {
						return rune('0' + n)
					}
					return -1
				}, out)
				if strings.Contains(digits, "190001234") {
					t.Errorf("%q leaves %q", s, out)
				}
			}
			if !Capture(s, 2026).Personal {
				t.Errorf("%q: it is not said that there was one", s)
			}
		}
	}
}

// TestCaptureIsCut: a megabyte costs no more than the first 4.096 runes.
func TestCaptureIsCut(t *testing.T) {
	for _, unit := range []string{"cơ sở Hoa Ban, hkd, ea kao, 12 lđ, 0905123456, ", "a", "1 ", "ea kao ", "xin hỗ trợ máy ", "năm ", "buôn ", "0905 ", "vốn 1 tỷ ", "Tên: ", "a,", "\n", "chị H'Linh "} {
		s := strings.Repeat(unit, 1<<20/len(unit))
		head := string([]rune(s)[:min(longestMessage, len([]rune(s)))])
		start := time.Now()
		got := Capture(s, 2026)
		CaptureNeed(s, 2026)
		CaptureKind(s)
		t.Logf("%q: %v", unit, time.Since(start))
		if got.Rest != Capture(head, 2026).Rest || utf8.RuneCountInString(got.Rest) > 2*longestMessage {
			t.Errorf("%q: more was read than the beginning", unit)
		}
	}
}

func BenchmarkCapture(b *testing.B) {
	for name, text := range map[string]string{
		"line":  "cơ sở rang cà phê Hoa Ban, hkd, ea kao, 12 lđ, 0905123456",
		"plain": "co so hoa ban chu hlinh nie sdt 0905123456 dia chi buon kmrong ea kao lam ca phe bot 6 nguoi von 500tr tu nam 2015",
		"lines": "Tên: Cơ sở rang xay Hoa Ban\nChủ: H'Linh Niê\nSĐT: 0905.123.456\nĐịa chỉ: thôn 3, xã Ea Kao, Buôn Ma Thuột\nLao động: 12 người (5 nữ)\nVốn: 500 triệu\nNăm thành lập: 2015\nMST: 6001234562\nSản phẩm: cà phê bột, cà phê hạt",
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				Capture(text, 2026)
			}
		})
	}
	b.Run("need", func(b *testing.B) {
		for b.Loop() {
			CaptureNeed("HTX Thành Đạt xin hỗ trợ máy sấy tiêu 400tr", 2026)
		}
	})
	b.Run("kind", func(b *testing.B) {
		for b.Loop() {
			CaptureKind("cơ sở rang cà phê Hoa Ban, hkd, ea kao, 12 lđ, 0905123456")
		}
	})
}

// TestOtherMoneyIsNotOffered: loans, wishes, turnover and wages are no capital,
// not even as a question.
func TestOtherMoneyIsNotOffered(t *testing.T) {
	for _, money := range []string{"vay 300tr", "vay ngân hàng 300tr", "đang nợ 300 triệu", "doanh thu 2 tỷ/năm", "doanh thu năm ngoái 2 tỷ", "lương 7tr/tháng", "xin hỗ trợ 200 triệu", "thu nhập 9 triệu", "giá 350 triệu", "lợi nhuận 1 tỷ", "mua xe 500tr"} {
		c := Capture("cơ sở Hoa Ban, hkd, ea kao, "+money+", 12 lđ", 2026)
		if c.Capital != 0 || len(c.Unsure.Capitals) > 0 {
			t.Errorf("%q: capital %d, offered %v", money, c.Capital, c.Unsure.Capitals)
		}
		if c.Name != "cơ sở Hoa Ban" || c.Commune != "24169" {
			t.Errorf("%q spoils the rest: %+v", money, c)
		}
	}
}
