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

// TestPartsForWhom: only the sender fills in, and only while corrections are open;
// a part that does not exist opens nothing.
func TestPartsForWhom(t *testing.T) {
	book := flows.Book(plainWords(t))
	for name, c := range map[string]struct {
		state store.State
		actor dialog.Actor
		arg   string
		want  bool
	}{
		"its sender":            {store.Accepted, dialog.Actor{Person: 1, User: 1, Role: dialog.Collaborator}, "record01:papers", true},
		"sent back":             {store.Returned, dialog.Actor{Person: 1, User: 1, Role: dialog.Collaborator}, "record01:papers", true},
		"somebody else":         {store.Accepted, dialog.Actor{Person: 5, User: 5, Role: dialog.Collaborator}, "record01:papers", false},
		"staff":                 {store.Accepted, dialog.Actor{Person: 5, User: 5, Role: dialog.Admin}, "record01:papers", false},
		"no collaborator now":   {store.Accepted, dialog.Actor{Person: 1, User: 1, Role: dialog.Owner}, "record01:papers", false},
		"withdrawn":             {store.Withdrawn, dialog.Actor{Person: 1, User: 1, Role: dialog.Collaborator}, "record01:papers", false},
		"closed":                {store.Closed, dialog.Actor{Person: 1, User: 1, Role: dialog.Collaborator}, "record01:papers", false},
		"no such part":          {store.Accepted, dialog.Actor{Person: 1, User: 1, Role: dialog.Collaborator}, "record01:secrets", false},
		"no part":               {store.Accepted, dialog.Actor{Person: 1, User: 1, Role: dialog.Collaborator}, "record01", false},
		"the form as a part":    {store.Accepted, dialog.Actor{Person: 1, User: 1, Role: dialog.Collaborator}, "record01:", false},
		"a record of all sorts": {store.Accepted, dialog.Actor{Person: 1, User: 1, Role: dialog.Collaborator}, "nothing:papers", false},
	} {
		e := dialog.Event{Kind: dialog.Pressed, Chat: 1, At: opening, Actor: c.actor, Found: dialog.Found{}}
		m := book.Go(e, "part", c.arg)
		for range 3 {
			if m.Need == nil {
				break
			}
			if m.Need.Name == store.RecordBy && m.Need.ID == "record01" {
				r := sample(store.Facility, c.state)
				e.Found[*m.Need] = dialog.Result{Rows: []dialog.Row{{ID: r.ID, Body: r}}, Total: 1}
			} else {
				e.Found[*m.Need] = dialog.Result{}
			}
			m = book.Go(e, "part", c.arg)
		}
		if opened := m.Do == dialog.Open && m.Draft.Part == "papers"; opened != c.want || !opened && len(m.Say) != 1 {
			t.Errorf("%s: %+v", name, m)
		}
	}
}

// TestWhoReadsParts: the sender, the centre and the commune's contact.
func TestWhoReadsParts(t *testing.T) {
	r := sample(store.Facility, store.Accepted)
	r.Answers["env"] = dialog.Value{Key: "permit"}
	f := flow(t, "parts")
	for name, c := range map[string]struct {
		actor dialog.Actor
		doors int
		lines int
	}{
		"its sender":          {dialog.Actor{Person: 1, Role: dialog.Collaborator}, 8, 1},
		"staff":               {dialog.Actor{Person: 5, Role: dialog.Staff}, 1, 1},
		"the contact":         {dialog.Actor{Person: 5, Role: dialog.Contact}, 1, 1},
		"who sent it once":    {dialog.Actor{Person: 1, Role: dialog.Owner}, 1, 1},
		"another of the town": {dialog.Actor{Person: 5, Role: dialog.Collaborator}, 0, 0},
		"its owner":           {dialog.Actor{Person: 5, Role: dialog.Owner}, 0, 0},
	} {
		ctx := seeing(r, c.actor.Role)
		ctx.Actor, ctx.Event.At = c.actor, opening
		ctx.Answers = dialog.Answers{"record": {Text: r.ID}, "part": {Key: "environment"}}
		doors := slices.DeleteFunc(f.Step("part").Ask.Options(ctx), func(o dialog.Option) bool { return o.Key == "home" || o.Key == "record" })
		if lines := f.Step("act").Lines(ctx); len(doors) != c.doors || len(lines) != c.lines {
			t.Errorf("%s: %d parts, lines %+v", name, len(doors), lines)
		}
	}
}

