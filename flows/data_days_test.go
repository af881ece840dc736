package flows

import (
	"errors"
	"strings"
	"testing"
	"time"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

var east = time.FixedZone("+07", 7*60*60)

// monday is 23 November 2026, in the morning.
var monday = time.Date(2026, 11, 23, 9, 0, 0, 0, east)

func TestWorkingDays(t *testing.T) {
	at := func(day, hour int) time.Time { return time.Date(2026, 11, day, hour, 0, 0, 0, east) }
	tests := []struct {
		name string
		from time.Time
		off  calendar
		n    int
		want string
	}{
		{"monday", at(23, 9), nil, 2, "2026-11-25"},
		{"late in the evening counts as that day", at(23, 23), nil, 2, "2026-11-25"},
		{"thursday: over the weekend", at(26, 9), nil, 2, "2026-11-30"},
		{"friday", at(27, 9), nil, 2, "2026-12-01"},
		{"saturday", at(28, 9), nil, 2, "2026-12-01"},
		{"sunday", at(29, 9), nil, 2, "2026-12-01"},
		{"a holiday between", at(23, 9), calendar{"2026-11-24"}, 2, "2026-11-26"},
		{"a holiday on a sunday takes nothing", at(26, 9), calendar{"2026-11-29"}, 2, "2026-11-30"},
		{"holidays on end", at(23, 9), calendar{"2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27"}, 2, "2026-12-01"},
		{"over the new year", time.Date(2026, 12, 31, 9, 0, 0, 0, east), calendar{"2027-01-01"}, 2, "2027-01-05"},
	}
	for _, tt := range tests {
		if got := tt.off.after(tt.from, tt.n).Format(time.DateOnly); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
	}
}

// The terms are counted in days; one that ends on a day off ends with the next
// working day.
func TestTerms(t *testing.T) {
	tests := []struct {
		kind string
		from time.Time
		off  calendar
		want string
	}{
		{"copy", monday, nil, "2026-12-03"},
		{"correct", monday, nil, "2026-12-03"},
		{"withdraw", monday, nil, "2026-12-08"},
		{"restrict", monday, nil, "2026-12-08"},
		{"delete", monday, nil, "2026-12-14"}, // 13 December is a sunday
		{"delete", monday, calendar{"2026-12-14", "2026-12-15"}, "2026-12-16"},
		{"delete", monday, calendar{"2026-12-01"}, "2026-12-14"},                 // a holiday within takes nothing
		{"copy", time.Date(2026, 11, 25, 23, 59, 0, 0, east), nil, "2026-12-07"}, // 5 December is a saturday
	}
	for _, tt := range tests {
		if got := tt.off.ends(tt.from, terms(tt.kind)).Format(time.DateOnly); got != tt.want {
			t.Errorf("%s with %v off: %s, want %s", tt.kind, tt.off, got, tt.want)
		}
	}
}

// Reminders come some working days before the last day and the day after it, each
// under one key however often it is looked, and none once the request is ended.
func TestDataReminders(t *testing.T) {
	r := wishOf(dialog.Session{ID: "wish", Answers: dialog.Answers{"type": {Key: "delete"}}}, dialog.Event{At: monday}, store.Centre{})
	acknowledged, done, longer := r, r, r
	acknowledged.State, done.State = store.Acknowledged, store.Done
	longer.State, longer.Fields = store.Acknowledged, []dialog.Field{{Step: extended, Reason: dialog.Num(dialog.Day, time.Date(2027, 1, 4, 0, 0, 0, 0, east).Unix())}}
	tests := []struct {
		name string
		r    store.Record
		at   time.Time
		off  []string
		want string
	}{
		{"the day it comes", r, monday, nil, ""},
		{"a working day before", r, time.Date(2026, 11, 24, 0, 0, 0, 0, east), nil, "ack soon"},
		{"a working day before, over a holiday", r, time.Date(2026, 11, 24, 0, 0, 0, 0, east), []string{"2026-11-24"}, "ack soon"},
		{"the last day", r, time.Date(2026, 11, 25, 23, 59, 59, 0, east), nil, "ack soon"},
		{"late", r, time.Date(2026, 11, 26, 0, 0, 0, 0, east), nil, "ack late"},
		{"acknowledged", acknowledged, time.Date(2026, 11, 26, 0, 0, 0, 0, east), nil, ""},
		{"three working days before: a wednesday", acknowledged, time.Date(2026, 12, 9, 0, 0, 0, 0, east), nil, "done soon"},
		{"four", acknowledged, time.Date(2026, 12, 8, 23, 0, 0, 0, east), nil, ""},
		{"both late", r, time.Date(2026, 12, 15, 0, 0, 0, 0, east), nil, "done late"},
		{"extended", longer, time.Date(2026, 12, 15, 0, 0, 0, 0, east), nil, ""},
		{"extended and late", longer, time.Date(2027, 1, 5, 0, 0, 0, 0, east), nil, "done late"},
		{"ended", done, time.Date(2027, 12, 15, 0, 0, 0, 0, east), nil, ""},
	}
	for _, tt := range tests {
		var got []string
		for _, tell := range DataReminders(tt.r, store.Centre{DaysOff: tt.off}, tt.at) {
			part := strings.Split(tell.Key, ":")
			got = append(got, part[2]+" "+part[4])
			if tell.Leads || !tell.Staff {
				t.Errorf("%s: %+v goes to the wrong people", tt.name, tell)
			}
		}
		if strings.Join(got, ", ") != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

// The 72 hours of a breach run by the clock, also over weekends and nights.
func TestBreachReminders(t *testing.T) {
	r := store.Record{ID: "b", Kind: store.Breach, State: store.Running, Answers: dialog.Answers{"discovered": {Number: monday.Add(-time.Hour).Unix()}}}
	for hours, want := range map[int]int{0: 0, 22: 0, 23: 1, 58: 1, 59: 2, 70: 2, 71: 3, 500: 3} {
		tells := DataReminders(r, store.Centre{}, monday.Add(time.Duration(hours)*time.Hour))
		if len(tells) != want {
			t.Errorf("%d hours later: %d reminders, want %d", hours, len(tells), want)
		}
		for _, tell := range tells {
			if !tell.Leads || tell.Staff || tell.Kind != store.Alert || !tell.Kind.Silent() {
				t.Errorf("%+v does not reach those who lead at any hour", tell)
			}
		}
	}
	r.State = store.Reported
	if tells := DataReminders(r, store.Centre{}, monday.AddDate(0, 0, 9)); len(tells) > 0 {
		t.Errorf("reminded of what is reported: %+v", tells)
	}
}

func TestMoments(t *testing.T) {
	at := func(month time.Month, day, hour, minute int) time.Time {
		return time.Date(2026, month, day, hour, minute, 0, 0, east)
	}
	for words, want := range map[string]time.Time{
		"8h30":                     at(11, 23, 8, 30),
		"8h30 hôm nay":             at(11, 23, 8, 30),
		"7 giờ rưỡi sáng nay":      at(11, 23, 7, 30),
		"hôm qua 15h":              at(11, 22, 15, 0),
		"3 giờ chiều hôm qua":      at(11, 22, 15, 0),
		"hom kia 9h":               at(11, 21, 9, 0),
		"20/11 14:00":              at(11, 20, 14, 0),
		"14h ngày 20/11/2026":      at(11, 20, 14, 0),
		"lúc 9h ngày 1/2":          at(2, 1, 9, 0),
		"24/12 8h":                 time.Date(2025, 12, 24, 8, 0, 0, 0, east), // of last year: this year's is to come
		"tối qua 9h":               at(11, 22, 21, 0),
		"chiều nay 2h":             {}, // is to come
		"hôm nay":                  {}, // at what time?
		"20/11":                    {},
		"31/11 8h":                 {},
		"8h 20/11 và 9h 21/11":     {},
		"thứ hai tuần trước":       {},
		"25h":                      {},
		"không nhớ":                {},
		"ngày 5/3/1998 lúc 8h":     {}, // long ago
		"23/11 8:30, gửi nhầm tệp": {},
	} {
		v, err := moments{back: 365}.Parse(dialog.Context{}, dialog.Value{}, dialog.Event{Kind: dialog.Said, Text: words, At: monday})
		var p *dialog.Problem
		switch {
		case want.IsZero() && !errors.As(err, &p):
			t.Errorf("%q is taken as %v", words, time.Unix(v.Number, 0).In(east))
		case !want.IsZero() && (err != nil || v.Number != want.Unix()):
			t.Errorf("%q: %v, %v; want %v", words, time.Unix(v.Number, 0).In(east), err, want)
		}
	}
}

func TestHolidays(t *testing.T) {
	for words, want := range map[string]string{
		"1/1/2027":                        "2027-01-01",
		"1/1/2027, 30/4/2027; 1/5/2027":   "2027-01-01,2027-04-30,2027-05-01",
		"5/2/2027 - 8/2/2027":             "2027-02-05,2027-02-06,2027-02-07,2027-02-08",
		"5/2/2027 đến 6/2/2027, 2.9.2027": "2027-02-05,2027-02-06,2027-09-02",
		"6/2/2027 – 7/2/2027\n1/1/2027":   "2027-01-01,2027-02-06,2027-02-07",
		"1/1/2027, 1/1/2027":              "2027-01-01",
		"1/1":                             "",
		"31/2/2027":                       "",
		"mùng một tết":                    "",
		"1/1/2027 và cả tuần sau":         "",
		"Tết 5/2/2027":                    "",
		"1/1/2020 - 31/12/2027":           "",
		"":                                "",
		"1/1/2027 - 2/1/2027 - 3/1/2027":  "2027-01-01,2027-01-02,2027-01-03",
		"8/2/2027 - 5/2/2027":             "", // the wrong way round
	} {
		v, err := holidays{}.Parse(dialog.Context{Exact: func(string, []dialog.Option) (dialog.Option, bool) { return dialog.Option{}, false }},
			dialog.Value{}, dialog.Event{Kind: dialog.Said, Text: words, At: monday})
		if v.Text != want || (err == nil) != (want != "") {
			t.Errorf("%q: %q, %v; want %q", words, v.Text, err, want)
		}
	}
}
