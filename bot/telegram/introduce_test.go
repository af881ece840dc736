package telegram

import (
	"errors"
	"net/http"
	"testing"

	"github.com/google/go-cmp/cmp"

	"khuyencong/bot"
)

var introduction = Introduction{
	Lang: "en", Name: "Khuyến công", Description: "Trợ lý <khuyến công>", Short: "Trợ lý",
	Commands: map[Scope][]Command{Groups: {}, Everywhere: {{Word: "menu", Says: "Mở menu"}}},
}

func TestIntroduce(t *testing.T) {
	before := []request{
		{"setMyCommands", `{"commands":[{"command":"menu","description":"Mở menu"}],"language_code":"en","scope":{"type":"default"}}`},
		{"setMyCommands", `{"commands":[],"language_code":"en","scope":{"type":"all_group_chats"}}`},
		{"setMyDescription", `{"description":"Trợ lý <khuyến công>","language_code":"en"}`},
		{"setMyShortDescription", `{"language_code":"en","short_description":"Trợ lý"}`},
		{"getMyName", `{"language_code":"en"}`},
	}
	rename := request{"setMyName", `{"language_code":"en","name":"Khuyến công"}`}
	for name, tt := range map[string]struct {
		called string
		want   []request
	}{
		"new name":  {"Khuyen cong", append(before[:len(before):len(before)], rename)},
		"same name": {"Khuyến công", before},
	} {
		t.Run(name, func(t *testing.T) {
			s := newServer(t, map[string]http.HandlerFunc{"getMyName": gives(200, `{"ok":true,"result":{"name":"`+tt.called+`"}}`)})
			if err := s.client().Introduce(t.Context(), introduction); err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(tt.want, s.requests()); d != "" {
				t.Error(d)
			}
		})
	}
}

// One refusal does not keep the rest from being set.
func TestIntroduceGoesOn(t *testing.T) {
	s := newServer(t, map[string]http.HandlerFunc{
		"setMyDescription": refusesWith(429, "Too Many Requests", map[string]any{"retry_after": 3000}),
		"getMyName":        gives(200, `{"ok":true,"result":{"name":"x"}}`),
	})
	err := s.client().Introduce(t.Context(), introduction)
	if _, ok := errors.AsType[*bot.RetryError](err); !ok {
		t.Errorf("got %v", err)
	}
	if seen := s.requests(); len(seen) != 6 || seen[5].Method != "setMyName" {
		t.Errorf("called %v", seen)
	}
}

func TestMe(t *testing.T) {
	s := newServer(t, map[string]http.HandlerFunc{"getMe": inTurn(gives(200, meOK), gives(200, `{"ok":true,"result":{}}`))})
	c := s.client()
	me, err := c.Me(t.Context())
	if d := cmp.Diff(Self{ID: 99, Username: "kc_bot", Name: "KC"}, me); d != "" || err != nil {
		t.Error(d, err)
	}
	if _, err := c.Me(t.Context()); err == nil {
		t.Error("an answer without a name is taken for a bot")
	}
}
