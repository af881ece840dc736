package vietnamese

// context notes what stands around a number.
func (r *reader) context(f *figure) {
	f.bound = r.boundedBefore(f.first) || r.boundedAfter(f)
	f.minus = r.minusBefore(f.first)
	f.alien = foreignWords[r.absolute(f.first-1)] || foreignWords[r.absolute(f.after)] || r.dated(f)
	switch r.absolute(f.after) {
	case "đô", "do", "phần":
		f.alien = f.alien || r.absolute(f.after+1) == "la" || r.absolute(f.after+1) == "trăm"
	}
}

func (r *reader) boundedBefore(at int) bool {
	for i := at - 1; i >= 0 && i >= at-2; i-- {
		if boundBefore[r.absolute(i)] && !r.closesTag(i) || boundBefore[r.absolute(i-1)+" "+r.absolute(i)] {
			return true
		}
		if !fillerWords[r.absolute(i)] {
			return false
		}
	}
	return false
}

// closesTag tells the > of <b> from the one of "> 500tr".
func (r *reader) closesTag(i int) bool {
	return r.toks[i].kind == sign && r.toks[i].glued
}

// boundedAfter takes an unmarked "may" only behind words: "muoi may" is some
// teens, "10 may" ten machines.
func (r *reader) boundedAfter(f *figure) bool {
	next := r.absolute(f.after)
	return beyond(next, r.absolute(f.after+1)) || next == "may" && f.text == ""
}

// beyond reports words behind a number that make it a limit: hơn, có lẻ, and "lẻ"
// at the end.
func beyond(next, second string) bool {
	return boundAfter[next] || boundAfter[next+" "+second] || linkWords[next] && second == ""
}

// minusBefore reports a minus sign; between two numbers it is a dash, before a
// space the mark of a list.
func (r *reader) minusBefore(at int) bool {
	prev := r.absolute(at - 1)
	if prev == "âm" {
		return true
	}
	if prev != "-" && prev != "−" && prev != "–" || !r.toks[at].glued {
		return false
	}
	return at < 2 || r.toks[at-2].kind == sign || !r.toks[at-1].glued && r.toks[at-2].kind == word
}

// dated reports a number that is part of 10/12 or 5/2015.
func (r *reader) dated(f *figure) bool {
	slash := func(i, beyond int) bool {
		return r.absolute(i) == "/" && beyond >= 0 && beyond < len(r.toks) && r.toks[beyond].kind == numeral && r.toks[i].glued
	}
	return f.after == f.first+1 && (slash(f.first-1, f.first-2) || slash(f.after, f.after+1))
}

// inherit gives the first number of "400-500tr" the magnitude of the second, and
// both the limit that stands before the first.
func (r *reader) inherit(all []figure) {
	for i := 0; i+1 < len(all); i++ {
		a, b := &all[i], &all[i+1]
		if b.first != a.after+1 || !joinWords[r.absolute(a.after)] {
			continue
		}
		if a.scale == 0 && !a.dong && a.text != "" && b.scale > 0 {
			a.values, a.scale, a.unit = capped(scaled(a.text, b.unit)), b.scale, b.unit
		}
	}
}
