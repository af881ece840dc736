package bot_test

import (
	"fmt"
	"strconv"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// breakFlows makes a command of every way a flow can break; it is given the
// person's own words, which must not get out.
func (h *house) breakFlows() []string {
	whole := h.book.Go
	ways := map[string]func(words string) dialog.Move{
		"panics":  func(words string) dialog.Move { panic("cannot read " + words) },
		"errors":  func(words string) dialog.Move { _, err := strconv.Atoi(words); panic(err) },
		"indexes": func(words string) dialog.Move { return dialog.Move{Do: dialog.Doing(words[len(words):][0])} },
		"strange": func(words string) dialog.Move { return dialog.Move{Effects: []dialog.Effect{words}} },
		"endless": func(words string) dialog.Move {
			return dialog.Move{Need: &dialog.Query{Name: store.RecordBy, ID: fmt.Sprint(words, h.id())}}
		},
		"unknown": func(words string) dialog.Move { return dialog.Move{Need: &dialog.Query{Name: "nowhere", ID: words}} },
		"useless": func(words string) dialog.Move {
			return dialog.Move{Effects: []dialog.Effect{store.Speak{Person: 99, Lang: "vi"}}}
		},
		"illegal": func(words string) dialog.Move {
			return dialog.Move{Effects: []dialog.Effect{store.Tell{Key: h.id(), Person: 99, Kind: store.Decided, Record: words}}}
		},
	}
	var names []string
	for name := range ways {
		names = append(names, name)
		h.book.Commands[name] = name
	}
	h.book.Go = func(e dialog.Event, place, arg string) dialog.Move {
		if way := ways[place]; way != nil {
			return way(arg)
		}
		return whole(e, place, arg)
	}
	return names
}
