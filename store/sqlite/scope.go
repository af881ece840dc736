package sqlite

import (
	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// A clause is a condition on records r, with its arguments.
type clause struct {
	sql  string
	args []any
}

func (c clause) and(more string, args ...any) clause {
	return clause{c.sql + " AND " + more, append(c.args[:len(c.args):len(c.args)], args...)}
}

// found narrows it down to records in which all the words occur. Words that fold
// to nothing find nothing: then there is no need to ask.
func (c clause) found(words string) (_ clause, some bool) {
	if words == "" {
		return c, true
	}
	folded := matching(words)
	if folded == "" {
		return c, false
	}
	return c.and(`r.number IN (SELECT rowid FROM record_words WHERE record_words MATCH ?)`, folded), true
}

// scope is what the viewer may see: staff everything, a commune's contact the
// records of the commune, a collaborator its facilities, and everybody what they
// sent themselves.
func scope(v store.Viewer) (clause, error) {
	own := clause{`r.sender = ?`, []any{v.Person}}
	if v.Role.IsStaff() {
		return clause{sql: `TRUE`}, nil
	}
	if v.Role != dialog.Contact && v.Role != dialog.Collaborator || len(v.Communes) == 0 {
		return own, nil
	}
	communes, err := encodeList(v.Communes)
	if err != nil {
		return clause{}, err
	}
	in := `r.commune IN (SELECT value FROM json_each(?))`
	if v.Role == dialog.Collaborator {
		in += ` AND r.kind = 'facility'`
	}
	return clause{`(` + own.sql + ` OR (` + in + `))`, append(own.args, communes)}, nil
}
