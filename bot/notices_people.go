package bot

import (
	"context"
	"errors"

	"khuyencong/flows"
	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// peopleView tells somebody what became of their part in the house: role,
// communes, account, a hand-over; or, who made a link, what it was used for.
func (s *sender) peopleView(ctx context.Context, n store.Notice, reader store.Person) (_ func() dialog.View, stale bool, err error) {
	about, stale := n.Person, false
	if n.Kind == store.LinkUsed {
		about, stale = 0, !reader.Role.Above(dialog.Staff) // who no longer manages people is told no more of them
	}
	e, err := s.bot.store.PeopleEntry(ctx, n.Record, about)
	if err != nil {
		return nil, errors.Is(err, store.ErrNotFound), ignored(err, store.ErrNotFound)
	}
	return func() dialog.View { return flows.PeopleNotice(n.Kind, e, reader) }, stale, nil
}
