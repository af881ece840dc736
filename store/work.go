package store

import "time"

// Work is what waits for a collaborator or a commune's contact, and how their
// communes stand: no more is counted than they may see.
type Work struct {
	Returned  []Record // the newest few that were sent back
	Back      int      // how many were
	Drafts    int
	Interests int    // owners of the communes who wait for a call
	Stale     int    // own facilities to be looked at again
	Areas     []Area // in the order in which the communes were given
	Elsewhere Area   // what they may see in all other communes
}

// Elsewhere stands in a query for all communes but the viewer's own.
const Elsewhere = "elsewhere"

// Waiting is how much waits for the person.
func (w Work) Waiting() int { return w.Back + w.Drafts + w.Interests + w.Stale }

// ReturnedShown is how many records that were sent back Work holds at most.
const ReturnedShown = 3

// An Area is a commune's facilities and needs in figures.
type Area struct {
	Commune    string
	Facilities int // on the centre's list
	Coming     int // facilities that are not there yet
	Open       int // needs nobody has decided on
	Accepted   int // needs the centre has taken up
}

// All is how many records the figures count.
func (a Area) All() int { return a.Facilities + a.Coming + a.Open + a.Accepted }

// Learn notes how somebody did in a lesson's questions. A worse result than they
// had changes nothing.
type Learn struct {
	Person int64
	Lesson string
	Right  int
	Of     int
	At     time.Time
}

// Learned is the best somebody did in a lesson.
type Learned struct {
	Lesson string
	Right  int
	Of     int
	At     time.Time
}

func (Learn) change() {}
