package store

import (
	"testing"
	"time"
)

var hanoi = time.FixedZone("+07", 7*60*60)

func at(day, hour, minute int) time.Time {
	return time.Date(2026, 11, day, hour, minute, 0, 0, hanoi)
}

func TestQuiet(t *testing.T) {
	night, siesta := Quiet{21 * 60, 6*60 + 30}, Quiet{12 * 60, 13 * 60}
	tests := []struct {
		quiet Quiet
		at    time.Time
		want  bool
	}{
		{night, at(23, 20, 59), false},
		{night, at(23, 21, 0), true},
		{night, at(23, 23, 59), true},
		{night, at(24, 0, 0), true},
		{night, at(24, 6, 29), true},
		{night, at(24, 6, 30), false},
		{siesta, at(23, 11, 59), false},
		{siesta, at(23, 12, 0), true},
		{siesta, at(23, 13, 0), false},
		{siesta, at(23, 0, 30), false},
		{Quiet{}, at(23, 0, 0), false},
		{Quiet{8 * 60, 8 * 60}, at(23, 8, 0), false},
		{night, at(23, 14, 30).UTC(), false}, // the zone is the moment's: 07:30 UTC
	}
	for _, tt := range tests {
		if got := tt.quiet.At(tt.at); got != tt.want {
			t.Errorf("%v at %s: %t", tt.quiet, tt.at, got)
		}
	}
	if night.Off() || !(Quiet{}).Off() {
		t.Error("Off")
	}
}

func TestClockLast(t *testing.T) {
	tests := []struct{ now, want time.Time }{
		{at(23, 7, 30), at(23, 7, 30)},
		{at(23, 7, 29), at(22, 7, 30)},
		{at(23, 23, 0), at(23, 7, 30)},
		{at(1, 0, 0), time.Date(2026, 10, 31, 7, 30, 0, 0, hanoi)},
	}
	for _, tt := range tests {
		if got := Clock(7*60 + 30).Last(tt.now); !got.Equal(tt.want) {
			t.Errorf("at %s: %s, want %s", tt.now, got, tt.want)
		}
	}
}

// The classes of kinds decide who is told when: a kind nobody thought of is told
// as it is, by day, to whom it is addressed.
func TestKinds(t *testing.T) {
	for _, k := range []NoticeKind{Replied, DraftOld, Joined, Changed, LinkUsed, "new in a release"} {
		if k.Common() || k.Silent() || k.ForStaff() {
			t.Errorf("%s is common, silent or for staff", k)
		}
	}
	for _, k := range []NoticeKind{CardKind, Opened} {
		if !k.Silent() || k.Common() || !k.ForStaff() {
			t.Errorf("%s", k)
		}
	}
	if Decided.ForStaff() || !NewRecord.ForStaff() {
		t.Error("for staff")
	}
}
