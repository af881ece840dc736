package duplicates

// EveryPair compares everybody with everybody, for tests of what Pairs finds.
func EveryPair(all []Facility) []Pair {
	r := newReader()
	s := sweep{found: map[[2]int32]weight{}}
	for i, f := range all {
		s.all = append(s.all, r.read(f))
		for j := range i {
			s.pair(int32(i), int32(j))
		}
	}
	return s.pairs()
}
