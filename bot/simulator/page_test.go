package simulator_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"khuyencong/bot/simulator"
)

// state is the part of /sim/state that the tests look at.
type state struct {
	OffsetS int64  `json:"offset_s"`
	Now     string `json:"now"`
	Phones  []screen
	Network struct {
		Bad    bool `json:"bad"`
		LateMS int  `json:"late_ms"`
	} `json:"network"`
}

type screen struct {
	ID       string `json:"id"`
	ChatID   int64  `json:"chat_id"`
	Invite   string `json:"invite"`
	Started  bool   `json:"started"`
	Blocked  bool   `json:"blocked"`
	Typing   bool   `json:"typing"`
	Commands []struct {
		Command string `json:"command"`
	} `json:"commands"`
	Keyboard json.RawMessage  `json:"reply_keyboard"`
	Messages []map[string]any `json:"messages"`
}

func (b *bot) state() state {
	b.t.Helper()
	resp, err := http.Get(b.url + "/sim/state")
	if err != nil {
		b.t.Fatal(err)
	}
	defer resp.Body.Close()
	var s state
	if err := json.NewDecoder(resp.Body).Decode(&s); err != nil {
		b.t.Fatal(err)
	}
	return s
}

func (b *bot) screen(id string) screen {
	b.t.Helper()
	for _, p := range b.state().Phones {
		if p.ID == id {
			return p
		}
	}
	b.t.Fatalf("no phone %q", id)
	return screen{}
}

// page posts to /sim/do as the page does.
func (b *bot) page(action params) (int, map[string]any) {
	b.t.Helper()
	body, err := json.Marshal(action)
	if err != nil {
		b.t.Fatal(err)
	}
	resp, err := http.Post(b.url+"/sim/do", "application/json", bytes.NewReader(body))
	if err != nil {
		b.t.Fatal(err)
	}
	defer resp.Body.Close()
	got := map[string]any{}
	if err := json.NewDecoder(resp.Body).Decode(&got); err != nil {
		b.t.Fatal(err)
	}
	return resp.StatusCode, got
}

func TestWhatThePageCannotDoIsSaidInVietnamese(t *testing.T) {
	b := newBot(t)
	m := b.send(params{"chat_id": hlinh, "text": "x"})
	cases := []struct {
		a    params
		want string
	}{
		{params{"do": "dance", "phone": "a"}, "chưa làm được"},
		{params{"do": "text", "phone": "z", "text": "x"}, "Không thấy điện thoại"},
		{params{"do": "text", "phone": "a", "from": 5, "text": "x"}, "không có trong"},
		{params{"do": "text", "phone": "b", "text": "x"}, "BẮT ĐẦU"},
		{params{"do": "text", "phone": "a", "text": "  "}, "chưa gõ gì"},
		{params{"do": "text", "phone": "a", "text": strings.Repeat("x", 4097)}, "dài quá"},
		{params{"do": "text", "phone": "a", "text": "x", "reply_to": 99}, "không còn nữa"},
		{params{"do": "edit", "phone": "a", "message": m.ID, "text": "x"}, "của chính mình"},
		{params{"do": "press", "phone": "a", "message": m.ID, "data": "x"}, "Nút này"},
		{params{"do": "photo", "phone": "a", "count": 11}, "1 đến 10"},
		{params{"do": "location", "phone": "a", "latitude": 100}, "Vị trí"},
		{params{"do": "move_location", "phone": "a", "message": m.ID}, "vị trí trực tiếp"},
		{params{"do": "contact", "phone": "a"}, "số điện thoại"},
		{params{"do": "migrate", "phone": "a"}, "với nhóm"},
		{params{"do": "block", "phone": "g"}, "trò chuyện riêng"},
		{params{"do": "clock", "advance_s": -5}, "không lùi"},
		{params{"do": "add_phone", "title": "", "name": ""}, "chưa gõ gì"},
		{params{"do": 5}, "không đọc được"},
	}
	for _, c := range cases {
		code, got := b.page(c.a)
		if said, _ := got["error"].(string); code != 400 || got["ok"] != false || !strings.Contains(said, c.want) {
			t.Errorf("%v: %d %v, want %q", c.a, code, got, c.want)
		}
	}
	b.do(simulator.Action{Do: "block", Phone: "a"})
	if _, got := b.page(params{"do": "text", "phone": "a", "text": "x"}); !strings.Contains(got["error"].(string), "chặn") {
		t.Errorf("blocked: %v", got)
	}
}

