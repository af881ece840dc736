package policy

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/BurntSushi/toml"
)

// largestFile is how much of a file is read, in bytes.
const largestFile = 4 << 20

// Files are the names of the policy's files.
func Files() []string {
	return []string{
		"contents.toml", "criteria.toml", "deadlines.toml", "documents.toml", "facts.toml",
		"industries.toml", "levels.toml", "papers.toml", "priorities.toml", "rules.toml",
	}
}

// tablesOf are the rows that a file may hold.
func tablesOf(file string) []string {
	switch file {
	case "contents.toml":
		return []string{"content"}
	case "criteria.toml":
		return []string{"criterion"}
	case "industries.toml":
		return []string{"industry", "activity"}
	case "levels.toml":
		return []string{"scope", "level"}
	case "priorities.toml":
		return []string{"priority"}
	case "rules.toml":
		return []string{"beneficiary", "verdict", "sentence"}
	}
	return []string{strings.TrimSuffix(strings.TrimSuffix(file, ".toml"), "s")}
}

// Read takes the policy's files from the top of fsys. Anything wrong with them is
// in the error, all of it, as [Faults]; then there is no policy.
func Read(fsys fs.FS) (*Policy, error) {
	r := &reader{p: &Policy{}, rows: map[string][]*block{}, bad: map[string]bool{}}
	if err := r.files(fsys); err != nil {
		return nil, err
	}
	r.decode()
	if len(r.faults) == 0 || !r.torn {
		r.check()
	}
	if len(r.faults) > 0 {
		return nil, r.faults.sorted()
	}
	r.p.finish()
	return r.p, nil
}

// A reader is the files while they are read.
type reader struct {
	p      *Policy
	rows   map[string][]*block // by table
	bad    map[string]bool     // file:line of what could not be read: no second fault for it
	torn   bool                // rows are missing: references cannot be judged
	faults Faults
}

func (r *reader) files(fsys fs.FS) error {
	names, err := fs.Glob(fsys, "*.toml")
	if err != nil {
		return fmt.Errorf("list the policy's files: %w", err)
	}
	for _, name := range names {
		if !slices.Contains(Files(), path.Base(name)) {
			r.faults = append(r.faults, newFault("file_unknown", name, 0, "file", name, "files", strings.Join(Files(), ", ")))
		}
	}
	sum := sha256.New()
	for _, name := range Files() {
		text, err := fs.ReadFile(fsys, name)
		if errors.Is(err, fs.ErrNotExist) {
			r.torn = true
			r.faults = append(r.faults, newFault("file_missing", name, 0, "file", name))
			continue
		}
		if err != nil {
			return fmt.Errorf("read %s: %w", name, err)
		}
		fmt.Fprintf(sum, "%s %d\n%s", name, len(text), text)
		r.file(name, text)
	}
	r.p.hash = hex.EncodeToString(sum.Sum(nil))[:8]
	return nil
}

// file cuts one file into rows, if it is TOML at all.
func (r *reader) file(name string, text []byte) {
	text = []byte(strings.TrimPrefix(string(text), "\ufeff"))
	if len(text) > largestFile || !utf8.Valid(text) {
		r.torn = true
		r.faults = append(r.faults, newFault("file_kind", name, 0, "file", name))
		return
	}
	var parse toml.ParseError
	if _, err := toml.Decode(string(text), new(map[string]any)); err != nil {
		r.torn = true
		if errors.As(err, &parse) {
			r.faults = append(r.faults, newFault("syntax", name, parse.Position.Line, "text", lineAt(text, parse.Position.Line)))
			return
		}
		r.faults = append(r.faults, newFault("file_kind", name, 0, "file", name))
		return
	}
	for _, b := range blocks(name, string(text)) {
		r.block(b)
	}
}

// lineAt is a line of a text, not too long to be quoted.
func lineAt(text []byte, n int) string {
	lines := strings.Split(string(text), "\n")
	if n < 1 || n > len(lines) {
		return ""
	}
	line := []rune(strings.TrimSpace(lines[n-1]))
	return string(line[:min(len(line), 60)])
}

func (r *reader) block(b *block) {
	switch {
	case b.table == "":
		var loose map[string]any
		if _, err := toml.Decode(b.text(), &loose); err == nil && len(loose) > 0 {
			r.fault(b, firstKey(loose), "loose", "tables", strings.Join(tablesOf(b.file), "]], [["))
		}
	case !slices.Contains(tablesOf(b.file), b.table):
		r.fault(b, "", "table", "table", b.table, "tables", strings.Join(tablesOf(b.file), "]], [["))
	default:
		r.rows[b.table] = append(r.rows[b.table], b)
	}
}

func firstKey(m map[string]any) string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys[0]
}

// fault notes what is wrong with a key of a row; "" for the row itself.
func (r *reader) fault(b *block, key, id string, pairs ...any) {
	line := b.line
	if key != "" {
		line = b.lineOf(key)
	}
	r.faults = append(r.faults, newFault(id, b.file, line, append(pairs, "key", key)...))
}
