package answers

import "math"

// How the two sides are learned, and what they count for. The numbers were
// chosen by leaving each fifth of the articles' own questions out in turn, and
// whole topics, never by the questions in testdata.
const (
	sideMargin = 0.7  // by which a question is to be on its side
	ofSide     = 0.3  // how much the side counts against the best article's score
	ofRival    = 0.6  // how much the best foreign topic's score counts against it
	sureEnough = 0.40 // what is left, to answer
)

// sides teaches every feature which side it speaks for: above 0 ours, below what
// is foreign. Topics compete with articles one by one; what they have in common
// against all articles tells also a topic that nobody wrote down.
func (x *index) sides(examples []example) {
	for round := range rounds {
		rate := 1 / float64(1+round)
		for _, e := range examples {
			right := -1.0
			if e.entry < x.articles {
				right = 1
			}
			side, size := sideOf(e.features)
			if lacks := sideMargin - right*side; lacks > 0 {
				lean(e.features, right*rate*lacks/2/size)
			}
		}
	}
}

func lean(features []*feature, step float64) {
	for _, f := range features {
		f.side += step * f.weight
	}
}

// sideOf is the side of features together, about -1 to 1, and how much weight
// they have together.
func sideOf(features []*feature) (side, size float64) {
	squares := 0.0
	for _, f := range features {
		squares += f.weight * f.weight
		side += f.weight * f.side
	}
	size = math.Sqrt(max(squares, 1e-9))
	return side / size, size
}

// side is that of a whole message, -1 to 1.
func (x *index) side(question string) float64 {
	side, _ := sideOf(x.terms(x.lang.words(question)).features())
	return max(-1, min(1, side))
}

// isSure reports that the best article is to answer: it fits, the message is on
// our side, and no foreign topic fits about as well. One of the centre's own
// that was asked for nearly word for word always is.
func (b *Book) isSure(question string, found []ranked) bool {
	best, rival := 0.0, 0.0
	for _, f := range found {
		switch {
		case b.isForeign(f):
			rival = max(rival, f.score)
		case f.at < b.own && f.near >= nearlyWordForWord:
			return true
		default:
			best = max(best, f.score)
		}
	}
	return best >= enough && best+ofSide*b.index.side(question)-ofRival*rival >= sureEnough
}
