package main

import (
	"database/sql"
	"encoding/json"
	"path/filepath"
	"strings"
	"time"

	"github.com/google/go-cmp/cmp"
)

// well checks what must be so when everybody has registered, and ends the bot.
func (o *outside) well(people []*human, s script) {
	o.t.Helper()
	o.settled(people)
	o.alive(people, s)
	o.told(time.Duration(len(people))*200*time.Millisecond + time.Minute)
	o.stop()
	o.discreet(people)
}

// books opens the database as any other program would, to read.
func (o *outside) books() *sql.DB {
	o.t.Helper()
	db, err := sql.Open("sqlite", "file:"+filepath.Join(o.folder, "khuyencong.db")+"?mode=ro&_pragma=busy_timeout(10000)")
	if err != nil {
		o.t.Fatal(err)
	}
	return db
}

// count is the number that a query finds.
func (o *outside) count(query string, args ...any) int {
	o.t.Helper()
	db := o.books()
	defer db.Close()
	var n int
	if err := db.QueryRowContext(o.t.Context(), query, args...).Scan(&n); err != nil {
		o.t.Errorf("%s: %v", query, err)
	}
	return n
}

// A kept record is one facility: what its sender's Telegram account answered.
type keptRecord struct {
	id, phone string
	answers   map[string]any // by step
}

func (o *outside) facilities() map[int64][]keptRecord {
	o.t.Helper()
	db := o.books()
	defer db.Close()
	rows, err := db.QueryContext(o.t.Context(), `SELECT p.user, r.id, r.phone, r.answers FROM records r JOIN people p ON p.id = r.sender WHERE r.kind = 'facility'`)
	if err != nil {
		o.t.Fatal(err)
	}
	defer rows.Close()
	found := map[int64][]keptRecord{}
	for rows.Next() {
		var user int64
		var r keptRecord
		var answers string
		if err := rows.Scan(&user, &r.id, &r.phone, &answers); err != nil {
			o.t.Fatal(err)
		}
		r.answers = readAnswers(o, answers)
		found[user] = append(found[user], r)
	}
	if err := rows.Err(); err != nil {
		o.t.Fatal(err)
	}
	return found
}

// readAnswers are what answers say: words, a choice or a number.
func readAnswers(o *outside, answers string) map[string]any {
	o.t.Helper()
	var all map[string]struct {
		Text   string `json:"t"`
		Key    string `json:"k"`
		Number int64  `json:"n"`
	}
	if err := json.Unmarshal([]byte(answers), &all); err != nil {
		o.t.Fatal(err)
	}
	said := map[string]any{}
	for step, v := range all {
		switch {
		case v.Key != "":
			said[step] = v.Key
		case v.Number != 0:
			said[step] = v.Number
		case v.Text != "": // not asked after all
			said[step] = v.Text
		}
	}
	return said
}

// expected is what a human's one facility must hold.
func (h *human) expected() map[string]any {
	want := map[string]any{"commune_code": "24169", "industry": "coffee", "legal_form": "household", "consent": "oral"}
	for key, v := range h.said {
		if step, ok := strings.CutPrefix(key, "facility."); ok {
			want[step] = v
		}
	}
	return want
}

// settled checks that everybody has sent one facility with what they said, that
// staff are told of each once, and that nothing is there twice.
func (o *outside) settled(people []*human) {
	o.t.Helper()
	found := o.facilities()
	for _, h := range people {
		records := found[h.id]
		if len(records) != 1 {
			o.t.Errorf("%s has %d records, not one", h.name(), len(records))
			continue
		}
		if diff := cmp.Diff(h.expected(), records[0].answers); diff != "" {
			o.t.Errorf("%s (-said +kept):\n%s", h.name(), diff)
		}
	}
	none := map[string]string{
		"records without a notice to staff":    `SELECT count(*) FROM records r WHERE NOT EXISTS (SELECT 1 FROM notices n WHERE n.record = r.id AND n.kind = 'new_record')`,
		"records with two such notices":        `SELECT count(*) FROM (SELECT 1 FROM notices WHERE kind = 'new_record' GROUP BY record, person HAVING count(*) > 1)`,
		"records with another history":         `SELECT count(*) FROM (SELECT count(*) n FROM history GROUP BY record) WHERE n <> (SELECT min(n) FROM (SELECT count(*) n FROM history GROUP BY record))`,
		"people with other than two consents":  `SELECT count(*) FROM people p WHERE (SELECT count(*) FROM consents c WHERE c.person = p.id) <> 2`,
		"drafts":                               `SELECT count(*) FROM drafts`,
		"updates that could not be handled":    `SELECT count(*) FROM troubles`,
		"notices that were given up":           `SELECT count(*) FROM notices WHERE state = 'failed'`,
		"collaborators in another commune":     `SELECT count(*) FROM person_communes WHERE commune <> '24169'`,
		"collaborators with no or two commune": `SELECT count(*) FROM people p WHERE p.role = 'collaborator' AND (SELECT count(*) FROM person_communes c WHERE c.person = p.id) <> 1`,
	}
	for what, query := range none {
		if n := o.count(query); n != 0 {
			o.t.Errorf("%d %s", n, what)
		}
	}
}

// told waits until every notice has arrived.
func (o *outside) told(within time.Duration) {
	o.t.Helper()
	eventually(o.t, within, "all notices arrive", func() bool {
		return o.count(`SELECT count(*) FROM notices WHERE state NOT IN ('sent', 'superseded')`) == 0
	})
}

// alive has everybody go back to the menu, which only works on a conversation
// that goes on.
func (o *outside) alive(people []*human, s script) {
	o.t.Helper()
	home := script{texts: s.texts, questions: []question{{key: "menu.home", press: s.label("menu.home")}}}
	if err := all(people, func(h *human) error { return h.on(o.t.Context(), home, "menu.facility") }); err != nil {
		o.t.Errorf("the conversation does not go on: %v", err)
	}
}

// nudges is how many answers had to be given twice.
func nudges(people []*human) (n int) {
	for _, h := range people {
		n += h.nudges
	}
	return n
}

// askedOnce checks that something came of every answer.
func (o *outside) askedOnce(people []*human) {
	o.t.Helper()
	if n := nudges(people); n > 0 {
		o.t.Errorf("%d answers had to be given twice", n)
	}
}

// discreet checks what the bot has written to its log, and what it asked of the
// Bot API.
func (o *outside) discreet(people []*human) {
	o.t.Helper()
	log := o.log()
	secrets := []string{outsideToken, "DATA RACE", "panic"}
	for _, h := range people {
		for _, key := range []string{"facility.phone", "facility.contact", "facility.name"} {
			if words, ok := h.said[key].(string); ok {
				secrets = append(secrets, words)
			}
		}
	}
	for _, s := range secrets {
		if i := strings.Index(log, s); i >= 0 {
			o.t.Errorf("the log holds %q: %s", s, log[max(0, i-200):min(len(log), i+200)])
		}
	}
	for _, v := range o.sim.Violations() {
		o.t.Errorf("against the rules of the Bot API: %s", v)
	}
}

// figures says how a test went.
func (o *outside) figures(people []*human, begun time.Time) {
	o.t.Helper()
	o.t.Logf("%d dialogs, %d crashes, %d answers given twice, %s", len(people), o.crashed(), nudges(people), time.Since(begun).Round(time.Millisecond))
}
