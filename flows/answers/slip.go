package answers

import "khuyencong/flows/vietnamese"

// A speller mends words that differ from a known one by one slip: a letter left
// out, put in, replaced, or two swapped. It looks words up under what is left of
// them without any one letter, so its time does not grow with the vocabulary.
type speller struct {
	known map[string]int      // words and how many articles have them
	near  map[string][]string // words by themselves less a letter
}

// shortestSlip is the shortest word that a slip is looked for in: of three
// letters too many are one slip apart.
const shortestSlip = 4

func newSpeller(known map[string]int) *speller {
	s := &speller{known: known, near: map[string][]string{}}
	for w := range known {
		if len(w) < shortestSlip-1 {
			continue
		}
		s.near[w] = append(s.near[w], w)
		for i := range len(w) {
			less := w[:i] + w[i+1:]
			s.near[less] = append(s.near[less], w)
		}
	}
	return s
}

// candidates are the known words one slip away, in no order, none twice.
func (s *speller) candidates(typed string) []string {
	if len(typed) < shortestSlip || len(typed) > longestWord {
		return nil
	}
	seen := map[string]bool{}
	var out []string
	take := func(key string) {
		for _, w := range s.near[key] {
			if !seen[w] && vietnamese.OneSlip(typed, w) {
				seen[w] = true
				out = append(out, w)
			}
		}
	}
	take(typed)
	for i := range len(typed) {
		take(typed[:i] + typed[i+1:])
	}
	return out
}

// longestWord bounds the work for what is no word; the longest syllable of
// Vietnamese has seven letters, and two may be squeezed together.
const longestWord = 20
