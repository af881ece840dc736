package flows

import (
	"slices"
	"strings"

	"khuyencong/flows/dialog"
	"khuyencong/flows/vietnamese"
	"khuyencong/store"
)

// facility is "Đăng ký cơ sở": enough to know that a facility exists and may be
// a beneficiary, in two minutes.
func facility() *dialog.Flow {
	return &dialog.Flow{
		Name: "facility",
		Form: 1,
		Card: true,
		May:  reports,
		Steps: append([]dialog.Step{
			{Name: "checked", Ask: dialog.Pick{}, Given: true, Hide: true},
			{Name: "name", Ask: dialog.Text{Min: 2, Max: 120, Buttons: []string{"unnamed"}}},
			{Name: "commune_code", Ask: dialog.Commune{}},
			{Name: "hamlet", Ask: dialog.Text{Min: 1, Max: 80, Buttons: []string{"unknown"}}, After: []string{"commune_code"}, Needs: lastHamlets},
			{Name: "same", Ask: dialog.Pick{Among: another(), Row: alike}, After: []string{"name", "commune_code"},
				Needs: similar, IfFound: true, Hide: true, Leads: sameOne},
			{Name: "products", Ask: dialog.Text{Min: 2, Max: 200}},
			{Name: "industry", Ask: dialog.Choice{Among: industries(), First: likelyIndustries()}, After: []string{"products"}},
			{Name: "industry_other", Ask: dialog.Text{Min: 2, Max: 80}, When: picked("industry", "other"), After: []string{"industry"}},
			{Name: "keep", Ask: dialog.Choice{Among: options("keep", "stop")}, When: notProducing, After: []string{"industry"}, Hide: true, Leads: stopped},
			{Name: "legal_form", Ask: dialog.Choice{Among: legalForms()}},
			{Name: "revenue", Ask: dialog.Choice{Among: options("under_3", "under_50", "under_200", "over_200", "unknown")}, When: chose("legal_form", "enterprise")},
			{Name: "size", Ask: oneOf(sizes()...), When: chose("legal_form", "enterprise"), Later: true},
			{Name: "group_registered", Ask: dialog.Choice{Among: options("yes", "contract", "no", "unknown")}, When: chose("legal_form", "cooperative_group")},
			{Name: "register_plan", Ask: dialog.Choice{Among: options("doing", "will", "not_yet", "help")}, When: chose("legal_form", "unregistered"), Optional: true},
			{Name: "artisan_title", Ask: dialog.Text{Min: 2, Max: 120}, When: chose("legal_form", "artisan"), Optional: true},
			{Name: "contact", Ask: dialog.Text{Min: 2, Max: 80}, Check: onlyName, Private: true},
			{Name: "phone", Ask: dialog.Phone{Buttons: []string{"none"}}, Private: true},
			{Name: "same_phone", Ask: dialog.Pick{Among: another(), Row: alike}, After: []string{"name", "commune_code", "phone"},
				Needs: samePhone, IfFound: true, Hide: true, Leads: sameOne},
			{Name: "workers", Ask: dialog.Number{Min: 1, Max: 5000, Unit: "people"}},
			{Name: "consent", Ask: dialog.Consent{Among: options("oral", "signed", "none"), Wording: ConsentVersion}, Leads: notAsked},
			{Name: "consent_photo", Ask: dialog.Photos{Min: 1, Max: 3}, When: chose("consent", "signed")},
		}, facilityParts()...),
		Title: facilityName,
		Done:  func(s dialog.Session, e dialog.Event) dialog.Ending { return sent(store.Facility, s, e) },
	}
}

// chose applies a step when an earlier one was answered with one of the keys, or
// with an option of the centre's own that counts as one.
func chose(step string, keys ...string) func(dialog.Answers) bool {
	return func(a dialog.Answers) bool { return slices.Contains(keys, a.Counts(step)) }
}

// picked is chose for the built-in option itself.
func picked(step, key string) func(dialog.Answers) bool {
	return func(a dialog.Answers) bool { return a.Chosen(step) == key }
}

