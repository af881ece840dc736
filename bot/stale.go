package bot

import (
	"context"
	"errors"
	"strconv"
	"time"

	"khuyencong/flows"
	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// staleAgain is how long nobody is asked again about facilities that have grown
// old: what grows old meanwhile is asked about together.
const staleAgain = 30 * 24 * time.Hour

// askStale asks the senders of facilities that nobody has looked at for a year
// whether they are still right.
func (b *Bot) askStale(ctx context.Context, now time.Time) error {
	senders, err := b.store.StaleSenders(ctx, now, now.Add(-staleAgain))
	for _, id := range senders {
		ask := store.AskStale{Key: strconv.FormatInt(id, 10) + ":" + strconv.FormatInt(now.Unix(), 36), Person: id, At: now}
		err = errors.Join(err, b.store.Commit(ctx, store.Batch{Changes: []store.Change{ask}, At: now}))
	}
	return err
}

// staleView asks about what is old when the notice is sent; nothing may be any
// more, and who was asked may no longer record facilities.
func (s *sender) staleView(ctx context.Context, reader store.Person) (_ func() dialog.View, stale bool, err error) {
	if reader.Role == dialog.Owner {
		return nil, true, nil
	}
	now := s.bot.now()
	v := store.Viewer{Person: reader.ID, User: reader.User, Chat: reader.Chat, Role: reader.Role, Communes: reader.Communes, At: now}
	found, err := s.bot.store.Find(ctx, v, dialog.Query{Name: store.StaleOf})
	if err != nil || found.Total == 0 {
		return nil, err == nil, err
	}
	return func() dialog.View { return flows.StaleNotice(found) }, false, nil
}
