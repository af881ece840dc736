package vietnamese

import "slices"

// figure is one number found in an answer.
type figure struct {
	values []int64 // what it may mean, best first; none: it is not readable
	text   string  // its numeral, when it begins with one
	unit   int64   // the magnitude right after its first numeral, 1 without
	scale  int64   // the largest magnitude spoken (nghìn and up), 0 without
	dong   bool    // "đồng" follows
	lone   bool    // one written-out digit and nothing else: often no number
	first  int     // its tokens: [first, after)
	after  int
	bound  bool // "hơn", "trên", "mấy": a limit, not a value
	minus  bool
	alien  bool // %, dollars
}

// figures finds all numbers of an answer in order.
func figures(toks []token) []figure {
	var out []figure
	r := reader{toks: toks}
	for r.at < len(toks) {
		if f, ok := r.figure(); ok {
			r.context(&f)
			out = append(out, f)
			continue
		}
		r.at++
	}
	r.inherit(out)
	return out
}

// reader walks over tokens with one hand on the next.
type reader struct {
	toks []token
	at   int
}

// text is the token i places ahead, "" beyond the ends.
func (r *reader) text(i int) string { return r.absolute(r.at + i) }

func (r *reader) absolute(i int) string {
	if i < 0 || i >= len(r.toks) {
		return ""
	}
	return r.toks[i].text
}

func (r *reader) is(k kind, i int) bool {
	return r.at+i >= 0 && r.at+i < len(r.toks) && r.toks[r.at+i].kind == k
}

// figure reads one number: segments of falling magnitude and perhaps a tail, as
// 1 tỷ 200 triệu, 2 tỷ rưỡi, 1tr5.
func (r *reader) figure() (figure, bool) {
	f := figure{first: r.at, unit: 1}
	c, ok := r.head()
	if !ok {
		return f, false
	}
	unit := r.unit()
	f.text, f.unit, f.lone = c.text, unit, c.lone && unit == 1
	f.values = c.times(unit)
	if unit >= 1e3 {
		f.scale = unit
	}
	for last := unit; last >= 1e3; {
		last = r.segment(&f, last)
	}
	if dongWords[r.text(0)] {
		f.dong = true
		r.at++
	}
	f.after = r.at
	f.values = capped(f.values)
	return f, true
}

// head reads the first count. "Nửa tỷ" and "tỷ rưỡi" begin without a number.
func (r *reader) head() (count, bool) {
	if t := r.text(0); (t == "nửa" || t == "nua") && scaleWords[r.text(1)] >= 1e3 {
		r.at++
		return count{half: true}, true
	}
	if r.bareScale() {
		return count{n: 1}, true
	}
	if r.is(numeral, 0) && r.toks[r.at].glued && r.is(word, -1) {
		return count{}, false // H12, m2
	}
	return r.count()
}

// bareScale reports "tỷ rưỡi", "triệu hai", "tỷ 2": one, left unspoken.
func (r *reader) bareScale() bool {
	switch r.text(0) {
	case "tỷ", "tỉ", "triệu", "nghìn", "ngàn":
		return halfWords[r.text(1)] || digitWords[r.text(1)]+lastWords[r.text(1)] > 0 || r.is(numeral, 1) && len(r.text(1)) == 1
	case "trieu", "ty":
		return halfWords[r.text(1)]
	}
	return false
}

// unit reads the magnitudes after a count: triệu, nghìn tỷ.
func (r *reader) unit() int64 {
	unit := int64(1)
	for {
		s := scaleWords[r.text(0)]
		if s == 0 || unit > 1 && s <= unit || r.companyWord() {
			return unit
		}
		if unit *= s; unit > ceiling {
			return ceiling
		}
		r.at++
	}
}

// companyWord reports the "ty" of "công ty".
func (r *reader) companyWord() bool {
	prev := r.text(-1)
	return r.text(0) == "ty" && (prev == "công" || prev == "cong")
}

// segment adds what follows a magnitude and gives the next one to go on below,
// 0 at the end.
func (r *reader) segment(f *figure, last int64) int64 {
	if halfWords[r.text(0)] {
		r.at++
		f.values = plus(f.values, []int64{last / 2})
		return 0
	}
	back := r.at
	parts, scale := r.part(last)
	if parts == nil {
		r.at = back
		return 0
	}
	f.values = plus(f.values, parts)
	return scale
}

// part reads a count with a smaller magnitude than last, or a tail (magnitude 0).
func (r *reader) part(last int64) (parts []int64, scale int64) {
	linked := linkWords[r.text(0)]
	if linked {
		r.at++
	}
	from := r.at
	if n := lastWords[r.text(0)]; n == 1 || n == 4 {
		if r.at++; r.closes() {
			return []int64{n * last / 10}, 0 // tỷ mốt, triệu tư
		}
		return nil, 0
	}
	c, ok := r.count()
	if !ok {
		return nil, 0
	}
	scale = scaleWords[r.text(0)]
	switch {
	case scale == 0:
		return r.tail(c, from, last, linked), 0
	case scale >= last:
		return nil, 0
	}
	r.at++
	return c.times(scale), scale
}

// plus adds every reading of a part to every reading so far.
func plus(sums, parts []int64) []int64 {
	var out []int64
	for _, s := range sums {
		for _, p := range parts {
			out = append(out, s+p)
		}
	}
	return capped(out)
}

// capped drops what is beyond the ceiling, repeated, or more than a person would
// want to choose from.
func capped(values []int64) []int64 {
	var out []int64
	for _, v := range values {
		if v >= 0 && v <= ceiling && !slices.Contains(out, v) && len(out) < 6 {
			out = append(out, v)
		}
	}
	return out
}
