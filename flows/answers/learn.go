package answers

import "math"

// How the weights are learned.
const (
	rounds = 7   // over all passages
	margin = 1.0 // by which the right entry is to lead
)

// A link is what a feature speaks for, or against, of an entry. Links are learned
// from the passages themselves, each of which has to be nearer to its own entry
// than to any other: a perceptron with a margin, always in the same order, so that
// the same articles give the same answers.
type link struct {
	entry  int32
	weight float32
}

// An example is a passage or a keyword, and what it should lead to.
type example struct {
	entry    int
	features []*feature
}

func (x *index) learn(examples []example) {
	scores := make([]float64, x.entries)
	for round := range rounds {
		rate := 1 / float64(1+round)
		for _, e := range examples {
			size := speak(e.features, scores)
			rival := rivalOf(e.entry, scores)
			if lacks := margin - scores[e.entry] + scores[rival]; lacks > 0 {
				teach(e, rival, rate*lacks/2/size)
			}
		}
	}
}

func teach(e example, rival int, step float64) {
	for _, f := range e.features {
		by := float32(step * f.weight)
		f.link(e.entry, by)
		f.link(rival, -by)
	}
}

func (f *feature) link(entry int, by float32) {
	for i := range f.links {
		if f.links[i].entry == int32(entry) {
			f.links[i].weight += by
			return
		}
	}
	f.links = append(f.links, link{int32(entry), by})
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

// speak gives what features speak for every entry, about 0 to 1, and how much
// weight they have together.
func speak(features []*feature, out []float64) (size float64) {
	clear(out)
	sum := 0.0
	for _, f := range features {
		sum += f.weight * f.weight
	}
	size = math.Sqrt(max(sum, 1e-9))
	for _, f := range features {
		weight := f.weight / size
		for _, l := range f.links {
			out[l.entry] += weight * float64(l.weight)
		}
	}
	return size
}
