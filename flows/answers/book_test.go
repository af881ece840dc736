package answers

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestAsk: one thing each that questions have.
func TestAsk(t *testing.T) {
	b := shipped(t)
	for _, tt := range []struct{ name, question, want string }{
		{"as it is", "Mua máy được hỗ trợ bao nhiêu tiền?", "machinery-level"},
		{"without marks", "mua may duoc ho tro bao nhieu tien", "machinery-level"},
		{"short forms", "ho tro mm tb dc bn tien", "machinery-level"},
		{"slips", "mua mya duoc ho trợ bao nhiu tiền", "machinery-level"},
		{"squeezed", "nop hoso khuyencong o dau", "where-submit"},
		{"decomposed", "Bi\u0300nh cho\u0323n co\u0301 ma\u0302\u0301y ca\u0302\u0301p", "vote-what"},
		{"shouting", "VỐN ĐỐI ỨNG LÀ GÌ", "own-funds"},
		{"names", "chị H'Linh Niê ở Ea Kao hỏi vốn đối ứng là gì", "own-funds"},
	} {
		r := b.Ask(tt.question)
		if len(r.Answers) == 0 || r.Answers[0].ID != tt.want {
			t.Errorf("%s: %q: %s %v", tt.name, tt.question, r.Why, r.Answers)
		}
	}
}

// TestHandOver: who answers, and why.
func TestHandOver(t *testing.T) {
	b := shipped(t)
	for _, tt := range []struct {
		question string
		why      Why
		answers  bool
	}{
		{"Mua máy được hỗ trợ bao nhiêu tiền?", Known, true},
		{"Cộng tác viên có phụ cấp không?", Centre, true}, // says that the centre knows, and hands over
		{"Thời tiết hôm nay thế nào?", Foreign, false},
		{"Muốn vay vốn chính sách thì làm sao?", Foreign, false}, // though "làm sao" is asked of many articles
		{"", Foreign, false},
		{"?!", Foreign, false},
		{"Ea Kao", Foreign, false},
		{"0905123456", Foreign, false},
		{"xyzzy plugh", Foreign, false},
	} {
		r := b.Ask(tt.question)
		if r.Why != tt.why || r.Handover() != (tt.why != Known) || len(r.Answers) > 0 != tt.answers {
			t.Errorf("%q: %q %v", tt.question, r.Why, r.Answers)
		}
	}
}

// TestAnyQuestion: whatever is asked, there are at most three answers, best first,
// with scores from 0 to 1, and the same the next time.
func TestAnyQuestion(t *testing.T) {
	b := shipped(t)
	words := strings.Fields("máy mua bao nhiêu hồ sơ ở đâu khuyến công xã bình chọn dc ko kc 500tr Ea Kao \xff 12 maymoc hotro zzzz")
	rapid.Check(t, func(t *rapid.T) {
		q := strings.Join(rapid.SliceOf(rapid.OneOf(rapid.SampledFrom(words), rapid.String())).Draw(t, "words"), " ")
		r, last := b.Ask(q), 1.0
		for _, a := range r.Answers {
			if a.Score > last || a.Score <= 0 {
				t.Fatalf("%q: score %g after %g", q, a.Score, last)
			}
			last = a.Score
		}
		if len(r.Answers) > mostAnswers || r.Why == Known && len(r.Answers) == 0 {
			t.Fatalf("%q: %+v", q, r)
		}
		if again := b.Ask(q); fmt.Sprint(again) != fmt.Sprint(r) {
			t.Fatalf("%q: %v, then %v", q, r, again)
		}
	})
}

func TestLongQuestion(t *testing.T) {
	if r := shipped(t).Ask(strings.Repeat("mua máy được hỗ trợ bao nhiêu ", 100_000)); len(r.Answers) == 0 {
		t.Error("nothing found in its beginning")
	}
}

// thousand is a book of a thousand articles: the shipped ones again and again,
// with other words in them.
func thousand(b *Book) *Book {
	var all []Article
	for n := 0; len(all) < 1000; n++ {
		for _, a := range b.articles {
			a.Title = changed(a.Title, n)
			a.Text = changed(a.Text, n)
			var questions []string
			for _, q := range a.Questions {
				questions = append(questions, changed(q, n))
			}
			a.Questions = questions
			all = append(all, a)
		}
	}
	return newBook(nil, all[:1000], b.topics, b.foreign)
}

// changed has every fifth word made another.
func changed(s string, n int) string {
	words := strings.Fields(s)
	for i := range words {
		if n > 0 && (i+n)%5 == 0 {
			words[i] += string(rune('a' + n))
		}
	}
	return strings.Join(words, " ")
}

// BenchmarkAsk asks the questions of the table, one after another, of a thousand articles.
func BenchmarkAsk(b *testing.B) {
	book, all := thousand(shipped(b)), table(b, "testdata/questions.tsv")
	for n := 0; b.Loop(); n++ {
		book.Ask(all[n%len(all)].question)
	}
}

func BenchmarkRead(b *testing.B) {
	for b.Loop() {
		shipped(b)
	}
}