// notProducing: only trade, farming or services are no beneficiaries, but may
// be kept to be followed.
func notProducing(a dialog.Answers) bool { return chose("industry", "trade", "farm", "service")(a) }

func lastHamlets(a dialog.Answers, _ dialog.Actor) dialog.Query {
	return dialog.Query{Name: store.HamletsOf, More: a.Chosen("commune_code")}
}

// similar looks for the same facility under another entry before more is asked.
func similar(a dialog.Answers, _ dialog.Actor) dialog.Query {
	return dialog.Query{Name: store.Similar, Text: a.Text("name") + "\n" + a.Text("hamlet"), More: a.Chosen("commune_code")}
}

// samePhone looks once more when contact and phone are known, for what only they
// betray.
func samePhone(a dialog.Answers, _ dialog.Actor) dialog.Query {
	q := similar(a, dialog.Actor{})
	q.Name, q.Text, q.ID = store.SamePhone, q.Text+"\n"+a.Text("contact"), a.Text("phone")
	return q
}

// saidAnother reports whether who entered a facility was shown likely duplicates
// and said that it is another one.
func saidAnother(r store.Record) bool {
	return r.Kind == store.Facility && (r.Answers.Chosen("same") == "other" || r.Answers.Chosen("same_phone") == "other")
}

func alike(r dialog.Row) dialog.Phrase {
	f := r.Body.(store.Record)
	if hamlet := f.Answers.Text("hamlet"); hamlet != "" {
		return dialog.Say("facility.same.row", "name", f.Title, "hamlet", hamlet)
	}
	return dialog.Plain(f.Title)
}

// another is the way on where none of the facilities found is the one meant.
func another() []dialog.Option {
	return []dialog.Option{{Key: "other", Also: []string{"khong", "khong phai", "khac", "co so khac"}}}
}

// sameOne: what was meant is there already, so it is opened instead.
func sameOne(_ dialog.Context, v dialog.Value) dialog.Move {
	if v.Key == "other" {
		return dialog.Move{}
	}
	return dialog.Move{Do: dialog.Switch, Flow: "records", Say: tick("facility.same.found", "name", v.Label), Draft: prefilled("records", v.Text)}
}

func stopped(_ dialog.Context, v dialog.Value) dialog.Move {
	if v.Key == "stop" {
		return dialog.Move{Do: dialog.Cancel, Say: []dialog.Note{{Mark: dialog.Info, Say: dialog.Say("facility.keep.stopped")}}}
	}
	return dialog.Move{}
}

// notAsked: without the owner's consent nothing is sent; the draft waits.
func notAsked(_ dialog.Context, v dialog.Value) dialog.Move {
	if v.Key == "none" {
		return dialog.Move{Do: dialog.Save, Clear: "consent", Say: []dialog.Note{{Mark: dialog.Info, Say: dialog.Say("facility.consent.later")}}}
	}
	return dialog.Move{}
}

// unnamed begins the title of a facility without a name. It is stored data, in
// Vietnamese whatever the collaborator's language.
const unnamed = "Cơ sở của "

// facilityName is what the facility is called: its name, or its owner's.
func facilityName(a dialog.Answers) string {
	if n := a.Text("name"); n != "" {
		return n
	}
	if c := a.Text("contact"); c != "" {
		return unnamed + c
	}
	return ""
}

// facilityRecord fills the columns a facility is searched by.
func facilityRecord(r *store.Record) {
	r.Title = facilityName(r.Answers)
	r.Commune = r.Answers.Chosen("commune_code")
	r.Phone = strings.TrimSpace(r.Answers.Text("phone"))
}

// onlyName: a phone number is asked for by itself and kept where it is masked,
// never in a name.
func onlyName(_ dialog.Answers, v dialog.Value) error {
	if len(vietnamese.Phone(v.Text)) > 0 {
		return problem("facility.only_name")
	}
	return nil
}
