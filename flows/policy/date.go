package policy

import (
	"cmp"
	"fmt"
	"time"
)

// A Date is a day; the zero Date is none.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// DateOf is the day of t, on t's own clock.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	return Date{y, m, d}
}

// ParseDate reads 2026-11-23.
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return Date{}, fmt.Errorf("date %q: %w", s, err)
	}
	return DateOf(t), nil
}

// String is 2026-11-23, "" for no date.
func (d Date) String() string {
	if d == (Date{}) {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// Show is the date as people here write it: 23/11/2026.
func (d Date) Show() string {
	return fmt.Sprintf("%d/%d/%d", d.Day, d.Month, d.Year)
}

// MarshalText makes it 2026-11-23 in JSON.
func (d Date) MarshalText() ([]byte, error) {
	return []byte(d.String()), nil
}

// compare orders two days; neither is none.
func (d Date) compare(e Date) int {
	return cmp.Or(d.Year-e.Year, int(d.Month-e.Month), d.Day-e.Day)
}

// localDay is how the reader of TOML marks a date without time and zone.
const localDay = "date-local"

// UnmarshalTOML takes a date written without quotes and without a time.
func (d *Date) UnmarshalTOML(v any) error {
	t, ok := v.(time.Time)
	if !ok || t.Location().String() != localDay {
		return fmt.Errorf("%v is no date", v)
	}
	*d = DateOf(t)
	return nil
}

// A span is the time from one day to another, both in it; none at an end: open.
type span struct{ from, to Date }

func (s span) holds(d Date) bool {
	return (s.from == Date{} || s.from.compare(d) <= 0) && (s.to == Date{} || d.compare(s.to) <= 0)
}

// meets: is there a day in both.
func (s span) meets(o span) bool {
	begins := func(a, b span) bool { return a.from == Date{} || b.to == Date{} || a.from.compare(b.to) <= 0 }
	return begins(s, o) && begins(o, s)
}

// covers: is every day of o in s, as far as its beginning is known.
func (s span) covers(o span) bool {
	early := s.from != Date{} && (o.from == Date{} || o.from.compare(s.from) < 0)
	late := s.to != Date{} && (o.to == Date{} || o.to.compare(s.to) > 0)
	return !early && !late
}
