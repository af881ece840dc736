package main

import (
	"testing"

	"khuyencong/store/sqlite"
)

// TestPracticeKnowsItsName: without it there are no links and no QR codes to
// practise with.
func TestPracticeKnowsItsName(t *testing.T) {
	p := startPractice(t)
	if name, err := p.house.store.Setting(t.Context(), sqlite.BotUsername); err != nil || name != practiceName {
		t.Errorf("the bot is called %q, %v", name, err)
	}
}
