package sqlite

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"khuyencong/flows/dialog"
	"khuyencong/flows/vietnamese"
	"khuyencong/store"
)

// findPeople carries out the look-ups that only staff may make.
func (s *Store) findPeople(ctx context.Context, v store.Viewer, q dialog.Query) (dialog.Result, error) {
	switch q.Name {
	case store.PersonBy:
		return s.profile(ctx, q.ID)
	case store.PeopleOf:
		return s.peopleOf(ctx, q)
	case store.CommunesWithout:
		return s.bare(ctx, q)
	}
	if v.Role == dialog.Staff {
		return none(q)
	}
	switch q.Name {
	case store.InvitesOpen:
		return s.invitesOpen(ctx, v, q)
	case store.LoadOf:
		return s.loadOf(ctx, q)
	}
	return none(q)
}

// none is what those find who may not look; what nobody knows is a defect.
func none(q dialog.Query) (dialog.Result, error) {
	switch q.Name {
	case store.CentreArticles, store.PersonBy, store.PeopleOf, store.CommunesWithout, store.BotName, store.InvitesOpen, store.LoadOf:
		return dialog.Result{}, nil
	}
	return dialog.Result{}, fmt.Errorf("no such look-up: %w", store.ErrDefect)
}

// mostPeople is how many people a list is made from; beyond it one must search.
const mostPeople = 2000

// peopleOf the house, by commune and name.
func (s *Store) peopleOf(ctx context.Context, q dialog.Query) (dialog.Result, error) {
	c := clause{sql: `p.role NOT IN ('', 'owner')`}
	if q.Text != "" {
		c = wanted(q.Text)
	}
	found, err := s.profiles(ctx, c.and(`p.id <> ?`, q.ID), mostPeople)
	if err != nil {
		return dialog.Result{}, err
	}
	covered, err := s.covered(ctx)
	if err != nil {
		return dialog.Result{}, err
	}
	slices.SortStableFunc(found, func(a, b store.Profile) int { return byCommune(a, b) })
	all := dialog.Result{Total: len(found)}
	for _, p := range found {
		p.Bare = len(vietnamese.Communes()) - len(covered)
		all.Rows = append(all.Rows, profileRow(p))
	}
	return cut(all, q.Page), nil
}

// wanted are the people somebody searches for: by the words of their name, by
// phone, or by the commune they work in.
func wanted(text string) clause {
	words := strings.Fields(vietnamese.Fold(text))
	c := clause{sql: `p.folded <> ''`}
	for _, w := range words {
		c = c.and(`instr(' ' || p.folded, ?) > 0`, " "+w)
	}
	if len(words) == 0 {
		c = clause{sql: `FALSE`}
	}
	if phone := phoneOf(words); len(phone) >= 6 {
		c = clause{c.sql + ` OR p.phone <> '' AND instr(p.phone, ?) > 0`, append(c.args, phone)}
	}
	if in, _ := vietnamese.FindCommunes(text); len(in) > 0 && in[0].Score >= 0.9 {
		c = clause{c.sql + ` OR p.id IN (SELECT person FROM person_communes WHERE commune = ?)`, append(c.args, in[0].Code)}
	}
	return clause{`(` + c.sql + `)`, c.args}
}

// byCommune puts the staff last, the others in the order of their first commune.
func byCommune(a, b store.Profile) int {
	return strings.Compare(placeOf(a), placeOf(b))
}

func placeOf(p store.Profile) string {
	switch {
	case p.Role.IsStaff():
		return "~"
	case len(p.Communes) == 0:
		return "}"
	}
	i := slices.IndexFunc(vietnamese.Communes(), func(c vietnamese.Commune) bool { return c.Code == p.Communes[0] })
	return fmt.Sprintf("%03d", i)
}
