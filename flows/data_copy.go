package flows

import (
	"encoding/json"
	"slices"
	"strings"
	"time"

	"khuyencong/flows/dialog"
	"khuyencong/flows/vietnamese"
	"khuyencong/store"
)

// Kinds of files that hold a copy of what is kept of a person; Arg is the
// person's id.
const (
	MakeCopyText = "copy_text" // to be read
	MakeCopyJSON = "copy_json" // for another program (the right to receive one's data)
)

// copied is the document for programs. Its keys are stable.
type copied struct {
	Made     string           `json:"made"`
	Centre   string           `json:"centre,omitempty"`
	Person   copiedPerson     `json:"person"`
	Consents []copiedConsent  `json:"consents"`
	Records  []copiedRecord   `json:"records"`
	Drafts   []copiedDraft    `json:"drafts"`
	Notices  []copiedNotice   `json:"notices"`
	Owns     []string         `json:"owns,omitempty"`
	Did      []copiedDeed     `json:"history"`
	Became   []copiedStanding `json:"standing"`
}

type copiedPerson struct {
	Account  int64    `json:"telegram_account"`
	Username string   `json:"telegram_username,omitempty"`
	Name     string   `json:"name"`
	Phone    string   `json:"phone,omitempty"`
	Role     string   `json:"role"`
	Language string   `json:"language,omitempty"`
	Communes []string `json:"communes,omitempty"`
	Hamlets  string   `json:"hamlets,omitempty"`
	Since    string   `json:"since"`
}

type copiedConsent struct {
	Purpose string `json:"purpose"`
	Version string `json:"version"`
	Given   bool   `json:"given"`
	At      string `json:"at"`
}

type copiedRecord struct {
	Number  int64             `json:"number"`
	Kind    string            `json:"kind"`
	State   string            `json:"state"`
	Title   string            `json:"title"`
	Answers map[string]string `json:"answers"`
	Note    string            `json:"note,omitempty"`
	Reply   string            `json:"reply,omitempty"`
	Sent    string            `json:"sent"`
	Changed string            `json:"changed"`
}

type copiedDraft struct {
	Form    string            `json:"form"`
	Title   string            `json:"title,omitempty"`
	Answers map[string]string `json:"answers"`
	Changed string            `json:"changed"`
}

type copiedNotice struct {
	Kind   string `json:"kind"`
	Number int64  `json:"record,omitempty"`
	At     string `json:"at"`
	State  string `json:"state"`
}

type copiedDeed struct {
	At     string `json:"at"`
	Action string `json:"action"`
	Number int64  `json:"record"`
	Field  string `json:"field,omitempty"`
}

type copiedStanding struct {
	At     string `json:"at"`
	Action string `json:"action"`
	Before string `json:"before,omitempty"`
	After  string `json:"after,omitempty"`
}

// CopyJSON is the copy for programs. say puts a phrase into plain words.
func CopyJSON(c store.Copy, zone *time.Location, say func(dialog.Phrase) string) ([]byte, error) {
	t := func(at time.Time) string { return at.In(zone).Format(time.RFC3339) }
	doc := copied{Made: t(c.At), Centre: say(dialog.Say("data.text.centre")), Person: copiedPersonOf(c, t),
		Consents: []copiedConsent{}, Records: []copiedRecord{}, Drafts: []copiedDraft{}, Notices: []copiedNotice{}, Did: []copiedDeed{}, Became: []copiedStanding{}}
	for _, r := range c.Owns {
		doc.Owns = append(doc.Owns, signOf(r))
	}
	for _, x := range c.Answers {
		doc.Consents = append(doc.Consents, copiedConsent{x.Purpose, x.Version, x.Given, t(x.At)})
	}
	for _, r := range c.Records {
		doc.Records = append(doc.Records, copiedRecord{Number: r.Number, Kind: string(r.Kind), State: string(r.State), Title: ownWords(c, r, r.Title),
			Answers: copiedAnswers(c, r, say), Note: r.Note, Reply: r.Reply, Sent: t(r.Created), Changed: t(r.Updated)})
	}
	for _, d := range c.Parked {
		doc.Drafts = append(doc.Drafts, copiedDraft{d.Flow, d.Title, saidAnswers(formNamed(d.Flow), d.Answers, say, nil), t(d.Changed)})
	}
	for _, n := range c.Told {
		doc.Notices = append(doc.Notices, copiedNotice{string(n.Kind), n.Number, t(n.At), n.State})
	}
	for _, d := range c.Did {
		doc.Did = append(doc.Did, copiedDeed{t(d.At), string(d.Action), d.Number, d.Field})
	}
	for _, b := range c.Became {
		doc.Became = append(doc.Became, copiedStanding{t(b.At), string(b.Action), b.Before, b.After})
	}
	return json.MarshalIndent(doc, "", "  ")
}

