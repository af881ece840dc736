package vietnamese

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Longer texts are no answer to "which commune?"; what is beyond is not read.
const (
	longestQuery = 160 // runes
	mostWords    = 24
)

// queryWord is one word of a query: letters or digits.
type queryWord struct {
	key    string // folded
	marked string // lower case, decomposed, marks kept
	part   bool   // begins a new part, after a comma, a bracket or a line end
}

type query []queryWord

// shortened cuts a text to the length that is read.
func shortened(s string) string {
	runes := 0
	for i := range s {
		if runes++; runes > longestQuery {
			return s[:i]
		}
	}
	return s
}

// parseQuery splits at everything that is no letter or digit, and between
// letters and digits, so that "p9" and "phuhoa2" fall apart.
func parseQuery(s string) query {
	p := queryParser{part: true}
	for _, r := range norm.NFD.String(strings.ToLower(Clean(s))) {
		p.add(r)
	}
	p.end()
	return p.words[:min(len(p.words), mostWords)]
}

type queryParser struct {
	words       query
	key, marked strings.Builder
	digits      bool
	part        bool
}

func (p *queryParser) add(r rune) {
	switch {
	case apostrophe(r):
	case unicode.Is(unicode.M, r):
		p.marked.WriteRune(r)
	case unicode.IsLetter(r) || unicode.IsDigit(r):
		if d := unicode.IsDigit(r); p.key.Len() > 0 && d != p.digits {
			p.end()
		}
		p.digits = unicode.IsDigit(r)
		p.key.WriteRune(plain(r))
		p.marked.WriteRune(r)
	default:
		p.end()
		p.part = p.part || r != ' ' && r != '.' && r != '-' && r != '_'
	}
}

func (p *queryParser) end() {
	if p.key.Len() > 0 {
		p.words = append(p.words, queryWord{key: p.key.String(), marked: p.marked.String(), part: p.part})
		p.part = false
	}
	p.key.Reset()
	p.marked.Reset()
}

// key joins words [i, j) to the form the gazetteer knows.
func (q query) key(i, j int) string {
	var out strings.Builder
	for _, w := range q[i:j] {
		out.WriteString(w.key)
	}
	return out.String()
}

func (q query) marked(i, j int) string {
	var out strings.Builder
	for _, w := range q[i:j] {
		out.WriteString(w.marked)
	}
	return out.String()
}

// kindWords say what kind of unit comes next; districtWords that a district does.
var (
	kindWords = map[string]string{
		"xa": "xa", "x": "xa", "phuong": "phuong", "p": "phuong", "f": "phuong", "ph": "phuong", "thi tran": "thi tran", "tt": "thi tran",
	}
	districtWords = set("huyen", "h", "thi xa", "tx", "thanh pho", "tp", "quan")
	hamletWords   = set("thon", "buon", "tdp", "to", "khoi", "ap", "so", "doi", "khu", "hem", "duong", "xom")
	emptyWords    = set("cu", "moi", "nay", "la", "thuoc", "truoc", "day", "o", "tai", "ben", "tinh", "dak", "lak", "daklak", "dac", "lac", "dl",
		"viet", "nam", "vn", "phu", "yen", "hien", "gio", "sap", "nhap", "vao", "dia", "ban", "khu", "vuc", "trung", "tam", "em", "anh", "chi", "da", "a", "nha", "nhe")
)

// before gives the one- or two-word marker that ends at word i, and its length.
func (q query) before(i int) (string, int) {
	if i >= 2 && !q[i-1].part {
		if two := q[i-2].key + " " + q[i-1].key; kindWords[two] != "" || districtWords[two] {
			return two, 2
		}
	}
	if i >= 1 && (kindWords[q[i-1].key] != "" || districtWords[q[i-1].key]) {
		return q[i-1].key, 1
	}
	return "", 0
}

// kindBefore is the kind named before word i, "" if none.
func (q query) kindBefore(i int) string {
	m, _ := q.before(i)
	return kindWords[m]
}

// districtBefore reports that words at i are called a district.
func (q query) districtBefore(i int) bool {
	m, _ := q.before(i)
	return districtWords[m]
}

// says reports that one of the words stands at i.
func (q query) says(i int, words ...string) bool {
	return i >= 0 && i < len(q) && slices.Contains(words, q[i].key)
}
