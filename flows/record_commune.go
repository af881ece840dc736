package flows

import (
	"slices"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// communeRecords is "Hồ sơ của xã": the commune's contact sees what was sent for
// the commune and may confirm it; everything else is the centre's to decide.
func communeRecords() *dialog.Flow {
	return &dialog.Flow{
		Name: "commune_records",
		Form: 1,
		May:  contact,
		Steps: []dialog.Step{
			{Name: "record", Ask: dialog.Pick{Among: options("home"), Row: recordRow, Whole: true}, Data: howMany, Leads: leaveList, Hide: true, Bare: true,
				Needs: func(dialog.Answers, dialog.Actor) dialog.Query { return dialog.Query{Name: store.CommuneRecords} }},
			{Name: "act", Ask: dialog.Choice{List: attestable}, Needs: theRecord, Data: attestation, Lines: recordLines, Leads: toCommuneRecords, Hide: true},
		},
		Done: attested,
	}
}

func contact(a dialog.Actor) bool { return a.Role == dialog.Contact }

// mayAttest reports whether the record is one of the contact's communes and is
// not with its sender to be mended.
func mayAttest(a dialog.Actor, r store.Record) bool {
	return contact(a) && slices.Contains(a.Communes, r.Commune) && (r.Kind == store.Facility || r.Kind == store.Need) &&
		!r.State.Closed() && r.State != store.Returned
}

func attestable(c dialog.Context) []dialog.Option {
	r, ok := shown(c)
	switch {
	case !ok || !mayAttest(c.Actor, r):
		return options("list")
	case attestedAsIs(r):
		return options("unconfirm", "list")
	case r.Confirmed != "":
		return options("confirm", "unconfirm", "list")
	}
	return options("confirm", "list")
}

// attestedAsIs reports whether the record was confirmed as it is now.
func attestedAsIs(r store.Record) bool { return r.Confirmed != "" && !r.Mended.After(r.ConfirmedAt) }

func attestation(c dialog.Context) []any {
	r, ok := shown(c)
	if !ok {
		return []any{"number", "", "title", dialog.Say("records.gone"), "state", "", "sender", "", "confirmed", ""}
	}
	said := dialog.Phrase{}
	if r.Confirmed != "" {
		said = confirmedBy(r)
	}
	return []any{"number", Number(r), "title", r.Title, "state", store.Label(r.Kind, r.State), "sender", r.ByName, "confirmed", said}
}

// confirmedBy says who confirmed the record and when, and that it has been
// changed since, if it has.
func confirmedBy(r store.Record) dialog.Phrase {
	if !attestedAsIs(r) {
		return dialog.Say("card.confirmed_before", "name", r.Confirmed, "day", dialog.Num(dialog.Day, r.ConfirmedAt.Unix()))
	}
	return dialog.Say("card.confirmed", "name", r.Confirmed, "day", dialog.Num(dialog.Day, r.ConfirmedAt.Unix()))
}

// confirmed says on a card that the commune has confirmed the record.
func confirmed(r store.Record) []dialog.Phrase {
	if r.Confirmed == "" {
		return nil
	}
	return []dialog.Phrase{confirmedBy(r)}
}

func toCommuneRecords(_ dialog.Context, v dialog.Value) dialog.Move {
	if v.Key == "list" {
		return dialog.Move{Do: dialog.Switch, Flow: "commune_records"}
	}
	return dialog.Move{}
}

// attested confirms the record as it is now, or takes that back.
func attested(s dialog.Session, e dialog.Event) dialog.Ending {
	r, ok, need := recordOf(e, s.Answers.Text("record"))
	if need != nil {
		return dialog.Ending{Need: need}
	}
	next := []dialog.Entry{entry("commune_records", "", "menu.commune_records")}
	confirms := s.Answers.Chosen("act") == "confirm"
	if !ok || !mayAttest(e.Actor, r) || confirms && attestedAsIs(r) || !confirms && r.Confirmed == "" {
		return dialog.Ending{Say: warn("commune_records.changed"), Next: next}
	}
	say := "commune_records.unconfirmed"
	if confirms {
		say = "commune_records.confirmed"
	}
	return dialog.Ending{
		Effects: []dialog.Effect{store.Attest{
			Record: r.ID, Version: r.Version, Confirmed: confirms, By: e.Actor.Person, ByName: e.Actor.Name, Channel: Channel, At: e.At}},
		Say:  tick(say, "number", Number(r), "title", r.Title),
		Next: next,
	}
}
