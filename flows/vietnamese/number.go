package vietnamese

// mostNumbers is how many numbers an answer may hold; more is a text, not an answer.
const mostNumbers = 6

// Number reads how many: digits ("12 người", "1.200") or words ("mười hai").
// None: the text holds no whole, non-negative number, or only a limit ("hơn
// chục"). Several: the text says several, or one that can be read in several
// ways. The largest value is a million tỷ.
func Number(s string) []int64 { return keysAside(s, readNumber) }

func readNumber(s string) []int64 {
	toks := tokens(s)
	found := figures(toks)
	if out := oneOrTheNext(toks, found); out != nil {
		return out
	}
	all := usable(toks, found)
	if len(all) > mostNumbers {
		return nil
	}
	var out []int64
	for _, f := range all {
		if f.bound || f.minus {
			return nil
		}
		out = append(out, f.values...)
	}
	return capped(out)
}

// usable leaves out what is no number of its own: percents, dates, and words
// like "ba" or "năm" that mostly mean something else unless they count people
// or stand alone.
func usable(toks []token, all []figure) []figure {
	var out []figure
	for _, f := range all {
		if f.alien || len(f.values) == 0 && !f.bound && !f.minus {
			continue
		}
		if f.lone && (len(all) > 1 || !countsSomething(toks, f)) {
			continue
		}
		out = append(out, f)
	}
	return out
}

func countsSomething(toks []token, f figure) bool {
	for _, t := range toks[:f.first] {
		if !fillerWords[t.text] {
			return false
		}
	}
	if nameOrFather(toks, f) {
		return false
	}
	if f.after == len(toks) {
		return true
	}
	next := toks[f.after]
	return next.kind == sign || counterWords[next.text] || fillerWords[next.text]
}

// nameOrFather reports anh Ba and ba em.
func nameOrFather(toks []token, f figure) bool {
	if f.first > 0 && titleWords[toks[f.first-1].text] {
		return true
	}
	return toks[f.first].text == "ba" && f.after < len(toks) && childWords[toks[f.after].text]
}

// oneOrTheNext reads "7,8 người" and "bốn năm người": people say so for about as
// many.
func oneOrTheNext(toks []token, all []figure) []int64 {
	next := func(after int) bool { return after < len(toks) && counterWords[toks[after].text] }
	switch {
	case len(all) == 1 && len(all[0].text) == 3 && all[0].text[1] == ',' && all[0].text[2] == all[0].text[0]+1 && next(all[0].after):
		n := int64(all[0].text[0] - '0')
		return []int64{n, n + 1}
	case len(all) == 2 && all[0].lone && all[1].lone && !all[0].bound && all[1].first == all[0].after &&
		all[1].values[0] == all[0].values[0]+1 && next(all[1].after):
		return []int64{all[0].values[0], all[1].values[0]}
	}
	return nil
}
