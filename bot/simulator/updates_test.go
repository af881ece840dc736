package simulator_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"khuyencong/bot/simulator"
)

func unmarshal(t *testing.T, raw []byte, into any) {
	t.Helper()
	if err := json.Unmarshal(raw, into); err != nil {
		t.Fatalf("%v in %s", err, raw)
	}
}

func (b *bot) say(phone, text string) {
	b.t.Helper()
	b.do(simulator.Action{Do: "text", Phone: phone, Text: text})
}

func texts(list []update) string {
	var all []string
	for _, u := range list {
		if u.Message != nil {
			all = append(all, u.Message.Text)
		}
	}
	return strings.Join(all, " ")
}

func TestPollingKeepsUpdatesUntilTheOffset(t *testing.T) {
	b := newBot(t)
	for i := range 5 {
		b.say("a", fmt.Sprint(i))
	}
	first := b.poll(params{"limit": 2})
	if texts(first) != "0 1" || first[1].ID != first[0].ID+1 {
		t.Fatalf("limit 2: %+v", first)
	}
	if got := texts(b.poll(nil)); got != "0 1 2 3 4" {
		t.Errorf("without an offset: %s", got)
	}
	if got := texts(b.poll(params{"offset": first[1].ID})); got != "1 2 3 4" {
		t.Errorf("offset: %s", got)
	}
	if got := texts(b.poll(params{"limit": 500})); got != "1 2 3 4" {
		t.Errorf("after the offset: %s", got)
	}
	if got := texts(b.poll(params{"offset": -2})); got != "3 4" {
		t.Errorf("negative offset: %s", got)
	}
	b.sim.Advance(25 * time.Hour)
	if got := b.poll(nil); len(got) != 0 {
		t.Errorf("older than a day: %+v", got)
	}
	b.clean()
}

func TestLongPollEndsWithAnUpdateOrTheTimeout(t *testing.T) {
	b := newBot(t)
	result := make(chan answer, 1)
	poll := func(timeout int) {
		got, err := b.request(context.Background(), "getUpdates", "application/json", strings.NewReader(fmt.Sprintf(`{"timeout":%d}`, timeout)))
		if err != nil {
			t.Error(err)
		}
		result <- got
	}
	go poll(50)
	b.say("a", "đây")
	if got := <-result; !strings.Contains(string(got.Result), "đây") {
		t.Errorf("poll gave %s", got.Result)
	}
	b.drain()
	go poll(1)
	if got := <-result; string(got.Result) != "[]" {
		t.Errorf("poll that ran out gave %s", got.Result)
	}
}

// awaitConflict starts a long poll and then does something until the poll ends.
func awaitConflict(t *testing.T, b *bot, do func()) answer {
	t.Helper()
	result := make(chan answer, 1)
	go func() {
		got, err := b.request(context.Background(), "getUpdates", "application/json", strings.NewReader(`{"timeout":50}`))
		if err != nil {
			t.Error(err)
		}
		result <- got
	}()
	for {
		select {
		case got := <-result:
			return got
		case <-time.After(5 * time.Millisecond):
			do() // the poll may not have arrived yet: again
		}
	}
}

func TestTheSecondPollerEndsTheFirst(t *testing.T) {
	b := newBot(t)
	got := awaitConflict(t, b, func() { b.poll(nil) })
	const want = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
	if got.ErrorCode != http.StatusConflict || got.Description != want {
		t.Errorf("%d %q", got.ErrorCode, got.Description)
	}
}

