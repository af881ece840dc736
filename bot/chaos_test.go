package bot_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"khuyencong/bot"
	"khuyencong/flows"
	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// chaos is all that can go wrong, chosen by a number that stands in the test's
// name.
type chaos struct {
	*house
	t    *testing.T
	dice *rand.Rand
	at   map[int64]int // how far everybody has come
}

var crowd = []int64{6001, 6002, 6003}

// TestChaos: three people register at once. Updates come several times and with
// new ids, in batches of any size; commits fail, with and without having been
// made; the process is killed; the network loses messages and answers; chats are
// flooded. In the end there is what there would have been without any of that,
// and everybody has seen it.
func TestChaos(t *testing.T) {
	for seed := range uint64(20) {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			t.Parallel()
			inHouse(t, func(t *testing.T, h *house) {
				h.invite(hanh, dung)
				h.invite(crowd...)
				c := &chaos{h, t, rand.New(rand.NewPCG(seed, 0)), map[int64]int{}}
				for round := 0; c.goOn(); round++ {
					if round > 200 {
						t.Fatalf("no end: %v", c.at)
					}
				}
				c.restart()
				c.pass(30 * time.Minute)
				c.check()
			})
		})
	}
}

// goOn has some of them do their next thing; false when all have finished.
func (c *chaos) goOn() bool {
	var events []dialog.Event
	for _, user := range crowd {
		if c.at[user] < len(registration) && c.dice.IntN(3) > 0 {
			events = append(events, c.repeated(c.next(user))...)
			c.at[user]++
		}
	}
	c.handOver(events)
	c.pass(time.Minute)
	return slices.ContainsFunc(crowd, func(user int64) bool { return c.at[user] < len(registration) })
}

// next is what the person does now; everybody's facility has their own name.
func (c *chaos) next(user int64) dialog.Event {
	what := registration[c.at[user]]
	if c.at[user] == 2 {
		what = fmt.Sprint("Cơ sở ", user)
	}
	return c.does(user, what)
}

// repeated is the event as a bad network brings it.
func (c *chaos) repeated(e dialog.Event) []dialog.Event {
	events := []dialog.Event{e}
	for range c.dice.IntN(4) {
		if c.dice.IntN(2) == 0 {
			events = append(events, c.again(e))
		} else {
			events = append(events, e)
		}
	}
	return events
}

// handOver gives the events until they are acknowledged, in batches of any size.
func (c *chaos) handOver(events []dialog.Event) {
	for len(events) > 0 {
		n := 1 + c.dice.IntN(len(events))
		for try := 0; ; try++ {
			if try < 3 {
				c.disturb()
			}
			err := c.try(events[:n]...)
			c.calm()
			if err == nil {
				break
			}
			if try > 10 {
				c.t.Fatal("never acknowledged:", err)
			}
		}
		events = events[n:]
		c.pass(time.Duration(c.dice.IntN(3)) * time.Second)
	}
}

// disturb prepares what goes wrong next.
func (c *chaos) disturb() {
	chat := crowd[c.dice.IntN(len(crowd))]
	switch c.dice.IntN(12) {
	case 0:
		c.store.set(func(w *weak) { w.before = fails(1, errDisk) })
	case 1:
		c.store.set(func(w *weak) { w.after = fails(1, errDisk) })
	case 2:
		c.store.set(func(w *weak) { w.before = fails(1+c.dice.Int64N(6), store.ErrConflict) })
	case 3:
		c.store.set(func(w *weak) { w.before = c.dying })
	case 4:
		c.store.set(func(w *weak) { w.after = c.dying })
	case 5:
		c.phones.when(func(int64) { c.kill() })
	case 6:
		c.phones.fail(chat, errNetwork, errNetwork)
	case 7:
		c.phones.fail(chat, errLost)
	case 8:
		c.phones.fail(chat, &bot.RetryError{After: 2 * time.Second})
	case 9:
		c.phones.fail(hanh, errNetwork, errLost, &bot.RetryError{After: 5 * time.Second, Everybody: true})
	}
}

func (c *chaos) dying(store.Batch) error {
	c.kill()
	return c.living.Err()
}

// calm ends what commits and showing come to, and starts again what was killed.
func (c *chaos) calm() {
	c.store.set(func(w *weak) { w.before, w.after = nil, nil })
	c.phones.when(nil)
	if c.living.Err() != nil {
		c.restart()
	}
}

func (c *chaos) check() {
	c.t.Helper()
	for _, user := range crowd {
		if c.phones.ever(user, "CS-") == 0 {
			c.t.Errorf("%d has no receipt:\n%s", user, strings.Join(c.phones.texts(user), "\n---\n"))
		}
	}
	want := []string{"sent 1 Cơ sở 6001", "sent 1 Cơ sở 6002", "sent 1 Cơ sở 6003"}
	if diff := cmp.Diff(want, c.rows(`SELECT state, version, title FROM records ORDER BY title`)); diff != "" {
		c.t.Error(diff)
	}
	want = []string{"1 2", "1 3", "2 2", "2 3", "3 2", "3 3"}
	sent := c.rows(`SELECT r.number, n.person - (SELECT min(id) FROM people) + 2 FROM notices n JOIN records r ON r.id = n.record
WHERE n.state = 'sent' AND n.kind = 'new_record' ORDER BY r.number, n.person`)
	if diff := cmp.Diff(want, sent); diff != "" {
		c.t.Error(diff)
	}
	for what, query := range map[string]string{
		"owed":     `SELECT count(*) FROM sessions WHERE owed`,
		"troubles": `SELECT count(*) FROM troubles`,
		"drafts":   `SELECT count(*) FROM drafts`,
		"unsent":   `SELECT count(*) FROM notices WHERE state <> 'sent'`,
	} {
		if n := c.count(query); n != 0 {
			c.t.Errorf("%d %s", n, what)
		}
	}
	c.checkAnswers()
}

// checkAnswers: every answer is the one that was given.
func (c *chaos) checkAnswers() {
	c.t.Helper()
	for _, id := range c.rows(`SELECT id FROM records`) {
		r, err := c.store.Record(c.t.Context(), id)
		if err != nil {
			c.t.Fatal(err)
		}
		want := filled(r.Title)
		delete(want, "same")
		delete(r.Answers, "same")
		want["hamlet"] = dialog.Value{Text: "buôn Tơng Ju"}
		for step, v := range r.Answers {
			v.From = 0
			if g := v.Given; g != nil {
				if g.By != r.By || g.Wording != flows.ConsentVersion {
					c.t.Errorf("%s: consent %+v", r.Title, *g)
				}
				v.Given = nil
			}
			r.Answers[step] = v
		}
		if diff := cmp.Diff(want, r.Answers); diff != "" {
			c.t.Errorf("%s: %s", r.Title, diff)
		}
	}
}