func TestStartingWithAnInvitation(t *testing.T) {
	b := newBot(t)
	if p := b.screen("b"); p.Started || p.Invite != "LOIMOI" {
		t.Fatalf("before: %+v", p)
	}
	b.page(params{"do": "start", "phone": "b", "payload": "LOIMOI"})
	if p := b.screen("b"); !p.Started || p.Invite != "" || p.Messages[0]["text"] != "/start LOIMOI" {
		t.Errorf("after: %+v", p)
	}
	if got := texts(b.drain()); got != "/start LOIMOI" {
		t.Errorf("the bot got %q", got)
	}
	b.send(params{"chat_id": ybhim, "text": "chào"})
	b.do(simulator.Action{Do: "block", Phone: "b"})
	b.do(simulator.Action{Do: "start", Phone: "b"})
	if got := b.drain(); len(got) != 3 || b.screen("b").Blocked {
		t.Errorf("starting again unblocks: %d updates", len(got))
	}
}

func TestThePhoneShowsWhatTheBotDid(t *testing.T) {
	b := newBot(t)
	m := b.send(params{"chat_id": hlinh, "text": "<b>Chọn</b>", "parse_mode": "HTML", "reply_markup": button("Sửa", "s")})
	b.call("sendChatAction", params{"chat_id": hlinh, "action": "typing"}, nil)
	if !b.screen("a").Typing {
		t.Error("not typing")
	}
	b.send(params{"chat_id": hlinh, "text": "x", "reply_markup": params{"keyboard": []any{[]any{params{"text": "Gửi vị trí", "request_location": true}}}, "one_time_keyboard": true}})
	p := b.screen("a")
	if p.Typing || !strings.Contains(string(p.Keyboard), `"request_location":true`) {
		t.Errorf("typing %t, keyboard %s", p.Typing, p.Keyboard)
	}
	shown := p.Messages[len(p.Messages)-2]
	if shown["text"] != "Chọn" || shown["from"].(map[string]any)["bot"] != true || shown["reply_markup"] == nil || shown["entities"] == nil {
		t.Errorf("shown %v", shown)
	}
	b.send(params{"chat_id": hlinh, "text": "x", "reply_markup": params{"remove_keyboard": true}})
	if p := b.screen("a"); string(p.Keyboard) != "null" {
		t.Errorf("keyboard %s", p.Keyboard)
	}
	b.call("deleteMessage", params{"chat_id": hlinh, "message_id": m.ID}, nil)
	for _, shown := range b.screen("a").Messages {
		if shown["id"] == float64(m.ID) {
			t.Error("a deleted message is shown")
		}
	}
}

func TestCommandsByScopeAndLanguage(t *testing.T) {
	b := newBot(t)
	names := func(phone string) string {
		var all []string
		for _, c := range b.screen(phone).Commands {
			all = append(all, c.Command)
		}
		return strings.Join(all, " ")
	}
	set := func(name string, more params) {
		p := params{"commands": []any{params{"command": name, "description": "x"}}}
		for k, v := range more {
			p[k] = v
		}
		b.call("setMyCommands", p, nil)
	}
	expect := func(a, g string) {
		t.Helper()
		if names("a") != a || names("g") != g {
			t.Errorf("private %q, group %q; want %q, %q", names("a"), names("g"), a, g)
		}
	}
	expect("", "")
	set("chung", nil)
	expect("chung", "chung")
	set("tieng_viet", params{"language_code": "vi"})
	expect("tieng_viet", "tieng_viet")
	set("rieng", params{"scope": params{"type": "all_private_chats"}})
	set("nhom", params{"scope": params{"type": "all_group_chats"}})
	expect("rieng", "nhom")
	set("nguoi_nay", params{"scope": params{"type": "chat", "chat_id": hlinh}})
	expect("nguoi_nay", "nhom")
	b.call("deleteMyCommands", params{"scope": params{"type": "chat", "chat_id": hlinh}}, nil)
	expect("rieng", "nhom")
	var list []map[string]string
	b.call("getMyCommands", params{"language_code": "vi"}, &list)
	if len(list) != 1 || list[0]["command"] != "tieng_viet" {
		t.Errorf("getMyCommands %v", list)
	}
	bad := params{"commands": []any{params{"command": "Menu", "description": "x"}}}
	b.fails("setMyCommands", bad, 400, "Bad Request: BOT_COMMAND_INVALID")
	bad = params{"commands": []any{params{"command": "menu", "description": ""}}}
	b.fails("setMyCommands", bad, 400, "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID")
	b.clean()
}

