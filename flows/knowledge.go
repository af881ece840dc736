package flows

import (
	"sync"

	"khuyencong/flows/answers"
	"khuyencong/flows/dialog"
	"khuyencong/flows/policy"
)

// Knowledge is what the bot goes by when it advises: the rules, and the articles on
// procedures. It never changes once it is in use; the shell brings the one in force
// with every event.
type Knowledge struct {
	Policy   *policy.Policy
	Articles *answers.Book
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
