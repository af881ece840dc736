package flows

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"khuyencong/flows/dialog"
	"khuyencong/flows/vietnamese"
)

// checkPrefix begins what a link to a check brings behind /start: after it stand
// the answers themselves, so nothing of it is kept anywhere, and whoever opens it
// reads what the rules say on that day.
const checkPrefix = "kt_"

// A sharedStep is a step in a link: its letter, and its options. Links are on paper
// and in other people's chats: letters stay as they are, new options go to the end.
type sharedStep struct {
	letter byte
	step   string
	keys   []string
}

func sharedSteps() []sharedStep {
	return []sharedStep{
		{'a', "content", []string{
			"machinery", "line", "technology_transfer", "demonstration_model", "model_replication", "digital_transformation",
			"cleaner_production", "pollution_treatment", "relocation", "training", "management_training", "study_tour", "startup",
			"artisan_support", "product_vote", "fair", "trademark", "showroom", "market_linkage", "information", "consulting",
			"linkage", "cluster", "other"}},
		{'b', "industry", []string{
			"coffee", "pepper_nuts", "fruit", "grain", "seafood", "food", "drink", "rubber_sugar", "wood", "furniture", "craft", "garment",
			"building", "mech", "repair", "parts", "agrochem", "env", "mining", "other", "trade", "farm", "service"}},
		{'c', "legal_form", []string{
			"household", "enterprise", "cooperative", "cooperative_group", "cooperative_union", "artisan", "unregistered"}},
		{'d', "business_form", []string{"enterprise", "cooperative", "household"}},
		{'e', "group_registered", []string{"yes", "contract", "no"}},
		{'f', "size", []string{"micro", "small", "medium", "large"}},
		{'g', "novelty", []string{"nobody", "few", "many"}},
		{'h', "own_make", []string{"yes", "no"}},
		{'i', "mass", []string{"yes", "single"}},
		{'j', "borrowed", []string{"no", "yes"}},
		{'k', "fair_scope", []string{"province", "country", "abroad"}},
		{'l', "tour_where", []string{"province", "country", "abroad"}},
		{'m', "fair_supported", []string{"no", "yes"}},
		{'n', "own_funds", []string{"ready", "loan", "unsure", "no"}},
		{'o', "purchase", []string{"new", "used", "deposit", "yes"}},
		{'p', "supported_same", []string{"no", "same", "other"}},
		{'q', "env", []string{"permit", "registered", "exempt", "not_yet", "fined"}},
	}
}

// Letters of what is no choice: a commune by its code, and the cost in thousands of
// đồng.
const (
	communeLetter = "y"
	costLetter    = "z"
)

// checkCode is a check's answers as a link has them: at most 45 letters and digits.
func checkCode(a dialog.Answers) string {
	var b strings.Builder
	b.WriteString(checkPrefix)
	for _, s := range sharedSteps() {
		if i := slices.Index(s.keys, a.Counts(s.step)); i >= 0 {
			b.WriteString(string(s.letter) + strconv.FormatInt(int64(i), 36))
		}
	}
	if code := a.Chosen("commune_code"); code != "" {
		b.WriteString(communeLetter + code)
	}
	if cost := costIn(a); cost > 0 {
		b.WriteString(costLetter + strconv.FormatInt(cost/1000, 36))
	}
	return b.String()
}

var checkLink = regexp.MustCompile(`^` + checkPrefix + `((?:[a-x][0-9a-z])+)(?:y(\d{5}))?(?:z([0-9a-z]{1,7}))?$`)

// checkOf are the answers of a link; all that it does not say is passed over, so
// that the result is there at once. False: it is no such link, or says what no
// check can.
func checkOf(code string) (dialog.Answers, bool) {
	m := checkLink.FindStringSubmatch(code)
	if m == nil {
		return nil, false
	}
	a := dialog.Answers{"shared": {Text: "yes"}}
	for i := 0; i+1 < len(m[1]); i += 2 {
		at := slices.IndexFunc(sharedSteps(), func(s sharedStep) bool { return s.letter == m[1][i] })
		n, _ := strconv.ParseInt(m[1][i+1:i+2], 36, 64)
		if at < 0 || int(n) >= len(sharedSteps()[at].keys) {
			return nil, false
		}
		a[sharedSteps()[at].step] = dialog.Value{Key: sharedSteps()[at].keys[n]}
	}
	if !readPlaceAndCost(a, m[2], m[3]) || a.Chosen("content") == "" {
		return nil, false
	}
	for _, s := range check().Steps {
		if _, has := a[s.Name]; !has && s.Optional {
			a[s.Name] = dialog.Value{Skipped: true}
		}
	}
	return a, true
}

func readPlaceAndCost(a dialog.Answers, commune, cost string) bool {
	if commune != "" {
		if _, ok := vietnamese.CommuneByCode(commune); !ok {
			return false
		}
		a["commune_code"] = dialog.Value{Key: commune}
	}
	if cost != "" {
		n, err := strconv.ParseInt(cost, 36, 64)
		if err != nil || n*1000 < anAmount().Min || n*1000 > anAmount().Max {
			return false
		}
		a["total_cost"] = dialog.Value{Number: n * 1000}
	}
	return true
}

// openShared opens what a link to a check says; where that cannot be read, the
// check from its beginning.
func openShared(code string) (dialog.Move, bool) {
	if !strings.HasPrefix(code, checkPrefix) {
		return dialog.Move{}, false
	}
	a, ok := checkOf(code)
	if !ok {
		return dialog.Move{Do: dialog.Open, Flow: "check", Say: warn("check.bad_link")}, true
	}
	return dialog.Move{Do: dialog.Open, Flow: "check", Draft: &dialog.Draft{Answers: a}}, true
}