func copiedPersonOf(c store.Copy, t func(time.Time) string) copiedPerson {
	p := c.Person
	return copiedPerson{Account: p.User, Username: p.Username, Name: p.Name, Phone: c.Phone, Role: string(p.Role), Language: p.Lang,
		Communes: p.Communes, Hamlets: c.Hamlets, Since: t(p.Met)}
}

// copiedAnswers are a record's answers by step, in words. Who records for others
// gets of them what is not personal: that is theirs to ask for.
func copiedAnswers(c store.Copy, r store.Record, say func(dialog.Phrase) string) map[string]string {
	said := saidAnswers(flowOf(r.Kind), r.Answers, say, func(s *dialog.Step, v dialog.Value) bool {
		return (s.Private || s.Veiled || s.Name == "contact") && !ownRecord(c, r) && !ofOneself(c, v)
	})
	for step, words := range said {
		said[step] = ownWords(c, r, words)
	}
	return said
}

// ownRecord reports whether what a record says of people it says of the person:
// owners write of themselves, everybody else of owners.
func ownRecord(c store.Copy, r store.Record) bool {
	return r.Kind != store.Facility && r.Kind != store.Need || c.Person.Role == dialog.Owner || r.Owner == c.Person.ID
}

// ofOneself reports whether an answer is the person's own name or number.
func ofOneself(c store.Copy, v dialog.Value) bool {
	return v.Text != "" && (v.Text == c.Phone || vietnamese.Fold(v.Text) == vietnamese.Fold(c.Person.Name))
}

// ownWords are words without the name of the one they are about, if that is
// another person.
func ownWords(c store.Copy, r store.Record, words string) string {
	contact := r.Answers.Text("contact")
	if contact == "" || ownRecord(c, r) || ofOneself(c, r.Answers["contact"]) {
		return words
	}
	return strings.ReplaceAll(words, contact, "…")
}

// saidAnswers are answers in words, but those that are left out.
func saidAnswers(f *dialog.Flow, a dialog.Answers, say func(dialog.Phrase) string, without func(*dialog.Step, dialog.Value) bool) map[string]string {
	said := map[string]string{}
	if f == nil {
		return said
	}
	for i := range f.Steps {
		s := &f.Steps[i]
		v, ok := a[s.Name]
		if !ok || s.Given && s.Hide || without != nil && without(s, v) {
			continue
		}
		said[s.Name] = say(f.Reveal(s.Name, v))
	}
	return said
}

// formNamed is a flow by name, nil where there is none any more.
func formNamed(name string) *dialog.Flow {
	all := All()
	i := slices.IndexFunc(all, func(f *dialog.Flow) bool { return f.Name == name })
	if i < 0 {
		return nil
	}
	return all[i]
}

