package flows

import (
	"sync"
	"time"

	"khuyencong/flows/answers"
	"khuyencong/flows/dialog"
	"khuyencong/flows/policy"
	"khuyencong/store"
)

// Knowledge is what the bot goes by when it advises: the rules, and the articles on
// procedures. It never changes once it is in use; the shell brings the one in force
// with every event.
type Knowledge struct {
	Policy   *policy.Policy
	Articles *answers.Book
}

// With is k with the centre's own articles, in the place of those it had before,
// dated in the zone. The words of whoever asked are gone where they were erased.
func (k *Knowledge) With(own []store.CentreArticle, zone *time.Location) *Knowledge {
	all := make([]answers.Article, len(own))
	for i, a := range own {
		all[i] = answers.Article{
			ID: a.ID, Title: a.Title, Text: a.Text, Checked: a.At.In(zone).Format(time.DateOnly),
			Sources: []answers.Source{{Document: answers.OfCentre}},
		}
		if a.Asked != "" {
			all[i].Questions = []string{a.Asked}
		}
	}
	return &Knowledge{Policy: k.Policy, Articles: k.Articles.With(all)}
}

// knowledge is what the event brought.
func knowledge(e dialog.Event) Knowledge {
	k, _ := e.Known.(*Knowledge)
	return orBuiltIn(k)
}

// orBuiltIn are the built-in rules, and no article, where there is nothing else.
func orBuiltIn(k *Knowledge) Knowledge {
	if k == nil {
		k = builtIn()
	}
	return *k
}

var builtIn = sync.OnceValue(func() *Knowledge {
	p := policy.Embedded()
	return &Knowledge{Policy: p, Articles: answers.Empty()}
})
