package policy

import (
	"strings"
	"testing"
)

// TestLacks: the file is named, the row if there is one, and how to get it back.
func TestLacks(t *testing.T) {
	files := builtIn(t)
	edit(t, files, "levels.toml", "percent = 50\n", "")
	p, err := Read(files)
	if err != nil {
		t.Fatal(err)
	}
	machinery := lineOf(t, files, "levels.toml", "\n[[level]]")
	for _, tt := range []struct {
		key, file string
		line      int
	}{
		{"level.machinery.percent", "levels.toml", machinery},
		{"level.machinery.ceiling", "levels.toml", machinery + 5},
		{"level.gone.percent", "levels.toml", 0},
		{"deadline.gone.date", "deadlines.toml", 0},
		{"fact.gone", "facts.toml", 0},
		{"document.1/2030/TT-BCT", "documents.toml", 0},
	} {
		f := p.Lacks(tt.key)
		if f.File != tt.file || f.Line != tt.line || !strings.Contains(f.What, "{"+tt.key+"}") || !strings.Contains(f.Remedy, "khuyencong policy print "+tt.file) {
			t.Errorf("%s: %s", tt.key, f)
		}
	}
}
