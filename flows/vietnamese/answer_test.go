package vietnamese

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestYear(t *testing.T) {
	for in, want := range map[string][]int{
		"2015": {2015}, "năm 2015": {2015}, "nam 2015": {2015}, "15": {2015}, "năm 15": {2015}, "85": {1985}, "98": {1998}, "00": {2000}, "05": {2005}, "36": {2036}, "hồi năm 98": {1998},
		"20/10/2015": {2015}, "20-10-2015": {2015}, "20.10.2015": {2015}, "2015-10-20": {2015}, "20/10/15": {2015}, "12.5.15": {2015}, "5/2015": {2015}, "T5/2015": {2015}, "5/15": {2015}, "tháng 5 năm 2015": {2015},
		"năm nay": {2026}, "năm ngoái": {2025}, "nam ngoai": {2025}, "năm rồi": {2025}, "năm kia": {2024}, "sang năm": {2027}, "được 10 năm": {2016}, "15 năm nay": {2011}, "mười năm nay": {2016},
		"2 năm trước": {2024}, "cách đây 5 năm": {2021}, "khoảng 2015": {2015}, "từ 2015": {2015}, "2k15": {2015}, "hai nghìn không trăm mười lăm": {2015}, "hai ngàn mười lăm": {2015}, "1945": {1945}, "2036": {2036},
		"２０１５": {2015}, "\u202e2015": {2015}, "<b>2015</b>": {2015}, "na\u0306m 2015": {2015}, "đầu năm 2020": {2020}, "2015 ạ": {2015},
		"2015-2016": {2015, 2016}, "2015, 2018": {2015, 2018},
		"1944": nil, "1890": nil, "2037": nil, "3000": nil, "40": nil, "20155": nil, "5": nil, "12/5": nil, "trước 2015": nil, "sau 2015": nil, "những năm 90": nil, "hơn 10 năm": nil, "chưa rõ": nil, "": nil,
		"0905123456": nil, "lâu rồi": nil, "5 năm nữa": nil, "😀": nil,
	} {
		if got := Year(in, 2026); !slices.Equal(got, want) {
			t.Errorf("Year(%q) = %v, want %v", in, got, want)
		}
	}
}

func TestYearTwoCenturies(t *testing.T) {
	if got := Year("50", 2045); !slices.Equal(got, []int{2050, 1950}) {
		t.Errorf("Year(50) in 2045 = %v", got)
	}
}

func TestYearStaysInRange(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		now := rapid.IntRange(1990, 2200).Draw(t, "now")
		for _, y := range Year(texts().Draw(t, "s"), now) {
			if y < firstYear || y > now+yearsAhead {
				t.Errorf("%d in %d", y, now)
			}
		}
	})
}

func TestYesNo(t *testing.T) {
	for in, want := range map[string]bool{
		"có": true, "co": true, "Có": true, "CÓ Ạ": true, "dạ có": true, "có rồi": true, "ok": true, "Oke": true, "okie": true, "đồng ý": true, "dong y": true, "ừ": true, "uh": true, "dạ": true, "vâng": true, "vâng ạ": true,
		"rồi": true, "roi": true, "đúng rồi ạ": true, "phải": true, "được": true, "dc": true, "chắc chắn": true, "nhất trí": true, "anh ấy đồng ý rồi": true, "đã đăng ký": true, "ok thôi": true, "y": true, "yes": true,
		"👍": true, "👍🏻": true, "✅": true, "co\u0301": true, "\u202ecó": true, "có!!!": true, "Chủ cơ sở đồng ý": true,
		"không": false, "khong": false, "ko": false, "k": false, "K ạ": false, "hok": false, "hông": false, "kh": false, "chưa": false, "chua": false, "dạ chưa": false, "chưa có": false, "không có": false, "ko có": false,
		"thôi": false, "thoi": false, "dạ thôi ạ": false, "không đồng ý": false, "k dong y": false, "chủ chưa đồng ý": false, "không phải ạ": false, "không, không có": false, "em chưa": false, "no": false, "n": false,
		"👎": false, "❌": false, "kho\u0302ng": false, "từ chối": false,
	} {
		if got, ok := YesNo(in); !ok || got != want {
			t.Errorf("YesNo(%q) = %v, %v, want %v", in, got, ok, want)
		}
	}
	for _, in := range []string{
		"", "12", "được không?", "có được không", "ok không", "có hay không", "không rõ", "ko biết", "chưa chắc chắn", "dạ để em hỏi", "có nhưng chưa đủ", "không phải không có", "không gian rộng", "thôi được",
		"Cơ sở Hoa Ban", "co so hoa ban", "cơ khí", "co khi", "Y Bhim", "H'Linh Niê", "xin chào", "😀", "<b></b>", "chắc là có", "👍👎", "Cô Hai", "có lẽ",
	} {
		if got, ok := YesNo(in); ok {
			t.Errorf("YesNo(%q) = %v, but it says neither", in, got)
		}
	}
}
