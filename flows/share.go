package flows

import (
	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// share is a result or an article as a QR code and a link, to be shown to somebody
// or sent on. What is Text of "what" behind /start: it says nothing of who shares.
func share() *dialog.Flow {
	return &dialog.Flow{
		Name: "share",
		Form: 1,
		Steps: []dialog.Step{
			{Name: "what", Ask: dialog.Pick{}, Given: true, Hide: true},
			{Name: "back", Ask: dialog.Choice{Among: options("back", "home")}, Needs: botName, Data: shareData, Makes: shareCode, Leads: leaveShare, Hide: true, Bare: true},
		},
		Done: nothing,
	}
}

func botName(dialog.Answers, dialog.Actor) dialog.Query { return dialog.Query{Name: store.BotName} }

// shareLink is the link, "" while nobody knows what the bot is called.
func shareLink(c dialog.Context) string {
	if len(c.Found.Rows) == 0 || c.Found.Rows[0].Name == "" {
		return ""
	}
	return startLink(c.Found.Rows[0].Name, c.Answers.Text("what"))
}

// startLink opens the bot with that user name and brings the payload along.
func startLink(bot, payload string) string { return "https://t.me/" + bot + "?start=" + payload }

func shareData(c dialog.Context) []any { return []any{"link", shareLink(c)} }

func shareCode(c dialog.Context) []dialog.Make {
	link := shareLink(c)
	if link == "" {
		return nil
	}
	return []dialog.Make{{Kind: dialog.MakeQR, Arg: link}}
}

func leaveShare(c dialog.Context, v dialog.Value) dialog.Move {
	if v.Key == "home" {
		return dialog.Move{Do: dialog.Cancel}
	}
	m, ok := brought(c.Event, c.Answers.Text("what"))
	switch {
	case !ok:
		return dialog.Move{Do: dialog.Cancel}
	case m.Draft != nil:
		delete(m.Draft.Answers, "shared") // it is their own
	}
	return instead(m)
}
