package policy

import (
	"fmt"
	"strings"
)

// A block is one row of a file: its [[table]] and the lines up to the next one.
type block struct {
	file  string
	table string // "" before the first row
	line  int    // of its first line, from 1
	lines []string
}

// blocks cuts a file into its rows.
func blocks(file, text string) []*block {
	now := &block{file: file, line: 1}
	all, open := []*block{now}, ""
	for i, l := range strings.Split(text, "\n") {
		l = strings.TrimSuffix(l, "\r")
		if name, ok := tableName(l); ok && open == "" {
			now = &block{file: file, table: name, line: i + 1}
			all = append(all, now)
		}
		open = stillOpen(open, l)
		now.lines = append(now.lines, l)
	}
	return all
}

// tableName is level in [[level]].
func tableName(line string) (string, bool) {
	name, ok := strings.CutPrefix(strings.TrimSpace(line), "[[")
	if !ok {
		return "", false
	}
	name, _, ok = strings.Cut(name, "]]")
	return strings.TrimSpace(name), ok
}

// stillOpen is the mark of a string over several lines that is open after the line.
func stillOpen(open, line string) string {
	for {
		mark := open
		if mark == "" {
			mark = firstOf(line, `"""`, `'''`)
		}
		_, rest, found := strings.Cut(line, mark)
		switch {
		case mark == "" || !found:
			return open
		case open == "":
			open = mark
		default:
			open = ""
		}
		line = rest
	}
}

// firstOf is the mark that comes first in s, "" when there is none.
func firstOf(s string, marks ...string) string {
	first, at := "", len(s)
	for _, m := range marks {
		if i := strings.Index(s, m); i >= 0 && i < at {
			first, at = m, i
		}
	}
	return first
}

// text is the row as TOML of its own: lines keep their numbers less b.line-1.
func (b *block) text() string { return strings.Join(b.lines, "\n") }

// lineOf is the line of a key of the row ("say.large.why"), else of the table it
// would stand in, else that of the row.
func (b *block) lineOf(key string) int {
	table, at := b.table, 0
	for i, l := range b.lines {
		if strings.HasPrefix(strings.TrimSpace(l), "[") && strings.Contains(l, "]") && !strings.Contains(l, "=") {
			table = strings.Trim(strings.ReplaceAll(strings.TrimSpace(l), " ", ""), "[]")
			if strings.HasPrefix(b.table+"."+key+".", table+".") {
				at = i
			}
			continue
		}
		if field, _, ok := strings.Cut(l, "="); ok && table+"."+strings.TrimSpace(field) == b.table+"."+key {
			return b.line + i
		}
	}
	return b.line + at
}

// name tells a key of a row from all others.
func (b *block) name(key string) string { return fmt.Sprintf("%s:%d %s", b.file, b.line, key) }
