package dialog

import (
	"errors"
	"slices"
	"strings"

	"khuyencong/flows/vietnamese"
)

// Communes asks for one to Max communes, typed or chosen one after the other,
// ended with "Xong". One that is chosen again is taken off.
type Communes struct {
	Max    int
	Beyond bool // asks for more than those the person works in: these are left out, their neighbours come first
}

// Parse adds what the event names, as Commune reads it.
func (k Communes) Parse(c Context, old Value, e Event) (Value, error) {
	if e.Kind == Pressed && e.Data == doneKey || e.Kind == Said && isDone(e.Text) {
		if len(old.Items) == 0 {
			return Value{}, &Problem{Say: Say("problem.choose_some", "min", 1)}
		}
		return Value{Items: old.Items}, nil
	}
	if parts := listed(e); len(parts) > 0 {
		return k.parseAll(c, old, e, parts)
	}
	return k.parseOne(c, old, e)
}

func (k Communes) parseOne(c Context, old Value, e Event) (Value, error) {
	one, err := Commune{}.Parse(c, Value{}, e)
	var p *Problem
	switch {
	case errors.As(err, &p):
		return Value{}, k.offered(k.unheld(c, p), old)
	case err != nil:
		return Value{}, err
	}
	if k.Beyond && slices.Contains(c.Actor.Communes, one.Key) && !old.Has(one.Key) {
		return Value{}, &Problem{Say: Say("problem.commune_held", "commune", Phrase{Unit: Commons, Plain: one.Key})}
	}
	return k.with(old, one.Key, e.Kind == Pressed)
}

// parseAll adds what the parts name. One part that may mean several is asked
// about, last; with more of them people are asked to name one after the other.
func (k Communes) parseAll(c Context, old Value, e Event, parts []string) (Value, error) {
	v, doubtful := old, ""
	for _, part := range parts {
		e.Text = part
		next, err := k.parseOne(c, v, e)
		var p *Problem
		switch {
		case errors.As(err, &p) && len(p.Offer) > 0 && doubtful == "":
			doubtful = part
		case errors.As(err, &p) && len(p.Offer) > 0:
			return Value{}, &Problem{Say: Say("problem.communes_one")}
		case err != nil:
			return Value{}, err
		default:
			v = next
		}
	}
	if e.Text = doubtful; doubtful != "" {
		return k.parseOne(c, v, e)
	}
	return v, nil
}

const (
	mostListed = 20  // parts of a message that are looked at
	explained  = 0.9 // a match that leaves no word over scores more
)

// listed are the parts of a list, "Ea Kao, Hòa Phú", where each names a commune;
// none for one place with its district, "Ea Kao, Buôn Ma Thuột", or its hamlet.
func listed(e Event) []string {
	parts := strings.FieldsFunc(e.Text, func(r rune) bool { return strings.ContainsRune(",;/\n", r) })
	if e.Kind != Said || len(parts) < 2 || len(parts) > mostListed {
		return nil
	}
	if whole, ambiguous := vietnamese.FindCommunes(e.Text); len(whole) > 0 && !ambiguous && whole[0].Score > explained {
		return nil
	}
	for _, part := range parts {
		if found, _ := vietnamese.FindCommunes(part); len(found) == 0 || found[0].Score < explained {
			return nil
		}
	}
	return parts
}

// offered is the problem with each reading added to what was chosen before.
func (k Communes) offered(p *Problem, old Value) *Problem {
	q := *p
	q.Offer = slices.Clone(p.Offer)
	for i, o := range q.Offer {
		if v, err := k.with(old, o.Value.Key, false); err == nil {
			q.Offer[i].Value = &v
		}
	}
	return &q
}

// with is the answer with one more commune, or, where a chosen one was pressed
// again, without it.
func (k Communes) with(old Value, code string, toggles bool) (Value, error) {
	if old.Has(code) && !toggles {
		return Value{Items: old.Items, Open: true}, nil
	}
	if !old.Has(code) && len(old.Items) >= k.Max {
		return Value{}, &Problem{Say: Say("problem.communes_full", "max", k.Max)}
	}
	return toggled(old, code), nil
}

// Options are the chosen ones, "Xong" and the way to all; pages hold all 102.
func (k Communes) Options(c Context) []Option {
	if k.Beyond && len(c.Actor.Communes) > 0 && (c.Page > 0 || len(c.Old.Items) == 0) {
		return marked(beyond(c), c.Old)
	}
	if c.Page > 0 || len(c.Old.Items) == 0 {
		c.Actor.Communes, c.Recent = nil, nil // where the person works already is no proposal
		return marked(Commune{}.Options(c), c.Old)
	}
	var os []Option
	for _, i := range c.Old.Items {
		os = append(os, communeOption(i.Key))
	}
	os = append(os, Option{Key: doneKey, Label: Say("nav.done")})
	return append(marked(os, c.Old), pageButton(1, "nav.another_commune"))
}

func marked(os []Option, taken Value) []Option {
	for i := range os {
		os[i].On = taken.Has(os[i].Key)
	}
	return os
}

// Say is their names, joined.
func (k Communes) Say(_ string, v Value) Phrase { return CommunesIn(v) }

// CommunesIn is the names of the communes of an answer, joined.
func CommunesIn(v Value) Phrase {
	var p Phrase
	for _, i := range v.Items {
		if _, ok := vietnamese.CommuneByCode(i.Key); ok {
			p.List = append(p.List, Phrase{Unit: Commons, Plain: i.Key})
		}
	}
	return p
}
