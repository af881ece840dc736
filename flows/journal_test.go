package flows_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"

	"khuyencong/flows/dialog"
	"khuyencong/store"
	"khuyencong/store/sqlite"
)

// A journal is the store, writing down what is committed.
type journal struct {
	*sqlite.Store
	cast    []member
	mu      sync.Mutex
	lines   []string
	numbers map[string]string // of records, by id
	drafts  map[string]bool   // that are put aside
}

// Commit implements bot.Records.
func (j *journal) Commit(ctx context.Context, b store.Batch) error {
	if err := j.Store.Commit(ctx, b); err != nil {
		return err
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	for _, id := range b.Unparked {
		if j.drafts[id] {
			delete(j.drafts, id)
			j.note("unpark")
		}
	}
	for _, d := range b.Parked {
		j.drafts[d.ID] = true
		j.note("park %s %q", d.Flow, d.Title)
	}
	for _, c := range b.Changes {
		j.note("%s", j.say(ctx, c))
	}
	return nil
}

// PurgeDraft implements bot.Keeper.
func (j *journal) PurgeDraft(ctx context.Context, id string) error {
	if err := j.Store.PurgeDraft(ctx, id); err != nil {
		return err
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	delete(j.drafts, id)
	j.note("purge")
	return nil
}

func (j *journal) note(format string, args ...any) {
	j.lines = append(j.lines, "! "+fmt.Sprintf(format, args...))
}

func (j *journal) take() []string {
	j.mu.Lock()
	defer j.mu.Unlock()
	lines := j.lines
	j.lines = nil
	return lines
}

// say is a change in a few words.
func (j *journal) say(ctx context.Context, c store.Change) string {
	switch c := c.(type) {
	case store.Put:
		r := c.Record
		j.numbers[r.ID] = map[store.Kind]string{store.Facility: "CS-", store.Need: "NC-", store.Question: "CH-", store.Application: "DK-", store.Interest: "QT-", store.Privacy: "YC-", store.Breach: "SC-"}[r.Kind] + fmt.Sprint(r.Number)
		return fmt.Sprintf("put %s %s %q", r.Kind, j.numbers[r.ID], r.Title)
	case store.Mend:
		return fmt.Sprintf("mend %s %s %s v%d: %s", j.numbers[c.Record], c.Action, c.To, c.Version+1, strings.Join(c.Changed, ", "))
	case store.Remind:
		return fmt.Sprintf("remind %s %d", j.numbers[c.Record], c.N)
	case store.Decide:
		return fmt.Sprintf("decide %s %s %s v%d%s", j.numbers[c.Record], c.Action, c.To, c.Version+1, steps(c.Fields))
	case store.Erase:
		return strings.TrimSpace(fmt.Sprintf("erase %s mine=%t %s", j.person(c.User), c.Mine, strings.Join(j.named(c.Records), " ")))
	case store.Agree:
		return fmt.Sprintf("agree %s=%t %s", c.Purpose, c.Given, c.Version)
	case store.Tell:
		if c.Leads {
			return fmt.Sprintf("tell managers %s %s", c.Kind, j.numbers[c.Record])
		}
		if c.Staff {
			return fmt.Sprintf("tell staff %s %s", c.Kind, j.numbers[c.Record])
		}
		if c.Local {
			return fmt.Sprintf("tell the commune %s %s", c.Kind, j.numbers[c.Record])
		}
		return strings.TrimSpace(fmt.Sprintf("tell %s %s %s", j.nameBy(ctx, c.Person), c.Kind, j.numbers[c.Record]))
	case store.Meet:
		return fmt.Sprintf("meet %s as %s%s%s", c.Name, c.Role, list(" in ", c.Communes), consents(c.Consents))
	case store.Grow:
		return fmt.Sprintf("invite %s%s uses %d", c.Invite.Role, list(" in ", c.Invite.Communes), c.Invite.Uses)
	case store.Revoke:
		return "revoke an invite"
	case store.Appoint:
		if c.Action == store.Placed {
			return fmt.Sprintf("appoint %s %s: %q", j.nameBy(ctx, c.Person), c.Action, c.Hamlets)
		}
		return fmt.Sprintf("appoint %s %s: %s%s", j.nameBy(ctx, c.Person), c.Action, c.Role, list(" in ", c.Communes))
	case store.HandOver:
		return fmt.Sprintf("hand over from %s to %s%s", j.nameBy(ctx, c.From), j.person(c.User), list(" in ", c.Communes))
	case store.Relink:
		return fmt.Sprintf("relink %s", j.person(c.User))
	case store.Vouched:
		return fmt.Sprintf("vouch %s v%d", j.numbers[c.Record], c.Version+1)
	case store.AskStale:
		return fmt.Sprintf("ask %s what is still right", j.nameBy(ctx, c.Person))
	case store.Attest:
		return fmt.Sprintf("attest %s %t", j.numbers[c.Record], c.Confirmed)
	case store.Own:
		if c.Person == 0 {
			return fmt.Sprintf("disown %s by %s", j.numbers[c.Record], j.nameBy(ctx, c.By))
		}
		return fmt.Sprintf("own %s %s", j.numbers[c.Record], j.nameBy(ctx, c.Person))
	case store.Setting:
		return fmt.Sprintf("set %s %q", c.Name, c.Value)
	case store.Prefer:
		return fmt.Sprintf("prefer %s", c.Telling)
	case store.Settle:
		return fmt.Sprintf("settle all=%t skip=%t", c.All, c.Skip)
	case store.Learn:
		return fmt.Sprintf("learn %s %d/%d", c.Lesson, c.Right, c.Of)
	case store.Speak:
		return "speak " + c.Lang
	case store.Reach:
		return fmt.Sprintf("reach %s blocked=%t", j.person(c.User), c.Blocked)
	case store.Group:
		return fmt.Sprintf("group %d from %d", c.Chat, c.From)
	}
	return fmt.Sprintf("%T", c)
}

func steps(fields []dialog.Field) string {
	var names []string
	for _, f := range fields {
		if f.Step != "" {
			names = append(names, f.Step)
		}
	}
	return list(": ", names)
}

func consents(given []store.Consent) string {
	var all []string
	for _, c := range given {
		all = append(all, fmt.Sprintf("%s=%t", c.Purpose, c.Given))
	}
	return list(", consent ", all)
}

func list(before string, words []string) string {
	if len(words) == 0 {
		return ""
	}
	return before + strings.Join(words, ", ")
}

// person is what the scripts call somebody.
func (j *journal) person(user int64) string {
	i := slices.IndexFunc(j.cast, func(m member) bool { return m.user == user })
	if i < 0 {
		return fmt.Sprint("user ", user)
	}
	return j.cast[i].short
}

func (j *journal) nameBy(ctx context.Context, id int64) string {
	p, err := j.Person(ctx, id)
	if err != nil {
		return fmt.Sprint("person ", id)
	}
	return j.person(p.User)
}

// named are records by their numbers.
func (j *journal) named(ids []string) []string {
	var all []string
	for _, id := range ids {
		all = append(all, j.numbers[id])
	}
	return all
}
