package dialog

import "cmp"

// Answers are what a session knows, by step name.
type Answers map[string]Value

// A Value is one answer. Which fields are set is up to the Kind that read it.
type Value struct {
	Text    string  `json:"t,omitempty"` // words as typed (NFC), a phone number as 0…, a looked-up record's id
	Key     string  `json:"k,omitempty"` // the option chosen
	As      string  `json:"a,omitempty"` // the built-in option that a new one counted as when it was chosen
	Number  int64   `json:"n,omitempty"` // count, đồng or year
	Label   string  `json:"l,omitempty"` // what a looked-up Text is called
	Items   []Item  `json:"i,omitempty"` // several choices, photos, files
	Lat     float64 `json:"lat,omitempty"`
	Lon     float64 `json:"lon,omitempty"`
	Skipped bool    `json:"s,omitempty"` // passed over on purpose: an answer too
	Open    bool    `json:"o,omitempty"` // still being collected, until "Xong"
	From    int64   `json:"m,omitempty"` // the message that gave it: its edit changes the answer
	Given   *Given  `json:"g,omitempty"` // a consent: how it came
}

// Given is who pressed a consent's button, when, and under which wording.
type Given struct {
	By      int64  `json:"by"`
	At      int64  `json:"at"` // unix seconds
	Wording string `json:"w"`
}

// An Item is one of several: an option's key, or a file that was sent.
type Item struct {
	Key     string `json:"k,omitempty"`
	File    string `json:"f,omitempty"` // the channel's file id
	Unique  string `json:"u,omitempty"` // the same for the same content
	Name    string `json:"n,omitempty"`
	As      string `json:"x,omitempty"` // "voice", "audio", "document": how it was sent; "": with a Name as a document, else as a picture
	Caption string `json:"c,omitempty"`
	Album   string `json:"a,omitempty"`
	Size    int64  `json:"z,omitempty"` // bytes
	From    int64  `json:"m,omitempty"`
}

// Done reports whether v answers its question.
func (v Value) Done() bool { return !v.Open }

// Has reports whether one of the items is the option key.
func (v Value) Has(key string) bool {
	for _, i := range v.Items {
		if i.Key == key {
			return true
		}
	}
	return false
}

// Same reports whether two answers say the same, whatever messages gave them.
func (v Value) Same(o Value) bool {
	if v.Text != o.Text || v.Key != o.Key || v.Number != o.Number || v.Lat != o.Lat || v.Lon != o.Lon ||
		v.Skipped != o.Skipped || len(v.Items) != len(o.Items) {
		return false
	}
	for i, a := range v.Items {
		b := o.Items[i]
		if a.Key != b.Key || a.Unique != b.Unique || a.Caption != b.Caption || a.Key == "" && a.Unique == "" && a.Name != b.Name {
			return false
		}
	}
	return true
}

// Chosen is the option chosen at a step, or "".
func (a Answers) Chosen(step string) string { return a[step].Key }

// Counts is the built-in option that the one chosen at a step counts as, or "".
func (a Answers) Counts(step string) string { return cmp.Or(a[step].As, a[step].Key) }

// Text is what was typed at a step, or "".
func (a Answers) Text(step string) string { return a[step].Text }

// Clone is a copy that can be changed; values are never changed in place.
func (a Answers) Clone() Answers {
	c := make(Answers, len(a)+1)
	for k, v := range a {
		c[k] = v
	}
	return c
}
