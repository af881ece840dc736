package duplicates

import (
	"slices"
	"strings"
)

// A slip that leaves a syllable which Vietnamese does not have (thnah) is a slip;
// one that leaves another syllable (Hà, Hải) is more likely another name.

var onsets = []string{
	"ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr",
	"b", "c", "d", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x", "",
}

var rimes = func() map[string]bool {
	m := map[string]bool{}
	for r := range strings.FieldsSeq(`a ac ach ai am an ang anh ao ap at au ay e ec em en eng enh ech eo ep et eu
		i ia ich iec iem ien ieng iep iet ieu im in inh ip it iu o oa oac oach oai oam oan oang oanh oat oay oc oe oen oeo oet
		oi om on ong op ot u ua uan uang uat uay uc ue uech uenh ui um un ung uo uoc uoi uom uon uong uop uot uou up ut uu
		uy uya uych uyen uyet uynh uyt uyu y yem yen yet yeu ych ynh yn`) {
		m[r] = true
	}
	return m
}()

// syllable reports a folded syllable that Vietnamese has.
func syllable(key string) bool {
	return slices.ContainsFunc(onsets, func(onset string) bool {
		rime, ok := strings.CutPrefix(key, onset)
		return ok && rimes[rime]
	}) || key == "gi" || key == "gin" || key == "gieng"
}

// stopped reports a syllable that ends in a stop, and so has a tone: một, mộc, mạch.
func stopped(key string) bool {
	return strings.HasSuffix(key, "p") || strings.HasSuffix(key, "t") || strings.HasSuffix(key, "c") || strings.HasSuffix(key, "ch")
}

// sound makes spellings of one sound one: ly and li, Pắc and Pắk, phố and fố.
func sound(key string) string {
	if n := len(key); n > 1 {
		switch body, last := key[:n-1], key[n-1]; {
		case last == 'y' && !strings.HasSuffix(body, "a") && !strings.HasSuffix(body, "u"), strings.HasSuffix(key, "quy"):
			key = body + "i"
		case last == 'k':
			key = body + "c"
		}
	}
	if rest, ok := strings.CutPrefix(key, "f"); ok {
		return "ph" + rest
	}
	return key
}
