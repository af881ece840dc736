package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"khuyencong/flows/dialog"
)

const sessionSQL = `SELECT revision, body FROM sessions WHERE chat = ? AND user = ?`

// openSession is the conversation; a zero one where there is none, or where it
// cannot be read any more and counts as none.
func openSession(row *sql.Row) (dialog.Session, error) {
	var revision int64
	var body string
	err := row.Scan(&revision, &body)
	if errors.Is(err, sql.ErrNoRows) {
		return dialog.Session{}, nil
	}
	if err != nil {
		return dialog.Session{}, fmt.Errorf("session: %w", err)
	}
	var s dialog.Session
	if json.Unmarshal([]byte(body), &s) != nil {
		return dialog.Session{}, nil
	}
	s.Revision = revision
	return s, nil
}

// endSession ends what is open in somebody's conversation from outside; a form
// that was begun becomes a draft. The session's revision grows, so nothing that
// was decided on it before is committed any more.
func (t *tx) endSession(ctx context.Context, whose standing, was dialog.Session, at time.Time) error {
	if was.Revision == 0 {
		return nil
	}
	is, d, worth := was.Ended()
	if worth && drafted(d.Flow) {
		d.Chat, d.User, d.Title = whose.chat, whose.user, draftTitle(d.Answers)
		if d.Changed.IsZero() {
			d.Changed = at
		}
		if err := t.saveDraft(ctx, d); err != nil {
			return err
		}
	}
	body, err := encode(is)
	if err != nil {
		return err
	}
	if _, err := t.exec(ctx, `UPDATE sessions SET revision = ?, owed = 0, body = ? WHERE chat = ? AND user = ?`,
		is.Revision, body, whose.chat, whose.user); err != nil {
		return fmt.Errorf("end the session of person %d: %w", whose.id, err)
	}
	return nil
}

// drafted: only forms about facilities and needs are kept when their session
// ends; lists and small dialogs hold nothing.
func drafted(flow string) bool { return flow == "facility" || flow == "need" }

// draftTitle is what a draft's new owner will recognise it by.
func draftTitle(a dialog.Answers) string {
	return cmp.Or(a.Text("name"), a.Text("item"), a.Text("detail"), a["facility"].Label)
}
