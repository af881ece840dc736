package flows

import (
	"strings"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// recordCard is "Thẻ hồ sơ": a clean screen to be shown to the owner, with a QR
// code that opens the record on a phone that may see it.
func recordCard() *dialog.Flow {
	return &dialog.Flow{
		Name: "record_card",
		Form: 1,
		May:  known,
		Steps: []dialog.Step{
			held(),
			{Name: "link", Ask: dialog.Pick{}, Given: true, Hide: true},
			{Name: "back", Ask: dialog.Choice{Among: options("record", "home")}, Needs: theRecord, Data: cardData, Makes: cardCode, Leads: leaveCard, Hide: true, Bare: true},
		},
		Done: nothing,
	}
}

// openRecordCard opens it with the link, if the bot's name is known.
func openRecordCard(e dialog.Event, id string) dialog.Move {
	r, ok, need := recordOf(e, id)
	if need != nil {
		return dialog.Move{Need: need}
	}
	bot, need := found(e, dialog.Query{Name: store.BotName})
	switch {
	case need != nil:
		return dialog.Move{Need: need}
	case !ok:
		return noLonger("link.not_yours")
	}
	a := dialog.Answers{"record": {Text: r.ID, Label: r.Title}}
	if len(bot.Rows) > 0 && bot.Rows[0].Name != "" {
		a["link"] = dialog.Value{Text: linkTo(bot.Rows[0].Name, r.ID)}
	}
	return dialog.Move{Do: dialog.Switch, Flow: "record_card", Draft: &dialog.Draft{Answers: a}}
}

func cardData(c dialog.Context) []any {
	r, ok := shown(c)
	if !ok {
		return []any{"number", "", "title", dialog.Say("records.gone"), "state", "", "explain", "", "code", "", "to_prove", ""}
	}
	return []any{"number", Number(r), "title", r.Title, "state", r.Label(), "explain", ownerExplained(r), "code", flag(c.Answers.Text("link") != ""), "to_prove", flag(provable(c.Actor, r))}
}

// provable reports whether another than the viewer may still prove to be its owner.
func provable(a dialog.Actor, r store.Record) bool {
	return (r.Kind == store.Facility || r.Kind == store.Need && r.Facility != "") && !onlyOwns(a, r)
}

// cardCode is the picture, with the record's number below.
func cardCode(c dialog.Context) []dialog.Make {
	r, ok := shown(c)
	link := c.Answers.Text("link")
	if !ok || link == "" {
		return nil
	}
	return []dialog.Make{{Kind: dialog.MakeQR, Arg: link + "\n" + signOf(r)}}
}

// signOf is a record's number as stored data: "CS-12", whatever the language.
func signOf(r store.Record) string {
	sign := map[store.Kind]string{store.Facility: "CS", store.Need: "NC", store.Question: "CH", store.Application: "DK", store.Interest: "QT"}[r.Kind]
	return strings.TrimPrefix(sign+"-", "-") + decimal(r.Number)
}

func leaveCard(c dialog.Context, v dialog.Value) dialog.Move {
	if v.Key == "record" {
		return dialog.Move{Do: dialog.Switch, Flow: "records", Draft: prefilled("records", c.Answers.Text("record"))}
	}
	return dialog.Move{Do: dialog.Cancel}
}
