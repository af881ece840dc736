package policy

import "strings"

// Lacks is the fault of files in which a fact is missing that an article quotes by
// its key: the articles are built in, and the files of a folder must hold them up.
func (p *Policy) Lacks(key string) Fault {
	kind, rest, _ := strings.Cut(key, ".")
	file := map[string]string{"level": "levels.toml", "deadline": "deadlines.toml", "fact": "facts.toml", "document": "documents.toml"}[kind]
	id, field, _ := strings.Cut(rest, ".")
	if kind == "level" {
		for _, l := range p.Levels {
			if l.ID == id && l.Scope == national {
				return newFault("quoted", file, l.at.lineOf(field), "key", key, "file", file)
			}
		}
	}
	return newFault("quoted", file, 0, "key", key, "file", file)
}
