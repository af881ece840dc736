package dialog

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Entries asks for up to Max short lines of at most Letters letters, one a message
// or several lines in one, ended with "Xong". A line that was taken stands as a
// button, which takes it off again.
type Entries struct{ Max, Letters int }

// Free marks that any words would do.
func (Entries) Free() {}

// Parse adds the lines of a message, all or none of them. A last line "xong" ends
// the question.
func (k Entries) Parse(_ Context, old Value, e Event) (Value, error) {
	if e.Kind == Pressed {
		return k.pressed(old, e.Data)
	}
	words, err := typed(e)
	if err != nil {
		return Value{}, err
	}
	words, done := ended(words)
	if words == "" {
		return k.pressed(old, doneKey)
	}
	v, err := k.with(old.Items, words, e.Message)
	v.Open = err == nil && !done
	return v, err
}

// ended is words without the last line, where that says that they are all.
func ended(words string) (_ string, done bool) {
	at := strings.LastIndexByte(words, '\n') + 1
	if !isDone(words[at:]) {
		return words, false
	}
	return strings.TrimSpace(words[:at]), true
}

// Revise is the answer after a message that gave lines was edited: what it says
// now stands where its first line stood.
func (k Entries) Revise(old Value, e Event) (Value, error) {
	words, err := typed(e)
	if err != nil {
		return Value{}, err
	}
	at := slices.IndexFunc(old.Items, func(i Item) bool { return i.From == e.Message })
	rest := slices.DeleteFunc(slices.Clone(old.Items), func(i Item) bool { return i.From == e.Message })
	fresh, err := k.with(nil, words, e.Message)
	if err != nil {
		return Value{}, err
	}
	if len(rest)+len(fresh.Items) > k.Max {
		return Value{}, k.full()
	}
	return Value{Items: slices.Insert(rest, max(at, 0), fresh.Items...), Open: old.Open}, nil
}

// with adds the lines of the words.
func (k Entries) with(items []Item, words string, from int64) (Value, error) {
	before := len(items)
	items = slices.Clone(items)
	for _, line := range strings.Split(words, "\n") {
		if line = unlisted(masked(line)); line == "" {
			continue
		}
		switch n := utf8.RuneCountInString(line); {
		case !strings.ContainsFunc(line, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }):
			return Value{}, &Problem{Say: Say("problem.no_letters")}
		case n > k.Letters:
			return Value{}, &Problem{Say: Say("problem.too_long", "max", k.Letters, "n", n)}
		case len(items) >= k.Max:
			return Value{}, k.full()
		}
		items = append(items, Item{Name: line, From: from})
	}
	if len(items) == before {
		return Value{}, &Problem{Say: Say("problem.no_letters")}
	}
	return Value{Items: items, Open: true}, nil
}

func (k Entries) full() *Problem { return &Problem{Say: Say("problem.entries_full", "max", k.Max)} }

// unlisted is a line without the sign that people begin the lines of a list with.
func unlisted(line string) string {
	return strings.TrimSpace(strings.TrimLeft(line, "-–—•*+ "))
}

// pressed ends the question, or takes a line off.
func (k Entries) pressed(old Value, key string) (Value, error) {
	if key == doneKey {
		if len(old.Items) == 0 {
			return Value{}, &Problem{Say: Say("problem.entries_few")}
		}
		return Value{Items: old.Items}, nil
	}
	for i := range old.Items {
		if key == lineKey(i) {
			return Value{Items: slices.Delete(slices.Clone(old.Items), i, i+1), Open: true}, nil
		}
	}
	return Value{}, &Problem{Say: Say("problem.old_button")}
}

func lineKey(i int) string { return "e" + strconv.Itoa(i) }

// Options are the lines so far and, once there are some, "Xong".
func (k Entries) Options(c Context) []Option {
	var os []Option
	for i, item := range c.Old.Items {
		os = append(os, Option{Key: lineKey(i), Label: Say("nav.drop_line", "line", item.Name)})
	}
	if len(os) > 0 {
		os = append(os, Option{Key: doneKey, Label: Say("nav.done_n", "n", len(os))})
	}
	return os
}

// Say is the lines, one after the other.
func (k Entries) Say(_ string, v Value) Phrase {
	var p Phrase
	for i := len(v.Items) - 1; i >= 0; i-- {
		if line := Plain(v.Items[i].Name); i == len(v.Items)-1 {
			p = line
		} else {
			p = Say("common.then", "first", line, "rest", p)
		}
	}
	return p
}
