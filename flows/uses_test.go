package flows_test

import (
	"go/ast"
	"go/token"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"testing"

	"khuyencong/locales"
)

// A use is one place in the code that says a text: its key, or what a key made
// of parts looks like, and the data it brings.
type use struct {
	where string
	key   *regexp.Regexp
	fixed string // the key itself, if it is not made of parts
	data  []string
	open  bool // brings data that cannot be read from the code
}

// sayers are the functions that take a key, and at which place; the data of the
// first three follows it as name, value, name, value.
func sayers() map[string]int {
	return map[string]int{"Say": 0, "warn": 0, "tick": 0, "toast": 0, "text": 0, "pageButton": 1, "entry": 2, "counted": 2}
}

// Every text that the code says exists in every language and mentions nothing
// but what the code brings.
func TestTextsGetTheirData(t *testing.T) {
	uses, _ := reads(t)
	said := map[string]bool{}
	for _, u := range uses {
		said[u.fixed] = true
	}
	for _, lang := range locales.Languages() {
		texts := raw(t, lang)
		for _, u := range uses {
			if u.fixed != "" && texts[u.fixed] == "" {
				t.Errorf("%s says %q, which %s lacks", u.where, u.fixed, lang)
			}
			for key, text := range texts {
				if !u.key.MatchString(key) || u.open || u.fixed == "" && said[key] {
					continue
				}
				for _, name := range mentions(t, text) {
					if !slices.Contains(append(u.data, "centre", "parent", "hotline", "hours"), name) {
						t.Errorf("%s: %q in %s mentions %q, which is not brought", u.where, key, lang, name)
					}
				}
			}
		}
	}
}

// A text that nobody says is a line somebody translates for nothing.
func TestNoTextIsUnused(t *testing.T) {
	uses, words := reads(t)
	known := wanted()
	for _, lang := range locales.Languages() {
		for _, key := range slices.Sorted(maps.Keys(raw(t, lang))) {
			made := slices.ContainsFunc(uses, func(u use) bool { return u.fixed == "" && u.key.MatchString(key) })
			if !made && !words[key] && !slices.Contains(known, key) {
				t.Errorf("nothing says %q of %s", key, lang)
			}
		}
	}
}

// reads parses the code that talks and gives its uses of texts, and all its
// string literals.
func reads(t *testing.T) ([]use, map[string]bool) {
	t.Helper()
	var uses []use
	words := map[string]bool{}
	for _, file := range sources(t, ".", "dialog", "../bot", "../cmd/khuyencong") {
		ast.Inspect(file.tree, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CallExpr:
				if u, ok := useOf(file, n); ok {
					uses = append(uses, u)
				}
			case *ast.BasicLit:
				if s, err := strconv.Unquote(n.Value); n.Kind == token.STRING && err == nil {
					words[s] = true
				}
			}
			return true
		})
	}
	if len(uses) < 50 {
		t.Fatalf("only %d uses of texts found: the test reads the wrong code", len(uses))
	}
	return uses, words
}

func useOf(file source, call *ast.CallExpr) (use, bool) {
	at, ok := sayers()[calledName(call.Fun)]
	if !ok || len(call.Args) <= at {
		return use{}, false
	}
	u := use{where: file.set.Position(call.Pos()).String(), open: call.Ellipsis.IsValid()}
	pattern, fixed := keyOf(call.Args[at])
	if pattern == "" {
		return use{}, false
	}
	u.key = regexp.MustCompile("^" + pattern + "$")
	if fixed {
		u.fixed = literal(call.Args[at])
	}
	switch calledName(call.Fun) {
	case "counted":
		u.data = []string{"n"}
	case "text", "entry", "pageButton":
	default:
		for i := at + 1; i < len(call.Args); i += 2 {
			u.data = append(u.data, literal(call.Args[i]))
		}
	}
	return u, true
}

func calledName(fun ast.Expr) string {
	switch f := fun.(type) {
	case *ast.Ident:
		return f.Name
	case *ast.SelectorExpr:
		return f.Sel.Name
	}
	return ""
}

// keyOf is what keys the expression makes. Those that begin with something
// unknown (a step's key) follow from the flows' tables and are left to them.
func keyOf(e ast.Expr) (pattern string, fixed bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		return regexp.QuoteMeta(literal(e)), true
	case *ast.BinaryExpr:
		left, _ := keyOf(e.X)
		right, _ := keyOf(e.Y)
		if left == "" {
			return "", false
		}
		if right == "" {
			right = "[a-z_]+"
		}
		return left + right, false
	}
	return "", false
}

func literal(e ast.Expr) string {
	l, ok := e.(*ast.BasicLit)
	if !ok || l.Kind != token.STRING {
		return ""
	}
	s, err := strconv.Unquote(l.Value)
	if err != nil {
		return ""
	}
	return s
}
