package simulator_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"khuyencong/bot/simulator"
)

const token = "99:thu-nghiem"

// bot talks to a simulator over real HTTP, the way the real bot does.
type bot struct {
	t   *testing.T
	sim *simulator.Simulator
	url string
}

// The phones every test may use: two people with private chats, one of them not started, and a group.
const (
	hlinh  = 1001 // phone "a", started
	ybhim  = 1002 // phone "b", never started
	lan    = 1003 // only in the group
	office = -5001
)

func newBot(t *testing.T, change ...func(*simulator.Options)) *bot {
	t.Helper()
	now := time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC)
	o := simulator.Options{Token: token, Username: "khuyencong_thu_bot", Name: "Khuyến công", Now: func() time.Time { return now }}
	for _, f := range change {
		f(&o)
	}
	sim, err := simulator.New(o)
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(sim.Handler())
	t.Cleanup(server.Close)
	t.Cleanup(sim.Close)
	b := &bot{t: t, sim: sim, url: server.URL}
	b.phone(simulator.Phone{ID: "a", Title: "Cộng tác viên", Speakers: []simulator.Person{{ID: hlinh, Name: "H'Linh Niê", Username: "hlinh"}}})
	b.phone(simulator.Phone{ID: "b", Title: "Chủ cơ sở", Invite: "LOIMOI", Speakers: []simulator.Person{{ID: ybhim, Name: "Y Bhim"}}})
	b.phone(simulator.Phone{
		ID: "g", Title: "Tổ khuyến công", Group: true, ChatID: office,
		Speakers: []simulator.Person{{ID: hlinh, Name: "H'Linh Niê"}, {ID: lan, Name: "Lan"}}, Admins: []int64{lan},
	})
	b.do(simulator.Action{Do: "start", Phone: "a"})
	b.drain()
	return b
}

func (b *bot) phone(p simulator.Phone) {
	b.t.Helper()
	if _, err := b.sim.AddPhone(p); err != nil {
		b.t.Fatal(err)
	}
}

func (b *bot) do(a simulator.Action) {
	b.t.Helper()
	if _, err := b.sim.Do(a); err != nil {
		b.t.Fatalf("%s: %v", a.Do, err)
	}
}

type params map[string]any

type answer struct {
	OK          bool            `json:"ok"`
	Result      json.RawMessage `json:"result"`
	Description string          `json:"description"`
	ErrorCode   int             `json:"error_code"`
	Parameters  struct {
		MigrateTo  int64 `json:"migrate_to_chat_id"`
		RetryAfter int   `json:"retry_after"`
	} `json:"parameters"`
	status int
}

// try sends a JSON body and gives whatever comes back.
func (b *bot) try(method string, p params) answer {
	b.t.Helper()
	if p == nil {
		p = params{}
	}
	body, err := json.Marshal(p)
	if err != nil {
		b.t.Fatal(err)
	}
	return b.post(method, "application/json", bytes.NewReader(body))
}

func (b *bot) post(method, contentType string, body io.Reader) answer {
	b.t.Helper()
	got, err := b.request(context.Background(), method, contentType, body)
	if err != nil {
		b.t.Fatalf("%s: %v", method, err)
	}
	return got
}

func (b *bot) request(ctx context.Context, method, contentType string, body io.Reader) (answer, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, b.url+"/bot"+token+"/"+method, body)
	if err != nil {
		return answer{}, err
	}
	req.Header.Set("Content-Type", contentType)
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return answer{}, err
	}
	defer resp.Body.Close()
	got := answer{status: resp.StatusCode}
	if err := json.NewDecoder(resp.Body).Decode(&got); err != nil {
		return got, err
	}
	if got.OK != (resp.StatusCode == http.StatusOK) || !got.OK && got.ErrorCode != resp.StatusCode {
		return got, fmt.Errorf("status %d does not agree with %+v", resp.StatusCode, got)
	}
	return got, nil
}

// call is a try that must go well; into may be nil.
func (b *bot) call(method string, p params, into any) {
	b.t.Helper()
	got := b.try(method, p)
	if !got.OK {
		b.t.Fatalf("%s %v: %s", method, p, got.Description)
	}
	if into != nil {
		if err := json.Unmarshal(got.Result, into); err != nil {
			b.t.Fatalf("%s: %v in %s", method, err, got.Result)
		}
	}
}

// fails is a try that must be refused with exactly these words.
func (b *bot) fails(method string, p params, code int, description string) answer {
	b.t.Helper()
	got := b.try(method, p)
	if got.OK || got.ErrorCode != code || got.Description != description {
		b.t.Errorf("%s %v\n got %d %q\nwant %d %q", method, p, got.ErrorCode, got.Description, code, description)
	}
	return got
}

type sent struct {
	ID       int    `json:"message_id"`
	Text     string `json:"text"`
	Caption  string `json:"caption"`
	Album    string `json:"media_group_id"`
	EditDate int64  `json:"edit_date"`
	Chat     struct {
		ID   int64  `json:"id"`
		Type string `json:"type"`
	} `json:"chat"`
	Entities []struct {
		Type     string `json:"type"`
		Offset   int    `json:"offset"`
		Length   int    `json:"length"`
		URL      string `json:"url"`
		Language string `json:"language"`
	} `json:"entities"`
	Photo []struct {
		FileID string `json:"file_id"`
	} `json:"photo"`
	Document struct {
		FileID string `json:"file_id"`
	} `json:"document"`
	Markup json.RawMessage `json:"reply_markup"`
}

func (b *bot) send(p params) sent {
	b.t.Helper()
	var m sent
	b.call("sendMessage", p, &m)
	return m
}

type update struct {
	ID       int             `json:"update_id"`
	Message  *sent           `json:"message"`
	Edited   *sent           `json:"edited_message"`
	Callback *callback       `json:"callback_query"`
	Member   json.RawMessage `json:"my_chat_member"`
}

type callback struct {
	ID      string `json:"id"`
	Data    string `json:"data"`
	Message *sent  `json:"message"`
}

func (b *bot) poll(p params) []update {
	b.t.Helper()
	var list []update
	b.call("getUpdates", p, &list)
	return list
}

// drain takes and acknowledges everything that waits.
func (b *bot) drain() []update {
	b.t.Helper()
	var all []update
	offset := 0
	for {
		list := b.poll(params{"offset": offset})
		if len(list) == 0 {
			return all
		}
		all = append(all, list...)
		offset = list[len(list)-1].ID + 1
	}
}

// clean asserts that no request broke the published rules.
func (b *bot) clean() {
	b.t.Helper()
	if v := b.sim.Violations(); len(v) > 0 {
		b.t.Errorf("violations: %s", strings.Join(v, "\n"))
	}
}

// multi builds a multipart body; files are name -> content, sent as name.jpg or the like.
func multi(t *testing.T, fields map[string]string, files map[string][]byte, ext string) (string, io.Reader) {
	t.Helper()
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	for name, text := range fields {
		if err := w.WriteField(name, text); err != nil {
			t.Fatal(err)
		}
	}
	for name, data := range files {
		part, err := w.CreateFormFile(name, name+ext)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := part.Write(data); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return w.FormDataContentType(), &body
}
