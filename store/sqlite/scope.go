package sqlite

import (
	"context"

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

// found narrows it down to records in which all the words occur, or whose number
// they are. Words that fold
// to nothing find nothing: then there is no need to ask.
func (c clause) found(words string) (_ clause, some bool) {
	if words == "" {
		return c, true
	}
	folded := matching(words)
	if folded == "" {
		return c, false
	}
	if n := numberOf(words); n > 0 {
		return c.and(`r.number IN (SELECT rowid FROM record_words WHERE record_words MATCH ? UNION SELECT ?)`, folded, n), true
	}
	return c.and(`r.number IN (SELECT rowid FROM record_words WHERE record_words MATCH ?)`, folded), true
}

// scope is what the viewer may see: staff everything; all others what they sent,
// what is theirs as an owner, and what their part in a commune gives them.
func scope(v store.Viewer) (clause, error) {
	c, err := within(v)
	if !settles(v.Role) {
		c = c.and(noBreach)
	}
	return c, err
}

// noBreach: what happened to personal data is for those who lead the centre.
const noBreach = `r.kind <> 'breach'`

func within(v store.Viewer) (clause, error) {
	c, err := reach(v)
	if err != nil || v.Role.IsStaff() {
		return c, err
	}
	interests, works, err := local(v)
	if works {
		c = c.or(interests)
	}
	return c.or(owned(v)), err
}

// reach is the part of it that is sent, and that is recorded in the communes: a
// contact's facilities and needs, a collaborator's facilities.
func reach(v store.Viewer) (clause, error) {
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
	in := communeSQL
	if v.Role == dialog.Collaborator {
		in = `r.commune IN (SELECT value FROM json_each(?)) AND r.kind = 'facility'`
	}
	return clause{`(` + own.sql + ` OR (` + in + `))`, append(own.args, communes)}, nil
}

// communeSQL are the records that concern a commune's office; questions and
// applications are between their senders and the centre.
const communeSQL = `r.commune IN (SELECT value FROM json_each(?)) AND r.kind IN ('facility', 'need')`

// communeRecords are the facilities and needs of the communes whose contact the
// viewer is.
func (s *Store) communeRecords(ctx context.Context, v store.Viewer, q dialog.Query) (dialog.Result, error) {
	if v.Role != dialog.Contact || len(v.Communes) == 0 {
		return dialog.Result{}, nil
	}
	communes, err := encodeList(v.Communes)
	if err != nil {
		return dialog.Result{}, err
	}
	c := clause{communeSQL + ` AND r.state NOT IN ('withdrawn', 'erased')`, []any{communes}}
	c, some := c.found(q.Text)
	if !some {
		return dialog.Result{}, nil
	}
	return s.page(ctx, c, clause{sql: `r.updated DESC, r.number DESC`}, q.Page)
}
