package policy

import (
	"cmp"
	_ "embed" // the sentences
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/BurntSushi/toml"
)

// A Fault is something wrong with the files, or worth knowing about them, in
// Vietnamese for who edits them.
type Fault struct {
	ID     string // a stable word for the kind: overlap
	File   string
	Line   int // from 1; 0: the whole file
	What   string
	Remedy string
}

// String is levels.toml:12: what is wrong, and the remedy.
func (f Fault) String() string {
	at := f.File
	if f.Line > 0 {
		at = fmt.Sprintf("%s:%d", f.File, f.Line)
	}
	return strings.TrimSpace(at + ": " + f.What + " " + f.Remedy)
}

// Faults are all that is wrong with the files, in the order of files and lines.
type Faults []Fault

// Error is a line for every fault.
func (fs Faults) Error() string {
	lines := make([]string, len(fs))
	for i, f := range fs {
		lines[i] = f.String()
	}
	return strings.Join(lines, "\n")
}

func (fs Faults) sorted() Faults {
	slices.SortStableFunc(fs, func(a, b Fault) int {
		return cmp.Or(strings.Compare(a.File, b.File), a.Line-b.Line, strings.Compare(a.ID, b.ID), strings.Compare(a.What, b.What))
	})
	return fs
}

//go:embed faults.toml
var faultsTOML string

// faultWords are the sentences for faults, and for cases that cannot be read.
var faultWords = sync.OnceValue(func() map[string]faultText {
	var words map[string]faultText
	if _, err := toml.Decode(faultsTOML, &words); err != nil {
		panic(err) // of a file built in
	}
	return words
})

type faultText struct {
	What   string `toml:"what"`
	Remedy string `toml:"remedy"`
}

// newFault says id at a place; pairs fill in the {keys} of its sentence.
func newFault(id, file string, line int, pairs ...any) Fault {
	words := faultWords()[id]
	return Fault{ID: id, File: file, Line: line, What: fill(words.What, pairs...), Remedy: fill(words.Remedy, pairs...)}
}

// fill puts values in the place of {keys}.
func fill(text string, pairs ...any) string {
	if !strings.Contains(text, "{") {
		return text
	}
	for i := 0; i+1 < len(pairs); i += 2 {
		text = strings.ReplaceAll(text, fmt.Sprintf("{%v}", pairs[i]), fmt.Sprint(pairs[i+1]))
	}
	return text
}
