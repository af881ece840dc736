package flows_test

import (
	"testing"
	"time"

	"khuyencong/flows"
	"khuyencong/store"
)

// TestUntended: three working days to the minute; weekends and holidays are none.
func TestUntended(t *testing.T) {
	monday := opening // 23/11/2026, 9:00
	thursday, friday := monday.AddDate(0, 0, 3), monday.AddDate(0, 0, 4)
	for _, tt := range []struct {
		name  string
		state store.State
		since time.Time
		off   []string
		at    time.Time
		want  bool
	}{
		{"on the third day, too early", store.Sent, monday, nil, thursday.Add(-time.Minute), false},
		{"on the third day", store.Sent, monday, nil, thursday, true},
		{"over the weekend", store.Sent, friday, nil, friday.AddDate(0, 0, 4), false},
		{"after the weekend", store.Sent, friday, nil, friday.AddDate(0, 0, 5), true},
		{"a holiday between", store.Sent, monday, []string{"2026-11-25"}, thursday, false},
		{"after the holiday", store.Sent, monday, []string{"2026-11-25"}, friday, true},
		{"the zone is the moment's", store.Sent, monday.UTC(), nil, thursday, true},
		{"taken", store.InReview, monday, nil, friday, false},
		{"withdrawn", store.Withdrawn, monday, nil, friday, false},
	} {
		r := store.Record{Kind: store.Interest, State: tt.state, Updated: tt.since}
		if got := flows.Untended(r, tt.off, tt.at); got != tt.want {
			t.Errorf("%s: %t", tt.name, got)
		}
	}
}
