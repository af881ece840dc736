package flows

import (
	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// recordsSeen is how many records "see all" lists; all are in the copy.
const recordsSeen = 12

// dataLines are what is kept of the person, in figures where it is much.
func dataLines(c dialog.Context) []dialog.Line {
	k, ok := keptIn(c)
	if !ok {
		return nil
	}
	return lines(append(whoLines(k), keptLines(k)...))
}

// whoLines are what the person is known by.
func whoLines(k store.Kept) []dialog.Line {
	p := k.Person
	lines := []dialog.Line{
		{Label: dialog.Say("data.line.name"), Value: dialog.Plain(p.Name)},
		{Label: dialog.Say("data.line.account"), Value: account(p)},
		{Label: dialog.Say("data.line.phone"), Value: telephone(k.Phone)},
		{Label: dialog.Say("data.line.role"), Value: partOf(p.Role, len(k.Owns) > 0)},
		{Label: dialog.Say("person.line.communes"), Value: communeNames(p.Communes)},
		{Label: dialog.Say("person.line.hamlets"), Value: dialog.Plain(k.Hamlets)},
		{Label: dialog.Say("data.line.since"), Value: day(p.Met)},
	}
	lines = append(lines, dialog.Line{Label: dialog.Say("data.line.owns"), Value: owns(k)})
	for _, answer := range k.Consents {
		lines = append(lines, dialog.Line{Label: purpose(answer.Purpose), Value: consentNow(answer)})
	}
	return lines
}

// mostOwned facilities are named; of more it is said how many they are.
const mostOwned = 5

// owns are the facilities that the person has proven to be theirs.
func owns(k store.Kept) dialog.Phrase {
	if len(k.Owns) > mostOwned {
		return dialog.Say("data.sent.facility", "n", len(k.Owns))
	}
	return called(k.Owns)
}

// account is how the channel names the person.
func account(p store.Person) dialog.Phrase {
	if p.Username == "" {
		return dialog.Say("data.account")
	}
	return dialog.Say("data.account_named", "name", p.Username)
}

// keptLines are what there is of the person beside that.
func keptLines(k store.Kept) []dialog.Line {
	var sent dialog.Phrase
	for _, kind := range dataKinds() {
		if n := k.Sent[kind]; n > 0 {
			sent.List = append(sent.List, dialog.Say("data.sent."+string(kind), "n", n))
		}
	}
	lines := []dialog.Line{
		{Label: dialog.Say("data.line.sent"), Value: sent},
		{Label: dialog.Say("data.line.files"), Value: some("data.files", k.Files)},
		{Label: dialog.Say("data.line.drafts"), Value: some("data.drafts", k.Drafts)},
		{Label: dialog.Say("data.line.notices"), Value: some("data.notices", k.Notices)},
	}
	for _, r := range k.Pending {
		lines = append(lines, dialog.Line{Label: dialog.Say("data.line.pending", "number", Number(r)), Value: wishNow(r)})
	}
	return lines
}

// dataKinds are the kinds of records a person can send, in the order they are
// counted to them.
func dataKinds() []store.Kind {
	return []store.Kind{store.Facility, store.Need, store.Question, store.Interest, store.Application, store.Privacy}
}

// some is a number of things, or nothing.
func some(key string, n int) dialog.Phrase {
	if n == 0 {
		return dialog.Phrase{}
	}
	return dialog.Say(key, "n", n)
}

// lines are those that say something.
func lines(all []dialog.Line) []dialog.Line {
	var said []dialog.Line
	for _, l := range all {
		if !l.Value.Empty() {
			said = append(said, l)
		}
	}
	return said
}

// purpose names what a consent is for; one that no text knows is an older
// release's.
func purpose(name string) dialog.Phrase {
	switch name {
	case store.ForData, store.ForNotices:
		return dialog.Say("purpose." + name)
	}
	return dialog.Plain(name)
}

func consentNow(c store.Consent) dialog.Phrase {
	key := "data.refused"
	if c.Given {
		key = "data.agreed"
	}
	return dialog.Say(key, "day", dialog.Num(dialog.Day, c.At.Unix()), "version", c.Version)
}

// wishNow is a request in a few words: what it is for, and by when.
func wishNow(r store.Record) dialog.Phrase {
	return dialog.Say("data.pending", "type", wishName(r), "state", store.Label(r.Kind, r.State), "day", dialog.Num(dialog.Day, dueDone(r)))
}

func copyIn(c dialog.Context) (store.Copy, bool) {
	for _, row := range c.Found.Rows {
		if x, ok := row.Body.(store.Copy); ok {
			return x, true
		}
	}
	return store.Copy{}, false
}

// copyLines are all there is, one line each, as far as a screen holds it.
func copyLines(c dialog.Context) []dialog.Line {
	x, ok := copyIn(c)
	if !ok {
		return nil
	}
	all := whoLines(x.Kept)
	for _, r := range x.Records[:min(recordsSeen, len(x.Records))] {
		all = append(all, dialog.Line{Label: Number(r), Value: dialog.Say("data.record",
			"title", dialog.Short(r.Title), "state", store.Label(r.Kind, r.State), "day", dialog.Num(dialog.Day, r.Created.Unix()))})
	}
	for _, d := range x.Parked {
		all = append(all, dialog.Line{Label: dialog.Say("data.line.draft"), Value: dialog.Say("data.draft",
			"flow", dialog.Say(d.Flow+".title"), "day", dialog.Num(dialog.Day, d.Changed.Unix()))})
	}
	all = append(all,
		dialog.Line{Label: dialog.Say("data.line.notices"), Value: some("data.notices", len(x.Told))},
		dialog.Line{Label: dialog.Say("data.line.deeds"), Value: some("data.deeds", len(x.Did))})
	return lines(all)
}
