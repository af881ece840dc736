package vietnamese

import (
	"slices"
	"strings"
)

// firstYear is the earliest year a facility is taken to have begun in; yearsAhead
// how far plans may reach.
const (
	firstYear  = 1945
	yearsAhead = 10
)

// Year reads the year of an answer: "2015", "năm 15", "20/10/2015", "năm ngoái",
// "được 10 năm"; now is the year it is asked in. Years before 1945 or more than
// ten ahead are none. Several: the text names several.
func Year(s string, now int) []int {
	return keysAside(s, func(s string) []int { return readYear(s, now) })
}

func readYear(s string, now int) []int {
	y := yearReader{toks: tokens(s), now: now}
	if y.vague() {
		return nil
	}
	for _, read := range []func() []int{y.full, y.ago, y.relative, y.dated, y.short, y.spoken} {
		if out := y.plausible(read()); out != nil {
			return out
		}
	}
	return nil
}

type yearReader struct {
	toks []token
	now  int
}

// vague reports a limit or a decade: trước 2015, những năm 90.
func (y yearReader) vague() bool {
	for i, t := range y.toks {
		next := ""
		if i+1 < len(y.toks) {
			next = y.toks[i+1].text
		}
		switch t.text {
		case "những", "nhung", "thập", "thế":
			return true
		case "trước", "truoc", "sau", "hơn", "hon", "trên", "tren", "gần", "gan", "mấy", "vài", "vai":
			if next == "năm" || next == "nam" || startsWithDigit(next) || next == "chục" || next == "chuc" {
				return true
			}
		}
	}
	return false
}

func startsWithDigit(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }

// text is token i, "" beyond the end.
func (y yearReader) text(i int) string {
	if i >= len(y.toks) {
		return ""
	}
	return y.toks[i].text
}

// is reports that token i is one of the words.
func (y yearReader) is(i int, words ...string) bool {
	return i >= 0 && i < len(y.toks) && slices.Contains(words, y.toks[i].text)
}

// plausible drops years out of range and repeated ones.
func (y yearReader) plausible(years []int) []int {
	var out []int
	for _, n := range years {
		if n >= firstYear && n <= y.now+yearsAhead && !slices.Contains(out, n) && len(out) < 6 {
			out = append(out, n)
		}
	}
	return out
}

// full reads four digits, alone or as a part of a date.
func (y yearReader) full() []int {
	var out []int
	for i, t := range y.toks {
		if t.kind != numeral || i+1 < len(y.toks) && y.toks[i+1].kind == word && y.toks[i+1].glued {
			continue
		}
		parts := dateParts(t.text)
		if last := parts[len(parts)-1]; len(last) == 4 && len(parts) != 2 || len(parts) == 2 && len(last) == 4 && len(parts[0]) <= 2 {
			out = append(out, number(last))
		}
	}
	return out
}

func dateParts(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return r == '.' || r == ',' || r == ' ' })
}

// relative reads năm nay, năm ngoái, năm kia, sang năm.
func (y yearReader) relative() []int {
	for i := range y.toks {
		if !y.is(i, "năm", "nam") {
			continue
		}
		switch {
		case y.is(i+1, "nay"):
			return []int{y.now}
		case y.is(i+1, "ngoái", "ngoai", "rồi", "roi", "trước", "truoc", "vừa", "qua"):
			return []int{y.now - 1}
		case y.is(i+1, "kia"):
			return []int{y.now - 2}
		case y.is(i+1, "sau", "tới", "toi") || y.is(i-1, "sang"):
			return []int{y.now + 1}
		}
	}
	return nil
}

// ago reads how long something has lasted: được 10 năm, 15 năm nay.
func (y yearReader) ago() []int {
	for _, f := range figures(y.toks) {
		if len(f.values) == 2 && f.text == "" && y.is(f.after-1, "năm", "nam") {
			f.values, f.after = f.values[1:], f.after-1 // mười năm: ten years, not fifteen
		}
		if len(f.values) == 1 && !f.bound && !f.minus && f.values[0] > 0 && f.values[0] < 100 && y.is(f.after, "năm", "nam") &&
			!y.is(f.first-1, "năm", "nam") && !y.is(f.after+1, "nữa", "nua", "tới") && !beyond(y.text(f.after+1), y.text(f.after+2)) {
			return []int{y.now - int(f.values[0])}
		}
	}
	return nil
}

// number is the value of up to four ASCII digits.
func number(digits string) int {
	n := 0
	for _, d := range digits[:min(len(digits), 4)] {
		n = n*10 + int(d-'0')
	}
	return n
}
