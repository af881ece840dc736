package main

import (
	"testing"

	"khuyencong/store/sqlite"
)

// Without its name there are no links to it, and no QR codes.
func TestPracticeKnowsTheBotsName(t *testing.T) {
	p := startPractice(t)
	if name, err := p.house.store.Setting(t.Context(), sqlite.BotUsername); err != nil || name != practiceName {
		t.Errorf("%q, %v", name, err)
	}
}
