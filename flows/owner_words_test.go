package flows_test

import (
	"strings"
	"testing"

	"khuyencong/flows"
	"khuyencong/locales"
	"khuyencong/store"
)

// TestForwardSaysNothingOfAnybody: what is passed on to an owner holds the
// facility's name and a way to the record, or to the centre, and no more.
func TestForwardSaysNothingOfAnybody(t *testing.T) {
	r := sample(store.Facility, store.Sent)
	r.ID, r.Title, r.Phone = "abcd1234", "Lò bún Tự An", "0905111222"
	for bot, want := range map[string]string{"kc_bot": "https://t.me/kc_bot?start=hs_abcd1234", "": ""} {
		v := flows.ForwardNotice(r, bot)
		if len(v.Body) != 1 || len(v.Lines)+len(v.Rows)+len(v.Foot)+len(v.Notes) != 0 || !v.Head.Empty() {
			t.Errorf("more than a sentence: %+v", v)
		}
		if got := v.Body[0].Data["link"].Plain; got != want {
			t.Errorf("with bot %q the link is %q", bot, got)
		}
		for _, lang := range locales.Languages() {
			said := plainWords(t)(lang, v.Body[0])
			if !strings.Contains(said, r.Title) || strings.Contains(said, r.Phone) || strings.Contains(said, r.ByName) {
				t.Errorf("it says %q", said)
			}
		}
	}
}
