package flows

import (
	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// privacy is a request about one's own data that the centre has to carry out: it
// says beforehand what will happen, and by when.
func privacy() *dialog.Flow {
	about := []string{"correct", "restrict", "delete"}
	return &dialog.Flow{
		Name: "privacy",
		Form: 1,
		May:  known,
		Steps: []dialog.Step{
			{Name: "behalf", Ask: dialog.Pick{}, Given: true, Hide: true},
			{Name: "type", Ask: dialog.Choice{List: wishTypes}},
			{Name: "about", Ask: dialog.Pick{List: wishAll, Row: recordRow}, When: chose("type", about...), After: []string{"type"},
				Needs: facilitiesAsked, Data: wishData, IfFound: true},
			{Name: "mine", Ask: dialog.Choice{Among: options("own", "others")}, When: forgetAll, After: []string{"type", "about"},
				Needs: facilitiesSent, IfFound: true},
			{Name: "words", Ask: dialog.Text{Min: 3, Max: 500}, When: saysMore, After: []string{"type"}, Data: wishData, Private: true},
			{Name: "sure", Ask: dialog.Choice{Among: options("send", "leave")}, Data: wishData, Leads: leaveWish, Hide: true, Bare: true},
			{Name: "ack_by", Ask: dialog.Pick{}, Given: true, Hide: true},
			{Name: "done_by", Ask: dialog.Pick{}, Given: true, Hide: true},
		},
		Done: wished,
	}
}

// wishTypes are what may be asked for: for somebody who called or wrote, only what
// concerns a record.
func wishTypes(c dialog.Context) []dialog.Option {
	if onBehalf(c.Answers) {
		return options("correct", "restrict", "delete")
	}
	return options("copy", "correct", "withdraw", "restrict", "delete")
}

// onBehalf: staff write the request down for somebody who does not use the bot.
func onBehalf(a dialog.Answers) bool { return a.Chosen("behalf") != "" }

func wishAll(c dialog.Context) []dialog.Option {
	if onBehalf(c.Answers) {
		return nil
	}
	return options("all")
}

func saysMore(a dialog.Answers) bool {
	return onBehalf(a) || chose("type", "correct", "restrict")(a)
}

func facilitiesSent(dialog.Answers, dialog.Actor) dialog.Query {
	return dialog.Query{Name: store.RecordsOf, ID: string(store.Facility)}
}

func facilitiesAsked(a dialog.Answers, who dialog.Actor) dialog.Query {
	if onBehalf(a) {
		return dialog.Query{Name: store.Facilities}
	}
	return facilitiesSent(a, who)
}

// forgetAll: the whole account is to go, not a facility alone.
func forgetAll(a dialog.Answers) bool {
	return a.Chosen("type") == "delete" && a.Text("about") == ""
}

// wishData is what the request's questions mention: what is asked for, and what
// comes of it.
func wishData(c dialog.Context) []any {
	kind := c.Answers.Chosen("type")
	if kind == "" {
		kind = "copy"
	}
	which := kind
	if kind == "delete" && c.Answers.Text("about") != "" {
		which = "delete_record"
	}
	behalf := flag(onBehalf(c.Answers))
	return []any{
		"type", dialog.Say("privacy.type." + kind), "all", flag(!onBehalf(c.Answers)), "words", dialog.Say("privacy.which." + wordsFor(c.Answers, kind)),
		"what", dialog.Say("privacy.then."+which, "title", c.Answers["about"].Label, "own", flag(c.Answers.Chosen("mine") != "others"), "days", terms(kind), "behalf", behalf),
	}
}

func wordsFor(a dialog.Answers, kind string) string {
	switch {
	case onBehalf(a):
		return "behalf"
	case kind == "restrict":
		return kind
	}
	return "correct"
}

func leaveWish(c dialog.Context, v dialog.Value) dialog.Move {
	if v.Key == "leave" {
		back := "data"
		if onBehalf(c.Answers) {
			back = "requests"
		}
		return dialog.Move{Do: dialog.Switch, Flow: back, Say: []dialog.Note{{Mark: dialog.Info, Say: dialog.Say("privacy.left")}}}
	}
	return dialog.Move{}
}

// wished sends the request, unless the centre has the same one already. A consent
// that is withdrawn is withdrawn from then on.
func wished(s dialog.Session, e dialog.Event) dialog.Ending {
	now, need := centreNow(e)
	if need != nil {
		return dialog.Ending{Need: need}
	}
	kept, need := found(e, dialog.Query{Name: store.KeptOf})
	if need != nil {
		return dialog.Ending{Need: need}
	}
	r := wishOf(s, e, now)
	if twin, ok := sameWish(kept, r); ok {
		return dialog.Ending{Say: warn("privacy.twice", "number", Number(twin)), Next: []dialog.Entry{entry("data", "", "menu.data")}}
	}
	switch {
	case staff(e.Actor) && forgetAll(r.Answers):
		return dialog.Ending{Say: warn("data.staff")}
	case onBehalf(r.Answers) && (!staff(e.Actor) || r.Answers.Text("about") == ""):
		return dialog.Ending{Say: warn("not_for_you", "staff", flag(staff(e.Actor)))}
	}
	end := dialog.Ending{
		Effects: []dialog.Effect{
			store.Put{Record: r, Chat: e.Chat, Channel: Channel},
			store.Tell{Key: "new:" + r.ID, Staff: true, Kind: store.NewRecord, Record: r.ID, At: e.At},
		},
		Say: tick("sent.privacy.receipt", "number", Number(r), "title", wishName(r), "behalf", flag(onBehalf(r.Answers)),
			"ack", dialog.Num(dialog.Day, dueAcknowledged(r)), "done", dialog.Num(dialog.Day, dueDone(r))),
		Next: []dialog.Entry{entry("data", "", "menu.data")},
	}
	if onBehalf(r.Answers) {
		end.Next = []dialog.Entry{entry("requests", "", "menu.requests_more")}
	}
	if r.Answers.Chosen("type") == "withdraw" {
		end.Effects = append(end.Effects, store.Agree{Person: e.Actor.Person, Purpose: store.ForData, Version: ConsentVersion, At: e.At})
	}
	return end
}

// wishOf is the request as a record, with its last days by the centre's calendar
// as it is now.
func wishOf(s dialog.Session, e dialog.Event, c store.Centre) store.Record {
	a := s.Answers.Clone()
	delete(a, "sure")
	days := calendar(c.DaysOff)
	a["ack_by"] = dialog.Value{Number: days.after(e.At, acknowledgeWithin).Unix()}
	a["done_by"] = dialog.Value{Number: days.ends(e.At, terms(a.Chosen("type"))).Unix()}
	r := store.Record{
		ID: s.ID, Number: e.Number, Kind: store.Privacy, State: store.Sent, Version: 1, Form: s.Form,
		By: e.Actor.Person, ByName: e.Actor.Name, Answers: a, Created: e.At, Updated: e.At,
	}
	r.Title = wishTitle(a.Chosen("type"))
	return r
}

// sameWish is a request of the same type about the same thing that is not ended.
func sameWish(kept dialog.Result, r store.Record) (store.Record, bool) {
	for _, row := range kept.Rows {
		k, _ := row.Body.(store.Kept)
		for _, p := range k.Pending {
			if p.Answers.Chosen("type") == r.Answers.Chosen("type") && p.Answers.Text("about") == r.Answers.Text("about") {
				return p, true
			}
		}
	}
	return store.Record{}, false
}

// wishTitle is what a request is called in lists. It is stored data, in Vietnamese
// whatever the person's language, and names nobody.
func wishTitle(kind string) string {
	switch kind {
	case "copy":
		return "Xin bản sao dữ liệu"
	case "correct":
		return "Xin sửa dữ liệu"
	case "withdraw":
		return "Rút đồng ý lưu dữ liệu"
	case "delete":
		return "Xin xóa dữ liệu"
	}
	return "Xin hạn chế dùng dữ liệu"
}

// wishName is what a request is for, in the reader's language.
func wishName(r store.Record) dialog.Phrase {
	return dialog.Say("privacy.type." + r.Answers.Chosen("type"))
}

// PrivateSteps are the steps of every form whose answers are personal whatever
// they look like: what an erasure takes even where it is a choice or a number.
func PrivateSteps() store.Private {
	private := store.Private{}
	for _, kind := range dataKinds() {
		f := flowOf(kind)
		if f == nil {
			continue
		}
		for i := range f.Steps {
			if s := &f.Steps[i]; s.Private || s.Veiled {
				private[kind] = append(private[kind], s.Name)
			}
		}
	}
	return private
}

// ErasedName stands where the name of somebody stood whose data were erased,
// ErasedTitle where the title of a record stood, RetiredTitle where the time for
// keeping it is over. They are stored data.
const (
	ErasedName   = "Ẩn danh (đã xóa theo yêu cầu)"
	ErasedTitle  = "Đã xóa theo yêu cầu"
	RetiredTitle = "Đã xóa theo thời hạn lưu"
)
