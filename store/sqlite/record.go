package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// recordSQL reads records r with the names of those who sent and hold them.
const recordSQL = `
SELECT r.number, r.id, r.kind, r.state, r.version, r.form, r.title, r.commune, r.phone, ifnull(r.facility, ''),
	r.content, r.plan_year, r.sender, s.name, s.lang, ifnull(r.claimer, 0), ifnull(c.name, ''), ifnull(r.until, 0),
	r.fields, r.note, r.reply, r.answers, r.created, r.updated, ifnull(x.name, ''), ifnull(r.confirmed, 0), ifnull(r.mended, 0), ifnull(r.vouched, 0),
	r.place, ifnull(r.follows, ''), r.past, r.reminded, r.reminded_at, ifnull(f.state, ''), ifnull(o.id, 0), ifnull(o.name, ''),
	r.verdict, r.rules, r.checked, r.found, r.found_by, r.ruling
FROM records r JOIN people s ON s.id = r.sender LEFT JOIN people c ON c.id = r.claimer LEFT JOIN people x ON x.id = r.confirmer
LEFT JOIN records f ON f.id = r.facility LEFT JOIN people o ON o.id = iif(r.kind = 'need', f.owner, r.owner) `

func scanRecord(row scanner) (store.Record, error) {
	var r store.Record
	var fields, answers, place, past, ruling string
	var until, created, updated, confirmed, mended, vouched, reminded, checked int64
	err := row.Scan(&r.Number, &r.ID, &r.Kind, &r.State, &r.Version, &r.Form, &r.Title, &r.Commune, &r.Phone, &r.Facility,
		&r.Content, &r.PlanYear, &r.By, &r.ByName, &r.ByLang, &r.Claimer, &r.Claimed, &until,
		&fields, &r.Note, &r.Reply, &answers, &created, &updated, &r.Confirmed, &confirmed, &mended, &vouched,
		&place, &r.Follows, &past, &r.Reminded, &reminded, &r.FacilityState, &r.Owner, &r.OwnerName,
		&r.Check.Verdict, &r.Check.Rules, &checked, &r.Found.Verdict, &r.Found.Rules, &ruling)
	if err != nil {
		return r, err
	}
	r.Until, r.Created, r.Updated, r.ConfirmedAt = moment(until), moment(created), moment(updated), moment(confirmed)
	r.Mended, r.Vouched, r.RemindedAt = moment(mended), moment(vouched), moment(reminded)
	r.Check.At = moment(checked)
	if r.Ruling, err = readRuling(ruling); err != nil {
		return r, err
	}
	if r.Place, err = decodePhrase(place); err != nil {
		return r, err
	}
	if r.Past, err = decodeList[store.Standing](past); err != nil {
		return r, err
	}
	if r.Answers, err = decodeAnswers(answers); err != nil {
		return r, err
	}
	r.Fields, err = decodeList[dialog.Field](fields)
	return r, err
}

// recordRow is a record as a row of a result.
func recordRow(row scanner) (dialog.Row, error) {
	r, err := scanRecord(row)
	return dialog.Row{ID: r.ID, Name: r.Title, Label: dialog.Plain(r.Title), Body: r}, err
}

// Record by id, whoever may see it; ErrNotFound if there is none.
func (s *Store) Record(ctx context.Context, id string) (store.Record, error) {
	st, err := s.read.learn(ctx, recordSQL+`WHERE r.id = ?`)
	if err != nil {
		return store.Record{}, fmt.Errorf("record %s: %w", id, err)
	}
	r, err := scanRecord(st.QueryRowContext(ctx, id))
	if errors.Is(err, sql.ErrNoRows) {
		err = store.ErrNotFound
	}
	if err != nil {
		return store.Record{}, fmt.Errorf("record %s: %w", id, err)
	}
	return s.whole(ctx, r)
}

// page is one page of the records of the clause, in the order, and how many
// there are. The page is chosen by number before the rows themselves are read,
// so that sorting does not carry all answers along.
func (s *Store) page(ctx context.Context, c clause, order clause, page int) (dialog.Result, error) {
	var total int
	if err := s.read.scan(ctx, `SELECT count(*) FROM records r WHERE `+c.sql, c.args, &total); err != nil {
		return dialog.Result{}, err
	}
	if total == 0 {
		return dialog.Result{}, nil
	}
	args := append(append(append([]any{}, c.args...), order.args...), store.PageRows, offset(page))
	rows, err := s.read.query(ctx, recordSQL+`
WHERE r.number IN (SELECT r.number FROM records r WHERE `+c.sql+` ORDER BY `+order.sql+` LIMIT ? OFFSET ?)
ORDER BY `+order.sql, append(args, order.args...)...)
	if err != nil {
		return dialog.Result{}, err
	}
	found, err := collect(rows, recordRow)
	found.Total = total
	return found, err
}
