package sqlite

import (
	"context"
	"strings"

	"khuyencong/flows/dialog"
	"khuyencong/flows/vietnamese"
)

// covered are the communes that have a collaborator.
func (s *Store) covered(ctx context.Context) (map[string]bool, error) {
	rows, err := s.read.query(ctx, `
SELECT DISTINCT c.commune FROM person_communes c JOIN people p ON p.id = c.person WHERE p.role = 'collaborator'`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	in := map[string]bool{}
	for rows.Next() {
		var code string
		if err := rows.Scan(&code); err != nil {
			return nil, err
		}
		in[code] = true
	}
	return in, rows.Err()
}

// bare are the communes without a collaborator, in the order of the alphabet.
func (s *Store) bare(ctx context.Context, q dialog.Query) (dialog.Result, error) {
	covered, err := s.covered(ctx)
	if err != nil {
		return dialog.Result{}, err
	}
	wanted := vietnamese.Fold(q.Text)
	var all dialog.Result
	for _, c := range vietnamese.Communes() {
		if !covered[c.Code] && strings.Contains(vietnamese.Fold(c.FullName), wanted) {
			all.Rows = append(all.Rows, dialog.Row{ID: c.Code, Name: c.FullName, Label: dialog.Phrase{Unit: dialog.Commons, Plain: c.Code}})
		}
	}
	all.Total = len(all.Rows)
	return cut(all, q.Page), nil
}

func (s *Store) botName(ctx context.Context) (dialog.Result, error) {
	name, err := s.Setting(ctx, BotUsername)
	return dialog.Result{Rows: []dialog.Row{{Name: name}}, Total: 1}, err
}

// BotUsername is the setting with the bot's user name, for links to it.
const BotUsername = "bot.username"
