package vietnamese

import "testing"

func TestWordsOneSlipApart(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want bool
	}{
		{"may", "may", false}, {"mayy", "may", true}, {"my", "may", true}, {"mai", "may", true}, {"mya", "may", true},
		{"yam", "may", false}, {"mmay", "may", true}, {"", "m", true}, {"", "", false}, {"moc", "mocke", false}, {"bao", "abo", true},
	} {
		if OneSlip(tt.a, tt.b) != tt.want || OneSlip(tt.b, tt.a) != tt.want {
			t.Errorf("%q, %q: not %v", tt.a, tt.b, tt.want)
		}
	}
}
