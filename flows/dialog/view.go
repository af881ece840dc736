package dialog

// A View is one screen: what is to be shown in a chat, without its words.
type View struct {
	Turn    int        `json:"turn"`
	Notes   []Note     `json:"notes,omitempty"` // above: what became of what was sent
	Head    Phrase     `json:"head"`            // "Đăng ký cơ sở · câu 3/11"
	Body    []Phrase   `json:"body,omitempty"`  // paragraphs
	Lines   []Line     `json:"lines,omitempty"` // of a review card
	Foot    []Phrase   `json:"foot,omitempty"`  // paragraphs below the lines
	Rows    [][]Button `json:"rows,omitempty"`
	Files   []Item     `json:"files,omitempty"`   // pictures and documents, sent before the text
	Make    []Make     `json:"make,omitempty"`    // files to be made, sent before the text
	Request string     `json:"request,omitempty"` // "place", "contact": a keyboard that asks the phone for it
	Place   int64      `json:"place,omitempty"`   // show it in this message instead of a new one
	Close   int64      `json:"close,omitempty"`   // take the buttons off this older message
	Drop    bool       `json:"drop,omitempty"`    // take a requesting keyboard away
	Keep    bool       `json:"keep,omitempty"`    // holds a receipt: never overwritten by the next view
}

// A Note is a sentence above the question.
type Note struct {
	Mark Mark   `json:"m"`
	Say  Phrase `json:"s"`
}

// Mark is the sign before a Note.
type Mark string

const (
	Tick Mark = "tick" // taken: ✓
	Warn Mark = "warn" // not taken, and why
	Info Mark = "info"
)

// A Line of a review card.
type Line struct {
	Step  string `json:"s"`
	Label Phrase `json:"l"`
	Value Phrase `json:"v"`
	Was   Phrase `json:"w"`           // what staff ask about it, in a correction
	Mark  bool   `json:"m,omitempty"` // to be mended
}

// A Button of a view: Data comes back when it is pressed, at most 64 bytes; or
// it opens URL.
type Button struct {
	Label Phrase `json:"l"`
	Data  string `json:"d,omitempty"`
	URL   string `json:"u,omitempty"`
}
