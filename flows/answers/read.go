package answers

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/BurntSushi/toml"
)

// A File is one file of articles: those of a theme, or topics that are foreign.
type File struct {
	Name string
	Text []byte
}

// Facts are what articles may state: a key as "level.machinery.percent" or
// "document.28/2018/TT-BTC" gives what is shown, or false if that is not known.
type Facts interface {
	Value(key string) (string, bool)
}

// A Fault is one thing to be mended in a file before it can be used.
type Fault struct {
	File string
	Line int // 0 where it cannot be told
	What string
}

func (f Fault) String() string { return fmt.Sprintf("%s:%d: %s", f.File, f.Line, f.What) }

// theme is what a file says.
type theme struct {
	Checked  time.Time    `toml:"checked"`
	Articles []row        `toml:"article"`
	Topic    string       `toml:"topic"`
	Foreign  []foreignRow `toml:"foreign"`
}

type row struct {
	ID        string    `toml:"id"`
	Title     string    `toml:"title"`
	Text      string    `toml:"text"`
	Questions []string  `toml:"questions"`
	Keywords  []string  `toml:"keywords"`
	Sources   []string  `toml:"sources"`
	Checked   time.Time `toml:"checked"`
	Related   []string  `toml:"related"`
	Centre    bool      `toml:"centre"`
	Unknown   bool      `toml:"amount_unknown"`
}

type foreignRow struct {
	ID        string   `toml:"id"`
	Questions []string `toml:"questions"`
	Keywords  []string `toml:"keywords"`
}

// Read makes a book of the files, in their order. With any fault there is no
// book: whoever has an older one goes on with that.
func Read(files []File, facts Facts) (*Book, []Fault) {
	r := readAll(files, facts)
	if len(r.faults) > 0 {
		return nil, r.faults
	}
	return newBook(nil, r.articles, r.topics, r.foreign), nil
}

// Check is what is wrong with the files, for whoever needs no book of them: that
// takes much longer to make.
func Check(files []File, facts Facts) []Fault { return readAll(files, facts).faults }

func readAll(files []File, facts Facts) *reader {
	r := &reader{facts: facts, at: map[string]place{}}
	for _, f := range files {
		r.file(f)
	}
	r.relations()
	if len(r.articles) == 0 && len(r.faults) == 0 {
		r.fault(place{}, "không có bài nào; cần ít nhất một mục [[article]]")
	}
	return r
}

// A reader is the files while they are read.
type reader struct {
	facts    Facts
	articles []Article
	topics   []Topic
	foreign  []foreignRow
	faults   []Fault
	at       map[string]place // of every id
}

func (r *reader) file(f File) {
	var t theme
	meta, err := toml.Decode(string(f.Text), &t)
	if err != nil {
		r.faults = append(r.faults, unreadable(f.Name, err))
		return
	}
	lines := strings.Split(string(f.Text), "\n")
	for _, key := range meta.Undecoded() {
		r.fault(place{f.Name, lines, "", 0}.field(key[len(key)-1]), "không có mục tên %q; xem README.md để biết tên đúng", key.String())
	}
	topic := r.topic(place{f.Name, lines, "", 0}, f.Name, t)
	for i, a := range t.Articles {
		a.Checked = either(a.Checked, t.Checked)
		r.article(place{f.Name, lines, "article", i}, a, topic)
	}
	for i, row := range t.Foreign {
		r.foreignRow(place{f.Name, lines, "foreign", i}, row)
	}
}

func either(a, b time.Time) time.Time {
	if a.IsZero() {
		return b
	}
	return a
}

// article takes a row: checked, with its facts filled in.
func (r *reader) article(p place, a row, topic string) {
	r.id(p, a.ID)
	out := Article{ID: a.ID, Title: a.Title, Questions: a.Questions, Keywords: a.Keywords, Related: a.Related, Centre: a.Centre, AmountUnknown: a.Unknown, Topic: topic}
	out.Text = r.text(p, a.Text)
	out.Checked = a.Checked.Format(time.DateOnly)
	for _, s := range a.Sources {
		out.Sources = append(out.Sources, r.source(p, s))
	}
	r.whole(p, a)
	r.articles = append(r.articles, out)
}

func (r *reader) foreignRow(p place, t foreignRow) {
	r.id(p, t.ID)
	if len(t.Questions) == 0 {
		r.fault(p.field("questions"), "chủ đề %q chưa có câu hỏi nào", t.ID)
	}
	r.foreign = append(r.foreign, t)
}

func (r *reader) fault(p place, format string, data ...any) {
	r.faults = append(r.faults, Fault{p.file, p.line(), fmt.Sprintf(format, data...)})
}

func unreadable(file string, err error) Fault {
	var parse toml.ParseError
	if errors.As(err, &parse) {
		return Fault{file, parse.Position.Line, "dòng này không đúng cách viết: " + parse.Message}
	}
	return Fault{file, 0, "không đọc được: " + err.Error()}
}

// relations: an article leads to others that there are.
func (r *reader) relations() {
	for _, a := range r.articles {
		for _, other := range a.Related {
			isArticle := slices.ContainsFunc(r.articles, func(b Article) bool { return b.ID == other })
			if !isArticle || other == a.ID {
				r.fault(r.at[a.ID].field("related"), "related: không có bài nào khác tên %q", other)
			}
		}
	}
}
