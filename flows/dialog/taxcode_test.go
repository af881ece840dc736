package dialog_test

import (
	"strings"
	"testing"

	"khuyencong/flows/dialog"
)

func TestTaxCodeAnswers(t *testing.T) {
	for typed, want := range map[string]string{
		"0100109106": "0100109106", "mst 01 0010 9106 ạ": "0100109106", "0300588569001": "0300588569-001", "0300588569 - 001": "0300588569-001",
	} {
		p := asking(t, dialog.TaxCode{})
		p.say(typed)
		p.asks("card.check")
		p.answersAre(dialog.Answers{"it": {Text: want}})
	}
}

// TestTaxCodeInDoubt: a wrong check digit is asked about, not refused; typing it
// anew answers too.
func TestTaxCodeInDoubt(t *testing.T) {
	p := asking(t, dialog.TaxCode{})
	p.say("0100109107")
	p.notesAre("warn problem.tax_doubt 0100109107")
	p.answersAre(dialog.Answers{})
	p.press("problem.tax_doubt.keep 0100109107")
	p.answersAre(dialog.Answers{"it": {Text: "0100109107"}})

	p = asking(t, dialog.TaxCode{})
	p.say("0100109107")
	p.say("0100109106")
	p.answersAre(dialog.Answers{"it": {Text: "0100109106"}})

	p = asking(t, dialog.TaxCode{})
	p.say("0100109106 hoặc 0300588569")
	p.notesAre("warn problem.which")
	p.press("0300588569")
	p.answersAre(dialog.Answers{"it": {Text: "0300588569"}})
}

// TestPersonalNumberAsTaxCode is what households type: it is not taken, and is
// nowhere in what is kept.
func TestPersonalNumberAsTaxCode(t *testing.T) {
	for _, typed := range []string{personal, "066 085 001 234", "mst " + personal, personal + "-001"} {
		p := asking(t, dialog.TaxCode{})
		p.say(typed)
		p.notesAre("warn problem.tax_personal")
		p.answersAre(dialog.Answers{})
		p.forgot(typed)
		if all := asJSON(p.s); strings.Contains(all, "085001") {
			t.Errorf("after %q: %s", typed, all)
		}
	}
}
