package vietnamese

import "slices"

// dated reads the two digits that end a date: 12/05/15, 5/15, 12.5.15.
func (y yearReader) dated() []int {
	for i, t := range y.toks {
		if t.kind != numeral {
			continue
		}
		if parts := dateParts(t.text); len(parts) == 3 && len(parts[2]) == 2 {
			return y.century(parts[2])
		}
		three := y.is(i-1, "/", "-") && y.is(i-3, "/", "-")
		monthYear := y.is(i-1, "/") && !y.is(i+1, "/") && i >= 2 && number(t.text) > 12
		if len(t.text) == 2 && (three || monthYear) {
			return y.century(t.text)
		}
	}
	return nil
}

// short reads two digits, when they are the only number: 15, năm 98.
func (y yearReader) short() []int {
	var found []string
	for i, t := range y.toks {
		if t.kind != numeral {
			continue
		}
		if len(t.text) != 2 || y.is(i+1, "/", "%", "năm", "nam") || y.is(i-1, "/", "-") || i+1 < len(y.toks) && y.toks[i+1].kind == word && y.toks[i+1].glued {
			return nil
		}
		found = append(found, t.text)
	}
	if len(found) != 1 {
		return nil
	}
	return y.century(found[0])
}

// century gives the years two digits may stand for.
func (y yearReader) century(two string) []int {
	n := number(two)
	return []int{2000 + n, 1900 + n}
}

// spoken reads hai nghìn không trăm mười lăm and 2k15.
func (y yearReader) spoken() []int {
	toks := slices.DeleteFunc(slices.Clone(y.toks), func(t token) bool {
		return t.text == "không" || t.text == "khong"
	})
	for i := 1; i < len(toks); i++ {
		if hundredWords[toks[i].text] && scaleWords[toks[i-1].text] > 0 {
			toks = slices.Delete(toks, i, i+1) // the trăm of "không trăm"
		}
	}
	var out []int
	for _, f := range figures(toks) {
		if f.scale != 1e3 || f.bound {
			continue
		}
		for _, v := range f.values {
			out = append(out, int(v))
		}
	}
	return out
}
