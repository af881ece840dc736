package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// allowed says which of our packages each room may import: arrows point down
// only. A name ending in /* means every package below.
var allowed = map[string][]string{
	"cmd/khuyencong":   {"bot", "bot/*", "flows", "flows/*", "store", "store/*", "locales"},
	"cmd/load":         {"flows/vietnamese", "locales"},
	"bot":              {"flows", "flows/*", "store", "locales"},
	"bot/telegram":     {"bot", "flows", "flows/*", "store", "locales"},
	"bot/simulator":    {"bot", "flows", "flows/*", "store", "locales"},
	"flows":            {"flows/*", "store"},
	"flows/dialog":     {"flows/vietnamese"},
	"flows/duplicates": {"flows/vietnamese"},
	"flows/policy":     {"flows/vietnamese"},
	"flows/vietnamese": {},
	"flows/answers":    {"flows/vietnamese", "flows/policy"},
	"locales":          {"flows/vietnamese"},
	"store":            {"flows/dialog"},
	"store/sqlite":     {"store", "flows/dialog", "flows/vietnamese", "flows/duplicates"},
	"store/archive":    {},
	"store/redis":      {"store", "flows/dialog", "flows/vietnamese"},
	"store/storetest":  {"store", "flows/dialog", "flows/vietnamese"},
}

// pure packages take values and give values: no I/O, no clock.
var pure = []string{"flows", "flows/dialog", "flows/duplicates", "flows/policy", "flows/vietnamese", "flows/answers", "store"}

// handed may read the files of a folder that is handed in.
const handed = "flows/policy"

// impure imports and calls.
var impure = []string{"context", "net", "net/http", "os", "database/sql", "math/rand", "math/rand/v2", "crypto/rand", "io/fs"}

const module = "khuyencong/"

// TestArrowsPointDown fails on an import that the house does not have, on a
// room it does not know, and on a clock or I/O in the pure packages.
func TestArrowsPointDown(t *testing.T) {
	for _, file := range sources(t) {
		room := path.Dir(file)
		rules, known := allowed[room]
		if !known {
			t.Errorf("%s: the house has no room %s", file, room)
			continue
		}
		for _, imported := range importsOf(t, file) {
			if ours, ok := strings.CutPrefix(imported, module); ok && !mayImport(rules, ours) {
				t.Errorf("%s imports %s: %s may not", file, ours, room)
			}
			if slices.Contains(pure, room) && slices.Contains(impure, imported) && (imported != "io/fs" || room != handed) {
				t.Errorf("%s imports %s: %s is pure", file, imported, room)
			}
			if strings.Contains(imported, "telegram-bot-api") && room != "bot/telegram" {
				t.Errorf("%s imports telegram-bot-api: only bot/telegram may", file)
			}
		}
		if slices.Contains(pure, room) {
			noClock(t, file)
		}
	}
}

func mayImport(rules []string, room string) bool {
	return slices.ContainsFunc(rules, func(r string) bool {
		below, all := strings.CutSuffix(r, "*")
		return r == room || all && strings.HasPrefix(room, below)
	})
}

// sources are all Go files of the house but tests.
func sources(t *testing.T) []string {
	t.Helper()
	var files []string
	root := os.DirFS("../..")
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (strings.HasPrefix(d.Name(), ".") && name != "." || d.Name() == "testdata" || d.Name() == "data") {
			return fs.SkipDir
		}
		if strings.HasSuffix(name, ".go") && !strings.HasSuffix(name, "_test.go") {
			files = append(files, name)
		}
		return nil
	})
	if err != nil || len(files) < 50 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	return files
}

func importsOf(t *testing.T, file string) []string {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), filepath.Join("../..", file), nil, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, i := range f.Imports {
		name, err := strconv.Unquote(i.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, name)
	}
	return names
}

func noClock(t *testing.T, file string) {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("../..", file))
	if err != nil {
		t.Fatal(err)
	}
	for _, call := range []string{"time.Now(", "time.Since(", "time.After(", "time.Sleep("} {
		if strings.Contains(string(b), call) {
			t.Errorf("%s calls %s…): pure packages have no clock", file, call)
		}
	}
}
