package dialog

import (
	"cmp"
	"math"
	"slices"

	"khuyencong/flows/vietnamese"
)

// mostNeighbours is how many communes next to the person's own are proposed.
const mostNeighbours = 6

// beyond are the communes the person does not work in: the neighbours of their own
// at once, all others on pages.
func beyond(c Context) []Option {
	if c.Page == 0 {
		var os []Option
		for _, near := range neighbours(c.Actor.Communes)[:mostNeighbours] {
			os = append(os, communeOption(near.Code))
		}
		return append(os, pageButton(1, "nav.all_communes"))
	}
	var all []Option
	for _, m := range vietnamese.Communes() {
		if !slices.Contains(c.Actor.Communes, m.Code) {
			all = append(all, communeOption(m.Code))
		}
	}
	return paged(all, c.Page-1, true)
}

// neighbours are all communes but the own ones, the nearest to any of these first.
func neighbours(own []string) []vietnamese.Commune {
	var mine []vietnamese.Commune
	all := slices.DeleteFunc(slices.Clone(vietnamese.Communes()), func(c vietnamese.Commune) bool {
		held := slices.Contains(own, c.Code)
		if held {
			mine = append(mine, c)
		}
		return held
	})
	far := func(c vietnamese.Commune) float64 {
		least := math.Inf(1)
		for _, m := range mine {
			least = min(least, apart(c, m.Lat, m.Lon))
		}
		return least
	}
	slices.SortStableFunc(all, func(a, b vietnamese.Commune) int { return cmp.Compare(far(a), far(b)) })
	return all
}

// apart is how far a commune's middle is from a point, in degrees of latitude.
func apart(c vietnamese.Commune, lat, lon float64) float64 {
	return math.Hypot(c.Lat-lat, (c.Lon-lon)*math.Cos(lat*math.Pi/180))
}

// unheld is the problem without the readings that are the person's own already,
// unless nothing else was meant.
func (k Communes) unheld(c Context, p *Problem) *Problem {
	held := func(o Option) bool { return o.Value != nil && slices.Contains(c.Actor.Communes, o.Value.Key) }
	if !k.Beyond || !slices.ContainsFunc(p.Offer, held) {
		return p
	}
	q := *p
	q.Offer = slices.DeleteFunc(slices.Clone(p.Offer), held)
	if len(q.Offer) == 0 {
		q.Say = Say("problem.commune_held", "commune", Phrase{Unit: Commons, Plain: p.Offer[0].Value.Key})
	}
	return &q
}
