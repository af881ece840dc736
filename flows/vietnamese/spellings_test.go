package vietnamese

import (
	"math/rand/v2"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

// telexKeys and vniKeys are what is typed for marks.
var (
	telexKeys = map[rune]string{circumflex: "^", breve: "w", horn: "w", acute: "s", grave: "f", hook: "r", tilde: "x", dotBelow: "j"}
	vniKeys   = map[rune]string{circumflex: "6", breve: "8", horn: "7", acute: "1", grave: "2", hook: "3", tilde: "4", dotBelow: "5"}
)

// inKeys writes a text in the keys of an input method, tones at the end of words
// or right behind their vowel.
func inKeys(text string, keys map[rune]string, toneLast bool) string {
	var out []string
	for word := range strings.FieldsSeq(text) {
		var b strings.Builder
		tone, last := "", ""
		for _, r := range norm.NFD.String(strings.ToLower(word)) {
			key, isKey := keys[r]
			switch {
			case isKey && strings.ContainsRune(toneOrder, r) && toneLast:
				tone = key
			case key == "^":
				b.WriteString(last)
			case isKey:
				b.WriteString(key)
			case r == 'đ' && keys[circumflex] == "^":
				b.WriteString("dd")
			case r == 'đ':
				b.WriteString("d9")
			default:
				last = string(r)
				b.WriteString(last)
			}
		}
		out = append(out, b.String()+tone)
	}
	return strings.Join(out, " ")
}

// spellingsOfName are the ways in which people write a name that mean no other place.
func spellingsOfName(c Commune) map[string]string {
	short := map[string]string{"xã": "x.", "phường": "P."}[c.Kind]
	return map[string]string{
		"as it is": c.Name, "full": c.FullName, "no marks": Fold(c.Name), "full, no marks": Fold(c.FullName), "capitals": strings.ToUpper(c.FullName), "squeezed": spellKey(c.Name),
		"all squeezed": spellKey(c.FullName), "NFD": norm.NFD.String(c.FullName), "short": short + " " + c.Name, "short, close": short + Fold(c.Name), "province": c.FullName + ", tỉnh Đắk Lắk",
		"province, no marks": Fold(c.FullName) + " dak lak", "’": strings.ReplaceAll(c.Name, "'", "’"), "ʼ": strings.ReplaceAll(c.Name, "'", "ʼ"), "space for '": strings.ReplaceAll(c.Name, "'", " "),
		"Telex": inKeys(c.Name, telexKeys, true), "Telex at once": inKeys(c.Name, telexKeys, false), "VNI": inKeys(c.Name, vniKeys, true), "VNI at once": inKeys(c.Name, vniKeys, false),
		"Telex, full": inKeys(c.FullName, telexKeys, true), "VNI, full": inKeys(c.FullName, vniKeys, true), "manners": "dạ " + c.FullName + " ạ", "at": "ở " + Fold(c.Name), "hamlet": "thôn 3, " + c.FullName,
		"new": c.Name + " mới", "dashes": strings.ReplaceAll(c.Name, " ", "-"), "points": strings.ReplaceAll(Fold(c.FullName), " ", "."), "spaces": "  " + strings.ReplaceAll(c.Name, " ", "   ") + " ",
	}
}

// TestSpellingsOfEveryName: the commune comes first however its own name is written.
func TestSpellingsOfEveryName(t *testing.T) {
	total, first := map[string]int{}, map[string]int{}
	sum, right := 0, 0
	for _, c := range Communes() {
		for how, typed := range spellingsOfName(c) {
			total[how]++
			sum++
			m, _ := FindCommunes(typed)
			if len(m) > 0 && m[0].Code == c.Code {
				first[how]++
				right++
				continue
			}
			t.Logf("%s: %q of %s: %s", how, typed, c.FullName, describe(m))
		}
	}
	t.Logf("spellings of the 102 names: %d of %d first (%.2f %%)", right, sum, 100*float64(right)/float64(sum))
	if right*100 < sum*99 {
		t.Error("fewer than 99 %")
	}
}

// TestSpellingsOfOldNames: with its district an old unit leads to its commune, or
// to both where it was split.
func TestSpellingsOfOldNames(t *testing.T) {
	total, right := 0, 0
	for _, u := range oldUnits() {
		district := strings.NewReplacer("huyện ", "", "thị xã ", "", "thành phố ", "").Replace(u.district)
		short := strings.NewReplacer("huyện ", "h. ", "thị xã ", "tx ", "thành phố ", "tp ").Replace(u.district)
		kind := map[string]string{"xã": "x. ", "phường": "p. ", "thị trấn": "tt "}[u.kind]
		name := u.name
		if strings.Trim(name, "0123456789") == "" {
			name = "phường " + name
		}
		for _, typed := range []string{
			name + ", " + u.district, name + " " + district, Fold(name + " " + district), kind + u.name + " " + short, Fold(kind + u.name + " " + short),
			u.kind + " " + u.name + " (" + u.district + ")", u.kind + " " + u.name + " cũ, " + u.district, Fold(u.kind + " " + u.name + " cu " + district),
			inKeys(u.kind+" "+u.name+" "+u.district, telexKeys, true), inKeys(u.kind+" "+u.name+" "+u.district, vniKeys, false), strings.ToUpper(name + " - " + district),
		} {
			total++
			m, ambiguous := FindCommunes(typed)
			if len(m) > 0 && m[0].Code == u.code || ambiguous && offers(m, u.code) {
				right++
				continue
			}
			t.Logf("%q of %s: %s", typed, u.via(), describe(m))
		}
	}
	t.Logf("spellings of old names: %d of %d right (%.2f %%)", right, total, 100*float64(right)/float64(total))
	if right*100 < total*99 {
		t.Error("fewer than 99 %")
	}
}

// TestAnySlip puts one slip of every kind anywhere into all names of today, with
// and without marks: the commune must come first, or be one to choose from where
// the slip makes another name or one as near.
func TestAnySlip(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 11))
	total, first, offered := 0, 0, 0
	for _, c := range Communes() {
		for _, name := range []string{c.Name, Fold(c.Name), c.FullName, spellKey(c.Name)} {
			for range 10 {
				typed := anySlip(random, name)
				m, ambiguous := FindCommunes(typed)
				total++
				switch {
				case len(m) > 0 && m[0].Code == c.Code:
					first++
					offered++
				case ambiguous && offers(m, c.Code):
					offered++
				default:
					t.Logf("%q of %s: ambiguous %v, %s", typed, c.FullName, ambiguous, describe(m))
				}
			}
		}
	}
	share := func(n int) float64 { return 100 * float64(n) / float64(total) }
	t.Logf("any slip: first %.1f %%, first or to choose from %.1f %% of %d", share(first), share(offered), total)
	if share(offered) < 95 {
		t.Error("fewer than 95 %")
	}
}

// anySlip puts in, leaves out, replaces or swaps a letter, digits but for.
func anySlip(random *rand.Rand, s string) string {
	const letters = "abcdeghiklmnopqrstuvxy"
	r := []rune(s)
	i := random.IntN(len(r))
	for digit(r[i]) >= 0 || r[i] == ' ' {
		i = random.IntN(len(r))
	}
	other := rune(letters[random.IntN(len(letters))])
	switch random.IntN(4) {
	case 0:
		return string(r[:i]) + string(r[i+1:])
	case 1:
		return string(r[:i]) + string(other) + string(r[i:])
	case 2:
		r[i] = other
	case 3:
		if i+1 < len(r) && digit(r[i+1]) < 0 {
			r[i], r[i+1] = r[i+1], r[i]
		}
	}
	return string(r)
}