func TestProfileAndChats(t *testing.T) {
	b := newBot(t)
	cases := []struct {
		method string
		p      params
		want   string // part of the result
	}{
		{"getMe", nil, `"username":"khuyencong_thu_bot"`},
		{"setMyName", params{"name": "Trợ lý"}, "true"},
		{"getMyName", nil, `"name":"Trợ lý"`},
		{"setMyDescription", params{"description": "Là máy", "language_code": "vi"}, "true"},
		{"getMyDescription", params{"language_code": "vi"}, "Là máy"},
		{"getMyDescription", nil, `""`},
		{"setMyShortDescription", params{"short_description": "Máy"}, "true"},
		{"getMyShortDescription", params{"language_code": "vi"}, "Máy"},
		{"setChatMenuButton", params{"chat_id": hlinh, "menu_button": params{"type": "default"}}, "true"},
		{"getChatMenuButton", params{"chat_id": hlinh}, "default"},
		{"getChatMenuButton", nil, "commands"},
		{"getChat", params{"chat_id": hlinh}, `"first_name":"H'Linh Niê"`},
		{"getChat", params{"chat_id": office}, `"type":"group"`},
		{"getChatMember", params{"chat_id": office, "user_id": lan}, `"status":"creator"`},
		{"getChatMember", params{"chat_id": office, "user_id": hlinh}, `"status":"member"`},
		{"getChatMember", params{"chat_id": office, "user_id": ybhim}, `"status":"left"`},
		{"getChatMember", params{"chat_id": office, "user_id": 99}, `"status":"member"`},
		{"getChatAdministrators", params{"chat_id": office}, `"status":"creator"`},
		{"getWebhookInfo", nil, `"url":""`},
	}
	for _, c := range cases {
		got := b.try(c.method, c.p)
		if !got.OK || !strings.Contains(string(got.Result), c.want) {
			t.Errorf("%s %v: %s %s, want %s", c.method, c.p, got.Result, got.Description, c.want)
		}
	}
	b.fails("getChat", params{"chat_id": ybhim}, 400, "Bad Request: chat not found")
	b.fails("getChatAdministrators", params{"chat_id": hlinh}, 400, "Bad Request: there are no administrators in the private chat")
	b.fails("getChatMember", params{"chat_id": office, "user_id": 4}, 400, "Bad Request: PARTICIPANT_ID_INVALID")
	b.fails("leaveChat", params{"chat_id": hlinh}, 400, "Bad Request: chat member status can't be changed in private chats")
	b.clean()
}

// events reads the page's event stream.
func (b *bot) events() func() (kind, data string) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	b.t.Cleanup(cancel)
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, b.url+"/sim/events", nil)
	if err != nil {
		b.t.Fatal(err)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		b.t.Fatal(err)
	}
	b.t.Cleanup(func() { _ = resp.Body.Close() })
	lines := bufio.NewScanner(resp.Body)
	lines.Buffer(nil, 1<<20)
	return func() (kind, data string) {
		for lines.Scan() {
			if text, ok := strings.CutPrefix(lines.Text(), "event: "); ok {
				kind = text
			}
			if text, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
				return kind, text
			}
		}
		return "", ""
	}
}

func TestEventStream(t *testing.T) {
	b := newBot(t)
	next := b.events()
	expect := func(kind, part string) {
		t.Helper()
		for {
			got, data := next()
			if got == "" {
				t.Fatalf("the stream ended before %s %s", kind, part)
			}
			if got == kind && strings.Contains(data, part) {
				return
			}
		}
	}
	expect("state", `"username":"khuyencong_thu_bot"`)
	m := b.send(params{"chat_id": hlinh, "text": "chào", "reply_markup": button("Sửa", "s")})
	expect("message", `{"phone":"a","message":{"id":2`)
	b.do(simulator.Action{Do: "press", Phone: "a", Message: m.ID, Data: "s"})
	b.call("answerCallbackQuery", params{"callback_query_id": b.drain()[0].Callback.ID, "text": "Đã nhận", "show_alert": true}, nil)
	expect("answer", `{"phone":"a","from":1001,"message":2,"data":"s","text":"Đã nhận","alert":true}`)
	b.call("editMessageText", params{"chat_id": hlinh, "message_id": m.ID, "text": "mới"}, nil)
	expect("message", `"edited":true,"text":"mới"`)
	b.call("deleteMessage", params{"chat_id": hlinh, "message_id": m.ID}, nil)
	expect("deleted", `{"phone":"a","id":2}`)
	b.page(params{"do": "clock", "advance_s": 3600})
	expect("clock", `"now":"2026-11-23T11:00:00Z","offset_s":3600`)
	b.page(params{"do": "network", "bad": true})
	expect("network", `"bad":true,"late_ms":3000`)
	b.page(params{"do": "network", "bad": false})
	expect("network", `"bad":false,"late_ms":0`)
	b.page(params{"do": "block", "phone": "a"})
	expect("phone", `{"phone":{"id":"a"`)
	b.page(params{"do": "reset"})
	expect("state", `"offset_s":3600`)
}

func TestASlowPageGetsTheWholeStateAgain(t *testing.T) {
	b := newBot(t)
	next := b.events()
	if kind, _ := next(); kind != "state" {
		t.Fatalf("first event %q", kind)
	}
	b.sim.Flood("a", 3000)
	b.say("a", "cuối cùng")
	for {
		kind, data := next()
		if kind == "" {
			t.Fatal("the last message never came")
		}
		if strings.Contains(data, "cuối cùng") {
			return
		}
	}
}

