package vietnamese

import "strings"

// tail reads a number without magnitude behind one: the 5 of 1tr5 is a tenth of
// the triệu, the 200 of "1 tỷ 200" counts triệu. What may be either is given as
// both; what counts something else (2 tỷ 3 người) is no tail: nil.
func (r *reader) tail(c count, from int, last int64, linked bool) []int64 {
	if linked {
		return append(c.times(1), c.times(last/1000)...)
	}
	if goodsWords[r.text(0)] && !dongWords[r.text(0)] {
		return nil
	}
	parts := c.spokenTail(last)
	if c.text != "" {
		parts = numeralTail(c.text, r.toks[from].glued, last)
	}
	switch {
	case len(parts) == 0:
		return nil
	case dongWords[r.text(0)] && c.text != "" && !r.toks[from].glued:
		if last == 1e3 || len(c.text) == 3 {
			return append(c.times(1), parts...) // 1 triệu 500 đồng
		}
		return append(parts, c.times(1)...) // 2 tỷ 3 đồng
	case !r.toks[from].glued && !r.closes():
		return append(parts, 0)
	}
	return parts
}

func (c count) spokenTail(last int64) []int64 {
	switch {
	case c.lone:
		return []int64{c.n * last / 10}
	case last == 1e3 || c.n >= 10:
		return []int64{c.n * last / 1000}
	}
	return nil
}

// numeralTail reads the digits behind a magnitude by how many there are.
func numeralTail(text string, glued bool, last int64) []int64 {
	if strings.ContainsAny(text, "., ") {
		return nil
	}
	n := exact(text, "", 1)
	if n == nil {
		return nil
	}
	tenth, hundredth, thousandth := n[0]*(last/10), n[0]*(last/100), n[0]*(last/1000)
	switch {
	case len(text) == 1:
		return []int64{tenth}
	case len(text) == 2 && text[0] == '0':
		return []int64{hundredth}
	case len(text) == 2 && glued:
		return []int64{hundredth, thousandth}
	case len(text) == 2:
		return []int64{thousandth, hundredth}
	case len(text) == 3:
		return []int64{thousandth}
	}
	return nil
}

// closes reports that nothing follows which the last number could count.
func (r *reader) closes() bool {
	t := r.text(0)
	return t == "" || r.is(sign, 0) || fillerWords[t] || dongWords[t] || joinWords[t]
}
