package duplicates

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
			if s := alike(p.word, q.word, m.a.plain, m.b.plain) * (p.weight + q.weight) / 2; s > best {
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
			if s := alike(p.word, w, sure.plain, other.plain); s >= hoiNga {
				m.matched += s * p.weight
				m.added += p.weight
				break
			}
		}
	}
}
