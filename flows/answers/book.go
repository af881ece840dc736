package answers

import "slices"

// A Book is the articles, ready to be asked by many at once.
type Book struct {
	articles []Article // the centre's own first
	own      int       // how many of them
	shipped  []Article // those of the files, also where an own one stands in
	topics   []Topic
	foreign  []foreignRow
	index    *index
}

// When the best score is enough, and how many answers are given.
const (
	enough      = 0.34
	clearly     = 0.2  // by how much a foreign topic has to be nearer than any article
	worthASay   = 0.25 // of a guess
	worthALook  = 0.1  // of an alternative to it
	mostAnswers = 3
)

func newBook(own, shipped []Article, topics []Topic, foreign []foreignRow) *Book {
	articles := slices.Concat(own, shipped)
	var entries []entry
	for _, a := range articles {
		entries = append(entries, entry{append([]string{a.Title}, a.Questions...), a.Keywords, a.Text})
	}
	for _, t := range foreign {
		// A phrase of a foreign topic is as good as a question of it: whatever
		// is asked around it, "thủ tục" or "ở đâu", is asked of our topics too.
		entries = append(entries, entry{slices.Concat(t.Questions, t.Keywords), t.Keywords, ""})
	}
	return &Book{articles, len(own), shipped, topics, foreign, newIndex(entries, len(articles))}
}

// Empty is a book without articles: it hands everything over.
func Empty() *Book { return newBook(nil, nil, nil, nil) }

// Articles are all of them: the centre's own, then those of the files in their order.
func (b *Book) Articles() []Article { return slices.Clone(b.articles) }

// Article finds one by its id.
func (b *Book) Article(id string) (Article, bool) {
	i := slices.IndexFunc(b.articles, func(a Article) bool { return a.ID == id })
	if i < 0 {
		return Article{}, false
	}
	return b.articles[i], true
}

// Ask finds what answers a question, of which the first thousand bytes are read.
func (b *Book) Ask(question string) Result {
	question = beginning(question)
	if b.index.lang.chats(question) {
		return Result{Why: Chat}
	}
	found := b.index.rank(question)
	b.ownFirst(found)
	r := Result{Answers: b.answers(found)}
	switch {
	case len(r.Answers) == 0:
		r.Why = Foreign
	case b.isForeign(found[0]) && found[0].score > r.Answers[0].Score+clearly:
		r = Result{Why: Foreign}
	case !b.isSure(question, found):
		r.Why = Unsure
	case r.Answers[0].Centre, r.Answers[0].AmountUnknown && b.index.lang.asksAmount(question):
		r.Why = Centre
	}
	if len(found) > 0 && b.isForeign(found[0]) {
		r.Topic = b.foreign[found[0].at-len(b.articles)].ID
	}
	return r
}

// isForeign reports an entry that is a topic: those come after the articles.
func (b *Book) isForeign(r ranked) bool { return r.at >= len(b.articles) }

// answers are the best articles that are worth a say.
func (b *Book) answers(found []ranked) []Answer {
	var out []Answer
	for _, f := range found {
		least := worthALook
		if len(out) == 0 {
			least = worthASay
		}
		if !b.isForeign(f) && f.score >= least && len(out) < mostAnswers {
			out = append(out, Answer{b.articles[f.at], f.score})
		}
	}
	return out
}
