package simulator_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
)

func TestRequestsAreCheckedAgainstTheSchema(t *testing.T) {
	cases := []struct {
		name   string
		method string
		p      params
		want   string // part of the description
	}{
		{"unknown parameter", "sendMessage", params{"chat_id": hlinh, "text": "x", "txet": 5}, `unknown parameter "txet"`},
		{"unknown text parameter", "sendMessage", params{"chat_id": hlinh, "text": "x", "reply_to_message_id": "7"}, `unknown parameter "reply_to_message_id"`},
		{"missing parameter", "sendMessage", params{"chat_id": hlinh}, `field "text" is required`},
		{"null is absent", "sendMessage", params{"chat_id": hlinh, "text": nil}, `field "text" is required`},
		{"number for a text", "sendMessage", params{"chat_id": hlinh, "text": 5}, "must be a string"},
		{"object for a chat", "sendMessage", params{"chat_id": params{"id": hlinh}, "text": "x"}, "must be a"},
		{"text for a boolean", "sendMessage", params{"chat_id": hlinh, "text": "x", "protect_content": "perhaps"}, "must be a boolean"},
		{"broken JSON in a text", "sendMessage", params{"chat_id": hlinh, "text": "x", "reply_markup": `{"inline_keyboard":[`}, "can't parse JSON"},
		{"parse mode", "sendMessage", params{"chat_id": hlinh, "text": "x", "parse_mode": "html"}, "must be"},
		{"null keyboard", "sendMessage", params{"chat_id": hlinh, "text": "x", "reply_markup": params{"inline_keyboard": nil}}, "inline_keyboard"},
		{"unknown field of a button", "sendMessage", params{"chat_id": hlinh, "text": "x",
			"reply_markup": params{"inline_keyboard": []any{[]any{params{"text": "x", "callbackdata": "x"}}}}}, `unknown field "callbackdata"`},
		{"button without text", "sendMessage", params{"chat_id": hlinh, "text": "x",
			"reply_markup": params{"inline_keyboard": []any{[]any{params{"callback_data": "x"}}}}}, `field "text" is required`},
		{"flat keyboard", "sendMessage", params{"chat_id": hlinh, "text": "x",
			"reply_markup": params{"inline_keyboard": []any{params{"text": "x", "callback_data": "x"}}}}, "must be an array"},
		{"two actions", "sendMessage", params{"chat_id": hlinh, "text": "x",
			"reply_markup": params{"inline_keyboard": []any{[]any{params{"text": "x", "callback_data": "x", "url": "https://t.me/x"}}}}}, "2 actions"},
		{"fraction for an id", "editMessageText", params{"chat_id": hlinh, "message_id": 1.5, "text": "x"}, "cannot unmarshal"},
		{"kind of update", "getUpdates", params{"allowed_updates": []string{"update_id"}}, "no field of Update"},
		{"scope", "setMyCommands", params{"commands": []any{}, "scope": params{"type": "nobody"}}, "scope"},
		{"media type", "sendMediaGroup", params{"chat_id": hlinh, "media": []any{params{"type": "photo"}}}, `field "media" is required`},
		{"not simulated parameter", "sendMessage", params{"chat_id": hlinh, "text": "x", "message_effect_id": "5"}, "not simulated"},
		{"not simulated method", "sendPoll", params{"chat_id": hlinh, "question": "x", "options": []any{params{"text": "a"}}}, "method sendPoll is not simulated"},
		{"MarkdownV2", "sendMessage", params{"chat_id": hlinh, "text": "x", "parse_mode": "MarkdownV2"}, "not simulated"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			b := newBot(t)
			got := b.try(c.method, c.p)
			if got.ErrorCode != http.StatusBadRequest || !strings.Contains(got.Description, c.want) {
				t.Errorf("got %d %q, want 400 with %q", got.ErrorCode, got.Description, c.want)
			}
			if v := b.sim.Violations(); len(v) != 1 || !strings.Contains(v[0], c.want) {
				t.Errorf("violations %q, want one with %q", v, c.want)
			}
		})
	}
}

func TestHonestErrorsAreNoViolations(t *testing.T) {
	b := newBot(t)
	b.fails("sendMessage", params{"chat_id": 404, "text": "x"}, 400, "Bad Request: chat not found")
	b.fails("sendMessage", params{"chat_id": hlinh, "text": ""}, 400, "Bad Request: message text is empty")
	b.clean()
}

func TestTheSameCallInEveryEncoding(t *testing.T) {
	b := newBot(t)
	markup := `{"inline_keyboard":[[{"text":"Tiếp","callback_data":"a"}]]}`
	form := url.Values{
		"chat_id": {"1001"}, "text": {"Xin chào"}, "reply_markup": {markup}, "protect_content": {"true"},
		"entities": {"null"}, "reply_parameters": {""},
	}
	ctype, body := multi(t, map[string]string{"chat_id": "1001", "text": "Xin chào", "reply_markup": markup}, nil, "")
	answers := map[string]answer{
		"form":      b.post("sendMessage", "application/x-www-form-urlencoded", strings.NewReader(form.Encode())),
		"multipart": b.post("sendMessage", ctype, body),
		"json":      b.try("SENDMESSAGE", params{"chat_id": hlinh, "text": "Xin chào", "reply_markup": params{"inline_keyboard": []any{[]any{params{"text": "Tiếp", "callback_data": "a"}}}}}),
		"json text": b.try("sendmessage", params{"chat_id": "1001", "text": "Xin chào", "reply_markup": markup}),
		"query":     b.post("sendMessage?"+form.Encode(), "text/plain", nil),
	}
	for name, got := range answers {
		if !got.OK || !strings.Contains(string(got.Result), "Tiếp") {
			t.Errorf("%s: %s %s", name, got.Description, got.Result)
		}
	}
	b.clean()
	if got := b.post("sendMessage?chat_id=1001&chat_id=1002&text=x", "text/plain", nil); got.OK {
		t.Error("a parameter given twice was taken")
	}
}

func TestTokenAndMethodAreChecked(t *testing.T) {
	b := newBot(t)
	cases := []struct {
		path string
		code int
	}{
		{"/bot1:wrong/getMe", 401}, {"/bot/getMe", 401}, {"/bot" + token, 404}, {"/bot" + token + "/sendCake", 404},
		{"/bot" + token + "/getme", 200}, {"/file/bot1:wrong/photos/x.jpg", 401}, {"/file/bot" + token + "/photos/x.jpg", 404},
	}
	for _, c := range cases {
		resp, err := http.Get(b.url + c.path)
		if err != nil {
			t.Fatal(err)
		}
		_ = resp.Body.Close()
		if resp.StatusCode != c.code {
			t.Errorf("%s: %d, want %d", c.path, resp.StatusCode, c.code)
		}
	}
	if got := b.fails("sendCake", nil, 404, "Not Found"); got.OK {
		t.Error("an unknown method was played")
	}
	if v := strings.Join(b.sim.Violations(), " "); !strings.Contains(v, "sendCake") {
		t.Errorf("violations %q do not name the unknown method", v)
	}
}
