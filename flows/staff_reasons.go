package flows

import (
	"slices"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// A reason is one of the pick list of forms §7. Its code is kept with the record;
// its words are the texts "reason.<code>", ".sentence" for what the sender reads
// and, of what can be mended, ".todo" for what is to be done about it.
type reason struct {
	code     string
	explains []store.Action // decisions
	only     store.Kind     // "": every kind
	off      bool           // not offered: the rule is not known
}

// reasonList in the order of the list. What concerns single answers is asked when a
// record is sent back (send_back).
func reasonList() []reason {
	return []reason{
		{code: "not_producing", explains: []store.Action{store.Exclude}},
		{code: "industry", explains: []store.Action{store.Defer}},
		{code: "large", explains: []store.Action{store.Exclude}},
		{code: "unregistered", explains: []store.Action{store.Lack}},
		{code: "own_funds", explains: []store.Action{store.Lack}},
		{code: "environment", explains: []store.Action{store.Lack}},
		{code: "missing", explains: []store.Action{store.Lack, store.Defer, store.Unplan}},
		{code: "supported", explains: []store.Action{store.Exclude, store.Unplan}, only: store.Need},
		{code: "bought", explains: []store.Action{store.Unplan}, off: true},
		{code: "over_budget", explains: []store.Action{store.Defer, store.Unplan}},
		{code: "unreachable", explains: []store.Action{store.Defer, store.Unplan}},
		{code: "closed", explains: []store.Action{store.Exclude, store.Unplan}},
		{code: "out_of_scope", explains: []store.Action{store.Exclude}},
		{code: "other", explains: []store.Action{store.Lack, store.Exclude, store.Defer, store.Unplan}},
	}
}

// reasonsFor are those that explain what is being decided.
func reasonsFor(c dialog.Context) []dialog.Option {
	action, kind := store.Action(c.Answers.Chosen("action")), store.Kind(c.Answers.Chosen("kind"))
	var os []dialog.Option
	for _, r := range reasonList() {
		if !r.off && slices.Contains(r.explains, action) && (r.only == "" || r.only == kind) {
			os = append(os, dialog.Option{Key: r.code, Label: r.label(action)})
		}
	}
	return os
}

// label is what the reason's button says.
func (r reason) label(action store.Action) dialog.Phrase {
	if r.code == "other" && action == store.Lack {
		return dialog.Say("reason.to_do")
	}
	return dialog.Say("reason." + r.code)
}

// places are where people are sent whose wish is not the centre's to fulfil.
func places() []dialog.Option {
	var os []dialog.Option
	for _, code := range []string{"agriculture", "science", "cooperatives", "bank", "commune", "other", "none"} {
		os = append(os, dialog.Option{Key: code, Label: dialog.Say("place." + code)})
	}
	return os
}
