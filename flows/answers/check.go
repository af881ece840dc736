package answers

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

var (
	idForm = regexp.MustCompile(`^[a-z][a-z0-9-]{1,39}$`)
	keys   = regexp.MustCompile(`\{([^{}]*)\}`)
	// spelled are numbers in words before a unit: they need a key as digits do.
	spelled = regexp.MustCompile(`(?i)(?:^|[^\pL])(hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|trăm|nghìn) (bộ|ảnh|tấm|ngày|tháng|năm|triệu|tỷ|phần trăm|người)(?:$|[^\pL])`)
)

// Fewest and most questions of an article: fewer find it too rarely.
const (
	fewestQuestions = 4
	mostQuestions   = 60
)

// promises are words that no screen says (forms §4).
var promises = []string{"đã duyệt", "từ chối", "đủ điều kiện"}

func (r *reader) id(p place, id string) {
	if !idForm.MatchString(id) {
		r.fault(p.field("id"), "mã %q: chỉ dùng chữ thường không dấu, số và gạch nối", id)
	}
	if first, there := r.at[id]; there {
		r.fault(p.field("id"), "mã %q đã dùng ở %s dòng %d; đặt mã khác", id, first.file, first.line())
		return
	}
	r.at[id] = p
}

// whole: nothing that an article needs is missing.
func (r *reader) whole(p place, a row) {
	if strings.TrimSpace(a.Title) == "" {
		r.fault(p.field("title"), "bài %q chưa có tên (title)", a.ID)
	}
	if n := len(a.Questions); n < fewestQuestions || n > mostQuestions {
		r.fault(p.field("questions"), "bài %q có %d câu hỏi; cần từ %d đến %d", a.ID, n, fewestQuestions, mostQuestions)
	}
	if len(a.Keywords) == 0 {
		r.fault(p.field("keywords"), "bài %q chưa có từ khóa (keywords)", a.ID)
	}
	if len(a.Sources) == 0 {
		r.fault(p.field("sources"), "bài %q chưa có nguồn (sources)", a.ID)
	}
	if a.Checked.IsZero() {
		r.fault(p.field("checked"), "bài %q chưa có ngày kiểm tra (checked), ví dụ 2026-11-23", a.ID)
	}
}

// text fills the facts in and finds what no article may say.
func (r *reader) text(p place, raw string) string {
	p = p.field("text")
	bare := keys.ReplaceAllString(raw, "")
	if i := strings.IndexFunc(bare, unicode.IsDigit); i >= 0 {
		r.fault(p, "con số gõ tay (%q); thay bằng khóa trong ngoặc nhọn", around(bare, i))
	}
	if m := spelled.FindString(bare); m != "" {
		r.fault(p, "con số viết bằng chữ (%q); thay bằng khóa trong ngoặc nhọn", strings.TrimSpace(m))
	}
	for _, words := range promises {
		if strings.Contains(strings.ToLower(bare), words) {
			r.fault(p, "đừng dùng chữ %q: người đọc tưởng là lời hứa hoặc lời chê", words)
		}
	}
	text := strings.TrimSpace(keys.ReplaceAllStringFunc(raw, func(key string) string { return r.value(p, strings.Trim(key, "{}")) }))
	if n := utf8.RuneCountInString(text); n == 0 || n > MostLetters {
		r.fault(p, "bài dài %d chữ cái; cần từ 1 đến %d", n, MostLetters)
	}
	return text
}

func (r *reader) value(p place, key string) string {
	value, ok := r.facts.Value(key)
	if !ok {
		r.fault(p, "không có số liệu tên {%s}; xem khuyencong policy check", key)
	}
	return value
}

// around is the word at i.
func around(s string, i int) string {
	from := strings.LastIndexFunc(s[:i], unicode.IsSpace) + 1
	to := strings.IndexFunc(s[i:], unicode.IsSpace)
	if to < 0 {
		return s[from:]
	}
	return s[from : i+to]
}

// source reads "28/2018/TT-BTC: Điều 8 khoản 4", an address, or Guide.
func (r *reader) source(p place, s string) Source {
	if strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "http://") {
		return Source{URL: s}
	}
	number, article, _ := strings.Cut(s, ": ")
	if s == Guide {
		return Source{Document: s}
	}
	if _, known := r.facts.Value("document." + number); !known {
		r.fault(p.field("sources"), "nguồn %q: không có văn bản này trong số liệu chính sách", s)
	}
	return Source{Document: number, Article: article}
}
