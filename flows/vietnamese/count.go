package vietnamese

import "strconv"

// count is a number without magnitude: a numeral as typed, or words up to 999.
type count struct {
	text string  // the numeral, if it is one
	n    int64   // else its value
	or   []int64 // other values the words may have
	half bool    // nửa
	lone bool    // a single written-out digit
}

// times counts in unit.
func (c count) times(unit int64) []int64 {
	switch {
	case c.half:
		return []int64{unit / 2}
	case c.text != "":
		return scaled(c.text, unit)
	}
	out := []int64{}
	for _, n := range append([]int64{c.n}, c.or...) {
		if n <= ceiling/unit {
			out = append(out, n*unit)
		}
	}
	return out
}

// count reads a numeral or words below a thousand: 12, 2 trăm, ba chục, mười lăm.
func (r *reader) count() (count, bool) {
	if r.is(numeral, 0) {
		text := r.text(0)
		r.at++
		n, err := strconv.ParseInt(text, 10, 64)
		if err != nil || n < 1 || n > 99 {
			return count{text: text}, true
		}
		return r.afterNumeral(text, n), true
	}
	return r.spoken()
}

// afterNumeral reads the words people mix in: 2 trăm, 3 chục, 2 trăm rưỡi.
func (r *reader) afterNumeral(text string, n int64) count {
	switch {
	case n < 10 && hundredWords[r.text(0)]:
		return r.hundreds(n)
	case n < 10 && tensWords[r.text(0)]:
		r.at++
		return count{n: n*10 + r.ones()}
	}
	return count{text: text}
}

func (r *reader) spoken() (count, bool) {
	t := r.text(0)
	switch {
	case hundredWords[t] && (scaleWords[r.text(1)] >= 1e3 || halfWords[r.text(1)] || digitWords[r.text(1)] > 0):
		return r.hundreds(1), true // "trăm rưỡi", "trăm triệu"
	case tenWords[t] && !digitWordBefore(r):
		return r.ten(), true
	case zeroWords[t] && hundredWords[r.text(1)] && scaleWords[r.text(-1)] > 0:
		r.at++
		return r.hundreds(0), true // một tỷ không trăm năm mươi triệu
	case twentyWords[t] && digitWords[r.text(1)]+lastWords[r.text(1)] > 0:
		r.at++
		return count{n: 20 + r.ones()}, true
	case digitWords[t] == 0 || r.yearWord():
		return count{}, false
	}
	n := digitWords[t]
	r.at++
	switch next := r.text(0); {
	case hundredWords[next]:
		return r.hundreds(n), true
	case tensWords[next]:
		r.at++
		return count{n: n*10 + r.ones()}, true
	case lastWords[next] > 0 && n > 1:
		r.at++
		return count{n: n*10 + lastWords[next]}, true // hai lăm, ba mốt
	}
	return count{n: n, lone: true}, true
}

// yearWord tells the "năm" of a year (năm 2015, năm nay) from the five.
func (r *reader) yearWord() bool {
	if t := r.text(0); t != "năm" && t != "nam" {
		return false
	}
	switch r.text(1) {
	case "nay", "ngoái", "ngoai", "rồi", "roi", "trước", "truoc", "qua", "kia", "sau", "tới", "toi":
		return true
	}
	return r.is(numeral, 1)
}

func digitWordBefore(r *reader) bool { return digitWords[r.text(-1)] > 0 }

// ten reads 10 to 19. "Muoi nam" is fifteen to some and ten men to others.
func (r *reader) ten() count {
	r.at++
	t := r.text(0)
	if n := lastWords[t]; n == 5 {
		r.at++
		return count{n: 15}
	}
	if r.yearWord() {
		return count{n: 10}
	}
	if t == "năm" || t == "nam" {
		r.at++
		return count{n: 15, or: []int64{10}}
	}
	n := digitWords[t]
	if n > 0 {
		r.at++
	}
	return count{n: 10 + n}
}

// hundreds reads n trăm and what follows: linh năm, hai mươi, rưỡi, and the
// short "trăm hai" for 120.
func (r *reader) hundreds(n int64) count {
	r.at++
	n *= 100
	t := r.text(0)
	switch {
	case halfWords[t]:
		r.at++
		return count{n: n + 50}
	case linkWords[t] && digitWords[r.text(1)] > 0:
		r.at += 2
		return count{n: n + digitWords[r.absolute(r.at-1)]}
	case r.is(numeral, 0) && (len(t) == 2 && t[0] != '0'):
		v, err := strconv.ParseInt(t, 10, 64)
		if err == nil {
			r.at++
			return count{n: n + v}
		}
	}
	if scaleWords[t] > 0 {
		return count{n: n}
	}
	if c, ok := r.below100(); ok {
		if c.lone {
			return count{n: n + 10*c.n}
		}
		return count{n: n + c.n}
	}
	return count{n: n}
}

// below100 reads words from one to ninety-nine.
func (r *reader) below100() (count, bool) {
	t := r.text(0)
	if tenWords[t] {
		return r.ten(), true
	}
	n := digitWords[t]
	if n == 0 {
		return count{}, false
	}
	r.at++
	if tensWords[r.text(0)] {
		r.at++
		return count{n: n*10 + r.ones()}, true
	}
	if last := lastWords[r.text(0)]; last > 0 {
		r.at++
		return count{n: n*10 + last}, true
	}
	return count{n: n, lone: true}, true
}

// ones reads the digit after a ten, 0 when there is none. "Năm" is a year there.
func (r *reader) ones() int64 {
	t := r.text(0)
	n := lastWords[t]
	if n == 0 && t != "năm" && t != "nam" {
		n = digitWords[t]
	}
	if n > 0 {
		r.at++
	}
	return n
}
