package flows_test

import (
	"strings"
	"testing"

	"khuyencong/bot"
	"khuyencong/flows"
	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// TestStaleNotice: one facility is asked about on the spot, two hundred are a
// number and a list.
func TestStaleNotice(t *testing.T) {
	texts := loadTexts(t)
	r := sample(store.Facility, store.Accepted)
	one := flows.StaleNotice(dialog.Result{Rows: []dialog.Row{{ID: r.ID, Body: r}}, Total: 1})
	if len(one.Rows) != 3 || len(one.Lines) == 0 {
		t.Errorf("%+v", one)
	}
	many := flows.StaleNotice(dialog.Result{Rows: []dialog.Row{{ID: r.ID, Body: r}}, Total: 200})
	if len(many.Rows) != 1 || len(many.Lines) != 0 || many.Rows[0][0].Data != "o:stale" {
		t.Errorf("%+v", many)
	}
	if words := bot.Plain(texts)("vi", many.Body[0]); !strings.Contains(words, "200 cơ sở") {
		t.Error(words)
	}
}
