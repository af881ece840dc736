package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// Find carries out a look-up of package store for the viewer, who is shown
// nothing that is not theirs to see.
func (s *Store) Find(ctx context.Context, v store.Viewer, q dialog.Query) (dialog.Result, error) {
	found, err := s.find(ctx, v, q)
	if err != nil {
		return dialog.Result{}, fmt.Errorf("find %s: %w", q.Name, err)
	}
	return found, nil
}

func (s *Store) find(ctx context.Context, v store.Viewer, q dialog.Query) (dialog.Result, error) {
	switch q.Name {
	case store.HomeOf:
		return s.home(ctx, v)
	case store.DraftsOf:
		return s.drafts(ctx, v, q.Page)
	case store.DraftBy:
		return s.draft(ctx, v, q)
	case store.InviteBy:
		return s.inviteBy(ctx, q.Text)
	case store.Similar, store.SamePhone:
		return s.similar(ctx, v, q)
	case store.HamletsOf:
		return s.hamlets(ctx, v, q)
	case store.Facilities:
		return s.facilities(ctx, v, q)
	case store.RecordsOf:
		return s.recordsOf(ctx, v, q)
	case store.RecordBy:
		return s.recordBy(ctx, v, q.ID)
	case store.RecordNumbered:
		return s.recordNumbered(ctx, v, q.ID)
	case store.QueueOf:
		return s.queue(ctx, v, q)
	case store.TwinsOf:
		return s.twins(ctx, v, q)
	case store.PairOf:
		return s.pair(ctx, v, q)
	case store.AbsorbedBy:
		return s.absorbed(ctx, v, q.ID)
	case store.Colleagues:
		return s.colleagues(ctx, v, q)
	case store.SourceOf:
		return s.source(ctx, v, q.Text)
	case store.Settings:
		return s.centre(ctx)
	case store.TellingOf:
		return s.telling(ctx, v)
	case store.ReceiverOf:
		return s.receiver(ctx, v, q.ID)
	case store.UnsentTo:
		return s.unsent(ctx, v, q)
	case store.Troubles:
		return s.troubles(ctx, v, q.Page)
	case store.CommuneRecords:
		return s.communeRecords(ctx, v, q)
	case store.InterestsOf:
		return s.interests(ctx, v, q)
	case store.Covered:
		return s.coveredRow(ctx, q.ID)
	case store.FacilitiesByPhone:
		return s.byPhone(ctx, v, q.Text)
	case store.BotName:
		return s.botName(ctx)
	case store.KeptOf, store.CopyOf, store.PrivacyOf, store.BreachesOf, store.RetiredAfter:
		return s.findData(ctx, v, q)
	case store.WorkOf:
		return s.work(ctx, v)
	case store.StaleOf:
		return s.stale(ctx, v, q)
	case store.BackOf:
		return s.back(ctx, v, q.Page)
	case store.AreaOf:
		return s.area(ctx, v, q)
	case store.OwnProfile:
		return s.ownProfile(ctx, v)
	case store.LearnedBy:
		return s.learnedBy(ctx, v)
	}
	if q.Name == store.CentreArticles && v.Role.IsStaff() {
		return s.articles(ctx, q)
	}
	if v.Role.IsStaff() {
		return s.findPeople(ctx, v, q)
	}
	return none(q)
}

// collect reads rows that are a whole answer, not a page of one.
func collect(rows *sql.Rows, scan func(scanner) (dialog.Row, error)) (dialog.Result, error) {
	defer rows.Close()
	var found dialog.Result
	for rows.Next() {
		row, err := scan(rows)
		if err != nil {
			return dialog.Result{}, err
		}
		found.Rows = append(found.Rows, row)
	}
	found.Total = len(found.Rows)
	return found, rows.Err()
}

// offset of a page; there are none before the first.
func offset(page int) int { return max(page, 0) * store.PageRows }
