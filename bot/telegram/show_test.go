package telegram

import (
	"cmp"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	diff "github.com/google/go-cmp/cmp"

	"khuyencong/bot"
)

const sent77 = `{"ok":true,"result":{"message_id":77,"date":1,"chat":{"id":5,"type":"private"},"text":"x"}}`

const html = `"parse_mode":"HTML","link_preview_options":{"is_disabled":true}`

func TestShow(t *testing.T) {
	fixed := map[string]http.HandlerFunc{"editMessageText": refuses(400, "Bad Request: message to edit not found")}
	same := map[string]http.HandlerFunc{"editMessageText": refuses(400, "Bad Request: message is not modified: …")}
	for _, tt := range []struct {
		name    string
		chat    int64
		m       bot.Message
		answers map[string]http.HandlerFunc
		id      int64
		want    []request
	}{
		{name: "text", chat: 5, m: bot.Message{Text: "<b>Xin chào</b> &amp; cảm ơn"}, id: 77, want: []request{
			{"sendMessage", `{"chat_id":5,"text":"<b>Xin chào</b> &amp; cảm ơn",` + html + `}`}}},
		{name: "buttons", chat: 5, id: 77,
			m: bot.Message{Text: "x", Rows: [][]bot.Button{{{Label: "Có", Data: "a"}, {Label: "Không", Data: "b"}}, {}, {{Label: "Mở", URL: "https://t.me/x"}}}},
			want: []request{{"sendMessage", `{"chat_id":5,"text":"x",` + html + `,"reply_markup":{"inline_keyboard":[` +
				`[{"text":"Có","callback_data":"a"},{"text":"Không","callback_data":"b"}],[{"text":"Mở","url":"https://t.me/x"}]]}}`}}},
		{name: "in place", chat: 5, id: 9, m: bot.Message{Text: "x", Place: 9, Close: 9, Rows: [][]bot.Button{{{Label: "Có", Data: "a"}}}}, want: []request{
			{"editMessageText", `{"chat_id":5,"message_id":9,"text":"x",` + html + `,"reply_markup":{"inline_keyboard":[[{"text":"Có","callback_data":"a"}]]}}`}}},
		{name: "in place, as it is", chat: 5, id: 9, m: bot.Message{Text: "x", Place: 9}, answers: same, want: []request{
			{"editMessageText", `{"chat_id":5,"message_id":9,"text":"x",` + html + `}`}}},
		{name: "place is gone", chat: 5, id: 77, m: bot.Message{Text: "x", Place: 9}, answers: fixed, want: []request{
			{"editMessageText", `{"chat_id":5,"message_id":9,"text":"x",` + html + `}`},
			{"sendMessage", `{"chat_id":5,"text":"x",` + html + `}`}}},
		{name: "close", chat: 5, id: 77, m: bot.Message{Text: "x", Close: 8}, want: []request{
			{"editMessageReplyMarkup", `{"chat_id":5,"message_id":8,"reply_markup":{"inline_keyboard":[]}}`},
			{"sendMessage", `{"chat_id":5,"text":"x",` + html + `}`}}},
		{name: "drop", chat: 5, id: 77, m: bot.Message{Text: "x", Drop: "Đã nhận"}, want: []request{
			{"sendMessage", `{"chat_id":5,"text":"Đã nhận",` + html + `,"reply_markup":{"remove_keyboard":true}}`},
			{"sendMessage", `{"chat_id":5,"text":"x",` + html + `}`}}},
		{name: "ask for a place", chat: 5, id: 77, m: bot.Message{Text: "x", Place: 9, Request: &bot.Request{What: "place", Label: "Gửi vị trí", Others: []string{"Bỏ qua"}}}, want: []request{
			{"editMessageReplyMarkup", `{"chat_id":5,"message_id":9,"reply_markup":{"inline_keyboard":[]}}`},
			{"sendMessage", `{"chat_id":5,"text":"x",` + html + `,"reply_markup":{"keyboard":[[{"text":"Gửi vị trí","request_location":true}],[{"text":"Bỏ qua"}]],"resize_keyboard":true,"one_time_keyboard":true}}`}}},
		{name: "ask for a contact", chat: 5, id: 77, m: bot.Message{Text: "x", Request: &bot.Request{What: "contact", Label: "Gửi số"}}, want: []request{
			{"sendMessage", `{"chat_id":5,"text":"x",` + html + `,"reply_markup":{"keyboard":[[{"text":"Gửi số","request_contact":true}]],"resize_keyboard":true,"one_time_keyboard":true}}`}}},
		{name: "ask a group", chat: -5, id: 77, m: bot.Message{Text: "x", Request: &bot.Request{What: "place", Label: "Gửi vị trí"}}, want: []request{
			{"sendMessage", `{"chat_id":-5,"text":"x",` + html + `}`}}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			answers := map[string]http.HandlerFunc{"sendMessage": gives(200, sent77)}
			for method, answer := range tt.answers {
				answers[method] = answer
			}
			s := newServer(t, answers)
			id, err := s.client().Show(t.Context(), tt.chat, tt.m)
			if err != nil || id != tt.id {
				t.Errorf("got %d, %v; want %d", id, err, tt.id)
			}
			if d := diff.Diff(tt.want, sorted(s.requests())); d != "" {
				t.Error(d)
			}
		})
	}
}

