package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// An identity is what somebody is known by, also earlier and by accounts that
// have become theirs.
type identity struct {
	standing
	blocked  bool
	names    []string
	accounts []string
	phones   []string
}

func (i identity) needles() needles {
	var all needles
	add := func(words []string, needle func(string) *regexp.Regexp) {
		for _, s := range words {
			if x := needle(s); x != nil {
				all = append(all, x)
			}
		}
	}
	add(i.names, nameNeedle)
	add(i.accounts, accountNeedle)
	add(i.phones, phoneNeedle)
	return all
}

// identity reads whom the change means, if they still are whom it was decided on.
func (w wiper) identity(ctx context.Context, c store.Erase) (identity, error) {
	var who identity
	var err error
	if who.standing, err = w.standingBy(ctx, c.Person, 0); err != nil {
		return who, err
	}
	if who.role.IsStaff() || who.user != c.User || who.id != c.Person {
		return who, fmt.Errorf("person %d is not as it was decided on: %w", c.Person, store.ErrConflict)
	}
	rows, err := w.QueryContext(ctx, `
SELECT name, username, phone, blocked FROM people WHERE id = ?1 OR became = ?1
UNION ALL SELECT substr(before, 1, instr(before, char(10)) - 1), '', substr(before, instr(before, char(10)) + 1), 0
	FROM people_history WHERE person = ?1 AND action = 'renamed' AND before IS NOT NULL`, c.Person)
	if err != nil {
		return who, err
	}
	defer rows.Close()
	for rows.Next() {
		var name, account, phone string
		var blocked bool
		if err := rows.Scan(&name, &account, &phone, &blocked); err != nil {
			return who, err
		}
		who.names, who.accounts, who.phones = append(who.names, name), append(who.accounts, account), append(who.phones, phone)
		who.blocked = who.blocked || blocked
	}
	return who, rows.Err()
}

// theirs are the person's own and those of who became them.
const theirs = `(SELECT id FROM people WHERE id = ?1 OR became = ?1)`

// deeds takes the person's name out of what they did.
func (w wiper) deeds(ctx context.Context, who identity) error {
	names, err := encodeList(who.names)
	if err != nil {
		return err
	}
	for _, query := range []string{
		`UPDATE history SET actor_name = '' WHERE actor IN ` + theirs,
		`UPDATE history SET before = NULL, after = NULL WHERE action = 'hand_over'
	AND (before IN (SELECT value FROM json_each(?2)) OR after IN (SELECT value FROM json_each(?2)))`,
		`UPDATE people_history SET actor_name = '' WHERE actor IN ` + theirs,
		`UPDATE people_history SET before = NULL, after = NULL WHERE person IN ` + theirs,
		`UPDATE centre_history SET actor_name = '' WHERE actor IN ` + theirs,
		`UPDATE invites SET by = '' WHERE maker IN ` + theirs,
		`UPDATE invites SET uses = 0 WHERE person IN ` + theirs + ` OR heir_of IN ` + theirs,
	} {
		args := []any{who.id}
		if strings.Contains(query, "?2") {
			args = append(args, names)
		}
		if _, err := w.exec(ctx, query, args...); err != nil {
			return fmt.Errorf("deeds of person %d: %w", who.id, err)
		}
	}
	return nil
}

// account takes all that hangs on the person's account and chat.
func (w wiper) account(ctx context.Context, who identity) error {
	for _, x := range []struct {
		sql string
		arg int64
	}{
		{`DELETE FROM drafts WHERE user = ?`, who.user},
		{`DELETE FROM sessions WHERE user = ?`, who.user},
		{`DELETE FROM unreadable WHERE user = ?`, who.user},
		{`DELETE FROM cards WHERE chat = ?`, who.chat},
		{`DELETE FROM record_messages WHERE chat = ?`, who.chat},
		{`DELETE FROM notices WHERE person = ?`, who.id},
		{`DELETE FROM notices WHERE chat = ?`, who.chat},
		{`DELETE FROM person_communes WHERE person = ?`, who.id},
		{`DELETE FROM learned WHERE person = ?`, who.id},
		{`DELETE FROM learned WHERE person = ?`, who.id},
	} {
		if _, err := w.exec(ctx, x.sql, x.arg); err != nil {
			return fmt.Errorf("account of person %d: %w", who.id, err)
		}
	}
	_, err := w.exec(ctx, `DELETE FROM applied WHERE key LIKE 'relink:%:' || ?`, strconv.FormatInt(who.user, 10))
	return err
}

// lists of others that were open may show the person: they are closed. Forms
// stay open: what they hold was typed by their own people.
func (w wiper) lists(ctx context.Context, who identity) error {
	rows, err := w.QueryContext(ctx, `SELECT chat, user, revision, body FROM sessions`)
	if err != nil {
		return err
	}
	defer rows.Close()
	open := map[store.SessionKey]dialog.Session{}
	for rows.Next() {
		var k store.SessionKey
		var revision int64
		var body sql.RawBytes
		if err := rows.Scan(&k.Chat, &k.User, &revision, &body); err != nil {
			return err
		}
		var s dialog.Session
		if !w.identifiers.in(string(body)) || json.Unmarshal(body, &s) != nil || drafted(s.Flow) {
			continue
		}
		s.Revision = revision
		open[k] = s
	}
	err = rows.Err()
	for k, s := range open {
		err = errors.Join(err, w.endSession(ctx, standing{chat: k.Chat, user: k.User}, s, w.at))
	}
	return err
}

// tombstone is what is left of the person: an id that records and consents point
// to.
func (w wiper) tombstone(ctx context.Context, who identity, c store.Erase) error {
	if _, err := w.exec(ctx, `
UPDATE people SET user = -id, chat = 0, name = ?2, folded = '', username = '', phone = '', hamlets = '', menu = '', role = '',
	blocked = 1, reached = 0, telling = 'now', version = version + 1, erased = ?3 WHERE id = ?1 OR became = ?1`, who.id, c.Name, millis(w.at)); err != nil {
		return fmt.Errorf("person %d: %w", who.id, err)
	}
	return w.notePerson(ctx, store.PeopleEntry{Key: "erase:" + c.Key, Person: who.id, At: w.at, By: c.By, ByName: c.ByName,
		Action: store.ErasedData, Channel: c.Channel})
}

// farewell tells the person, at the account that is no longer known afterwards.
func (w wiper) farewell(ctx context.Context, who identity, c store.Erase) error {
	if who.chat == 0 || who.blocked || c.Request == "" {
		return nil
	}
	_, err := w.exec(ctx, `INSERT INTO notices (key, chat, kind, record, at, due) VALUES (?1, ?2, ?3, ?4, ?5, ?5)`,
		"farewell:"+c.Key, who.chat, store.Farewell, c.Request, millis(w.at))
	if err != nil {
		return fmt.Errorf("farewell: %w", err)
	}
	return nil
}
