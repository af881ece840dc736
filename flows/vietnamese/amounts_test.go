package vietnamese

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestNumber(t *testing.T) {
	for in, want := range map[string][]int64{
		"12": {12}, "12 người": {12}, "12người": {12}, "12 lđ": {12}, "12lđ": {12}, "12 ng": {12}, "1.200": {1200}, "1,200": {1200}, "1 200": {1200},
		"1 200 000": {1_200_000}, "mười hai": {12}, "muoi hai": {12}, "mười lăm người": {15}, "mười": {10}, "hai mươi mốt": {21}, "hai mươi": {20},
		"hai lăm": {25}, "ba chục": {30}, "3 chục người": {30}, "một trăm linh năm": {105}, "một trăm hai": {120}, "mot tram hai muoi": {120}, "hai trăm rưỡi": {250},
		"một nghìn hai trăm": {1200}, "2 nghìn": {2000}, "2k": {2000}, "1,5 nghìn": {1500}, "khoảng 12": {12}, "tầm 12 người ạ": {12}, "05 người": {5}, "0": {0},
		"hai vợ chồng": {2}, "một mình": {1}, "năm người": {5}, "ba": {3}, "１２": {12}, "- 12 người": {12}, "1️⃣2️⃣": {12}, "<b>12</b>": {12}, "\u202e12\u202c": {12}, "mu\u031bo\u031b\u0300i hai": {12},
		"năm nay 12 người": {12}, "12 triệu": {12_000_000},
		"10-12": {10, 12}, "10 đến 12": {10, 12}, "5 hay 6": {5, 6}, "12 nam 5 nữ": {12, 5}, "muoi nam": {15, 10}, "10 - 12 người": {10, 12},
		"hơn chục": nil, "chục người": nil, "vài người": nil, "mấy chục": nil, "mười mấy": nil, "20 mấy": nil, "hơn 10": nil, "trên 10 người": nil, "gần 20": nil, "ít nhất 5": nil,
		"-5": nil, "âm 5": nil, "5.6": nil, "1,55": nil, "10/12": nil, "50%": nil, "0905123456": nil, "không": nil, "nhiều": nil, "ba tôi": nil, "anh Năm Lửa": nil, "m2": nil, "": nil,
		"1.20": nil, "99999999999999999999": nil, "một ít": nil, "1 2 3 4 5 6 7 8 9": nil, "12.5.2015": nil,
	} {
		if got := Number(in); !slices.Equal(got, want) {
			t.Errorf("Number(%q) = %v, want %v", in, got, want)
		}
	}
}

func TestMoney(t *testing.T) {
	const tr, ty = 1_000_000, 1_000_000_000
	for in, want := range map[string][]int64{
		"500 triệu": {500 * tr}, "500tr": {500 * tr}, "500 tr": {500 * tr}, "500trđ": {500 * tr}, "500 triệu đồng": {500 * tr}, "500 trieu": {500 * tr}, "500TR": {500 * tr},
		"1tr5": {1_500_000}, "1tr05": {1_050_000}, "1tr250": {1_250_000}, "1,5 tỷ": {1500 * tr}, "1.5 tỷ": {1500 * tr}, "1,5ty": {1500 * tr}, "2,35 tỉ": {2350 * tr}, "0,5 tỷ": {500 * tr},
		"2 tỷ rưỡi": {2500 * tr}, "2 ty ruoi": {2500 * tr}, "hai tỷ rưởi": {2500 * tr}, "2 ty 3": {2300 * tr}, "2 tỷ ba": {2300 * tr}, "1ty2": {1200 * tr}, "tỷ rưỡi": {1500 * tr}, "tỷ hai": {1200 * tr},
		"1 tỷ 200 triệu": {1200 * tr}, "1 tỷ 200": {1200 * tr}, "một tỷ hai trăm": {1200 * tr}, "một tỷ hai trăm triệu": {1200 * tr}, "2 tỷ 350tr": {2350 * tr}, "nửa tỷ": {500 * tr}, "nua ty": {500 * tr},
		"hai trăm triệu": {200 * tr}, "hai tram trieu": {200 * tr}, "ba chục triệu": {30 * tr}, "2 trăm 50 triệu": {250 * tr}, "trăm triệu": {100 * tr}, "mười lăm triệu": {15 * tr},
		"1.200.000đ": {1_200_000}, "1.200.000 VNĐ": {1_200_000}, "1,200,000": {1_200_000}, "1 200 000": {1_200_000}, "1200000": {1_200_000}, "1.200.000.000": {1200 * tr}, "1.500 triệu": {1500 * tr},
		"450 nghìn": {450_000}, "500k": {500_000}, "500 ngàn": {500_000}, "500.000đ": {500_000}, "500 đồng": {500}, "0": {0}, "0đ": {0}, "1 nghìn tỷ": {1000 * ty},
		"tầm 400tr": {400 * tr}, "dạ khoảng 300 triệu ạ": {300 * tr}, "máy sấy tiêu 400tr": {400 * tr}, "công ty 2 tỷ": {2 * ty}, "500 triệu năm 2015": {500 * tr}, "200 nghìn/người/tháng": {200_000},
		"500 triệu 2 cái máy": {500 * tr}, "1 tỷ lẻ năm triệu": {1005 * tr}, "\u202e500tr": {500 * tr}, "<i>500tr</i>": {500 * tr}, "５００ triệu": {500 * tr}, "500 trie\u0323\u0302u": {500 * tr},
		"400-500tr": {400 * tr, 500 * tr}, "từ 400 đến 500 triệu": {400 * tr, 500 * tr}, "1 tỷ 50": {1050 * tr, 1500 * tr}, "1tr25": {1_250_000, 1_025_000}, "1.250 tỷ": {1250 * tr, 1250 * ty},
		"2 tỷ 3 máy": {2300 * tr, 2 * ty}, "500": {500 * tr, 500_000}, "5": {5 * tr, 5 * ty}, "1,5": {1500 * tr, 1_500_000}, "500.000": {500_000, 500 * tr}, "1 200 triệu": {1200 * tr, 200 * tr},
		"3 tỏi": nil, "5 củ": nil, "-500tr": nil, "âm 5 triệu": nil, "hơn 1 tỷ": nil, "vài trăm triệu": nil, "gần 500tr": nil, "500tr hơn": nil, "500 usd": nil, "$500": nil, "50%": nil,
		"2 triệu viên": nil, "12 lđ": nil, "không có": nil, "": nil, "tỷ": nil, "0905123456": nil, "mst 6001234562": nil, "máy 3 pha": nil, "99999999999999999999": nil,
	} {
		if got := Money(in); !slices.Equal(got, want) {
			t.Errorf("Money(%q) = %v, want %v", in, got, want)
		}
	}
}