// sorted puts the edits, which run beside, before the sends and leaves these in
// their order.
func sorted(seen []request) []request {
	slices.SortStableFunc(seen, func(a, b request) int { return cmp.Compare(a.Method, b.Method) })
	return seen
}

func TestShowLongText(t *testing.T) {
	answers := map[string]http.HandlerFunc{"sendMessage": inTurn(
		gives(200, strings.ReplaceAll(sent77, "77", "78")), gives(200, strings.ReplaceAll(sent77, "77", "79")))}
	s := newServer(t, answers)
	text := strings.TrimSpace(strings.Repeat(strings.Repeat("chữ ", 500)+"\n", 6))
	id, err := s.client().Show(t.Context(), 5, bot.Message{Text: text, Place: 9, Rows: [][]bot.Button{{{Label: "Có", Data: "a"}}}})
	seen := s.requests()
	if err != nil || id != 79 || len(seen) != 3 {
		t.Fatalf("id %d, %v, %d requests", id, err, len(seen))
	}
	for i, method := range []string{"editMessageText", "sendMessage", "sendMessage"} {
		if last := i == 2; seen[i].Method != method || strings.Contains(seen[i].Body, "inline_keyboard") != last {
			t.Errorf("request %d: %s %.80s…", i, seen[i].Method, seen[i].Body)
		}
	}
}

// An old button that cannot be taken away is no fault of the new message.
func TestShowThoughButtonsStay(t *testing.T) {
	s := newServer(t, map[string]http.HandlerFunc{
		"sendMessage":            gives(200, sent77),
		"editMessageReplyMarkup": refuses(400, "Bad Request: message to edit not found"),
	})
	if id, err := s.client().Show(t.Context(), 5, bot.Message{Text: "x", Close: 8}); err != nil || id != 77 {
		t.Errorf("got %d, %v", id, err)
	}
}

func TestShowFails(t *testing.T) {
	for name, tt := range map[string]struct {
		m       bot.Message
		answers map[string]http.HandlerFunc
		calls   int
	}{
		"edit refused for its text": {bot.Message{Text: "<x", Place: 9}, map[string]http.HandlerFunc{"editMessageText": refuses(400, "Bad Request: can't parse entities")}, 1},
		"edit meets a fault":        {bot.Message{Text: "x", Place: 9}, map[string]http.HandlerFunc{"editMessageText": gives(502, "<html>")}, 1},
		"drop fails":                {bot.Message{Text: "x", Drop: "y"}, map[string]http.HandlerFunc{"sendMessage": refuses(403, "Forbidden: bot was blocked by the user")}, 1},
		"answer names no message":   {bot.Message{Text: "x"}, map[string]http.HandlerFunc{"sendMessage": gives(200, `{"ok":true,"result":null}`)}, 1},
	} {
		t.Run(name, func(t *testing.T) {
			s := newServer(t, tt.answers)
			if id, err := s.client().Show(t.Context(), 5, tt.m); err == nil || id != 0 {
				t.Errorf("got %d, %v", id, err)
			}
			if n := len(s.requests()); n != tt.calls {
				t.Errorf("%d calls: %v", n, s.requests())
			}
		})
	}
}

func TestToast(t *testing.T) {
	s := newServer(t, nil)
	c := s.client()
	for _, text := range []string{"", "Đã lưu", strings.Repeat("ơ", 201)} {
		if err := c.Toast(t.Context(), "q1", text, text == "Đã lưu"); err != nil {
			t.Error(err)
		}
	}
	want := []request{
		{"answerCallbackQuery", `{"callback_query_id":"q1"}`},
		{"answerCallbackQuery", `{"callback_query_id":"q1","text":"Đã lưu","show_alert":true}`},
		{"answerCallbackQuery", `{"callback_query_id":"q1","text":"` + strings.Repeat("ơ", 199) + `…"}`},
	}
	if d := diff.Diff(want, s.requests()); d != "" {
		t.Error(d)
	}
}

// Taking buttons away runs beside the send: each waits for the other to arrive.
func TestShowClosesBeside(t *testing.T) {
	closing, sending := make(chan bool), make(chan bool)
	meet := func(mine, other chan bool) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			close(mine)
			select {
			case <-other:
			case <-time.After(3 * time.Second):
				t.Error("one waited for the other's answer")
			}
			gives(200, sent77)(w, r)
		}
	}
	s := newServer(t, map[string]http.HandlerFunc{
		"sendMessage":            meet(sending, closing),
		"editMessageReplyMarkup": meet(closing, sending),
	})
	if _, err := s.client().Show(t.Context(), 5, bot.Message{Text: "x", Close: 8}); err != nil {
		t.Error(err)
	}
}
