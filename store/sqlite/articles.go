package sqlite

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// publish adds a version of an article. The newest one again is nothing. Words of
// whoever asked that were erased since the form was opened are left out.
func (t *tx) publish(ctx context.Context, a store.CentreArticle, at time.Time) error {
	if a.At.IsZero() {
		a.At = at
	}
	erased := false
	if err := t.row(ctx, `SELECT EXISTS (SELECT 1 FROM records WHERE number = ? AND erased IS NOT NULL)`, questionOf(a.ID)).Scan(&erased); err != nil {
		return fmt.Errorf("article %s: %w", a.ID, err)
	}
	if erased {
		a.Asked = ""
	}
	_, err := t.exec(ctx, `
INSERT INTO articles (id, title, text, asked, author, at, gone)
SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7
WHERE NOT EXISTS (SELECT 1 FROM articles WHERE seq = (SELECT max(seq) FROM articles WHERE id = ?1)
	AND title = ?2 AND text = ?3 AND asked = ?4 AND gone = ?7)`,
		a.ID, a.Title, a.Text, a.Asked, a.By, millis(a.At), a.Gone)
	if err != nil {
		return fmt.Errorf("article %s: %w", a.ID, err)
	}
	return nil
}

// questionOf is the number of the question that an article came from, 0: none.
func questionOf(article string) int64 {
	digits, ok := strings.CutPrefix(article, "tt-")
	n, err := strconv.ParseInt(digits, 10, 64)
	if !ok || err != nil {
		return 0
	}
	return n
}

// rate counts whether an article was an answer.
func (t *tx) rate(ctx context.Context, r store.Rate) error {
	_, err := t.exec(ctx, `
INSERT INTO ratings (article, useful, useless) VALUES (?1, ?2, 1 - ?2)
ON CONFLICT (article) DO UPDATE SET useful = useful + excluded.useful, useless = useless + excluded.useless`, r.Article, r.Useful)
	if err != nil {
		return fmt.Errorf("rate article %s: %w", r.Article, err)
	}
	return nil
}

// articlesSQL reads the newest version of every article that was not taken out.
const articlesSQL = `
SELECT a.id, a.title, a.text, a.asked, a.author, p.name, a.at, ifnull(r.useful, 0), ifnull(r.useless, 0)
FROM articles a JOIN people p ON p.id = a.author LEFT JOIN ratings r ON r.article = a.id
WHERE a.seq IN (SELECT max(seq) FROM articles GROUP BY id) AND a.gone = 0 `

func scanArticle(row scanner) (dialog.Row, error) {
	var a store.Rated
	var at int64
	err := row.Scan(&a.ID, &a.Title, &a.Text, &a.Asked, &a.By, &a.ByName, &at, &a.Useful, &a.Useless)
	a.At = moment(at)
	return dialog.Row{ID: a.ID, Name: a.Title, Label: dialog.Plain(a.Title), Body: a}, err
}

// articles are the centre's own, a page of the newest first, or the one with an id.
func (s *Store) articles(ctx context.Context, q dialog.Query) (dialog.Result, error) {
	if q.ID != "" {
		rows, err := s.read.query(ctx, articlesSQL+`AND a.id = ?`, q.ID)
		if err != nil {
			return dialog.Result{}, err
		}
		return collect(rows, scanArticle)
	}
	rows, err := s.read.query(ctx, articlesSQL+`ORDER BY a.seq DESC LIMIT ? OFFSET ?`, store.PageRows, offset(q.Page))
	if err != nil {
		return dialog.Result{}, err
	}
	found, err := collect(rows, scanArticle)
	if err != nil {
		return found, err
	}
	err = s.read.scan(ctx, `SELECT count(*) FROM (SELECT gone, max(seq) FROM articles GROUP BY id) WHERE gone = 0`, nil, &found.Total)
	return found, err
}

// Articles are all of the centre's own.
func (s *Store) Articles(ctx context.Context) ([]store.CentreArticle, error) {
	rows, err := s.read.query(ctx, articlesSQL+`ORDER BY a.seq`)
	if err != nil {
		return nil, fmt.Errorf("the centre's articles: %w", err)
	}
	found, err := collect(rows, scanArticle)
	if err != nil {
		return nil, fmt.Errorf("the centre's articles: %w", err)
	}
	var all []store.CentreArticle
	for _, row := range found.Rows {
		all = append(all, row.Body.(store.Rated).CentreArticle)
	}
	return all, nil
}
