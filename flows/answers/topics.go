package answers

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// A Topic is the articles of one file, to be browsed.
type Topic struct {
	ID       string // the file's name without .toml
	Title    string // at most MostTopicLetters letters
	Articles []string
}

// MostTopicLetters is how long the title of a topic may be: it is on a button.
const MostTopicLetters = 30

// Topics are what articles are browsed by, in the order of the files; the
// centre's own articles stand first in theirs.
func (b *Book) Topics() []Topic {
	out := slices.Clone(b.topics)
	for i := range out {
		out[i].Articles = nil
		for _, a := range b.articles {
			if a.Topic == out[i].ID {
				out[i].Articles = append(out[i].Articles, a.ID)
			}
		}
	}
	return out
}

// topic is that of a file of articles.
func (r *reader) topic(p place, file string, t theme) string {
	if len(t.Articles) == 0 {
		return ""
	}
	if n := utf8.RuneCountInString(t.Topic); strings.TrimSpace(t.Topic) == "" || n > MostTopicLetters {
		r.fault(p.field("topic"), "tên nhóm bài (topic) dài %d chữ cái; cần từ 1 đến %d", n, MostTopicLetters)
	}
	topic := Topic{ID: strings.TrimSuffix(file, ".toml"), Title: t.Topic}
	r.topics = append(r.topics, topic)
	return topic.ID
}