func TestAWebhookEndsPolling(t *testing.T) {
	b := newBot(t)
	hook := httptest.NewServer(http.NotFoundHandler())
	defer hook.Close()
	got := awaitConflict(t, b, func() { b.call("setWebhook", params{"url": hook.URL}, nil); b.call("deleteWebhook", nil, nil) })
	if got.Description != "Conflict: terminated by setWebhook request" {
		t.Errorf("%q", got.Description)
	}
	b.call("setWebhook", params{"url": hook.URL}, nil)
	b.fails("getUpdates", nil, 409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first")
	b.call("deleteWebhook", nil, nil)
	b.poll(nil)
}

func TestAllowedUpdatesAreRemembered(t *testing.T) {
	b := newBot(t)
	count := func(p params) int {
		b.poll(p)
		b.say("a", "x")
		b.do(simulator.Action{Do: "block", Phone: "a"})
		b.do(simulator.Action{Do: "unblock", Phone: "a"})
		return len(b.drain())
	}
	for _, c := range []struct {
		p    params
		want int
	}{
		{nil, 3},
		{params{"allowed_updates": []string{"message"}}, 1},
		{nil, 1},
		{params{"allowed_updates": nil}, 1},
		{params{"allowed_updates": []string{"callback_query"}}, 0},
		{params{"allowed_updates": []string{}}, 3},
	} {
		if got := count(c.p); got != c.want {
			t.Errorf("%v: %d updates, want %d", c.p, got, c.want)
		}
	}
}

func TestCloseEndsALongPoll(t *testing.T) {
	b := newBot(t)
	b.do(simulator.Action{Do: "press", Phone: "a", Message: b.send(params{"chat_id": hlinh, "text": "x", "reply_markup": button("a", "a")}).ID, Data: "a"})
	b.drain()
	result := make(chan error, 1)
	go func() {
		_, err := b.request(context.Background(), "getUpdates", "application/json", strings.NewReader(`{"timeout":50}`))
		result <- err
	}()
	b.sim.Close()
	select {
	case <-result: // with an empty answer, or refused when it came after the end
	case <-time.After(10 * time.Second):
		t.Fatal("the poll goes on after Close")
	}
}

func TestPrivacyModeInGroups(t *testing.T) {
	b := newBot(t)
	ours := b.send(params{"chat_id": office, "text": "xin chào", "reply_markup": button("Nhận", "n")})
	theirs := simulator.Action{Do: "text", Phone: "g", From: lan, Text: "chuyện riêng"}
	cases := []struct {
		name string
		a    simulator.Action
		want int
	}{
		{"talk", theirs, 0},
		{"command", simulator.Action{Do: "text", Phone: "g", From: lan, Text: "/menu"}, 1},
		{"command for us", simulator.Action{Do: "text", Phone: "g", Text: "/menu@Khuyencong_Thu_bot x"}, 1},
		{"command for another", simulator.Action{Do: "text", Phone: "g", Text: "/menu@other_bot"}, 0},
		{"command in the middle", simulator.Action{Do: "text", Phone: "g", Text: "gõ /menu"}, 0},
		{"reply to us", simulator.Action{Do: "text", Phone: "g", Text: "vâng", ReplyTo: ours.ID}, 1},
		{"reply to another", simulator.Action{Do: "text", Phone: "g", Text: "ừ", ReplyTo: ours.ID + 1}, 0},
		{"press", simulator.Action{Do: "press", Phone: "g", From: lan, Message: ours.ID, Data: "n"}, 1},
		{"photo", simulator.Action{Do: "photo", Phone: "g"}, 0},
		{"service message", simulator.Action{Do: "migrate", Phone: "g"}, 2},
	}
	for _, c := range cases {
		b.do(c.a)
		if got := b.drain(); len(got) != c.want {
			t.Errorf("%s: %d updates, want %d", c.name, len(got), c.want)
		}
	}
	b.phone(simulator.Phone{ID: "admin", Title: "Nhóm khác", Group: true, Speakers: []simulator.Person{{ID: lan, Name: "Lan"}}, Admins: []int64{lan, 99}})
	b.drain()
	b.say("admin", "ai cũng nghe")
	if got := texts(b.drain()); got != "ai cũng nghe" {
		t.Errorf("an administrator heard %q", got)
	}
}

// received is what a webhook got, in order.
type received struct {
	secret string
	update update
}

func TestWebhookDelivery(t *testing.T) {
	b := newBot(t, func(o *simulator.Options) { o.WebhookRetry = time.Millisecond })
	got := make(chan received, 100)
	refuse := make(chan bool, 1)
	refuse <- true
	hook := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		select {
		case <-refuse:
			w.WriteHeader(http.StatusBadGateway)
			return
		default:
		}
		one := received{secret: r.Header.Get("X-Telegram-Bot-Api-Secret-Token")}
		if err := json.NewDecoder(r.Body).Decode(&one.update); err != nil {
			t.Error(err)
		}
		got <- one
	}))
	defer hook.Close()
	b.say("a", "trước")
	b.call("setWebhook", params{"url": hook.URL + "/telegram", "secret_token": "bi-mat_1", "max_connections": 5}, nil)
	for i := range 10 {
		b.say("a", fmt.Sprint(i))
	}
	var order []string
	for range 11 {
		one := <-got
		if one.secret != "bi-mat_1" {
			t.Errorf("secret %q", one.secret)
		}
		order = append(order, one.update.Message.Text)
	}
	if want := []string{"trước", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9"}; !slices.Equal(order, want) {
		t.Errorf("order %v", order)
	}
	var info struct {
		URL   string `json:"url"`
		Error string `json:"last_error_message"`
	}
	b.call("getWebhookInfo", nil, &info)
	if info.URL != hook.URL+"/telegram" || info.Error != "Wrong response from the webhook: 502 Bad Gateway" {
		t.Errorf("info %+v", info)
	}
	b.call("deleteWebhook", params{"drop_pending_updates": true}, nil)
	if left := b.poll(nil); len(left) != 0 {
		t.Errorf("left %+v", left)
	}
	b.clean()
}

func TestWebhookSettingsAreChecked(t *testing.T) {
	b := newBot(t)
	b.fails("setWebhook", params{"url": "http://example.com/x"}, 400, "Bad Request: bad webhook: An HTTPS URL must be provided for webhook")
	b.fails("setWebhook", params{"url": "https://example.com/x", "secret_token": "bí mật"}, 400, "Bad Request: secret token contains unallowed characters")
	b.fails("setWebhook", params{"url": "https://example.com/x", "secret_token": strings.Repeat("x", 257)}, 400, "Bad Request: secret token is too long")
	if got := b.try("setWebhook", params{"url": ""}); got.Description != "Webhook is already deleted" {
		t.Errorf("%+v", got)
	}
	b.clean()
}
