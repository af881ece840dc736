package answers

import "math"

// How the weights are learned.
const (
	rounds = 10  // over all passages
	margin = 0.7 // by which the right entry is to lead
)

// learned is what features speak for, or against, of entries that are near one
// another. It is learned from the passages themselves, each of which has to be
// nearer to its own entry than to any other: a perceptron with a margin, always
// in the same order, so that the same articles give the same answers.
type learned map[string][]link

type link struct {
	entry  int32
	weight float32
}

// An example is a passage or a keyword, and what it should lead to.
type example struct {
	entry    int
	features []string
	length   float64 // of its weights as a vector
}

func (x *index) learn() {
	x.learned = learned{}
	scores := make([]float64, x.entries)
	for i := range x.examples {
		x.examples[i].length = x.length(x.examples[i].features)
	}
	for round := range rounds {
		rate := 1 / float64(1+round)
		for _, e := range x.examples {
			x.speak(e.features, e.length, scores)
			rival := rivalOf(e.entry, scores)
			if lacks := margin - scores[e.entry] + scores[rival]; lacks > 0 {
				x.teach(e, rival, rate*lacks/2)
			}
		}
	}
	x.examples = nil
}

func (x *index) teach(e example, rival int, step float64) {
	for _, f := range e.features {
		by := float32(step * x.features[f].weight / e.length)
		x.learned.add(f, e.entry, by)
		x.learned.add(f, rival, -by)
	}
}

// rivalOf is the best entry but the right one; itself where there is no other.
func rivalOf(right int, scores []float64) int {
	rival := right
	for at, s := range scores {
		if at != right && (rival == right || s > scores[rival]) {
			rival = at
		}
	}
	return rival
}

func (l learned) add(feature string, entry int, by float32) {
	links := l[feature]
	for i := range links {
		if links[i].entry == int32(entry) {
			links[i].weight += by
			return
		}
	}
	l[feature] = append(links, link{int32(entry), by})
}

// speak gives what features speak for every entry, about 0 to 1.
func (x *index) speak(features []string, length float64, out []float64) {
	clear(out)
	for _, f := range features {
		weight := x.features[f].weight / length
		for _, l := range x.learned[f] {
			out[l.entry] += weight * float64(l.weight)
		}
	}
}

func (x *index) length(features []string) float64 {
	sum := 0.0
	for _, f := range features {
		sum += x.features[f].weight * x.features[f].weight
	}
	return math.Sqrt(max(sum, 1e-9))
}
