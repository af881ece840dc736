package duplicates

// The evidence in log-odds: +2.3 makes ten times as likely. They were set by hand
// from how often each is so among records of one facility and of two, and mended
// on one half of testdata/pairs.tsv only.
const (
	prior = -4.0

	phoneSame, phoneClose, phoneOther = 4.5, 2.0, -0.8
	taxSame, taxBranch, taxOther      = 6.0, 0.5, -4.0
	personSame, personOther           = 4.0, -2.0
	ownerSame, ownerShort, ownerNamed = 2.2, 1.8, 0.8
	ownerOther                        = -1.8
	communeSame, communeNext          = 1.5, -1.2
	communeOther                      = -2.5
	hamletSame, hamletOther           = 0.8, -0.7
	craftSame, craftOther             = 0.3, -3.5
	formOther                         = -1.2
	coopSame                          = 0.8 // there are few in a commune
	unnamedOwner                      = 1.0 // two unnamed facilities of one owner
	numberSame                        = 1.2 // each; two at most
	numberOther                       = -12 // whatever else they have in common
)

// atLeast is what the same phone or tax code comes to, whatever speaks against it:
// it may stand on two facilities, and a person should look.
const atLeast = 0.1

// nextCommune is how near the centres of two communes are that are taken for one
// another, in metres.
const nextCommune = 9_000

// compare weighs two facilities. It is symmetric.
func compare(a, b *facility) weight {
	w := weight{odds: prior}
	w.names(a, b)
	w.owners(a, b)
	w.sites(&a.site, &b.site)
	phone, code := comparePhones(a.phones, b.phones), compareTax(a.tax, b.tax)
	w.phones(phone)
	w.taxes(code, a.tax.personal())
	if siblings(&a.name, &b.name) {
		w.add(numberOther, OtherNumber)
	} else if phone == same && code != different || code == same {
		w.odds = max(w.odds, atLeast)
	}
	return w
}

func (w *weight) names(a, b *facility) {
	words := alikeNames(&a.name, &b.name)
	if words.tells > 0 {
		w.name(nameOdds(words.alike, words.tells), words.alike)
	}
	switch crafts := alikeCrafts(&a.name, &b.name); {
	case crafts == same:
		w.odds += craftSame
	case crafts == different && !words.doubtful:
		w.add(craftOther, OtherCraft)
	}
	if !siblings(&a.name, &b.name) {
		w.odds += numberSame * float64(min(len(a.numbers), 2))
	}
	if otherForms(&a.name, &b.name) {
		w.add(formOther, OtherForm)
	} else if a.forms&b.forms&cooperatives != 0 {
		w.odds += coopSame
	}
}

func (w *weight) name(odds, alike float64) {
	switch {
	case alike >= 0.75:
		w.add(odds, Name)
	case alike < 0.6:
		w.add(odds, OtherName)
	default:
		w.odds += odds
	}
}

// nameOdds: names half alike are two names; names wholly alike count by how much
// their words tell.
func nameOdds(alike, tells float64) float64 {
	const strange, half = -4.0, -1.5
	if alike < 0.5 {
		return strange + (half-strange)*alike/0.5
	}
	full := 1.0 + 2.2*min(tells, 2)
	return half + (full-half)*(alike-0.5)/0.5
}

// owners also takes the name of one for the owner's where the other has only
// that; as it may be anything else, it never speaks against.
func (w *weight) owners(a, b *facility) {
	kin := compareOwners(a.owner, b.owner)
	if kin == notSaid {
		if kin = max(compareOwners(a.spokesman(), b.spokesman()), notSaid); kin == stranger || len(a.name.own) > 0 && len(b.name.own) > 0 {
			return
		}
	}
	switch kin {
	case sameOwner:
		w.add(ownerSame, Owner)
		if a.unnamed && b.unnamed {
			w.odds += unnamedOwner
		}
	case shortened:
		w.add(ownerShort, Owner)
	case namesake:
		w.add(ownerNamed, Owner)
	case stranger:
		w.add(ownerOther, OtherOwner)
	}
}

func (w *weight) phones(l likeness) {
	switch l {
	case same:
		w.add(phoneSame, Phone)
	case close:
		w.add(phoneClose, PhoneNear)
	case different:
		w.add(phoneOther, OtherPhone)
	}
}

func (w *weight) taxes(l likeness, personal bool) {
	switch {
	case l == same && personal:
		w.add(personSame, TaxCode)
	case l == same:
		w.add(taxSame, TaxCode)
	case l == close:
		w.add(taxBranch, TaxCompany)
	case l == different && personal:
		w.add(personOther, OtherTaxCode)
	case l == different:
		w.add(taxOther, OtherTaxCode)
	}
}

func (w *weight) sites(a, b *site) {
	switch {
	case a.commune == "" || b.commune == "":
	case a.commune == b.commune:
		w.add(communeSame, Commune)
		w.hamlets(compareHamlets(a.hamlet, b.hamlet))
	case a.known && b.known && a.centre.metres(b.centre) < nextCommune:
		w.add(communeNext, OtherCommune)
	default:
		w.add(communeOther, OtherCommune)
	}
	if a.placed && b.placed {
		w.distance(a.point.metres(b.point))
	}
}

func (w *weight) hamlets(l likeness) {
	switch l {
	case same:
		w.add(hamletSame, Hamlet)
	case different:
		w.add(hamletOther, OtherHamlet)
	}
}

func (w *weight) distance(metres float64) {
	switch {
	case metres <= 150:
		w.add(1.8, Place)
	case metres <= 500:
		w.odds += 0.8
	case metres <= 2000:
	case metres <= 5000:
		w.odds -= 1
	case metres <= 20_000:
		w.add(-2.6, OtherPlace)
	default:
		w.add(-3.5, OtherPlace)
	}
}
