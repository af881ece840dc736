package answers

import (
	"hash/fnv"
	"slices"
	"testing"
)

// parts is how many the articles' own questions are parted in.
const parts = 5

// partOf is the part that a question is of, by its hash.
func partOf(question string) int {
	h := fnv.New32a()
	_, _ = h.Write([]byte(question))
	return int(h.Sum32()>>3) % parts
}

// without parts the questions of one part from the others.
func without(questions []string, part int) (kept, out []string) {
	for _, q := range questions {
		if partOf(q) == part {
			out = append(out, q)
		} else {
			kept = append(kept, q)
		}
	}
	return kept, out
}

// lessPart is the book without a part of its questions, and those as a table.
func lessPart(b *Book, part int) (less *Book, all []asked) {
	articles, foreign := slices.Clone(b.articles), slices.Clone(b.foreign)
	var out []string
	for i := range articles {
		articles[i].Questions, out = without(articles[i].Questions, part)
		for _, q := range out {
			all = append(all, asked{ids: []string{articles[i].ID}, question: q})
		}
	}
	for i := range foreign {
		foreign[i].Questions, out = without(foreign[i].Questions, part)
		for _, q := range out {
			all = append(all, asked{question: q})
		}
	}
	return newBook(nil, articles, b.topics, foreign), all
}

// TestCrossed asks every fifth of the articles' own questions of a book that does
// not have them: it says whether the way they are found is any good for new ones. Many of
// them are answered by another article as well, which counts as wrong here.
func TestCrossed(t *testing.T) {
	b := shipped(t)
	var f figures
	for part := range parts {
		less, all := lessPart(b, part)
		f = f.plus(measure(less, all, func(string, ...any) {}))
	}
	t.Log(f)
	if percent(f.top1, f.known) < 80 || percent(f.top3, f.known) < 92 || percent(f.lost, f.known) > 6 || percent(f.handed, f.foreign) < 94 {
		t.Errorf("%s", f)
	}
}

// TestTopicsLeftOut asks every fifth foreign topic of a book without it: how many
// are handed over that nobody wrote anything of.
func TestTopicsLeftOut(t *testing.T) {
	b := shipped(t)
	var f figures
	for part := range parts {
		var kept []foreignRow
		var all []asked
		for i, topic := range b.foreign {
			if i%parts != part {
				kept = append(kept, topic)
				continue
			}
			for _, q := range topic.Questions {
				all = append(all, asked{question: q})
			}
		}
		f = f.plus(measure(newBook(nil, b.articles, b.topics, kept), all, func(string, ...any) {}))
	}
	t.Log(f)
	if percent(f.handed, f.foreign) < 75 {
		t.Errorf("%s", f)
	}
}
