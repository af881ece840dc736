package store

import "time"

// Centre is what staff tell about themselves and how the bot serves them.
type Centre struct {
	Name       string
	Parent     string
	Phone      string
	Hours      string
	Group      int64 // the staff group's chat, 0: none
	GroupTitle string
	Quiet      Quiet
	Digest     Clock         // when those who want it are told of all in one
	DraftsKept time.Duration // after the last change
	ClaimFor   time.Duration // how long a record stays with the one who took it
	Retention  time.Duration // of conversations that have ended
	KeptYears  int           // personal data of records after they ended; 0: as long as the records
	DaysOff    []string      // public holidays, 2027-01-01: no working days
}

// Names of the settings of a Centre, as they are stored and changed.
const (
	CentreName   = "centre.name"
	CentreParent = "centre.parent"
	CentrePhone  = "centre.phone"
	CentreHours  = "centre.hours"
	CentreGroup  = "centre.group"     // a chat's id
	CentreQuiet  = "centre.quiet"     // "21:00-06:30", "off"
	CentreDigest = "centre.digest"    // "07:30"
	CentreDrafts = "centre.drafts"    // days
	CentreClaim  = "centre.claim"     // hours
	CentreTalks  = "centre.retention" // days
	CentreKept   = "centre.kept"      // years, "never"
	CentreOff    = "centre.days_off"  // "2027-01-01,2027-02-05"
)

// Usual is a centre that has set nothing.
func Usual() Centre {
	return Centre{
		Quiet:      Quiet{From: 21 * 60, To: 6*60 + 30},
		Digest:     7*60 + 30,
		DraftsKept: 90 * 24 * time.Hour,
		ClaimFor:   24 * time.Hour,
		Retention:  365 * 24 * time.Hour,
		KeptYears:  5,
	}
}

// A Clock is a time of day in minutes after midnight.
type Clock int

// Last is the last time, at or before the moment, that the clock showed c; the
// moment brings the zone.
func (c Clock) Last(at time.Time) time.Time {
	last := c.on(at, 0)
	if last.After(at) {
		last = c.on(at, -1)
	}
	return last
}

func (c Clock) on(at time.Time, days int) time.Time {
	return time.Date(at.Year(), at.Month(), at.Day()+days, int(c)/60, int(c)%60, 0, 0, at.Location())
}

// Quiet hours: from From until before To, mostly over midnight. From and To the
// same: there are none.
type Quiet struct{ From, To Clock }

// Off reports whether there are none.
func (q Quiet) Off() bool { return q.From == q.To }

// At reports whether it is quiet at the moment, which brings the zone.
func (q Quiet) At(at time.Time) bool {
	now := Clock(at.Hour()*60 + at.Minute())
	switch {
	case q.From < q.To:
		return q.From <= now && now < q.To
	case q.From > q.To:
		return now >= q.From || now < q.To
	}
	return false
}

// A Setting changes one setting of a centre; the empty value is the usual one.
// Who changed what and when is kept. Key: Key and Name.
type Setting struct {
	Key    string // the session that made it
	Name   string
	Value  string
	By     int64
	ByName string
	At     time.Time
}

func (Setting) change() {}
