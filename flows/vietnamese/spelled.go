package vietnamese

// What the marks of a query say about a name with the same letters.
const (
	marksAgree    = 0.0
	marksMissing  = 0.01 // some or all left out
	marksConflict = 0.10 // another word
)

// marksPenalty compares the marks typed with those of a name; both have the same
// base letters. Marks left out are no contradiction.
func marksPenalty(shape []rune, tones string, p *place) float64 {
	if len(shape) != len(p.shape) {
		return marksMissing
	}
	penalty := marksAgree
	for i, r := range shape {
		switch {
		case r == p.shape[i]:
		case r < 0x80:
			penalty = marksMissing
		default:
			return marksConflict
		}
	}
	switch {
	case tones == p.tones:
		return penalty
	case within(tones, p.tones):
		return marksMissing
	}
	return marksConflict
}

// within reports that part is whole with some bytes left out.
func within(part, whole string) bool {
	for i := 0; i < len(whole) && part != ""; i++ {
		if whole[i] == part[0] {
			part = part[1:]
		}
	}
	return part == ""
}