// CopyText is the copy to be read, paragraph by paragraph.
func CopyText(c store.Copy, zone *time.Location, say func(dialog.Phrase) string) string {
	var out strings.Builder
	w := copyWriter{out: &out, say: say, zone: zone}
	w.head(dialog.Say("data.text.title", "centre", dialog.Say("data.text.centre"), "when", dialog.Num(dialog.Minute, c.At.Unix())))
	w.lines(lines(whoLines(c.Kept)))
	w.head(dialog.Say("data.text.consents"))
	for _, x := range c.Answers {
		w.line(purpose(x.Purpose), consentNow(x))
	}
	w.head(dialog.Say("data.text.records", "n", len(c.Records)))
	for _, r := range c.Records {
		w.record(c, r)
	}
	w.rest(c)
	return out.String()
}

// A copyWriter writes the copy that is read.
type copyWriter struct {
	out  *strings.Builder
	say  func(dialog.Phrase) string
	zone *time.Location
}

func (w copyWriter) head(p dialog.Phrase) {
	if w.out.Len() > 0 {
		w.out.WriteString("\n")
	}
	w.out.WriteString(w.say(p) + "\n")
}

func (w copyWriter) line(label, value dialog.Phrase) {
	w.out.WriteString("- " + w.say(label) + ": " + w.say(value) + "\n")
}

func (w copyWriter) lines(all []dialog.Line) {
	for _, l := range all {
		w.line(l.Label, l.Value)
	}
}

func (w copyWriter) record(c store.Copy, r store.Record) {
	w.out.WriteString("\n" + w.say(Number(r)) + " · " + ownWords(c, r, r.Title) + " · " + w.say(store.Label(r.Kind, r.State)) + " · " +
		r.Created.In(w.zone).Format("02/01/2006") + "\n")
	said := copiedAnswers(c, r, w.say)
	f := flowOf(r.Kind)
	for i := 0; f != nil && i < len(f.Steps); i++ {
		name := f.Steps[i].Name
		if words, ok := said[name]; ok && !f.Steps[i].Hide {
			w.line(dialog.Say(f.Key(name)+".label"), dialog.Plain(words))
		}
	}
	if r.Note != "" {
		w.line(dialog.Say("data.text.note"), dialog.Plain(r.Note))
	}
	if r.Reply != "" {
		w.line(dialog.Say("data.text.reply"), dialog.Plain(r.Reply))
	}
}

// rest are drafts, notices and deeds, one line each.
func (w copyWriter) rest(c store.Copy) {
	at := func(t time.Time) dialog.Phrase { return dialog.Plain(t.In(w.zone).Format("15:04 02/01/2006")) }
	w.head(dialog.Say("data.text.drafts", "n", len(c.Parked)))
	for _, d := range c.Parked {
		w.line(at(d.Changed), dialog.Plain(w.say(dialog.Say(d.Flow+".title"))+" "+d.Title))
	}
	w.head(dialog.Say("data.text.notices", "n", len(c.Told)))
	for _, n := range c.Told {
		w.line(at(n.At), dialog.Plain(w.numbered(n.About, n.Number)+w.say(noticeName(n.Kind))))
	}
	w.head(dialog.Say("data.text.deeds", "n", len(c.Did)))
	for _, d := range c.Did {
		w.line(at(d.At), dialog.Plain(w.numbered(d.About, d.Number)+w.say(deedName(d.Action))))
	}
	if slices.ContainsFunc(c.Records, func(r store.Record) bool { return !ownRecord(c, r) }) {
		w.head(dialog.Say("data.text.left_out"))
	}
}

// numbered is a record's number, as what is said of it begins.
func (w copyWriter) numbered(k store.Kind, n int64) string {
	if n == 0 {
		return ""
	}
	return w.say(Number(store.Record{Kind: k, Number: n})) + " – "
}

// deedName is what somebody did, in a word that they know it by.
func deedName(a store.Action) dialog.Phrase {
	switch a {
	case store.Send, store.Withdraw, store.Link, store.Unlink:
		return dialog.Say("data.deed." + string(a))
	case store.Correct, store.Resend:
		return dialog.Say("data.deed.correct")
	case store.Answer, store.AskMore:
		return dialog.Say("data.deed.words")
	}
	return dialog.Say("data.deed.other")
}
