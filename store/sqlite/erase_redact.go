package sqlite

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"

	"khuyencong/flows/dialog"
	"khuyencong/flows/vietnamese"
	"khuyencong/store"
)

// needles are what somebody is recognised by, to be found in what others wrote.
type needles []*regexp.Regexp

// blot stands where a needle was.
const blot = "…"

// nameNeedle finds a name written with its marks, whatever its case and spaces. A
// single word would be found in too much that means something else: then only
// what says nothing else counts.
func nameNeedle(name string) *regexp.Regexp {
	words := strings.Fields(name)
	if len(words) == 0 {
		return nil
	}
	for i, w := range words {
		words[i] = regexp.QuoteMeta(w)
	}
	all := strings.Join(words, `\s+`)
	if len(words) == 1 {
		return regexp.MustCompile(`(?i)^\s*(` + all + `)\s*$`)
	}
	return regexp.MustCompile(`(?i)(?:^|[^\pL\pN])(` + all + `)(?:$|[^\pL\pN])`)
}

// accountNeedle finds the name of an account.
func accountNeedle(name string) *regexp.Regexp {
	if name == "" {
		return nil
	}
	return regexp.MustCompile(`(?i)(?:^|[^\w])(@?` + regexp.QuoteMeta(name) + `)(?:$|[^\w])`)
}

// phoneNeedle finds a number as people type it: in groups, with the country's
// code.
func phoneNeedle(phone string) *regexp.Regexp {
	rest, ok := strings.CutPrefix(phone, "0")
	if !ok || len(rest) < 8 {
		return nil
	}
	return regexp.MustCompile(`(?:^|[^\d])((?:\+?84|0)[\s.\-]*` + strings.Join(strings.Split(rest, ""), `[\s.\-]*`) + `)(?:$|[^\d])`)
}

// out is s without the needles.
func (n needles) out(s string) string {
	for _, x := range n {
		for {
			at := x.FindStringSubmatchIndex(s)
			if at == nil {
				break
			}
			s = s[:at[2]] + blot + s[at[3]:]
		}
	}
	return s
}

func (n needles) in(s string) bool { return n.out(s) != s }

// answers without the needles.
func (n needles) answers(a dialog.Answers) dialog.Answers {
	clean := dialog.Answers{}
	for step, v := range a {
		v.Text, v.Label = n.out(v.Text), n.out(v.Label)
		items := v.Items
		v.Items = nil
		for _, i := range items {
			i.Name, i.Caption = n.out(i.Name), n.out(i.Caption)
			v.Items = append(v.Items, i)
		}
		clean[step] = v
	}
	return clean
}

// text is JSON without the needles.
func (n needles) text(s string) string {
	var v any
	if json.Unmarshal([]byte(s), &v) != nil {
		return s
	}
	out, err := encode(n.walk(v))
	if err != nil {
		return s
	}
	return out
}

func (n needles) walk(v any) any {
	switch v := v.(type) {
	case string:
		return n.out(v)
	case []any:
		for i := range v {
			v[i] = n.walk(v[i])
		}
	case map[string]any:
		for k := range v {
			v[k] = n.walk(v[k])
		}
	}
	return v
}

// redact takes what the person is recognised by out of a record that stays, and
// out of its history.
func (w wiper) redact(ctx context.Context, id string) error {
	r, _, err := w.load(ctx, id)
	if err != nil {
		return err
	}
	var fields, place, past string
	if err := w.row(ctx, `SELECT fields, place, past FROM records WHERE id = ?`, id).Scan(&fields, &place, &past); err != nil {
		return fmt.Errorf("redact %s: %w", id, err)
	}
	n := w.identifiers
	r.Title, r.Phone, r.Answers = n.out(r.Title), strings.Trim(n.out(r.Phone), blot), n.answers(r.Answers)
	answers, err := encodeAnswers(r.Answers)
	if err != nil {
		return err
	}
	if _, err := w.exec(ctx, `
UPDATE records SET title = ?, folded = ?, phone = ?, note = ?, reply = ?, fields = ?, place = ?, past = ?, answers = ?, version = version + 1 WHERE id = ?`,
		r.Title, vietnamese.Fold(r.Title), r.Phone, n.out(r.Note), n.out(r.Reply), n.text(fields), n.text(place), n.text(past), answers, id); err != nil {
		return fmt.Errorf("redact %s: %w", id, err)
	}
	if _, err := w.exec(ctx, `UPDATE drafts SET version = version + 1 WHERE record = ? AND version = ?`, id, r.Version); err != nil {
		return fmt.Errorf("redact %s: %w", id, err)
	}
	return cmp.Or(w.saveWords(ctx, r.Number, r), w.redactHistory(ctx, id), w.refreshCards(ctx, id, r.Version+1, w.at))
}

// redactHistory blanks the entries that hold a needle.
func (w wiper) redactHistory(ctx context.Context, id string) error {
	entries, err := w.Tx.QueryContext(ctx, `SELECT seq, ifnull(before, ''), ifnull(after, ''), ifnull(note, '') FROM history WHERE record = ?`, id)
	if err != nil {
		return err
	}
	defer entries.Close()
	var found []int64
	for entries.Next() {
		var seq int64
		var e store.Entry
		if err := entries.Scan(&seq, &e.Before, &e.After, &e.Note); err != nil {
			return err
		}
		if w.identifiers.in(e.Before) || w.identifiers.in(e.After) || w.identifiers.in(e.Note) {
			found = append(found, seq)
		}
	}
	if err := entries.Err(); err != nil {
		return err
	}
	for _, seq := range found {
		if _, err := w.exec(ctx, `UPDATE history SET before = NULL, after = NULL, note = NULL WHERE seq = ?`, seq); err != nil {
			return err
		}
	}
	return nil
}
