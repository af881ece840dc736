package telegram

import (
	"errors"
	"net/http"
	"testing"

	"github.com/google/go-cmp/cmp"

	"khuyencong/bot"
)

func TestChatCommands(t *testing.T) {
	s := newServer(t, nil)
	c := s.client()
	list := []Command{{Word: "hangcho", Says: "Hàng chờ"}}
	if err := errors.Join(c.SetChatCommands(t.Context(), 1001, "en", list), c.SetChatCommands(t.Context(), 1001, "", nil)); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(c.DropChatCommands(t.Context(), 1001), c.DropChatCommands(t.Context(), 1001, "en")); err != nil {
		t.Fatal(err)
	}
	drop := func(lang string) request {
		return request{"deleteMyCommands", `{"language_code":"` + lang + `","scope":{"type":"chat","chat_id":1001}}`}
	}
	want := []request{
		{"setMyCommands", `{"commands":[{"command":"hangcho","description":"Hàng chờ"}],"language_code":"en","scope":{"type":"chat","chat_id":1001}}`},
		{"setMyCommands", `{"commands":[],"language_code":"","scope":{"type":"chat","chat_id":1001}}`},
		drop(""), drop(""), drop("en"),
	}
	if d := cmp.Diff(want, s.requests()); d != "" {
		t.Error(d)
	}
}

// One refusal does not keep the other languages' lists.
func TestDropChatCommandsGoesOn(t *testing.T) {
	s := newServer(t, map[string]http.HandlerFunc{"deleteMyCommands": inTurn(refuses(400, "Bad Request: chat not found"), gives(200, `{"ok":true,"result":true}`))})
	err := s.client().DropChatCommands(t.Context(), 1001, "en")
	if !errors.Is(err, bot.ErrNoChat) || len(s.requests()) != 2 {
		t.Errorf("%v after %v", err, s.requests())
	}
}
