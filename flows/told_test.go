package flows_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"khuyencong/flows"
	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// A move of a record: who does what, where that leads, and who is told with which
// notice.
type move struct {
	who    string
	action store.Action
	to     store.State
	told   string // "H'Linh decided, Tâm decided"
}

// Every state and every exit of a need is reached through the real store, and
// each tells its people: who sent it, whose facility it is, and at the centre who
// has to do with it.
func TestEveryStateTellsItsPeople(t *testing.T) {
	const both = "H'Linh decided, Tâm decided"
	take := move{"Dũng", store.Claim, store.InReview, ""}
	accept := move{"Dũng", store.Accept, store.Accepted, both}
	back := move{"Dũng", store.Return, store.Returned, both}
	walks := [][]move{
		{take, {"Dũng", store.Release, store.Sent, ""}, take, {"", store.Lapse, store.Sent, ""}},
		{take, accept, {"Dũng", store.Survey, store.Surveyed, both}, {"Bình", store.Propose, store.Proposed, both},
			{"Dũng", store.Defer, store.Deferred, both}, {"Dũng", store.Resume, store.Surveyed, "H'Linh reopened, Tâm reopened"}},
		{take, back, {"", store.Pause, store.Paused, both + ", Dũng stalled"}, {"H'Linh", store.Resend, store.Resubmitted, "staff mended"}, take, accept},
		{take, back, {"H'Linh", store.Resend, store.Resubmitted, "staff mended"}},
		{take, {"Dũng", store.Lack, store.NotEligible, both}, {"H'Linh", store.Resend, store.Resubmitted, "staff mended"}},
		{take, {"Dũng", store.Lack, store.NotEligible, both}, {"Bình", store.Reopen, store.Sent, "H'Linh reopened, Tâm reopened"}},
		{take, {"Dũng", store.Exclude, store.OutOfScope, both}, {"Bình", store.Reopen, store.Sent, "H'Linh reopened, Tâm reopened"}},
		{take, accept, {"Bình", store.Unplan, store.NotPlanned, both}, {"Bình", store.Reopen, store.Accepted, "H'Linh reopened, Tâm reopened"}},
		{take, accept, {"Dũng", store.Fold, store.Duplicate, both}, {"Bình", store.Reopen, store.Accepted, "H'Linh reopened, Tâm reopened"}},
		{{"H'Linh", store.Withdraw, store.Withdrawn, "Tâm decided"}, {"Bình", store.Reopen, store.Sent, "H'Linh reopened, Tâm reopened"}},
		{take, accept, {"H'Linh", store.Withdraw, store.Withdrawn, "Tâm decided, Dũng gone"}},
		{{"Bình", store.Assign, store.InReview, "Dũng assigned"}, {"Hạnh", store.Assign, store.InReview, "Bình assigned, Dũng assigned"}},
	}
	reached := map[store.State]bool{store.Sent: true}
	for i, walk := range walks {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			s := newStage(t, "walk")
			s.seed("people H'Linh, Tâm, Dũng, Bình, Hạnh")
			s.seed("facilities 2 by H'Linh")
			s.seed("needs 2 by H'Linh")
			s.change(store.Own{Key: "own", Record: "seed0001", Person: s.personID("Tâm"), By: s.personID("Tâm"), Channel: "test", At: s.now})
			s.store.take()
			for _, m := range walk {
				reached[m.to] = true
				s.step(m)
			}
		})
	}
	for _, state := range states(store.Need) {
		if !reached[state] && state != store.Erased {
			t.Errorf("no walk reaches %s", state)
		}
	}
}

// step makes the move as the desk would, and looks what was kept, who was told and
// what their phones show.
func (s *stage) step(m move) {
	s.t.Helper()
	s.now = s.now.Add(time.Hour)
	r, err := s.store.Record(s.t.Context(), "want0001")
	if err != nil {
		s.t.Fatal(err)
	}
	s.change(s.causes(m, r)...)
	if got := strings.Join(s.notices(), ", "); got != m.told {
		s.t.Errorf("%s by %q tells %q, want %q", m.action, m.who, got, m.told)
	}
	if now, err := s.store.Record(s.t.Context(), r.ID); err != nil || now.State != m.to {
		s.t.Fatalf("%s by %q leads to %s (%v), want %s", m.action, m.who, now.State, err, m.to)
	}
	s.read(m)
}

