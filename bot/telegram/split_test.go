package telegram

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	diff "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestSplit(t *testing.T) {
	for _, tt := range []struct {
		name  string
		text  string
		limit int
		want  []string
	}{
		{"empty", "", 10, []string{""}},
		{"fits", "<b>0123456789</b>", 10, []string{"<b>0123456789</b>"}},
		{"entities count one", "&lt;&gt;&amp;&quot;&#128512;", 6, []string{"&lt;&gt;&amp;&quot;&#128512;"}},
		{"emoji count two", "😀😀😀", 4, []string{"😀😀", "😀"}},
		{"paragraph before line", "aaaa\n\nbb\ncc dd", 10, []string{"aaaa", "bb\ncc dd"}},
		{"line before word", "aaaa bb\ncc dd", 10, []string{"aaaa bb", "cc dd"}},
		{"word", "aaaa bb ccccc", 10, []string{"aaaa bb", "ccccc"}},
		{"early line is no place", "a\nbbbbbbbbbbbb", 10, []string{"a\nbbbbbbbb", "bbbb"}},
		{"letters", "aaaaaaaaaaaa", 10, []string{"aaaaaaaaaa", "aa"}},
		{"gap right at the limit", "aaaaaaaaaa\nbbb", 10, []string{"aaaaaaaaaa", "bbb"}},
		{"entity stays whole", "aaaa&amp;bbb", 5, []string{"aaaa&amp;", "bbb"}},
		{"mark stays with its letter", "aaaae\u0302\u0301bb", 5, []string{"aaaa", "e\u0302\u0301bb"}},
		{"tag goes on", "<b>aaaa bbbb</b>", 5, []string{"<b>aaaa</b>", "<b>bbbb</b>"}},
		{"link goes on", `<a href="x?a>b">aaaa bbbb</a>`, 5, []string{`<a href="x?a>b">aaaa</a>`, `<a href="x?a>b">bbbb</a>`}},
		{"nested", "<b>aa <i>aa bbbb</i></b>", 5, []string{"<b>aa <i>aa</i></b>", "<b><i>bbbb</i></b>"}},
		{"end tag stays", "<b>aaaa</b>\n<i>bbbb</i>", 5, []string{"<b>aaaa</b>", "<i>bbbb</i>"}},
		{"end tag after white space stays", "<b>aaaa\n</b> bbbb", 5, []string{"<b>aaaa</b>", "bbbb"}},
		{"begin tag goes", "aaaaa<b>bbbb</b>", 5, []string{"aaaaa", "<b>bbbb</b>"}},
		{"blank tail", "aaaaa\n\n\n\n   \n", 5, []string{"aaaaa"}},
		{"only blank", "\n\n\n\n\n\n", 3, []string{"\n\n\n\n\n\n"}},
		{"not markup", "1 < 2 & 3", 5, []string{"1 < 2", "& 3"}},
		{"only marks", strings.Repeat("\u0301", 4), 3, []string{"\u0301\u0301\u0301", "\u0301"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if d := diff.Diff(tt.want, split(tt.text, tt.limit)); d != "" {
				t.Error(d)
			}
		})
	}
}

// letters reads markup apart from the code under test: every visible letter with
// the tags it stands in.
func letters(text string) (out []string, units int, balanced bool) {
	var open []string
	for text != "" {
		if strings.HasPrefix(text, "<") {
			end := strings.Index(text, ">")
			name := text[1:end]
			text = text[end+1:]
			if last, ok := strings.CutPrefix(name, "/"); !ok {
				open = append(open, name)
			} else if len(open) == 0 || !strings.HasPrefix(open[len(open)-1], last) {
				return out, units, false
			} else {
				open = open[:len(open)-1]
			}
			continue
		}
		letter := string([]rune(text)[0])
		text = text[len(letter):]
		shown := letter
		if letter == "&" {
			rest, _, _ := strings.Cut(text, ";")
			letter, shown, text = "&"+rest+";", "&", text[len(rest)+1:]
		}
		units += len(utf16.Encode([]rune(shown)))
		if strings.TrimSpace(letter) != "" {
			out = append(out, letter+" in "+strings.Join(open, ","))
		}
	}
	return out, units, len(open) == 0
}

// markupText draws well-formed markup of nested tags.
func markupText(t *rapid.T, depth int) string {
	word := rapid.SampledFrom([]string{"cơ sở", "a", "rang cà phê", "😀", "e\u0302\u0301", "&amp;", "&lt;", "\n", "\n\n", " ", strings.Repeat("x", 30)})
	tag := rapid.SampledFrom([]string{"b", "i", "u", "code", "blockquote", `a href="https://t.me/x"`})
	var out strings.Builder
	for range rapid.IntRange(0, 12).Draw(t, "parts") {
		if depth > 0 && rapid.IntRange(0, 2).Draw(t, "nest") == 0 {
			name := tag.Draw(t, "tag")
			closing, _, _ := strings.Cut(name, " ")
			fmt.Fprintf(&out, "<%s>%s</%s>", name, markupText(t, depth-1), closing)
			continue
		}
		out.WriteString(word.Draw(t, "word"))
	}
	return out.String()
}

// Every piece fits and is well formed, and together they say the same in the
// same tags.
func TestSplitKeepsEverything(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := markupText(t, 3)
		limit := rapid.IntRange(4, 60).Draw(t, "limit")
		want, _, _ := letters(text)
		pieces := split(text, limit)
		var got []string
		for _, p := range pieces {
			said, units, balanced := letters(p)
			if len(pieces) > 1 && (units > limit || len(said) == 0) {
				t.Fatalf("%d units of %d: %q", units, limit, p)
			}
			if !balanced {
				t.Fatalf("broken tags: %q", p)
			}
			got = append(got, said...)
		}
		if !slices.Equal(got, want) {
			t.Fatalf("%s\nfrom %q\nto %q", diff.Diff(want, got), text, pieces)
		}
	})
}

// Whatever the bytes, cutting ends and loses nothing but white space.
func FuzzSplit(f *testing.F) {
	f.Add("<b>xin chào</b> <", 3)
	f.Add("&amp;&#x1f600;<a href='>'>\xff\u200d", 2)
	f.Fuzz(func(t *testing.T, text string, limit int) {
		limit = max(2, limit%100)
		for _, p := range split(text, limit) {
			if n := width(atoms(p)); n > limit && len(split(text, limit)) > 1 {
				t.Errorf("%d units of %d: %q", n, limit, p)
			}
		}
	})
}

func BenchmarkSplitShort(b *testing.B) {
	text := strings.Repeat("Anh/chị vui lòng cho biết tên cơ sở. ", 20)
	for b.Loop() {
		split(text, longestText)
	}
}
