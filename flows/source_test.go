package flows_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"text/template"

	"github.com/BurntSushi/toml"
)

// A source is one file of code.
type source struct {
	name string
	set  *token.FileSet
	tree *ast.File
}

// sources are the files of the folders, without tests.
func sources(t *testing.T, folders ...string) []source {
	t.Helper()
	var all []source
	for _, folder := range folders {
		files, err := filepath.Glob(filepath.Join(folder, "*.go"))
		if err != nil || len(files) == 0 {
			t.Fatalf("no code in %s: %v", folder, err)
		}
		for _, f := range files {
			if strings.HasSuffix(f, "_test.go") {
				continue
			}
			set := token.NewFileSet()
			tree, err := parser.ParseFile(set, f, nil, parser.ParseComments)
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, source{f, set, tree})
		}
	}
	return all
}

// raw are a language's texts by key, as written.
func raw(t *testing.T, lang string) map[string]string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("..", "locales", lang+".toml"))
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	if err := toml.Unmarshal(b, &texts); err != nil {
		t.Fatalf("%s: %v", lang, err)
	}
	return texts
}

// mentions are the names of the data that a text shows or asks about.
func mentions(t *testing.T, text string) []string {
	t.Helper()
	if _, err := template.New("").Parse(text); err != nil {
		t.Errorf("%q: %v", text, err)
	}
	var names []string
	for _, inside := range regexp.MustCompile(`\{\{(.*?)\}\}`).FindAllStringSubmatch(text, -1) {
		for _, m := range regexp.MustCompile(`\.([a-z_]+)`).FindAllStringSubmatch(inside[1], -1) {
			names = append(names, m[1])
		}
	}
	return names
}
