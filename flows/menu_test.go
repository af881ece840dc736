package flows_test

import (
	"testing"
	"unicode/utf8"

	"khuyencong/flows"
	"khuyencong/flows/dialog"
	"khuyencong/locales"
	"khuyencong/store"
)

// What a phone of 360 px shows of a menu without scrolling, and of a button that
// shares its row with another.
const (
	mostRows  = 9
	mostHalf  = 18
	mostWhole = 34
)

// menuOf is the menu of somebody with the role for whom everything waits.
func menuOf(t *testing.T, b *dialog.Book, role dialog.Role) dialog.Screen {
	t.Helper()
	e := dialog.Event{At: opening, Found: dialog.Found{}, Actor: dialog.Actor{Person: 1, User: 1, Name: "H'Linh", Role: role, Communes: []string{"24169"}}}
	for range 5 {
		s := b.Home(e)
		if s.Need == nil {
			return s
		}
		e.Found[*s.Need] = dialog.Result{Rows: []dialog.Row{{Body: everything(role)}}, Total: 1}
	}
	t.Fatalf("the menu of %s never stops looking things up", role)
	return dialog.Screen{}
}

// everything is the most that can wait for somebody with the role.
func everything(role dialog.Role) store.Counts {
	c := store.Counts{Drafts: 9, Returned: 9, Records: 99}
	switch {
	case role == dialog.Collaborator || role == dialog.Contact:
		c.Callable = 9
	case role.IsStaff():
		c.Waiting, c.Mine, c.Requests, c.Breaches, c.Unsent = 99, 9, 9, 9, 9
	}
	return c
}

func TestMenusFitThePhone(t *testing.T) {
	words := plainWords(t)
	b := flows.Book(words)
	for _, role := range []dialog.Role{dialog.Stranger, dialog.Owner, dialog.Collaborator, dialog.Contact, dialog.Staff, dialog.Manager, dialog.Admin} {
		rows := menuOf(t, b, role).Rows
		if len(rows) > mostRows || len(rows) == 0 {
			t.Errorf("%q: %d rows, at most %d", role, len(rows), mostRows)
		}
		for _, lang := range locales.Languages() {
			for _, row := range rows {
				most := map[int]int{1: mostWhole, 2: mostHalf}[len(row)]
				for _, entry := range row {
					if label := words(lang, entry.Label); utf8.RuneCountInString(label) > most {
						t.Errorf("%q, %s: %q has more than %d letters beside %d others", role, lang, label, most, len(row)-1)
					}
				}
			}
		}
	}
}

// TestOwnSettingsAreTwoTapsAway: language and notices stand behind one button of
// everybody's menu.
func TestOwnSettingsAreTwoTapsAway(t *testing.T) {
	b := flows.Book(plainWords(t))
	for _, role := range []dialog.Role{dialog.Owner, dialog.Collaborator, dialog.Contact, dialog.Staff, dialog.Manager, dialog.Admin} {
		there := false
		for _, row := range menuOf(t, b, role).Rows {
			for _, entry := range row {
				there = there || entry.Name == "profile"
			}
		}
		c := seeing(store.Profile{Person: store.Person{ID: 1, Role: role}}, role)
		what := b.Flow("profile").Step("what")
		for _, wanted := range []string{"language", "notify"} {
			m := dialog.Move{}
			for _, o := range what.Ask.Options(c) {
				if o.Key == wanted {
					m = what.Leads(c, dialog.Value{Key: o.Key})
				}
			}
			if !there || m.Do != dialog.Switch || m.Flow != wanted {
				t.Errorf("%s: %s is behind %+v", role, wanted, m)
			}
		}
	}
}