func TestReset(t *testing.T) {
	emptied := 0
	b := newBot(t, func(o *simulator.Options) { o.OnReset = func() error { emptied++; return nil } })
	_, added := b.page(params{"do": "add_phone", "title": "Chủ cơ sở", "name": "Y Thuk"})
	b.do(simulator.Action{Do: "start", Phone: added["phone"].(string)})
	b.do(simulator.Action{Do: "start", Phone: "b", Payload: "LOIMOI"})
	last := b.send(params{"chat_id": hlinh, "text": "x"})
	if code, got := b.page(params{"do": "reset"}); code != 200 {
		t.Fatal(got)
	}
	if s := b.state(); len(s.Phones) != 3 || s.Phones[0].Started || len(s.Phones[0].Messages) != 0 || s.Phones[1].Invite != "LOIMOI" {
		t.Errorf("state %+v", s)
	}
	if emptied != 1 {
		t.Errorf("OnReset ran %d times", emptied)
	}
	b.drain()
	b.do(simulator.Action{Do: "start", Phone: "a"})
	if got := b.drain(); len(got) != 1 || got[0].Message.ID <= last.ID {
		t.Errorf("message ids begin again: %+v", got)
	}
	failing := newBot(t, func(o *simulator.Options) { o.OnReset = func() error { return errors.New("disk full") } })
	if code, got := failing.page(params{"do": "reset"}); code != 400 || strings.Contains(got["error"].(string), "disk") {
		t.Errorf("%d %v", code, got)
	}
}

func TestPagesAreGuarded(t *testing.T) {
	b := newBot(t)
	for _, path := range []string{"/", "/sim/static/index.html"} {
		resp, err := http.Get(b.url + path)
		if err != nil {
			t.Fatal(err)
		}
		_ = resp.Body.Close()
		if csp := resp.Header.Get("Content-Security-Policy"); resp.StatusCode != 200 || !strings.Contains(csp, "default-src 'self'") || strings.Contains(csp, "unsafe") {
			t.Errorf("%s: %d %q", path, resp.StatusCode, csp)
		}
	}
	req, err := http.NewRequest(http.MethodPost, b.url+"/sim/do", strings.NewReader(`{"do":"clock","advance_s":5}`))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Origin", "https://evil.example")
	req.Header.Set("Sec-Fetch-Site", "cross-site")
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	_ = resp.Body.Close()
	if resp.StatusCode != http.StatusForbidden {
		t.Errorf("a cross-site post got %d", resp.StatusCode)
	}
}

func (b *bot) uploadPage(fields map[string]string, files map[string][]byte, ext string) (int, string) {
	b.t.Helper()
	ctype, body := multi(b.t, fields, files, ext)
	resp, err := http.Post(b.url+"/sim/upload", ctype, body)
	if err != nil {
		b.t.Fatal(err)
	}
	defer resp.Body.Close()
	text, err := io.ReadAll(resp.Body)
	if err != nil {
		b.t.Fatal(err)
	}
	return resp.StatusCode, string(text)
}

func TestUploadsFromThePage(t *testing.T) {
	b := newBot(t)
	data := pngOf(t, 800, 400)
	if code, text := b.uploadPage(map[string]string{"phone": "a", "from": "1001", "caption": "xưởng", "as": "photo"}, map[string][]byte{"file": data}, ".png"); code != 200 {
		t.Fatal(text)
	}
	m := b.drain()[0].Message
	if m.Caption != "xưởng" || len(m.Photo) != 2 || !bytes.Equal(b.fetch(m.Photo[1].FileID), data) || len(b.fetch(m.Photo[0].FileID)) == 0 {
		t.Errorf("photo %+v", m)
	}
	shown := b.screen("a").Messages[1]["photo"].(map[string]any)
	resp, err := http.Get(b.url + shown["url"].(string))
	if err != nil {
		t.Fatal(err)
	}
	_ = resp.Body.Close()
	if resp.Header.Get("Content-Type") != "image/png" {
		t.Errorf("picture on the page: %d %q", resp.StatusCode, resp.Header.Get("Content-Type"))
	}
	if code, text := b.uploadPage(map[string]string{"phone": "a", "as": "document"}, map[string][]byte{"file": []byte("%PDF")}, ".pdf"); code != 200 {
		t.Fatal(text)
	}
	if doc := b.drain()[0].Message.Document; string(b.fetch(doc.FileID)) != "%PDF" {
		t.Error("document")
	}
	if code, text := b.uploadPage(map[string]string{"phone": "a", "as": "photo"}, map[string][]byte{"file": []byte("%PDF")}, ".pdf"); code != 400 || !strings.Contains(text, "không phải là ảnh") {
		t.Errorf("%d %s", code, text)
	}
}