// TestMoneyIsReadAsWritten: what the bot writes it also reads, to the đồng.
func TestMoneyIsReadAsWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.Int64Range(0, ceiling).Draw(t, "n") / rapid.SampledFrom([]int64{1, 1e3, 1e6, 1e9, 1e12}).Draw(t, "less")
		n *= rapid.SampledFrom([]int64{1, 1, 1e3}).Draw(t, "round")
		n = min(n, ceiling)
		if got := Money(FormatMoney(n)); !slices.Equal(got, []int64{n}) {
			t.Errorf("Money(%q) = %v", FormatMoney(n), got)
		}
		// "1.250 tỷ" may also be one and a quarter, the 5 of "1 triệu 5 đồng" a half
		if got := Money(MoneyWords(n)); !slices.Contains(got, n) || n < 1e12 && n%1000 == 0 && len(got) != 1 {
			t.Errorf("Money(%q) = %v", MoneyWords(n), got)
		}
		if got := Number(FormatNumber(n)); !slices.Equal(got, []int64{n}) {
			t.Errorf("Number(%q) = %v", FormatNumber(n), got)
		}
	})
}

func TestAmountsStayInRange(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := texts().Draw(t, "s")
		for _, v := range append(Number(s), Money(s)...) {
			if v < 0 || v > ceiling {
				t.Errorf("%q gives %d", s, v)
			}
		}
	})
}

func TestFormatMoney(t *testing.T) {
	for n, want := range map[int64][2]string{
		0: {"0đ", "0 đồng"}, 1: {"1đ", "1 đồng"}, 999: {"999đ", "999 đồng"}, 1000: {"1.000đ", "1 nghìn"}, 1500: {"1.500đ", "1 nghìn 500 đồng"},
		450_000: {"450.000đ", "450 nghìn"}, 1_200_000_000: {"1.200.000.000đ", "1 tỷ 200 triệu"}, 1_000_500: {"1.000.500đ", "1 triệu 500 đồng"},
		1_234_567_890: {"1.234.567.890đ", "1 tỷ 234 triệu 567 nghìn 890 đồng"}, 1_200_000_000_000: {"1.200.000.000.000đ", "1.200 tỷ"}, -5000: {"-5.000đ", "âm 5 nghìn"},
		math.MinInt64: {"-9.223.372.036.854.775.808đ", "âm 9.223.372.036 tỷ 854 triệu 775 nghìn 808 đồng"},
	} {
		if got := [2]string{FormatMoney(n), MoneyWords(n)}; got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
	if got := FormatNumber(1200); got != "1.200" {
		t.Errorf("FormatNumber(1200) = %q", got)
	}
}

func BenchmarkMoney(b *testing.B) {
	for b.Loop() {
		Money("dạ khoảng 1 tỷ 200 triệu ạ")
	}
}
