package dialog

import (
	"slices"

	"khuyencong/flows/vietnamese"
)

// Commune asks for one of the province's communes: own and recently used ones
// as buttons, any by typing its new or old name, or from pages of all. A shared
// place answers it, unless it lies near a border.
type Commune struct{}

func (k Commune) Parse(c Context, _ Value, e Event) (Value, error) {
	switch e.Kind {
	case Pressed:
		if _, ok := vietnamese.CommuneByCode(e.Data); !ok {
			return Value{}, &Problem{Say: Say("problem.old_button")}
		}
		return Value{Key: e.Data}, nil
	case SentPlace:
		return placed(e)
	}
	words, err := typed(e)
	if err != nil {
		return Value{}, err
	}
	found, ambiguous := vietnamese.FindCommunes(words)
	switch {
	case len(found) == 0:
		return Value{}, &Problem{Say: Say("problem.commune", "typed", Short(words))}
	case !ambiguous && sure(found):
		return Value{Key: found[0].Code, From: e.Message}, nil
	}
	var offer []Option
	for _, m := range found[:min(5, len(found))] {
		offer = append(offer, Option{Label: sayMatch(m), Value: &Value{Key: m.Code, From: e.Message}})
	}
	ask := "problem.commune_which"
	if len(offer) == 1 {
		ask = "problem.commune_meant"
	}
	return Value{}, &Problem{Say: Say(ask, "typed", Short(words)), Offer: offer}
}

// sure: the best match is good and no other comes near it.
func sure(found []vietnamese.Match) bool {
	return found[0].Score >= 0.9 && (len(found) == 1 || found[0].Score-found[1].Score >= 0.1 || found[0].Code == found[1].Code)
}

func sayMatch(m vietnamese.Match) Phrase {
	if m.Via == "" {
		return Phrase{Unit: Commons, Plain: m.Code}
	}
	return Say("commune.via", "new", Phrase{Unit: Commons, Plain: m.Code}, "old", Plain(m.Via))
}

// placed is the commune that a place lies in. Near a border, or just outside the
// province, it is a choice between those around.
func placed(e Event) (Value, error) {
	near := vietnamese.CommunesAt(e.Lat, e.Lon)
	switch {
	case len(near) == 0:
		return Value{}, &Problem{Say: Say("problem.outside")}
	case len(near) == 1 && near[0].Away == 0:
		return Value{Key: near[0].Code, Lat: e.Lat, Lon: e.Lon}, nil
	}
	var offer []Option
	for _, c := range near[:min(mostNear, len(near))] {
		offer = append(offer, Option{Label: Phrase{Unit: Commons, Plain: c.Code}, Value: &Value{Key: c.Code, Lat: e.Lat, Lon: e.Lon}})
	}
	return Value{}, &Problem{Say: Say("problem.commune_near"), Offer: offer}
}

// mostNear is how many communes near a place are offered.
const mostNear = 4

// Options are own and recent communes, then "Xem tất cả"; pages hold all 102.
func (k Commune) Options(c Context) []Option {
	codes := usual(c.Actor.Communes, c.Recent)
	var all []Option
	if c.Page == 0 && len(codes) > 0 {
		for _, code := range codes {
			all = append(all, communeOption(code))
		}
		return append(all, pageButton(1, "nav.all_communes"))
	}
	for _, m := range vietnamese.Communes() {
		all = append(all, communeOption(m.Code))
	}
	return paged(all, c.Page-1, len(codes) > 0)
}

const (
	mostUsual  = 5 // communes that are offered before all others
	mostRecent = 5 // that are remembered
)

// usual are the communes that are likely meant: the own ones, those last used
// first, then others that were last used.
func usual(own, recent []string) []string {
	mine := func(code string) bool { return slices.Contains(own, code) }
	var codes []string
	for _, some := range [][]string{slices.DeleteFunc(slices.Clone(recent), func(c string) bool { return !mine(c) }), own, recent} {
		for _, code := range some {
			if !slices.Contains(codes, code) && len(codes) < mostUsual {
				codes = append(codes, code)
			}
		}
	}
	return codes
}

// used are the communes last used, those of a finished form in front.
func (f *Flow) used(a Answers, before []string) []string {
	var codes []string
	for i := range f.Steps {
		if code := a.Chosen(f.Steps[i].Name); code != "" {
			if _, ok := f.Steps[i].Ask.(Commune); ok {
				codes = append(codes, code)
			}
		}
	}
	if codes == nil {
		return before
	}
	for _, code := range before {
		if !slices.Contains(codes, code) && len(codes) < mostRecent {
			codes = append(codes, code)
		}
	}
	return codes
}

func communeOption(code string) Option {
	return Option{Key: code, Label: Phrase{Unit: Commons, Plain: code}}
}

func (Commune) Say(_ string, v Value) Phrase { return Phrase{Unit: Commons, Plain: v.Key} }
