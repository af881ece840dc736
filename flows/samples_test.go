package flows_test

import (
	"testing"

	"khuyencong/bot"
	"khuyencong/flows/dialog"
	"khuyencong/locales"
	"khuyencong/store"
)

func loadTexts(t *testing.T) *locales.Texts {
	t.Helper()
	texts, err := locales.Load()
	if err != nil {
		t.Fatal(err)
	}
	return texts
}

func plainWords(t *testing.T) func(string, dialog.Phrase) string {
	t.Helper()
	return bot.Plain(loadTexts(t))
}

// kinds of record.
func kinds() []store.Kind {
	return []store.Kind{store.Facility, store.Need, store.Question, store.Application, store.Interest, store.Privacy, store.Breach}
}

// states a record of the kind can come to.
func states(k store.Kind) []store.State {
	all := []store.State{store.Sent}
	if k == store.Breach {
		all = []store.State{store.Running}
	}
	for _, t := range store.Transitions() {
		for _, of := range t.Kinds {
			if of == k && t.To != "" {
				all = append(all, t.To)
			}
		}
	}
	return all
}

// contexts are what steps may have to look at: nothing, a draft, and every kind
// of record in every state it can come to, as its sender and the staff see it.
func contexts() []dialog.Context {
	bodies := []any{
		store.Profile{Person: store.Person{ID: 3, Name: "Y Bhim Êban", Role: dialog.Collaborator, Communes: []string{"24169", "24133"}}, Version: 1},
		store.Invite{Hash: "0123456789abcdef0123", Role: dialog.Collaborator, Communes: []string{"24169"}, Uses: 5, Expires: opening},
		store.Centre{Group: staffGroup},
		store.Load{Records: 5, Returned: 1, Drafts: 2},
		store.Kept{Person: store.Person{ID: 3, Name: "Y Bhim Êban", Username: "ybhim", Role: dialog.Owner}, Consents: []store.Consent{
			{Purpose: store.ForData, Given: true}, {Purpose: store.ForNotices}}, Sent: map[store.Kind]int{store.Facility: 2}, Elsewhere: 1,
			Pending: []store.Record{sample(store.Privacy, store.Sent)}},
		store.Copy{Records: []store.Record{sample(store.Facility, store.Sent)}, Parked: []dialog.Draft{{Flow: "facility"}}},
		12, // records to be retired
	}
	confirmed := sample(store.Facility, store.Sent)
	confirmed.Confirmed, confirmed.ConfirmedAt = "Phạm Thị Mai", opening
	draft := dialog.Draft{ID: "draft001", Flow: "facility", Title: "Hoa Ban", Changed: opening}
	theirs := sample(store.Facility, store.Accepted)
	theirs.By, theirs.Owner = 2, 1
	all := []dialog.Context{seeing(theirs, dialog.Owner), {Answers: dialog.Answers{}},
		{Answers: dialog.Answers{}, Actor: dialog.Actor{Person: 1, Role: dialog.Collaborator}}, seeing(draft, dialog.Collaborator), seeing(confirmed, dialog.Contact)}
	refused := store.Kept{Person: store.Person{ID: 1, Role: dialog.Owner}, Consents: []store.Consent{{Purpose: store.ForData}}}
	all = append(all, seeing(refused, dialog.Owner))
	ruled := sample(store.Need, store.Accepted)
	ruled.Ruling = store.Ruling{Verdict: "eligible", Why: "Đã xem giấy tờ.", By: "Ngô Thanh Bình", At: opening.Unix()}
	asked := dialog.Context{Answers: dialog.Answers{"asked": {Text: "hợp tác xã được hỗ trợ gì"}}}
	all = append(all, seeing(ruled, dialog.Staff), asked)
	for _, b := range bodies {
		all = append(all, seeing(b, dialog.Staff), seeing(b, dialog.Admin))
	}
	for _, k := range kinds() {
		for _, state := range states(k) {
			for _, role := range []dialog.Role{dialog.Collaborator, dialog.Contact, dialog.Staff} {
				all = append(all, seeing(sample(k, state), role))
			}
			held := seeing(sample(k, state), dialog.Manager)
			held.Actor.Person = sample(k, state).Claimer
			all = append(all, held)
		}
	}
	return all
}

func seeing(body any, role dialog.Role) dialog.Context {
	return dialog.Context{
		Answers: dialog.Answers{"reason": {Key: "missing"}, "action": {Key: "accept"}, "invite": {Key: "staff"}},
		Found:   dialog.Result{Rows: []dialog.Row{{ID: "record01", Name: "Hoa Ban", Body: body}}, Total: 1},
		Actor:   dialog.Actor{Person: 1, Role: role, Communes: []string{"24169"}},
		Year:    opening.Year(),
	}
}

// sample is a record with an answer to everything its form can ask.
func sample(k store.Kind, state store.State) store.Record {
	r := store.Record{
		ID: "record01", Number: 7, Kind: k, State: state, Version: 2, Title: "Hoa Ban", Commune: "24169", By: 1, ByName: "H'Linh Niê",
		Claimer: 2, Claimed: "Lê Thị Hạnh", Until: opening.AddDate(0, 0, 1), Created: opening, Reply: "Dạ được ạ.",
		Fields: []dialog.Field{{Step: "name", Reason: dialog.Plain("chưa rõ")}, {Reason: dialog.Plain("ngoài phạm vi")}},
	}
	r.Answers = dialog.Answers{
		"name": {Text: "Hoa Ban"}, "commune_code": {Key: "24169"}, "hamlet": {Text: "Buôn Tơng Ju"}, "products": {Text: "cà phê bột"},
		"industry": {Key: "coffee"}, "legal_form": {Key: "household"}, "contact": {Text: "H'Bia"}, "phone": {Text: "0905123456"},
		"workers": {Number: 12}, "consent": {Key: "oral"},
		"facility": {Text: "record00", Label: "Hoa Ban"}, "content": {Key: "machinery"}, "item": {Text: "máy rang"},
		"plan_year": {Number: 2027}, "total_cost": {Number: 450_000_000}, "who_contact": {Key: "owner"},
		"communes": {Items: []dialog.Item{{Key: "24169"}}},
		"files":    {Items: []dialog.Item{{File: "f1"}}}, "words": {Text: "Máy rang có được hỗ trợ không?"},
		"type": {Key: "delete"}, "ack_by": {Number: opening.Unix()}, "done_by": {Number: opening.Unix()},
		"discovered": {Number: opening.Unix()}, "what": {Text: "gửi nhầm danh sách"}, "measures": {Text: "đã thu hồi"},
	}
	return r
}
