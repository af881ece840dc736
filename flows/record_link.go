package flows

import (
	"regexp"

	"khuyencong/flows/dialog"
)

// linkPrefix begins what a link to a record brings behind /start. An invite's code
// is longer than a prefix and a record's id.
const linkPrefix = "hs_"

var recordLink = regexp.MustCompile(`^` + linkPrefix + `([a-z0-9]{8})$`)

// linkTo opens a record at the bot with that user name.
func linkTo(bot, id string) string { return startLink(bot, linkPrefix+id) }

// linkedRecord is the record that a /start brings along.
func linkedRecord(code string) (id string, ok bool) {
	m := recordLink.FindStringSubmatch(code)
	if m == nil {
		return "", false
	}
	return m[1], true
}

// brought is what the payload of a link leads to: a record, a check or an article.
func brought(e dialog.Event, payload string) (dialog.Move, bool) {
	if id, ok := linkedRecord(payload); ok {
		return openLink(e, id), true
	}
	if m, ok := openShared(payload); ok {
		return m, true
	}
	return openLinkedArticle(e, payload)
}

// openLink opens the record of a link for those who may see it. Everybody else is
// told the same whether it is there or not, and may prove that it is theirs.
func openLink(e dialog.Event, id string) dialog.Move {
	r, ok, need := recordOf(e, id)
	switch {
	case need != nil:
		return dialog.Move{Need: need}
	case ok && (staff(e.Actor) || calls(e.Actor, r) && r.By != e.Actor.Person):
		return dialog.Move{Effects: []dialog.Effect{openCard(e, id)},
			Say: []dialog.Note{{Mark: dialog.Info, Say: dialog.Say("staff.opened", "number", Number(r))}}}
	case ok:
		return dialog.Move{Do: dialog.Open, Flow: "records", Draft: prefilled("records", id)}
	case owner(e.Actor):
		return dialog.Move{Do: dialog.Open, Flow: "own", Say: warn("link.prove")}
	}
	return dialog.Move{Say: warn("link.not_yours")}
}

// arriveAt is /start with a link. What anybody may read is shown at once; for a
// record, who is not known yet meets the bot first, and finds the link again at the
// end.
func arriveAt(e dialog.Event, payload string) (dialog.Move, bool) {
	if _, is := linkedRecord(payload); is && e.Actor.Role == dialog.Stranger {
		return dialog.Move{Do: dialog.Open, Flow: "start", Draft: &dialog.Draft{Answers: dialog.Answers{"link": {Text: payload}}}}, true
	}
	return brought(e, payload)
}

// scanned leads to what somebody came for.
func scanned(a dialog.Answers) []dialog.Entry {
	if payload := a.Text("link"); payload != "" {
		return []dialog.Entry{entry("link", payload, "menu.open_link")}
	}
	return nil
}

// visitOwner leads to what owners want and are wanted for.
func visitOwner(e dialog.Event, place, arg string) dialog.Move {
	switch place {
	case "interest":
		return openInterest(e)
	case "own":
		return openOwn(e)
	case "from_interest":
		return openFromInterest(e, arg)
	case "link":
		m, _ := brought(e, arg)
		return m
	}
	return dialog.Move{Do: dialog.Open, Flow: place}
}
