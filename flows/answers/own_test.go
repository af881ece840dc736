package answers

import (
	"slices"
	"strings"
	"testing"
)

// TestOwnArticles: what the centre wrote is found, shown as it is, and comes
// first where a question is nearly its words.
func TestOwnArticles(t *testing.T) {
	shippedBook := shipped(t)
	b := shippedBook.With([]Article{
		{ID: "tt-1", Title: "Tết này Trung tâm nghỉ mấy ngày?", Text: "Nghỉ 7 ngày.", Questions: []string{"Trung tâm nghỉ Tết từ ngày nào?"}, Topic: "process"},
		{ID: "tt-2", Title: "Nộp hồ sơ khuyến công ở đâu?", Text: "Ở tầng 2."},
		{ID: "fees", Title: "Phí năm nay", Text: "Không thu.", Questions: []string{"Làm hồ sơ có mất phí không?"}},
	})
	for _, tt := range []struct{ question, want string }{
		{"trung tam nghi tet tu ngay nao", "tt-1"},
		{"Nộp hồ sơ khuyến công ở đâu?", "tt-2"},
		{"Làm hồ sơ có mất phí không?", "fees"},
		{"Vốn đối ứng là gì?", "own-funds"},
	} {
		r := b.Ask(tt.question)
		if r.Why != Known || r.Answers[0].ID != tt.want {
			t.Errorf("%q: %s %v", tt.question, r.Why, r.Answers)
		}
	}
	if n := len(b.Articles()) - len(shippedBook.Articles()); n != 2 {
		t.Errorf("%d articles more: the one with the id of another stands beside it", n)
	}
	if a, _ := b.Article("fees"); a.Text != "Không thu." {
		t.Errorf("fees: %q", a.Text)
	}
	if a, _ := b.With(nil).Article("fees"); a.Text == "Không thu." || len(b.With(nil).Articles()) != len(shippedBook.Articles()) {
		t.Error("without its own, the shipped ones are not back")
	}
	i := slices.IndexFunc(b.Topics(), func(x Topic) bool { return x.ID == "process" })
	if b.Topics()[i].Articles[0] != "tt-1" {
		t.Errorf("%+v", b.Topics()[i])
	}
}

// TestTopics: every article is in one topic.
func TestTopics(t *testing.T) {
	b, n := shipped(t), 0
	for _, x := range b.Topics() {
		n += len(x.Articles)
		if len(x.Articles) == 0 || x.Title == "" || strings.Contains(x.ID, ".") {
			t.Errorf("%+v", x)
		}
		for _, id := range x.Articles {
			if a, ok := b.Article(id); !ok || a.Topic != x.ID {
				t.Errorf("%s: %s is not in it", x.ID, id)
			}
		}
	}
	if n != len(b.Articles()) {
		t.Errorf("%d of %d articles are in a topic", n, len(b.Articles()))
	}
}

func TestChat(t *testing.T) {
	b := shipped(t)
	for _, q := range []string{
		"chào em", "Cảm ơn nhé!", "ok", "alo", "Dạ vâng ạ", "cam on em nhieu nha", "chào cả nhà em", "hi", "OK em", "thôi được rồi em ơi", "Xin chào 👋",
	} {
		if r := b.Ask(q); r.Why != Chat || r.Handover() || len(r.Answers) > 0 {
			t.Errorf("%q: %q %v", q, r.Why, r.Answers)
		}
	}
	for _, q := range []string{"chào em, mua máy được bao nhiêu tiền", "cảm ơn, nộp hồ sơ ở đâu", "?", "", "em", "ok chưa hồ sơ của tôi", "alo số máy trung tâm"} {
		if r := b.Ask(q); r.Why == Chat {
			t.Errorf("%q: only chat", q)
		}
	}
}

// TestUnknownAmounts: who asks for an amount that nobody has read is handed over;
// who asks for the thing itself is answered.
func TestUnknownAmounts(t *testing.T) {
	b := shipped(t)
	for _, tt := range []struct {
		question string
		why      Why
	}{
		{"mở phòng trưng bày được hỗ trợ bao nhiêu tiền", Centre},
		{"Hội chợ trong nước hỗ trợ mấy phần trăm?", Centre},
		{"lop day nghe dc ho tro bn", Centre},
		{"Mở phòng trưng bày sản phẩm có được hỗ trợ không?", Known},
		{"Mua máy được hỗ trợ bao nhiêu tiền?", Known},
	} {
		if r := b.Ask(tt.question); r.Why != tt.why {
			t.Errorf("%q: %q %v", tt.question, r.Why, r.Answers[0].ID)
		}
	}
}

// TestMarksAndMessages: marks that were typed count, keys left in words are
// undone, and of a long message what is asked is answered.
func TestMarksAndMessages(t *testing.T) {
	b := shipped(t)
	for _, tt := range []struct{ question, want string }{
		{"nopj hoof sow owr ddaau", "where-submit"},
		{"mua mays dduwowcj hoox trowj bao nhieeu", "machinery-level"},
		{"nhà em ở xa, làm bánh tráng mấy chục năm nay rồi, hai vợ chồng thôi, hôm bữa có anh cán bộ ghé chơi nói chuyện, giờ em muốn hỏi nộp hồ sơ ở đâu", "where-submit"},
		{"tậu máy thì được mấy đồng", "machinery-level"},
	} {
		if r := b.Ask(tt.question); len(r.Answers) == 0 || r.Answers[0].ID != tt.want {
			t.Errorf("%q: %s %v", tt.question, r.Why, r.Answers)
		}
	}
}

// TestTypedMarks: a phrase is not found in words that were typed with other marks.
func TestTypedMarks(t *testing.T) {
	l := newLanguage()
	for _, tt := range []struct{ typed, first string }{{"tậu", "mua"}, {"tau", "mua"}, {"tàu", "tau"}, {"vô", "vao"}, {"vợ", "vo"}, {"hòa", "hoa"}} {
		if got := l.tokens(l.words(tt.typed)); got[0].text != tt.first {
			t.Errorf("%q: %v", tt.typed, got)
		}
	}
	if a, b := l.words("hoà")[0], l.words("hòa")[0]; a != b {
		t.Errorf("%v, %v: one word", a, b)
	}
}

// TestKeysLeftInWords: short words too, that no slip is looked for in.
func TestKeysLeftInWords(t *testing.T) {
	x := shipped(t).index
	for typed, want := range map[string]string{"cos": "co", "hoir": "hoi", "gix": "gi", "may": "may"} {
		if got, _ := x.mend(x.lang.words(typed)); len(got) != 1 || got[0].text != want {
			t.Errorf("%q: %v", typed, got)
		}
	}
}

func BenchmarkThousand(b *testing.B) {
	book := shipped(b)
	for b.Loop() {
		thousand(book)
	}
}