// TestVeiledForAllButTheHolder: what is sensitive is read by the one who has the
// record in hand, in a part that they open; on no card, in no list, in no group, in
// no draft, by nobody else.
func TestVeiledForAllButTheHolder(t *testing.T) {
	const secret = "facility.owner_minority.yes"
	r := sample(store.Facility, store.InReview)
	r.Answers["minority_consent"], r.Answers["owner_minority"] = dialog.Value{Key: "oral"}, dialog.Value{Key: "yes"}
	r.Fields = nil
	tells := func(what string, lines []dialog.Line) bool {
		return strings.Contains(fmt.Sprintf("%+v", lines), secret)
	}
	part := flow(t, "parts").Step("act")
	for name, c := range map[string]struct {
		person int64
		role   dialog.Role
		at     time.Time
		want   bool
	}{
		"who has it in hand": {2, dialog.Staff, opening, true},
		"when that is over":  {2, dialog.Staff, opening.AddDate(0, 0, 2), false},
		"other staff":        {3, dialog.Admin, opening, false},
		"its sender":         {1, dialog.Collaborator, opening, false},
		"the contact":        {4, dialog.Contact, opening, false},
		"its owner":          {5, dialog.Owner, opening, false},
	} {
		ctx := seeing(r, c.role)
		ctx.Actor.Person, ctx.Event.At = c.person, c.at
		ctx.Answers = dialog.Answers{"record": {Text: r.ID}, "part": {Key: "priority"}}
		if got := tells(name, part.Lines(ctx)); got != c.want {
			t.Errorf("%s reads it: %t, want %t", name, got, c.want)
		}
		for _, other := range flows.All() {
			for _, s := range other.Steps {
				if s.Lines == nil || other.Name == "parts" {
					continue
				}
				if tells(name, s.Lines(ctx)) {
					t.Errorf("%s reads it in %s.%s", name, other.Name, s.Name)
				}
			}
		}
		reader := store.Person{ID: c.person, Role: c.role}
		if tells(name, flows.Card(nil, r, store.Record{}, reader, c.at).Lines) || tells(name, flows.Card(nil, r, store.Record{}, store.Person{}, c.at).Lines) {
			t.Errorf("%s reads it on a card", name)
		}
	}
	draft := seeing(dialog.Draft{ID: "d", Flow: "facility", Record: r.ID, Part: "priority", Answers: r.Answers}, dialog.Collaborator)
	if lines := flow(t, "drafts").Step("act").Lines(draft); len(lines) != 2 || tells("drafts", lines) {
		t.Errorf("the draft says %+v", lines)
	}
}

func flow(t *testing.T, name string) *dialog.Flow {
	t.Helper()
	for _, f := range flows.All() {
		if f.Name == name {
			return f
		}
	}
	t.Fatalf("no flow %q", name)
	return nil
}

// TestConsentToTheSensitive keeps who attests it, when, and under which wording;
// taken back, the answer goes with it.
func TestConsentToTheSensitive(t *testing.T) {
	f := facilityForm(t)
	ask := f.Step("minority_consent").Ask
	e := dialog.Event{Kind: dialog.Pressed, Data: "oral", At: opening, Actor: dialog.Actor{Person: 7}}
	v, err := ask.Parse(dialog.Context{Key: "facility.minority_consent"}, dialog.Value{}, e)
	if err != nil || v.Given == nil || v.Given.By != 7 || v.Given.At != opening.Unix() || v.Given.Wording != flows.ConsentVersion {
		t.Fatalf("%+v, %v", v, err)
	}
	e.Kind, e.Text = dialog.Said, "Đã đồng ý (nói miệng)"
	if _, err := ask.Parse(dialog.Context{Key: "facility.minority_consent"}, dialog.Value{}, e); err == nil {
		t.Error("words are taken for a consent")
	}
	r := sample(store.Facility, store.Accepted)
	r.Answers["minority_consent"], r.Answers["owner_minority"] = v, dialog.Value{Key: "yes"}
	s := dialog.Session{ID: "s0000001", Flow: "facility", Record: r.ID, Version: r.Version, Part: "priority", Answers: r.Answers.Clone()}
	s.Answers["minority_consent"] = dialog.Value{Key: "no"}
	r, m, _ := handed(f, s, r)
	if _, kept := r.Answers["owner_minority"]; m == nil || kept || asText(m.Changed) != "minority_consent owner_minority" || !slices.Contains(m.Veiled, "owner_minority") {
		t.Errorf("%+v", m)
	}
	if slices.Contains(m.Veiled, "minority_consent") {
		t.Error("the history does not say whether it was agreed to")
	}
}
