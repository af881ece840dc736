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
	if len(found) > 0 && found[0].at >= len(b.articles) {
		return Result{Why: Foreign, Topic: b.topics[found[0].at-len(b.articles)].ID}
	}
	var r Result
	for _, f := range found {
		if f.at < len(b.articles) && f.score >= worthASay && len(r.Answers) < mostAnswers {
			r.Answers = append(r.Answers, Answer{b.articles[f.at], f.score})
		}
	}
	switch {
	case len(found) == 0 || len(r.Answers) == 0:
		r.Why = Foreign
	case found[0].score < enough:
		r.Why = Unsure
	case r.Answers[0].Centre:
		r.Why = Centre
	}
	return r
}