// causes is the decision as changes; answers are changed as a form does it.
func (s *stage) causes(m move, r store.Record) []store.Change {
	s.t.Helper()
	if m.action == store.Resend {
		return []store.Change{
			store.Mend{Key: "mend" + s.id(), Record: r.ID, Version: r.Version, Action: m.action, To: m.to, Answers: r.Answers, Title: r.Title,
				Commune: r.Commune, Facility: r.Facility, Content: r.Content, PlanYear: r.PlanYear, By: r.By, Channel: "desk", At: s.now},
			store.Tell{Key: "mended" + s.id(), Staff: true, Kind: store.Mended, Record: r.ID, At: s.now}}
	}
	into, err := s.store.Record(s.t.Context(), "want0002")
	if err != nil {
		s.t.Fatal(err)
	}
	d := flows.Decision{Record: r, Action: m.action, Fields: []dialog.Field{{Step: "total_cost", Reason: dialog.Plain("vì sao")}}, Note: "vì sao",
		Into: into, Keep: 24 * time.Hour, Channel: "desk", At: s.now}
	d.To = store.Person{ID: s.personID("Dũng"), Name: "Trần Văn Dũng", Role: dialog.Staff}
	if m.who == "Hạnh" { // gives it to somebody else
		d.To = store.Person{ID: s.personID("Bình"), Name: "Ngô Thanh Bình", Role: dialog.Manager}
	}
	for _, c := range s.cast {
		if c.short == m.who {
			d.Actor = dialog.Actor{Person: s.personID(m.who), Name: c.name, Role: c.role}
		}
	}
	changes, p := flows.DecideAs(d)
	if p != nil {
		s.t.Fatalf("%s by %q from %s: %s", m.action, m.who, r.State, p.Say.Key)
	}
	return changes
}

// notices are those that were queued since, as "who kind".
func (s *stage) notices() []string {
	var all []string
	for _, line := range s.store.take() {
		if rest, ok := strings.CutPrefix(line, "! tell "); ok {
			all = append(all, strings.TrimSuffix(rest, " NC-3"))
		}
	}
	return all
}

// read looks at the phones: whoever was told reads of the record, and nobody else
// gets a message.
func (s *stage) read(m move) {
	s.t.Helper()
	s.handOver()
	var readers []string
	for _, line := range s.phones.take(0, s.nameOf) {
		if who, ok := strings.CutPrefix(line, "<new @"); ok && !slices.Contains(readers, who) {
			readers = append(readers, who)
		}
	}
	var want []string
	for _, told := range strings.Split(m.told, ", ") {
		name, _, _ := strings.Cut(told, " ")
		switch name {
		case "":
		case "staff":
			want = append(want, "Dũng", "Bình", "Hạnh")
		default:
			want = append(want, name)
		}
	}
	slices.Sort(readers)
	slices.Sort(want)
	if !slices.Equal(readers, want) {
		s.t.Errorf("after %s, %v read a message, want %v", m.action, readers, want)
	}
}

// A facility that is withdrawn or closed while its need is open: the need goes on,
// and its sender, the owner and who has it in hand know.
func TestOrphanedNeedTellsItsPeople(t *testing.T) {
	for _, action := range []store.Action{store.Withdraw, store.Shut} {
		s := newStage(t, "walk")
		s.seed("people H'Linh, Tâm, Dũng, Y Sơn")
		s.seed("facilities 1 by H'Linh")
		s.seed("needs 1 by H'Linh")
		s.change(store.Own{Key: "own", Record: "seed0001", Person: s.personID("Tâm"), By: s.personID("Tâm"), Channel: "test", At: s.now})
		s.change(store.Decide{Record: "want0001", Version: 1, Action: store.Claim, By: s.personID("Dũng"), Until: s.now.Add(time.Hour)})
		f, err := s.store.Record(t.Context(), "seed0001")
		if err != nil {
			t.Fatal(err)
		}
		changes, p := flows.DecideAs(flows.Decision{Record: f, Action: action, Actor: dialog.Actor{Person: f.By, Role: dialog.Collaborator}, At: s.now})
		if p != nil {
			t.Fatal(p.Say.Key)
		}
		s.change(changes...)
		s.handOver()
		shown := strings.Join(s.phones.take(0, s.nameOf), "\n")
		for _, who := range []string{"H'Linh", "Tâm", "Dũng"} {
			if !strings.Contains(shown, "<new @"+who+"\n") {
				t.Errorf("%s: %s reads nothing of it:\n%s", action, who, shown)
			}
		}
		if strings.Contains(shown, "@Y Sơn") {
			t.Errorf("%s: somebody else reads of it:\n%s", action, shown)
		}
		need, err := s.store.Record(t.Context(), "want0001")
		if err != nil || need.State != store.InReview || need.Version != 2 || !need.Orphaned() {
			t.Errorf("%s: the need is %s v%d, orphaned %t: %v", action, need.State, need.Version, need.Orphaned(), err)
		}
	}
}
