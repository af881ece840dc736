package vietnamese

// neighbours are the keys next to each other on a phone.
var neighbours = func() map[[2]byte]bool {
	m := map[[2]byte]bool{}
	for _, row := range []string{"qwertyuiop", "asdfghjkl", "zxcvbnm", "qaz", "wsx", "edc", "rfv", "tgb", "yhn", "ujm", "ik", "ol"} {
		for i := 1; i < len(row); i++ {
			m[[2]byte{row[i-1], row[i]}], m[[2]byte{row[i], row[i-1]}] = true, true
		}
	}
	return m
}()

// alike are letters written for one another because they sound so.
var alike = func() map[[2]byte]bool {
	m := map[[2]byte]bool{}
	for _, p := range []string{"iy", "sx", "ck", "ln", "td", "ie", "pb", "rg", "uo", "dr", "vd", "ea", "cg", "tc"} {
		m[[2]byte{p[0], p[1]}], m[[2]byte{p[1], p[0]}] = true, true
	}
	return m
}()

// OneSlip reports whether two different words are one slip apart: a letter left
// out, put in, replaced, or two swapped. It compares bytes: fold first.
func OneSlip(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	a, b = a[i:], b[i:]
	if len(a) < len(b) {
		return a == b[1:]
	}
	return len(a) > 0 && (a[1:] == b[1:] || len(a) > 1 && a[0] == b[1] && a[1] == b[0] && a[2:] == b[2:])
}

// slip compares two folded words that differ by exactly one typing slip: a
// letter left out, put in, replaced, or two swapped. Cost orders slips by how
// likely they are (0 the likeliest). A digit is never a slip: Phú Hòa 1 is not
// Phú Hòa 2.
func slip(typed, name string) (cost float64, ok bool) {
	if d := len(typed) - len(name); d < -1 || d > 1 {
		return 0, false
	}
	i := 0
	for i < len(typed) && i < len(name) && typed[i] == name[i] {
		i++
	}
	a, b := typed[i:], name[i:]
	switch {
	case len(a) == len(b):
		cost, ok = replaced(a, b)
	case len(a) > len(b):
		cost, ok = extra(typed, i), a[1:] == b && letter(a[0])
	default:
		cost, ok = extra(name, i), a == b[1:] && letter(b[0])
	}
	if i == 0 {
		cost += 0.02 // the first letter is rarely wrong
	}
	return cost, ok
}

func replaced(a, b string) (float64, bool) {
	switch {
	case a == "":
		return 0, false // equal words
	case a[1:] == b[1:] && letter(a[0]) && letter(b[0]):
		pair := [2]byte{a[0], b[0]}
		switch {
		case alike[pair]:
			return 0.01, true
		case neighbours[pair]:
			return 0.015, true
		}
		return 0.03, true
	case len(a) > 1 && a[0] == b[1] && a[1] == b[0] && a[2:] == b[2:] && letter(a[0]) && letter(a[1]):
		return 0, true
	}
	return 0, false
}

// extra is the cost of the letter at i of the longer word: least when it doubles
// its neighbour or is an h, which is often dropped.
func extra(long string, i int) float64 {
	if i > 0 && long[i] == long[i-1] {
		return 0
	}
	if long[i] == 'h' {
		return 0.005
	}
	return 0.02
}

func letter(c byte) bool { return c < '0' || c > '9' }
