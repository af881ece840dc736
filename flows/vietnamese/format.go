package vietnamese

import (
	"strconv"
	"strings"
)

// FormatNumber writes n with points between thousands: 1.200.
func FormatNumber(n int64) string {
	digits, sign := strconv.FormatUint(magnitude(n), 10), ""
	if n < 0 {
		sign = "-"
	}
	var out strings.Builder
	out.WriteString(sign)
	for i, d := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			out.WriteByte('.')
		}
		out.WriteRune(d)
	}
	return out.String()
}

// FormatMoney writes n đồng in figures: 1.200.000.000đ.
func FormatMoney(n int64) string {
	return FormatNumber(n) + "đ"
}

// MoneyWords writes n đồng as people say it, exact to the đồng: 1 tỷ 200 triệu,
// 450 nghìn, 1 triệu 500 đồng.
func MoneyWords(n int64) string {
	left := magnitude(n)
	if left == 0 {
		return "0 đồng"
	}
	var parts []string
	if n < 0 {
		parts = append(parts, "âm")
	}
	for _, u := range []struct {
		size uint64
		name string
	}{{1e9, "tỷ"}, {1e6, "triệu"}, {1e3, "nghìn"}, {1, "đồng"}} {
		if count := left / u.size; count > 0 {
			parts = append(parts, FormatNumber(int64(count)), u.name)
			left %= u.size
		}
	}
	return strings.Join(parts, " ")
}

// magnitude is |n|, also for the smallest int64.
func magnitude(n int64) uint64 {
	if n < 0 {
		return -uint64(n)
	}
	return uint64(n)
}
