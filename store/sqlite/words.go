package sqlite

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"khuyencong/flows/vietnamese"
	"khuyencong/store"
)

// Steps of the facility form that are searched besides the record's columns.
const (
	contactStep  = "contact"
	productsStep = "products"
	hamletStep   = "hamlet"
)

// saveWords makes the record found by its words.
func (t *tx) saveWords(ctx context.Context, number int64, r store.Record) error {
	words := vietnamese.Fold(strings.Join([]string{
		r.Title, r.Answers.Text(contactStep), r.Phone, r.Answers.Text(productsStep),
	}, " "))
	if _, err := t.exec(ctx, `DELETE FROM record_words WHERE rowid = ?`, number); err != nil {
		return fmt.Errorf("words of %s: %w", r.ID, err)
	}
	if _, err := t.exec(ctx, `INSERT INTO record_words (rowid, words) VALUES (?, ?)`, number, words); err != nil {
		return fmt.Errorf("words of %s: %w", r.ID, err)
	}
	return nil
}

// matching turns what was typed into a query of FTS5: every word must begin a
// word of the record. It is "" where nothing can be searched for. Folding leaves
// letters, digits and spaces; the quotes keep AND, OR and NEAR from being read
// as operators.
func matching(typed string) string {
	words := strings.Fields(vietnamese.Fold(typed))
	if phone := phoneOf(words); phone != "" {
		words = []string{phone}
	}
	for i, w := range words {
		words[i] = `"` + w + `"*`
	}
	return strings.Join(words, " ")
}

// numberOf is the record's number that was typed, with or without the two letters
// before it: "NC-12", "nc 12", "12"; 0 where it is none. Numbers are counted over
// all kinds, so the letters are not needed.
func numberOf(typed string) int64 {
	digits := strings.ReplaceAll(vietnamese.Fold(typed), " ", "")
	if len(digits) > 2 && strings.Trim(digits[:2], "abcdefghijklmnopqrstuvwxyz") == "" {
		digits = digits[2:]
	}
	if len(digits) > mostDigits {
		return 0
	}
	n, err := strconv.ParseInt(digits, 10, 64)
	if err != nil {
		return 0
	}
	return n
}

// mostDigits of a record's number; longer ones are phone numbers.
const mostDigits = 7

// phoneOf joins a number typed in groups, with the country's code as 0; "" where
// the words are not one number.
func phoneOf(words []string) string {
	digits := strings.Join(words, "")
	if len(words) == 0 || strings.Trim(digits, "0123456789") != "" {
		return ""
	}
	if rest, is := strings.CutPrefix(digits, "84"); is && len(rest) == 9 {
		return "0" + rest
	}
	return digits
}
