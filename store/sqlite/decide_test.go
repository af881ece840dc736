package sqlite

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

func TestDecide(t *testing.T) {
	until := noon.Add(2 * time.Hour)
	fields := []dialog.Field{{Step: "phone", Reason: dialog.Say("reason.wrong")}}
	type outcome struct {
		State       store.State
		Held        bool
		Until       time.Time
		Fields      []dialog.Field
		Note, Reply string
		Claimed     string
	}
	claim := store.Decide{Action: store.Claim, To: store.InReview, Until: until}
	sentBack := store.Decide{Action: store.Return, To: store.Returned, Fields: fields, Note: "bổ sung"}
	tests := []struct {
		name  string
		kind  store.Kind
		steps []store.Decide
		want  outcome
	}{
		{"claim", store.Need, []store.Decide{claim}, outcome{State: store.InReview, Held: true, Until: until, Claimed: "staff"}},
		{"claim and release", store.Facility, []store.Decide{claim, {Action: store.Release, To: store.Sent}}, outcome{State: store.Sent}},
		{"assign", store.Question, []store.Decide{{Action: store.Assign, Holder: 2, Until: until}},
			outcome{State: store.InReview, Held: true, Until: until, Claimed: "staff"}},
		{"claim and return", store.Facility, []store.Decide{claim, sentBack},
			outcome{State: store.Returned, Fields: fields, Note: "bổ sung", Claimed: "staff"}},
		{"the pause keeps what was asked for", store.Need, []store.Decide{claim, sentBack, {Action: store.Pause}},
			outcome{State: store.Paused, Fields: fields, Note: "bổ sung", Claimed: "staff"}},
		{"accept", store.Need, []store.Decide{claim, {Action: store.Accept, Note: "đã ghi", Year: 2027}},
			outcome{State: store.Accepted, Note: "đã ghi", Claimed: "staff"}},
		{"answer", store.Question, []store.Decide{{Action: store.Answer, To: store.Answered, Reply: "30%"}},
			outcome{State: store.Answered, Reply: "30%", Claimed: "staff"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := fresh(t)
			r1 := aFacility("r1", 1, meet(t, s, 100, dialog.Owner))
			r1.Kind = tt.kind
			put(t, s, r1, 100)
			staff := meet(t, s, 200, dialog.Staff)
			for i, d := range tt.steps {
				d.Record, d.Version, d.By, d.ByName = "r1", i+1, staff.ID, staff.Name
				commit(t, s, d)
			}
			r := record(t, s, "r1")
			got := outcome{r.State, r.HeldBy(staff.ID, noon), r.Until, r.Fields, r.Note, r.Reply, r.Claimed}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Fatal(diff)
			}
			if r.Version != len(tt.steps)+1 {
				t.Fatalf("version %d after %d decisions", r.Version, len(tt.steps))
			}
		})
	}
}

func TestTwoDecideAtOnce(t *testing.T) {
	s := fresh(t)
	put(t, s, aFacility("r1", 1, meet(t, s, 100, dialog.Owner)), 100)
	lan, minh := meet(t, s, 200, dialog.Staff), meet(t, s, 201, dialog.Manager)
	claim := store.Decide{Record: "r1", Version: 1, Action: store.Claim, To: store.InReview, By: lan.ID, Until: noon.Add(time.Hour)}
	commit(t, s, claim)
	tests := []struct {
		name   string
		change func(*store.Decide)
		want   error
	}{
		{"the same press again", func(d *store.Decide) {}, nil},
		{"the same press later", func(d *store.Decide) { d.Until, d.At = noon.Add(3*time.Hour), noon.Add(time.Minute) }, nil},
		{"somebody else", func(d *store.Decide) { d.By = minh.ID }, store.ErrConflict},
		{"another decision", func(d *store.Decide) { d.Action, d.To = store.Accept, store.Accepted }, store.ErrConflict},
		{"of no record", func(d *store.Decide) { d.Record = "r9" }, store.ErrNotFound},
	}
	for _, tt := range tests {
		was := record(t, s, "r1")
		d := claim
		tt.change(&d)
		if err := try(t, s, d); !errors.Is(err, tt.want) {
			t.Errorf("%s: %v, want %v", tt.name, err, tt.want)
		}
		if diff := cmp.Diff(was, record(t, s, "r1")); diff != "" {
			t.Errorf("%s: %s", tt.name, diff)
		}
	}
}

func TestClaimsThatLapse(t *testing.T) {
	s := fresh(t)
	by, staff := meet(t, s, 100, dialog.Owner), meet(t, s, 200, dialog.Staff)
	for i, hours := range []time.Duration{3, 1, 2} {
		id := string(rune('a' + i))
		put(t, s, aFacility(id, int64(i+1), by), 100)
		commit(t, s, store.Decide{Record: id, Version: 1, Action: store.Claim, To: store.InReview, By: staff.ID, Until: noon.Add(hours * time.Hour)})
	}
	tests := []struct {
		at   time.Duration
		want []string
	}{{59 * time.Minute, nil}, {time.Hour, []string{"b"}}, {150 * time.Minute, []string{"b", "c"}}}
	for _, tt := range tests {
		all, err := s.Lapsed(t.Context(), noon.Add(tt.at))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, r := range all {
			got = append(got, r.ID)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("after %v: %s", tt.at, diff)
		}
	}
	commit(t, s, store.Decide{Record: "b", Version: 2, Action: store.Lapse, To: store.Sent, Channel: "system"})
	if r := record(t, s, "b"); r.State != store.Sent || r.Claimer != 0 || !r.Until.IsZero() {
		t.Errorf("lapsed: %s, claimer %d, until %v", r.State, r.Claimer, r.Until)
	}
}
