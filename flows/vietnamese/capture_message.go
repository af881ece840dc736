package vietnamese

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// message is a text on its way to being understood: its words, the parts they
// stand in, and what was found in them so far.
type message struct {
	text     []rune
	now      int
	words    []mote
	parts    []part
	personal bool

	name            string
	forms, phones   []string
	owners, persons []string
	hamlets, goods  []string
	workers         []int64
	capitals        []int64 // called capital
	amounts         []int64 // that only may be
	years           []int
	taxes           []Tax
	places          []spot // words that name communes or districts
	commune         string
	communes        []Match
	named           span // the words of the name
	goodsOpen       bool // the list of products may go on
	goodsAll        bool // with whatever is not understood: it has a label
	accents         bool // written with marks: "chi" is no chị
}

// mote is a word or a number of a message.
type mote struct {
	kind     kind
	from, to int    // runes of the text
	key      string // folded
	low      string // lower case, marks kept
	gap      bool   // a comma, a line end or the like stands before it
	line     bool   // begins a line
	colon    bool   // a colon stands behind it
	upper    bool   // begins with a capital
	used     bool   // understood
	other    bool   // its marks make it another word than the tables mean
}

// span is words [from, to).
type span struct{ from, to int }

// part is what stands between two commas, lines or labels.
type part struct {
	span
	label field // what the words before it call it
	shown bool  // the label has a colon
	typed span  // the words of the label
}

// readMessage cuts, cleans, takes personal numbers out and splits.
func readMessage(text string, now int) *message {
	if most := longestMessage * 4; len(text) > most {
		text = text[:most]
	}
	runes := []rune(Clean(text))
	runes = runes[:min(len(runes), longestMessage)]
	m := &message{now: now}
	runes, m.personal = dropPersonal(runes)
	m.text = []rune(numbering.ReplaceAllString(string(runes), "$1"))
	m.split()
	m.accents = slices.ContainsFunc(m.words, func(w mote) bool { return w.marked() && w.kind == word })
	m.divide()
	return m
}

// numbering is the marks and numbers that begin the lines of a list.
var numbering = regexp.MustCompile(`(?m)^ ?(?:\d{1,2} ?[.)/]|[-+*•·–]) ?(\p{L})`)

// dropPersonal writes a semicolon in place of every personal number.
func dropPersonal(text []rune) ([]rune, bool) {
	found := false
	var out []rune
	done := 0
	for _, run := range digitRuns(text) {
		for _, g := range run.personal() {
			out = append(append(out, text[done:g.from]...), ';')
			done, found = g.to, true
		}
	}
	if !found {
		return text, false
	}
	return append(out, text[done:]...), true
}

// string is the text of words [from, to), as typed.
func (m *message) string(from, to int) string {
	if from >= to {
		return ""
	}
	return string(m.text[m.words[from].from:m.words[to-1].to])
}

// typed is the same with its outer quotes and brackets, cleaned.
func (m *message) typed(s span) string {
	return Clean(strings.Trim(m.string(s.from, s.to), " \"“”«»"))
}

// around is the text of words with signs beside them, for readers that look at
// limits and currencies.
func (m *message) around(from, to int) string {
	start, end := 0, len(m.text)
	if from > 0 {
		start = m.words[from-1].to
	}
	if to < len(m.words) {
		end = m.words[to].from
	}
	return strings.Trim(string(m.text[start:end]), " ,;.\n()")
}

// key is the folded words from i, n of them, "" when there are not as many
// before the next comma.
func (m *message) key(i, n, limit int) string {
	if i < 0 || i+n > limit || n < 1 {
		return ""
	}
	if n == 1 && m.words[i].other {
		return "" // two words beside each other are hardly both mistaken
	}
	if n == 1 {
		return m.words[i].key
	}
	var out strings.Builder
	for at := i; at < i+n; at++ {
		if at > i && (m.words[at].gap || m.words[at-1].colon) {
			return ""
		}
		if at > i {
			out.WriteByte(' ')
		}
		out.WriteString(m.words[at].key)
	}
	return out.String()
}

// longest finds the longest phrase of a table at word i.
func longest[V any](m *message, table map[string]V, i, limit int) (V, int) {
	const mostWords = 6
	for n := min(mostWords, limit-i); n > 0; n-- {
		if v, ok := table[m.key(i, n, limit)]; ok && !m.anyUsed(i, i+n) {
			return v, n
		}
	}
	var none V
	return none, 0
}

func (m *message) anyUsed(from, to int) bool {
	for _, w := range m.words[from:to] {
		if w.used {
			return true
		}
	}
	return false
}

func (m *message) use(from, to int) {
	for i := from; i < to; i++ {
		m.words[i].used = true
	}
}

// is reports that word i is one of the keys.
func (m *message) is(i int, keys map[string]bool) bool {
	return i >= 0 && i < len(m.words) && keys[m.words[i].key] && !m.words[i].other
}

// marked reports that a word was typed with marks.
func (w mote) marked() bool { return w.low != w.key }

func isUpper(r rune) bool { return unicode.IsUpper(r) }

// rest is the words that nothing explains.
func (m *message) rest() string { return m.restOf(0, len(m.words)) }

func (m *message) restOf(from, to int) string {
	var out []string
	for i := from; i < to; {
		if m.words[i].used {
			i++
			continue
		}
		start := i
		for i++; i < to && !m.words[i].used && !m.words[i].gap; i++ {
		}
		s := strings.Trim(m.string(start, i), " .,;:-")
		if !m.idle(start, i) {
			out = append(out, s)
		}
	}
	return strings.Join(out, ", ")
}

// idle reports words that say nothing.
func (m *message) idle(from, to int) bool {
	for i := from; i < to; i++ {
		if !m.is(i, idleWords) {
			return false
		}
	}
	return true
}
