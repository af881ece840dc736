package answers

import "strings"

// A place is where a row stands in its file, and a field of it if one is named.
type place struct {
	file  string
	lines []string
	table string // article or foreign; with key: key@table
	n     int    // which of them, from 0
}

// field is the place of a field of the row.
func (p place) field(key string) place {
	p.table = key + "@" + p.table
	return p
}

// line is counted from 1: that of the field, else that of the row's head, else 0.
func (p place) line() int {
	key, table, named := strings.Cut(p.table, "@")
	if !named {
		key, table = "", p.table
	}
	head, seen, quoted := 0, -1, false
	for i, l := range p.lines {
		l = strings.TrimSpace(l)
		switch inside := quoted; {
		case strings.Count(l, `"""`)%2 == 1:
			quoted = !quoted
			fallthrough
		case !quoted:
			if inside {
				continue
			}
			if strings.HasPrefix(l, "[") {
				if l == "[["+table+"]]" {
					seen++
				}
				if seen == p.n && head == 0 {
					head = i + 1
				}
			}
			if name, _, _ := strings.Cut(l, "="); key != "" && strings.TrimSpace(name) == key && (seen == p.n || table == "") {
				return i + 1
			}
		}
	}
	return head
}
