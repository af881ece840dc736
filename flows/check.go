package flows

import (
	"slices"

	"khuyencong/flows/dialog"
	"khuyencong/flows/vietnamese"
)

// check is "Kiểm tra điều kiện", for anybody: six to ten questions, each of which
// may be passed over, and what the rules say of the answers. Nothing of it is
// recorded. Its steps are called as those of the facility and of the need that ask
// the same, so that whoever goes on from the result is asked nothing twice.
func check() *dialog.Flow {
	asked := slices.Concat(aboutWhat(), aboutFacility(), aboutProject())
	return &dialog.Flow{
		Name:    "check",
		Form:    1,
		Counted: true,
		Steps:   append(asked, checkResult(asked)...),
		Done:    nothing,
	}
}

func aboutWhat() []dialog.Step {
	return []dialog.Step{
		{Name: "content", Ask: relabelled(contents()), Forks: true},
		guess("industry", making{dialog.Choice{Among: worded(branches, industries())}, likely()}, wantsNot("startup")),
	}
}

// relabelled are the contents in the words of the form for needs.
func relabelled(k dialog.Grouped) dialog.Grouped {
	k.First = worded("need.content", k.First)
	for i, g := range k.Groups {
		k.Groups[i].Options = worded("need.content", g.Options)
		k.Groups[i].Label = dialog.Say("need.content.group." + g.Key)
	}
	for i := range k.Last {
		k.Last[i].Label = dialog.Say("check.content." + k.Last[i].Key)
	}
	return k
}

// worded are options with the texts they have under another step.
func worded(key string, os []dialog.Option) []dialog.Option {
	for i, o := range os {
		os[i].Label = dialog.Say(key + "." + o.Key)
	}
	return os
}

// aboutFacility is who does it, and where. Who is going to found something says
// what.
func aboutFacility() []dialog.Step {
	future := wants("startup")
	present := func(a dialog.Answers) bool { return !future(a) }
	forms := slices.DeleteFunc(legalForms(), func(o dialog.Option) bool { return o.Key == "unknown" })
	return []dialog.Step{
		guess("legal_form", dialog.Choice{Among: worded("facility.legal_form", forms)}, present),
		guess("business_form", oneIn("need.business_form", "enterprise", "cooperative", "household"), future),
		guess("group_registered", oneIn("facility.group_registered", "yes", "contract", "no"), chose("legal_form", "cooperative_group")),
		guess("size", oneIn("facility.size", sizes()...), chose("legal_form", "enterprise")),
		guess("commune_code", dialog.Commune{}, nil),
	}
}

// guess is a question that may be passed over: what is not known is unknown, never
// no.
func guess(name string, ask dialog.Kind, when func(dialog.Answers) bool) dialog.Step {
	return dialog.Step{Name: name, Ask: ask, When: when, Optional: true, Skips: "nav.dont_know"}
}

func oneIn(key string, keys ...string) dialog.Choice {
	return dialog.Choice{Among: worded(key, options(keys...))}
}

// aboutProject is what decides besides who it is: each only where the content's
// criteria look at it (forms §2.5).
func aboutProject() []dialog.Step {
	machine := wants("machinery", "line")
	invested := wants("machinery", "line", "technology_transfer", "demonstration_model", "model_replication", "pollution_treatment", "showroom",
		"relocation", "cluster")
	paid := func(a dialog.Answers) bool { return invested(a) || wants("cleaner_production")(a) }
	helped := func(a dialog.Answers) bool {
		return paid(a) || wants("trademark", "consulting", "digital_transformation", "startup")(a)
	}
	vote := wants("product_vote")
	return []dialog.Step{
		guess("novelty", oneIn("need.novelty", "nobody", "few", "many"), wants("demonstration_model")),
		guess("own_make", oneIn("check.own_make", "yes", "no"), vote),
		guess("mass", oneIn("need.mass", "yes", "single"), vote),
		guess("borrowed", oneIn("need.borrowed", "no", "yes"), vote),
		guess("fair_scope", oneIn("need.fair_scope", "province", "country", "abroad"), wants("fair")),
		guess("tour_where", oneIn("need.tour_where", "province", "country", "abroad"), wants("study_tour")),
		guess("fair_supported", oneIn("need.fair_supported", "no", "yes"), wants("fair")),
		guess("total_cost", anAmount(), paid),
		guess("own_funds", oneIn("need.own_funds", "ready", "loan", "unsure", "no"), paid),
		guess("purchase", oneIn("need.purchase", "new", "used", "deposit", "yes"), machine),
		guess("supported_same", oneIn("need.supported_same", "no", "same", "other"), helped),
		guess("env", oneIn("need.env", "permit", "registered", "exempt", "not_yet", "fined"), invested),
	}
}

// branches is the step of the facility's form whose texts its branches have.
const branches = "facility.industry"

// making asks for the branch of a facility, in a tap or by what it makes.
type making struct {
	dialog.Choice
	likely func(products string) []string
}

// Parse takes a product for the branch it belongs to, and offers the branches where
// it may be several.
func (k making) Parse(c dialog.Context, old dialog.Value, e dialog.Event) (dialog.Value, error) {
	v, err := k.Choice.Parse(c, old, e)
	if err == nil || e.Kind != dialog.Said {
		return v, err
	}
	var offer []dialog.Option
	for _, code := range k.likely(e.Text) {
		v := dialog.Value{Key: code, From: e.Message}
		offer = append(offer, dialog.Option{Label: dialog.Say("facility.industry." + code), Value: &v})
	}
	switch len(offer) {
	case 0:
		return v, problem("check.industry.unknown", "typed", dialog.Short(vietnamese.Clean(e.Text)))
	case 1:
		return *offer[0].Value, nil
	}
	return dialog.Value{}, &dialog.Problem{Say: dialog.Say("problem.which"), Offer: offer}
}

// Say is the branch as the facility's form has it.
func (k making) Say(_ string, v dialog.Value) dialog.Phrase {
	return k.Choice.Say(branches, v)
}
