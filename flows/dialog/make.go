package dialog

// A Make is a file that does not exist yet: the shell makes it when it shows the
// view, so a view that is kept and shown after a restart makes it anew. Kind is
// one of the shell's makers, Arg what it is made from; what a person may see must
// be settled before, since the maker asks nobody.
type Make struct {
	Kind string `json:"k"`
	Arg  string `json:"a,omitempty"`
}

// MakeQR is the kind of a picture with a QR code. Arg is its text and, behind a
// line break, a few letters to be printed below it.
const MakeQR = "qr"

// made puts into the view the files it brings: its question's own, those of what
// was just done, and those of a receipt that nobody has seen. They stand above
// their text, so it is not put into an older message.
func (t *turn) made(v *View, old *View) {
	v.Make = append(v.Make, t.makes...)
	if old != nil && old.Keep {
		v.Make = append(v.Make, old.Make...)
	}
	if len(v.Make) > 0 && v.Place != 0 {
		v.Place, v.Close = 0, v.Place
	}
}
