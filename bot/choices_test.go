package bot_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"khuyencong/bot"
	"khuyencong/flows"
	"khuyencong/flows/dialog"
	"khuyencong/locales"
	"khuyencong/store"
)

// uses has the house use a file of options, with texts of its own.
func (h *house) uses(file string) {
	h.t.Helper()
	texts, err := locales.Load()
	if err != nil {
		h.t.Fatal(err)
	}
	o := flows.ReadOptions([]byte(file), func(string, string) string { return "" })
	if faults := o.Choices.Wrong(); len(faults) > 0 {
		h.t.Fatal(faults)
	}
	texts.Give(o.Labels)
	h.texts, h.book, h.file = texts, flows.Book(bot.Plain(texts)), o.Choices
	h.restart()
}

// TestOptionOfTheCentre: it is offered, read when typed, shown as it is written,
// kept, and stays readable when the file goes away.
func TestOptionOfTheCentre(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(linh, hanh)
		h.uses("[facility.industry.bees]\nvi = \"Ong, mật & <sáp>\"\n[facility.legal_form.household]\nvi = \"Hộ KD\"\n")
		said := slices.Clone(registration)
		said[slices.Index(said, "[coffee]")] = "ong, mat & <sap>"
		h.walk(linh, said...)
		if r := h.rows(`SELECT json_extract(answers, '$.industry.k'), json_extract(answers, '$.industry.a'), json_extract(answers, '$.industry.l') FROM records`); !slices.Equal(r, []string{"bees other Ong, mật & <sáp>"}) {
			t.Error(r)
		}
		card := strings.Join(h.phones.texts(hanh), "\n")
		for _, want := range []string{"Ong, mật &amp; &lt;sáp&gt;", "Hộ KD"} {
			if !strings.Contains(card, want) {
				t.Errorf("staff read no %q: %s", want, card)
			}
		}
		h.file, h.texts = nil, mustTexts(t)
		h.restart()
		h.walk(hanh, "/hangcho", "[waiting]", "["+h.rows(`SELECT id FROM records`)[0]+"]")
		if card := h.phones.texts(hanh); !strings.Contains(card[len(card)-1], "Ong, mật &amp; &lt;sáp&gt;") {
			t.Errorf("without the file staff read %q", card[len(card)-1])
		}
	})
}

func mustTexts(t *testing.T) *locales.Texts {
	t.Helper()
	texts, err := readTexts()
	if err != nil {
		t.Fatal(err)
	}
	return texts
}

// TestBrokenFileIsTold to administrators, as long as it is broken.
func TestBrokenFileIsTold(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.invite(linh, hanh, dung)
		h.file = &dialog.Choices{Faults: []dialog.Fault{{Line: 12, Say: dialog.Say("options.fault.syntax")}}}
		if err := h.store.TellAdmins(t.Context(), store.OptionsBroken, "12-1", h.now()); err != nil {
			t.Fatal(err)
		}
		h.pass(time.Minute)
		if got := h.phones.texts(hanh); len(got) != 1 || !strings.Contains(got[0], "12") {
			t.Errorf("the administrator reads %q", got)
		}
		if n := len(h.phones.texts(linh)) + len(h.phones.texts(dung)); n != 0 {
			t.Errorf("%d others read it", n)
		}
		h.file = nil
		if err := h.store.TellAdmins(t.Context(), store.OptionsBroken, "13-2", h.now()); err != nil {
			t.Fatal(err)
		}
		h.pass(time.Minute)
		if got := h.phones.texts(hanh); len(got) != 1 {
			t.Errorf("told of what is mended: %q", got)
		}
	})
}
