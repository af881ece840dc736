package main

import (
	"encoding/json"
	"net/http"
	"strconv"
	"strings"
	"testing"

	"khuyencong/bot/simulator"
)

// TestTheLogTellsNothingOfAnybody: a registration, other things people send, and
// all kinds of faults with their words in them, at the most talkative level.
func TestTheLogTellsNothingOfAnybody(t *testing.T) {
	bothStores(t, func(t *testing.T, settings ...string) {
		o, s := staffed(t, append(settings, "KHUYENCONG_LOG=debug")...)
		people := o.collaborators(2)
		if err := all(people, func(h *human) error { return h.through(t.Context(), s, "menu.another_facility") }); err != nil {
			t.Fatal(err)
		}
		h := people[0]
		o.goOn(h, s)
		for _, a := range []simulator.Action{
			{Do: "text", Text: "Nguyễn Thị Bí Mật 0987654321 bimat@example.vn"},
			{Do: "photo", Count: 2, Caption: "ảnh của Nguyễn Thị Bí Mật"},
			{Do: "contact", PhoneNumber: "+84987654321", FirstName: "Bí Mật"},
			{Do: "location", Latitude: 12.654321, Longitude: 108.123456},
			{Do: "start", Payload: "ma-moi-bi-mat"},
		} {
			o.goOn(h, s)
			if err := h.do(a); err != nil {
				t.Fatalf("%s: %v", a.Do, err)
			}
		}
		o.goOn(h, s)
		for _, f := range []simulator.Fault{
			{Code: http.StatusBadRequest, Description: `Bad Request: can't parse entities: "Nguyễn Thị Bí Mật" 0987654321`},
			{Code: http.StatusBadRequest, Description: "Bad Request: wrong phone number 0987 654 321 specified"},
			{Code: http.StatusTooManyRequests, RetryAfter: 1},
			{Code: http.StatusBadGateway, HTML: true},
			{Code: http.StatusInternalServerError, Description: "Internal: 0987654321"},
			{Cut: true}, {CutAfter: true},
		} {
			o.sim.FailNext("sendMessage", f)
			o.sim.FailNext("getUpdates", f)
			if err := h.do(simulator.Action{Do: "text", Text: "/menu"}); err != nil {
				t.Fatal(err)
			}
			eventually(t, enough, "what was sent is taken", func() bool { return o.sim.Pending() == 0 })
			o.goOn(h, s)
		}
		o.stop()
		o.discreet(people)
		o.silentAbout(
			"Bí Mật", "bi-mat", "bimat", "987654321", "987 654", "12.654321", "108.123456", outsideToken, strings.TrimPrefix(outsideToken, "99:"),
			strconv.FormatInt(h.id, 10), "Người Mẫu", "Hoa Ban", h.code,
			"AgUAAxkBAAI", // in every file id of the simulator
		)
	})
}

// silentAbout checks the log: lines of JSON with none of the words.
func (o *outside) silentAbout(words ...string) {
	o.t.Helper()
	log := o.log()
	for line := range strings.Lines(log) {
		if !json.Valid([]byte(line)) {
			o.t.Errorf("no JSON: %s", line)
		}
	}
	for _, w := range words {
		if i := strings.Index(log, w); i >= 0 && w != "" {
			o.t.Errorf("the log holds %q: …%s…", w, log[max(0, i-200):min(len(log), i+100)])
		}
	}
	if strings.Count(log, "\n") < 5 {
		o.t.Errorf("the log says too little to tell:\n%s", log)
	}
}
