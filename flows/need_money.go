package flows

import (
	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// money is what it costs, who pays, and what decides whether it may be paid for.
// What is asked in turn for one content is for another only offered on the card:
// those are two steps.
func money() []dialog.Step {
	machine := wants("machinery", "line")
	technology := wants("technology_transfer", "demonstration_model", "model_replication")
	paid := wants("machinery", "line", "technology_transfer", "demonstration_model", "model_replication",
		"cleaner_production", "pollution_treatment", "showroom")
	helped := func(a dialog.Answers) bool { return paid(a) || wants("trademark")(a) }
	guessed := wants("cleaner_production", "pollution_treatment", "trademark", "consulting", "relocation", "digital_transformation")
	visible := wants("machinery", "line", "technology_transfer", "demonstration_model", "model_replication")
	return []dialog.Step{
		{Name: "total_cost", Ask: anAmount("none"), When: machine},
		{Name: "project_cost", Ask: anAmount("none"), When: func(a dialog.Answers) bool { return technology(a) || wants("showroom")(a) }},
		{Name: "own_funds", Ask: ownFunds(), When: paid},
		{Name: "purchase", Ask: oneOf("new", "used", "deposit", "yes"), When: machine},
		{Name: "open_door", Ask: dialog.YesNo{}, When: technology},
		{Name: "supported_same", Ask: oneOf("no", "same", "other", "unknown"), When: helped},
		{Name: "env", Ask: dialog.Choice{Among: options(environment()...)}, When: visible, After: []string{"facility"}, Needs: theFacility, Known: knownEnvironment},
		{Name: "cost_guess", Ask: anAmount(), When: guessed, Later: true},
		{Name: "own_funds_guess", Ask: ownFunds(), When: wants("trademark"), Later: true},
	}
}

// anAmount is đồng, from a million to a thousand billion.
func anAmount(buttons ...string) dialog.Money {
	return dialog.Money{Min: 1_000_000, Max: 1_000_000_000_000, Buttons: buttons}
}

func ownFunds() dialog.Choice { return oneOf("ready", "loan", "unsure", "no") }

// environment are the answers to how a facility stands with its papers.
func environment() []string {
	return []string{"permit", "registered", "exempt", "not_yet", "fined", "unknown"}
}

// theFacility is the one the need is for.
func theFacility(a dialog.Answers, _ dialog.Actor) dialog.Query {
	return dialog.Query{Name: store.RecordBy, ID: a.Text("facility")}
}

// knownEnvironment is what the facility has said already: it is asked once.
func knownEnvironment(r dialog.Result) (dialog.Value, bool) {
	v := facilityAnswer(r, "env")
	return dialog.Value{Key: v.Key, As: v.As, Label: v.Label}, v.Key != ""
}

// facilityAnswer is what the facility that was looked up has answered.
func facilityAnswer(r dialog.Result, step string) dialog.Value {
	if len(r.Rows) == 0 {
		return dialog.Value{}
	}
	f, _ := r.Rows[0].Body.(store.Record)
	return f.Answers[step]
}
