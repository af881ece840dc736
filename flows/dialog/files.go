package dialog

import (
	"slices"

	"khuyencong/flows/vietnamese"
)

// MaxFile is the size of the largest file the channel lets a bot fetch, in bytes.
const MaxFile = 20 << 20

// Photos asks for Min to Max pictures, one by one or as albums, ended with
// "Xong". With Files, documents (a quotation as PDF) are taken too.
type Photos struct {
	Min, Max int
	Files    bool
}

func (k Photos) Parse(_ Context, old Value, e Event) (Value, error) {
	switch {
	case e.Kind == Pressed && e.Data == doneKey, e.Kind == Said && isDone(e.Text):
		return k.end(old)
	case e.Kind == SentPhoto, e.Kind == SentFile && (k.Files || e.What == "image"):
		return k.Add(old, e)
	case e.Kind == SentFile:
		return Value{}, &Problem{Say: Say("problem.want_photo_file")}
	}
	return Value{}, &Problem{Say: Say("problem.want_photo", "sent", SentAs(e))}
}

// Add takes one more picture; the same one twice counts once.
func (k Photos) Add(old Value, e Event) (Value, error) {
	if e.File.Size > MaxFile {
		return Value{}, &Problem{Say: Say("problem.too_big", "max", MaxFile>>20)}
	}
	for _, i := range old.Items {
		if i.Unique == e.File.Unique {
			return old, nil
		}
	}
	if len(old.Items) >= k.Max {
		return Value{}, &Problem{Say: Say("problem.photos_full", "max", k.Max)}
	}
	item := e.File
	item.From = e.Message
	item.Caption = masked(e.Text)
	return Value{Items: append(old.Items[:len(old.Items):len(old.Items)], item), Open: true}, nil
}

func (k Photos) end(old Value) (Value, error) {
	if len(old.Items) < max(k.Min, 1) {
		return Value{}, &Problem{Say: Say("problem.photos_few", "min", max(k.Min, 1))}
	}
	return Value{Items: old.Items}, nil
}

func (k Photos) Options(c Context) []Option {
	if len(c.Old.Items) < max(k.Min, 1) {
		return nil
	}
	return []Option{{Key: doneKey, Label: Say("nav.done_n", "n", len(c.Old.Items))}}
}

func (k Photos) Say(_ string, v Value) Phrase { return FilesIn(v.Items) }

// FilesIn is how many files there are; where all were sent as pictures it says so.
func FilesIn(items []Item) Phrase {
	if !slices.ContainsFunc(items, func(i Item) bool { return i.As != "" || i.Name != "" }) {
		return Say("unit.pictures", "n", len(items))
	}
	return Say("unit.photos", "n", len(items))
}

func isDone(words string) bool {
	switch vietnamese.Fold(words) {
	case "xong", "xong roi", "het", "done":
		return true
	}
	return false
}

// File asks for one document or picture of at most MaxFile bytes.
type File struct{}

func (File) Parse(_ Context, _ Value, e Event) (Value, error) {
	if e.Kind != SentFile && e.Kind != SentPhoto {
		return Value{}, &Problem{Say: Say("problem.want_file", "sent", SentAs(e))}
	}
	v, err := Photos{Max: 1}.Add(Value{}, e)
	v.Open = false
	return v, err
}

func (File) Options(Context) []Option { return nil }

func (File) Say(_ string, v Value) Phrase {
	if len(v.Items) == 1 && v.Items[0].Name != "" {
		return Plain(v.Items[0].Name)
	}
	return FilesIn(v.Items)
}

// Place asks for a position, sent from the phone.
type Place struct{}

func (Place) Request() string { return "place" }

func (Place) Parse(_ Context, _ Value, e Event) (Value, error) {
	if e.Kind != SentPlace {
		return Value{}, &Problem{Say: Say("problem.want_place", "sent", SentAs(e))}
	}
	return Value{Lat: e.Lat, Lon: e.Lon, From: e.Message}, nil
}

func (Place) Options(Context) []Option { return nil }

func (Place) Say(string, Value) Phrase { return Say("unit.place") }
