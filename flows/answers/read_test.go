package answers

import (
	"strings"
	"testing"
)

type facts map[string]string

func (f facts) Value(key string) (string, bool) {
	v, ok := f[key]
	return v, ok
}

func someFacts() facts {
	return facts{"level.machinery.percent": "50%", "document.28/2018/TT-BTC": "Thông tư 28/2018/TT-BTC"}
}

// good is a file without a fault; its lines are counted in the table below.
const good = `checked = 2026-11-23
topic = "Máy móc"

[[article]]
id = "one"
title = "Mua máy"
text = """
Nhiều nhất {level.machinery.percent}.
Anh/chị bấm “Hỏi Trung tâm”.
"""
questions = ["a", "b", "c", "d"]
keywords = ["máy"]
sources = ["28/2018/TT-BTC: Điều 8 khoản 4", "https://example.org/x", "bot"]
`

func TestRead(t *testing.T) {
	b, faults := Read([]File{{"a.toml", []byte(good)}}, someFacts())
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	a, ok := b.Article("one")
	if !ok || a.Text != "Nhiều nhất 50%.\nAnh/chị bấm “Hỏi Trung tâm”." || a.Checked != "2026-11-23" {
		t.Errorf("%+v", a)
	}
	want := []Source{{Document: "28/2018/TT-BTC", Article: "Điều 8 khoản 4"}, {URL: "https://example.org/x"}, {Document: Guide}}
	for i, s := range a.Sources {
		if s != want[i] {
			t.Errorf("source %d: %+v", i, s)
		}
	}
	if _, ok := b.Article("two"); ok {
		t.Error("an article there is not")
	}
}

// TestBrokenFiles: each is refused, with the line to be mended and what is wrong.
func TestBrokenFiles(t *testing.T) {
	for _, tt := range []struct {
		name, old, new string
		line           int
		says           string
	}{
		{"no TOML", `title = "Mua máy"`, `title = Mua máy`, 6, "không đúng cách viết"},
		{"unknown field", `keywords = ["máy"]`, "keywords = [\"máy\"]\nkeyword = [\"máy\"]", 13, "keyword"},
		{"digit", "Nhiều nhất {level.machinery.percent}.", "Nhiều nhất 300 triệu.", 7, `"300"`},
		{"number in words", "Nhiều nhất {level.machinery.percent}.", "Cần ba bộ hồ sơ.", 7, "ba bộ"},
		{"unknown key", "{level.machinery.percent}", "{level.machinery.ceiling}", 7, "{level.machinery.ceiling}"},
		{"promise", "Nhiều nhất", "Đã duyệt", 7, "đã duyệt"},
		{"too long", "Nhiều nhất", strings.Repeat("a", MostLetters), 7, "chữ cái"},
		{"no text", "Nhiều nhất {level.machinery.percent}.\nAnh/chị bấm “Hỏi Trung tâm”.\n", "", 7, "0 chữ cái"},
		{"few questions", `["a", "b", "c", "d"]`, `["a"]`, 11, "1 câu hỏi"},
		{"no keyword", `["máy"]`, `[]`, 12, "từ khóa"},
		{"no source", `sources = ["28/2018/TT-BTC: Điều 8 khoản 4", "https://example.org/x", "bot"]`, "", 4, "nguồn"},
		{"unknown document", `"bot"]`, `"99/2030/TT-BTC"]`, 13, "99/2030/TT-BTC"},
		{"no day", "checked = 2026-11-23", "", 4, "ngày kiểm tra"},
		{"bad id", `"one"`, `"Một"`, 5, "Một"},
		{"no title", `"Mua máy"`, `" "`, 6, "title"},
		{"relation", `keywords = ["máy"]`, "keywords = [\"máy\"]\nrelated = [\"two\"]", 13, "two"},
		{"related to itself", `keywords = ["máy"]`, "keywords = [\"máy\"]\nrelated = [\"one\"]", 13, "one"},
		{"twice", "sources", "sources = [\"bot\"]\n[[article]]\nid = \"one\"\ntitle = \"x\"\ntext = \"\"\"\nx\n\"\"\"\nquestions = [\"a\", \"b\", \"c\", \"d\"]\nkeywords = [\"x\"]\nsources", 15, "a.toml dòng 4"},
		{"no topic", `topic = "Máy móc"`, "", 0, "topic"},
		{"long topic", "Máy móc", strings.Repeat("a", MostTopicLetters+1), 2, "topic"},
		{"empty topic", "sources", "sources = [\"bot\"]\n[[foreign]]\nid = \"rain\"\nquestions = []\n#", 16, "rain"},
	} {
		broken := strings.Replace(good, tt.old, tt.new, 1)
		if broken == good {
			t.Errorf("%s: nothing was broken", tt.name)
		}
		b, faults := Read([]File{{"a.toml", []byte(broken)}}, someFacts())
		if b != nil || len(faults) == 0 {
			t.Errorf("%s: taken", tt.name)
			continue
		}
		if f := faults[0]; f.File != "a.toml" || f.Line != tt.line || !strings.Contains(f.String(), tt.says) {
			t.Errorf("%s: %s, want line %d and %q", tt.name, f, tt.line, tt.says)
		}
	}
	if b, faults := Read(nil, someFacts()); b != nil || len(faults) != 1 {
		t.Errorf("no files: %v", faults)
	}
}
