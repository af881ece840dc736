package vietnamese

import (
	"slices"
	"strings"
)

// Captured is what one message says about a facility. A field that the message
// does not say, or says in a way that a person must settle, is its zero value;
// what was said but not settled is in Unsure, to ask about.
type Captured struct {
	Name      string // as typed, 2 to 120 runes
	LegalForm string // household, cooperative, cooperative_union, cooperative_group, enterprise, artisan, unregistered
	Contact   string // without anh, chị, ông, bà
	Phone     string // as Phone gives it
	Commune   string // code, only when one is certain
	Hamlet    string // as typed, "thôn 3", "buôn Ko Tam"
	Products  string // as typed
	Workers   int64  // 1 to 5.000
	Capital   int64  // đồng
	Year      int    // it began in, never after now
	TaxCode   string // 10 digits or 10-3, the check digit is right

	Unsure   Unsure
	Personal bool   // a personal number stood in the message and was left out
	Rest     string // what was not understood, as typed, pieces set off by commas
}

// Unsure is what a message says in more than one way, or only may say: each list
// has what a person chooses from. A list is empty when its field is filled.
type Unsure struct {
	LegalForms, Contacts, Phones, Hamlets []string
	Communes                              []Match
	Workers, Capitals                     []int64
	Years                                 []int
	TaxCodes                              []Tax
}

// longestMessage is how many runes are read, as many as Telegram carries; what
// is beyond is not read.
const longestMessage = 4096

// Limits of fields, as the form asks for them.
const (
	shortestName  = 2
	longestName   = 120
	mostWorkers   = 5000
	leastCapital  = 1_000_000
	longestPerson = 80
	longestGoods  = 200
)

// Capture reads a message that describes one rural industrial facility, in any
// order, with commas, lines, labels ("SĐT: …") or none, with or without marks.
// now is the year it is sent in. It invents nothing: a question gives nothing but
// Rest, two phones give no phone but both in Unsure. A personal number of twelve
// digits is in no part of the result. Time is linear in the text, which is read
// up to 4.096 runes.
func Capture(text string, now int) Captured {
	m := readMessage(text, now)
	if m.asks() {
		return Captured{Rest: m.restOf(0, len(m.words)), Personal: m.personal}
	}
	m.understand()
	return m.captured()
}

// understand goes over the message: figures first, for they are the surest, then
// the name, then all the words that are left.
func (m *message) understand() {
	m.leaveWishes()
	for _, p := range m.parts {
		m.figures(p)
	}
	m.findName()
	for _, p := range m.parts {
		m.walk(p)
	}
	m.settlePlaces()
}

// captured fills what is certain.
func (m *message) captured() Captured {
	c := Captured{
		Name: m.name, Products: shortGoods(strings.Join(m.goods, ", ")), Commune: m.commune, Personal: m.personal,
		Rest: m.rest(),
	}
	c.Unsure.Communes = m.communes
	c.LegalForm, c.Unsure.LegalForms = only(m.forms)
	c.Contact, c.Unsure.Contacts = only(m.people())
	c.Phone, c.Unsure.Phones = only(m.phones)
	c.Hamlet, c.Unsure.Hamlets = only(m.hamlets)
	c.Workers, c.Unsure.Workers = only(m.workers)
	c.Year, c.Unsure.Years = only(m.years)
	c.Capital, c.Unsure.Capitals = m.money()
	c.TaxCode, c.Unsure.TaxCodes = m.tax()
	c.withoutPersonal()
	return c
}

// only gives the one value that was found, or all of them to choose from.
func only[T comparable](found []T) (one T, several []T) {
	for _, v := range found {
		if !slices.Contains(several, v) {
			several = append(several, v)
		}
	}
	if len(several) == 1 {
		return several[0], nil
	}
	return one, several
}

// money tells the capital from amounts that only may be one.
func (m *message) money() (int64, []int64) {
	if len(m.capitals) > 0 {
		return only(m.capitals)
	}
	_, several := only(append(m.amounts, m.amounts...))
	if len(m.amounts) == 1 {
		several = m.amounts
	}
	return 0, several
}

// tax gives the one code that is right, else all that were meant as one.
func (m *message) tax() (string, []Tax) {
	if len(m.taxes) == 1 && m.taxes[0].Checked {
		return m.taxes[0].Code, nil
	}
	return "", m.taxes
}

// people are those called the owner, or else everybody named.
func (m *message) people() []string {
	if len(m.owners) > 0 {
		return m.owners
	}
	return m.persons
}

// withoutPersonal is the last look: nothing that leaves may hold a personal
// number, whichever way its digits came together.
func (c *Captured) withoutPersonal() {
	for _, s := range []*string{&c.Name, &c.Contact, &c.Hamlet, &c.Products, &c.Rest} {
		if clean, found := dropPersonal([]rune(*s)); found {
			*s, c.Personal = strings.Trim(string(clean), " ;"), true
		}
	}
}

func shortGoods(s string) string {
	if len([]rune(s)) > longestGoods {
		return ""
	}
	return s
}
