package flows

import (
	"slices"
	"strconv"
	"time"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// The clocks of Nghị định 356/2025/NĐ-CP, Điều 5: a request is acknowledged
// within two working days and done within so many days by its type, which may be
// extended once. A term whose last day is a day off ends with the next working
// day (Bộ luật Dân sự, Điều 148).
const acknowledgeWithin = 2

// terms are the days there are for each type of request.
func terms(kind string) int {
	switch kind {
	case "copy", "correct":
		return 10
	case "delete":
		return 20
	}
	return 15 // withdraw, restrict
}

// A calendar says which days are working days: Saturdays and Sundays are none,
// nor are the public holidays that the centre has set.
type calendar []string

func (c calendar) works(day time.Time) bool {
	switch day.Weekday() {
	case time.Saturday, time.Sunday:
		return false
	}
	return !slices.Contains(c, day.Format(time.DateOnly))
}

// after is the nth working day after the day of t.
func (c calendar) after(t time.Time, n int) time.Time {
	day := dateOf(t)
	for n > 0 {
		day = day.AddDate(0, 0, 1)
		if c.works(day) {
			n--
		}
	}
	return day
}

// before is the nth working day before the day.
func (c calendar) before(day time.Time, n int) time.Time {
	for n > 0 {
		day = day.AddDate(0, 0, -1)
		if c.works(day) {
			n--
		}
	}
	return day
}

// ends is the last day of a term of so many days that begins after the day of t.
func (c calendar) ends(t time.Time, days int) time.Time {
	day := dateOf(t).AddDate(0, 0, days)
	for !c.works(day) {
		day = day.AddDate(0, 0, 1)
	}
	return day
}

// dateOf is the beginning of t's day, in its zone.
func dateOf(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, t.Location())
}

// extended is the step under which an extension stands among a request's fields.
const extended = "done_by"

// dueAcknowledged and dueDone are the last days of a request, in unix seconds at
// their beginning.
func dueAcknowledged(r store.Record) int64 { return r.Answers["ack_by"].Number }

func dueDone(r store.Record) int64 {
	for _, f := range r.Fields {
		if f.Step == extended {
			return f.Reason.N
		}
	}
	return r.Answers["done_by"].Number
}

func isExtended(r store.Record) bool {
	return slices.ContainsFunc(r.Fields, func(f dialog.Field) bool { return f.Step == extended })
}

// How long before a request is due staff are reminded, in working days.
const (
	remindAcknowledge = 1
	remindDone        = 3
)

// pending reports whether a request is not ended.
func pending(r store.Record) bool {
	return r.Kind == store.Privacy && (r.State == store.Sent || r.State == store.Acknowledged)
}

// DataReminders are what is to be told by now of a request about personal data or
// of a breach, each once: that it is due soon, and that it is late. The time is in
// the centre's zone.
func DataReminders(r store.Record, c store.Centre, at time.Time) []store.Tell {
	var all []store.Tell
	switch {
	case r.Kind == store.Breach && r.State == store.Running:
		for _, h := range []int{24, 60, 72} {
			if !at.Before(discovered(r).Add(time.Duration(h) * time.Hour)) {
				all = append(all, store.Tell{Key: "alert:" + r.ID + ":" + strconv.Itoa(h), Leads: true, Kind: store.Alert, Record: r.ID, At: at})
			}
		}
	case pending(r):
		all = reminders(r, "done", dueDone(r), remindDone, c, at)
		if r.State == store.Sent && len(all) == 0 { // whoever is reminded of the whole needs no word of its beginning
			all = reminders(r, "ack", dueAcknowledged(r), remindAcknowledge, c, at)
		}
	}
	return all
}

// reminders of one last day: all staff some working days before, and from the day
// after.
func reminders(r store.Record, what string, last int64, before int, c store.Centre, at time.Time) []store.Tell {
	day := time.Unix(last, 0).In(at.Location())
	key := "deadline:" + r.ID + ":" + what + ":" + strconv.FormatInt(last, 10)
	switch {
	case last == 0:
		return nil
	case !at.Before(day.AddDate(0, 0, 1)):
		return []store.Tell{{Key: key + ":late", Staff: true, Kind: store.Deadline, Record: r.ID, At: at}}
	case !at.Before(calendar(c.DaysOff).before(day, before)):
		return []store.Tell{{Key: key + ":soon", Staff: true, Kind: store.Deadline, Record: r.ID, At: at}}
	}
	return nil
}
