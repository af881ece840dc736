package bot

import (
	"context"
	"errors"

	"khuyencong/flows"
	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// peopleView tells somebody what became of their part in the house: role,
// communes, account, a hand-over.
func (s *sender) peopleView(ctx context.Context, n store.Notice, reader store.Person) (_ func() dialog.View, stale bool, err error) {
	e, err := s.bot.store.PeopleEntry(ctx, n.Record, n.Person)
	if err != nil {
		return nil, errors.Is(err, store.ErrNotFound), ignored(err, store.ErrNotFound)
	}
	return func() dialog.View { return flows.PeopleNotice(n.Kind, e, reader) }, false, nil
}
