package vietnamese

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestClocks(t *testing.T) {
	tests := []struct {
		typed string
		want  []int
	}{
		{"7h30", []int{450}},
		{"07:30", []int{450}},
		{"7.30", []int{450}},
		{"7 giờ rưỡi", []int{450}},
		{"7 rưỡi sáng", []int{450}},
		{"7g", []int{420}},
		{"7", []int{420}},
		{"7h 30 phút", []int{450}},
		{"7h5", []int{425}},
		{"9 giờ tối", []int{1260}},
		{"9 gio toi", []int{1260}},
		{"1 giờ trưa", []int{780}},
		{"11 giờ trưa", []int{660}},
		{"10 giờ đêm", []int{1320}},
		{"2 giờ đêm", []int{120}},
		{"12 giờ đêm", []int{0}},
		{"12 giờ trưa", []int{720}},
		{"0h", []int{0}},
		{"21h-6h30", []int{1260, 390}},
		{"21:00 – 06:30", []int{1260, 390}},
		{"21h tới 6h30", []int{1260, 390}},
		{"21h toi 6h30", []int{1260, 390}},
		{"21 - 6", []int{1260, 360}},
		{"từ 9 giờ tối đến 6 rưỡi sáng", []int{1260, 390}},
		{"Từ 9H Tối Đến 6H30", []int{1260, 390}},
		{"24h", nil},
		{"7h60", nil},
		{"khoảng 7 giờ", nil},
		{"7h30 hằng ngày", nil},
		{"0905 123 456", nil},
		{"730", nil},
		{"-1", []int{60}},
		{"", nil},
		{"đến", nil},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, Clocks(tt.typed)); diff != "" {
			t.Errorf("%q: %s", tt.typed, diff)
		}
	}
}
