package flows_test

import (
	"go/ast"
	"go/token"
	"strings"
	"testing"
	"unicode"
)

// Words on screens stand in package locales. What the code may hold in
// Vietnamese says so in the comment of its declaration: data that is stored, or
// words that people type.
func TestNoVietnameseInTheCode(t *testing.T) {
	for _, file := range sources(t, ".", "dialog", "../bot") {
		for _, d := range file.tree.Decls {
			if mayHoldWords(d) {
				continue
			}
			ast.Inspect(d, func(n ast.Node) bool {
				if l, ok := n.(*ast.BasicLit); ok && (l.Kind == token.STRING || l.Kind == token.CHAR) && vietnameseIn(l.Value) {
					t.Errorf("%s: %s belongs into the texts", file.set.Position(l.Pos()), l.Value)
				}
				return true
			})
		}
	}
}

func vietnameseIn(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return r > unicode.MaxASCII && unicode.IsLetter(r) })
}

func mayHoldWords(d ast.Decl) bool {
	var doc *ast.CommentGroup
	switch d := d.(type) {
	case *ast.GenDecl:
		doc = d.Doc
	case *ast.FuncDecl:
		doc = d.Doc
	}
	text := strings.Join(strings.Fields(doc.Text()), " ")
	return strings.Contains(text, "stored data") || strings.Contains(text, "what is typed")
}
