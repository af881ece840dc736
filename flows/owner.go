package flows

import (
	"khuyencong/flows/dialog"
	"khuyencong/flows/vietnamese"
	"khuyencong/store"
)

// own is "Cơ sở của tôi": who has the phone with the number of a facility is its
// owner, as far as a bot can tell. The phone says which number it has; one that
// is typed, forwarded or somebody else's proves nothing.
func own() *dialog.Flow {
	return &dialog.Flow{
		Name: "own",
		Form: 1,
		May:  owner,
		Steps: []dialog.Step{
			{Name: "phone", Ask: dialog.OwnContact{}, Private: true, Hide: true},
		},
		Done: proven,
	}
}

// openOwn asks for the number, and says first what is theirs already.
func openOwn(e dialog.Event) dialog.Move {
	m := dialog.Move{Do: dialog.Open, Flow: "own"}
	if !owner(e.Actor) {
		return m
	}
	kept, need := found(e, dialog.Query{Name: store.KeptOf})
	if need != nil {
		return dialog.Move{Need: need}
	}
	for _, row := range kept.Rows {
		if k, ok := row.Body.(store.Kept); ok && len(k.Owns) > 0 {
			m.Say = []dialog.Note{{Mark: dialog.Info, Say: dialog.Say("own.known", "which", owns(k))}}
		}
	}
	return m
}

// A proof is what a person's own number came to.
type proof struct {
	phone     string
	linked    []store.Record // theirs from now on,
	already   []store.Record // or before,
	contested []store.Record // or for the centre to decide: another's, or taken back from them
}

func proofOf(e dialog.Event, phone string, res dialog.Result) proof {
	p := proof{phone: phone}
	for _, row := range res.Rows {
		switch m := row.Body.(store.Match); {
		case m.Record.Owner == e.Actor.Person:
			p.already = append(p.already, m.Record)
		case m.Record.Owner != 0 || m.Barred:
			p.contested = append(p.contested, m.Record)
		default:
			p.linked = append(p.linked, m.Record)
		}
	}
	return p
}

// proven links the facilities with the number, says what stands in the way, and
// keeps the number of nobody who has none.
func proven(s dialog.Session, e dialog.Event) dialog.Ending {
	phone := s.Answers.Text("phone")
	res, need := found(e, dialog.Query{Name: store.FacilitiesByPhone, Text: phone})
	if need != nil {
		return dialog.Ending{Need: need}
	}
	p := proofOf(e, phone, res)
	end := dialog.Ending{Next: []dialog.Entry{entry("records", "", "menu.records")}}
	if len(res.Rows) == 0 {
		end.Say = warn("own.none", "phone", telephone(phone))
		end.Next = []dialog.Entry{entry("interest", "", "menu.interest"), entry("ask", "", "menu.ask")}
		return end
	}
	for _, r := range p.linked {
		end.Effects = append(end.Effects, link(s, e, r)...)
	}
	if len(p.linked) > 0 {
		end.Say = append(end.Say, tick("own.linked", "which", called(p.linked))...)
	}
	if len(p.already) > 0 {
		end.Say = append(end.Say, dialog.Note{Mark: dialog.Info, Say: dialog.Say("own.already", "which", called(p.already))})
	}
	return contest(p, s, e, end)
}

// called are records by number and name.
func called(rs []store.Record) dialog.Phrase {
	var all dialog.Phrase
	for _, r := range rs {
		all.List = append(all.List, dialog.Say("own.facility", "number", Number(r), "title", r.Title))
	}
	return all
}

// link makes the person the facility's owner; who recorded it and who has it in
// hand are told.
func link(s dialog.Session, e dialog.Event, r store.Record) []dialog.Effect {
	effects := []dialog.Effect{store.Own{
		Key: s.ID + ":" + r.ID, Record: r.ID, Was: r.Owner, Person: e.Actor.Person,
		By: e.Actor.Person, ByName: e.Actor.Name, Channel: Channel, At: e.At}}
	told := []int64{r.By}
	if r.Held(e.At) && r.Claimer != r.By {
		told = append(told, r.Claimer)
	}
	for _, person := range told {
		if person == e.Actor.Person {
			continue
		}
		effects = append(effects, store.Tell{Key: "linked:" + s.ID + ":" + r.ID + ":" + decimal(person), Person: person, Kind: store.Linked, Record: r.ID, At: e.At})
	}
	return effects
}

// contest passes what is contested on to the centre as a question of its own, one
// at a time. Nothing is said of the other person.
func contest(p proof, s dialog.Session, e dialog.Event, end dialog.Ending) dialog.Ending {
	if len(p.contested) == 0 {
		return end
	}
	open, ok, need := ownContest(e)
	if need != nil {
		return dialog.Ending{Need: need}
	}
	if ok {
		end.Say = append(end.Say, warn("own.contested_already", "number", Number(open))...)
		return end
	}
	r := store.Record{
		ID: s.ID, Number: e.Number, Kind: store.Question, State: store.Sent, Version: 1, Form: 1, Facility: p.contested[0].ID, Content: contested,
		By: e.Actor.Person, ByName: e.Actor.Name, Phone: p.phone, Created: e.At, Updated: e.At,
		Answers: dialog.Answers{"words": {Text: contestWords(p)}},
	}
	fill(&r)
	end.Effects = append(end.Effects,
		store.Put{Record: r, Chat: e.Chat, Channel: Channel},
		store.Tell{Key: "new:" + r.ID, Staff: true, Kind: store.NewRecord, Record: r.ID, At: e.At})
	end.Say = append(end.Say, warn("own.contested", "number", Number(r))...)
	return end
}

// contested is the content of a question about whose a facility is.
const contested = "own"

// ownContest is the person's that the centre has not answered yet.
func ownContest(e dialog.Event) (store.Record, bool, *dialog.Query) {
	res, need := found(e, dialog.Query{Name: store.RecordsOf, ID: string(store.Question)})
	if need != nil {
		return store.Record{}, false, need
	}
	for _, row := range res.Rows {
		if r, ok := row.Body.(store.Record); ok && r.Content == contested && !r.State.Closed() {
			return r, true, nil
		}
	}
	return store.Record{}, false, nil
}

// contestWords is the question, stored data, in Vietnamese whatever the person's
// language.
func contestWords(p proof) string {
	why := "bot chưa ghi nhận tôi là chủ cơ sở. Nhờ Trung tâm xem giúp."
	if p.contested[0].Owner == 0 {
		why = "trước đây Trung tâm đã bỏ liên kết của tôi. Nhờ Trung tâm xem lại giúp."
	}
	return "Số điện thoại của tôi (" + vietnamese.FormatPhone(p.phone) + ") đúng với số ghi ở hồ sơ cơ sở, nhưng " + why
}
