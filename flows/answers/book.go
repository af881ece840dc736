package answers

import "slices"

// A Book is the articles, ready to be asked by many at once.
type Book struct {
	articles []Article
	topics   []topicRow
	index    *index
}

// When the best score is enough, and how many answers are given.
const (
	enough      = 0.36
	clearly     = 0.15 // by how much a foreign topic has to be nearer than any article
	worthASay   = 0.25 // of a guess
	mostAnswers = 3
)

func newBook(articles []Article, topics []topicRow) *Book {
	var entries []entry
	for _, a := range articles {
		entries = append(entries, entry{append([]string{a.Title}, a.Questions...), a.Keywords, a.Text})
	}
	for _, t := range topics {
		// A phrase of a foreign topic is as good as a question of it: whatever
		// is asked around it, "thủ tục" or "ở đâu", is asked of our topics too.
		entries = append(entries, entry{slices.Concat(t.Questions, t.Keywords), t.Keywords, ""})
	}
	return &Book{articles, topics, newIndex(entries)}
}

// Articles are all of them, in the order of the files.
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
	found := b.index.rank(question)
	r := Result{Answers: b.answers(found)}
	switch {
	case len(r.Answers) == 0:
		r.Why = Foreign
	case b.foreign(found[0]) && found[0].score > r.Answers[0].Score+clearly:
		r = Result{Why: Foreign}
	case b.foreign(found[0]) || found[0].score < enough:
		r.Why = Unsure
	case r.Answers[0].Centre:
		r.Why = Centre
	}
	if len(found) > 0 && b.foreign(found[0]) {
		r.Topic = b.topics[found[0].at-len(b.articles)].ID
	}
	return r
}

// foreign reports an entry that is a topic: those come after the articles.
func (b *Book) foreign(r ranked) bool { return r.at >= len(b.articles) }

// answers are the best articles that are worth a say.
func (b *Book) answers(found []ranked) []Answer {
	var out []Answer
	for _, f := range found {
		if !b.foreign(f) && f.score >= worthASay && len(out) < mostAnswers {
			out = append(out, Answer{b.articles[f.at], f.score})
		}
	}
	return out
}
