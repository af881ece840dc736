package flows

import (
	"regexp"
	"strconv"

	"khuyencong/flows/dialog"
	"khuyencong/flows/vietnamese"
	"khuyencong/store"
)

// recordNumber is a record as people write it: "NC-12", "cs 5", "ch3". Numbers are
// counted over all kinds, so a slip in the letters does no harm.
var recordNumber = regexp.MustCompile(`^(?:cs|nc|ch|dk|qt|yc|sc) ?-? ?0*([1-9][0-9]{0,6})$`)

// numbered is the number of the record that was typed, and nothing but it.
func numbered(words string) (int64, bool) {
	m := recordNumber.FindStringSubmatch(vietnamese.Fold(words))
	if m == nil {
		return 0, false
	}
	n, err := strconv.ParseInt(m[1], 10, 64)
	return n, err == nil
}

// openByNumber sends staff the card of the record whose number they typed while
// nothing was asked; ok is false where it is something else.
func openByNumber(e dialog.Event, words string) (m dialog.Move, ok bool) {
	n, is := numbered(words)
	if !is || !staff(e.Actor) || e.Group || e.Kind != dialog.Said {
		return m, false
	}
	res, need := found(e, dialog.Query{Name: store.RecordNumbered, ID: decimal(n)})
	switch {
	case need != nil:
		return dialog.Move{Need: need}, true
	case len(res.Rows) == 0:
		return dialog.Move{Say: warn("idle.no_record", "typed", dialog.Short(words))}, true
	}
	r := res.Rows[0].Body.(store.Record)
	return dialog.Move{Effects: []dialog.Effect{openCard(e, r.ID)},
		Say: []dialog.Note{{Mark: dialog.Info, Say: dialog.Say("idle.opened", "number", Number(r), "title", r.Title)}}}, true
}
