package main

import (
	"testing"

	"khuyencong/store"
	"khuyencong/store/sqlite"
)

// Without its name there are no links to it, and no QR codes.
func TestPracticeKnowsTheBotsName(t *testing.T) {
	p := startPractice(t)
	if name, err := p.house.store.Setting(t.Context(), sqlite.BotUsername); err != nil || name != practiceName {
		t.Errorf("%q, %v", name, err)
	}
}

// Receipts and hand-overs name a phone in the practice too: nobody's.
func TestPracticeCentreHasAPhone(t *testing.T) {
	p := startPractice(t)
	for _, name := range []string{store.CentrePhone, store.CentreHours} {
		if value, err := p.house.store.Setting(t.Context(), name); err != nil || value == "" {
			t.Errorf("%s: %q, %v", name, value, err)
		}
	}
}
