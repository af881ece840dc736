package answers

import "slices"

// A question that is nearly the words of the centre's own article is answered by
// that: somebody wrote it because nothing else did.
const (
	nearlyWordForWord = 0.8
	ownLead           = 0.01 // over the best other
)

// With is the book with articles that the centre wrote itself, in the place of
// those it had of the centre before. They need no source: their text is shown as
// it is, numbers too. One with the id of a shipped article stands in for it.
func (b *Book) With(own []Article) *Book {
	shipped := slices.DeleteFunc(slices.Clone(b.shipped), func(a Article) bool {
		return slices.ContainsFunc(own, func(o Article) bool { return o.ID == a.ID })
	})
	with := newBook(slices.Clone(own), shipped, b.topics, b.foreign)
	with.shipped = b.shipped
	return with
}

// ownFirst raises the best of the centre's own over all others where the question
// is nearly the words of one of its.
func (b *Book) ownFirst(found []ranked) {
	at := slices.IndexFunc(found, func(r ranked) bool { return r.at < b.own && r.near >= nearlyWordForWord })
	if at <= 0 {
		return
	}
	best := found[at]
	best.score = min(1, found[0].score+ownLead)
	copy(found[1:at+1], found[:at])
	found[0] = best
}
