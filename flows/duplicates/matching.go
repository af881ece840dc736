package duplicates

import "math/bits"

// matching pairs the words of two names, each once.
type matching struct {
	a, b         *name
	usedA, usedB uint16  // own words that have their like
	matched      float64 // weights of the pairs, each times how alike they are
	added        float64 // weights of words that were doubtful and are own words
	moved        bool    // the words stand in another order
}

// own pairs each own word with its likest.
func (m *matching) own() {
	last := -1
	for i, p := range m.a.own {
		best, at := 0.0, -1
		for j, q := range m.b.own {
			if m.usedB&(1<<j) != 0 {
				continue
			}
			if s := alike(p.word, q.word, m.a.marks, m.b.marks) * (p.weight + q.weight) / 2; s > best {
				best, at = s, j
			}
		}
		if at < 0 {
			continue
		}
		m.usedA, m.usedB = m.usedA|1<<i, m.usedB|1<<at
		m.matched += best
		m.moved = m.moved || at < last
		last = at
	}
}

// maybe takes doubtful words for own ones where the other name has them as such.
func (m *matching) maybe() {
	m.doubtful(m.a, m.usedA, m.b)
	m.doubtful(m.b, m.usedB, m.a)
}

func (m *matching) doubtful(sure *name, used uint16, other *name) {
	if len(other.maybe) == 0 {
		return
	}
	for i, p := range sure.own {
		if used&(1<<i) != 0 {
			continue
		}
		for _, w := range other.maybe {
			if s := alike(p.word, w, sure.marks, other.marks); s >= hoiNga {
				m.matched += s * p.weight
				m.added += p.weight
				break
			}
		}
	}
}

// described is the weight to leave out of account: two words and more before the
// first that both have say what the facility makes, in words not known here.
func (m *matching) described() float64 {
	if bits.OnesCount16(m.usedA) < 2 {
		return 0
	}
	return before(m.a.own, m.usedA) + before(m.b.own, m.usedB)
}

func before(own []part, used uint16) float64 {
	first := bits.TrailingZeros16(used)
	if first < 2 {
		return 0
	}
	return 0.6 * sum(own[:first])
}

// gap reports a word of one name between two that both have.
func (m *matching) gap() bool { return gap(m.usedA) || gap(m.usedB) }

func gap(used uint16) bool {
	shifted := used >> bits.TrailingZeros16(used|1<<15)
	return shifted&(shifted+1) != 0
}

// made is the weight of words left over that are what the other name says in other
// words: Nutty macca, Hạt mắc ca Nutty.
func (m *matching) made() float64 {
	if m.usedA == 0 {
		return 0
	}
	return leftOver(m.a.own, m.usedA, m.b.crafts) + leftOver(m.b.own, m.usedB, m.a.crafts)
}

func leftOver(own []part, used uint16, crafts uint32) float64 {
	total := 0.0
	for i, p := range own {
		if used&(1<<i) == 0 && p.craft&crafts != 0 {
			total += p.weight
		}
	}
	return total
}
