package main

import (
	"bufio"
	"bytes"
	"net"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestReadText(t *testing.T) {
	for in, want := range map[string]text{
		`{"chat_id":7,"text":"a"}`: {chat: 7, text: []byte(`"a"`)},
		`{ "text" : "x \"}, {" , "reply_markup": {"a":[{"b":"]}"}]}, "message_id":12 ,"chat_id": 3}` + "\n": {
			chat: 3, message: 12, text: []byte(`"x \"}, {"`), markup: []byte(`{"a":[{"b":"]}"}]}`)},
		`{"other":null,"text":"đ","chat_id":-5}`: {chat: -5, text: []byte(`"đ"`)},
		``:                         {},
		`[]`:                       {},
		`{}`:                       {},
		`{"chat_id":"7","text":1}`: {},
		`{"chat_id":7`:             {},
		`{"chat_id"`:               {},
		`{chat_id:7,"text":"a"}`:   {},
		`{"text":"a`:               {},
		`{"text":"\`:               {},
		`nonsense`:                 {},
	} {
		got, err := readText([]byte(in))
		if bad := want.chat == 0; bad != (err != nil) {
			t.Errorf("%s: %v", in, err)
		}
		if diff := cmp.Diff(want, got, cmp.AllowUnexported(text{})); err == nil && diff != "" {
			t.Errorf("%s: %s", in, diff)
		}
	}
}

func TestRequest(t *testing.T) {
	for in, want := range map[string]string{
		"POST /bot9:x/getMe HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}": "/bot9:x/getMe {}",
		"GET /x HTTP/1.1\r\n\r\n":                                                   "/x ",
		"POST /x HTTP/1.1\r\ncontent-length:3\r\n\r\nabcdef":                        "/x abc",
		"POST /x HTTP/1.1\r\nContent-Length: 9\r\n\r\nabc":                          "",
		"POST /x HTTP/1.1\r\nContent-Length: -1\r\n\r\n":                            "",
		"POST /x HTTP/1.1\r\nContent-Length: 99999999\r\n\r\n":                      "",
		"POST /x HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\n": "",
		"": "",
	} {
		var body []byte
		path, err := request(bufio.NewReader(strings.NewReader(in)), &body)
		if bad := want == ""; bad != (err != nil) {
			t.Errorf("%q: %v", in, err)
		}
		if got := path + " " + string(body); err == nil && got != want {
			t.Errorf("%q: %q", in, got)
		}
	}
}

func TestHistogram(t *testing.T) {
	var h histogram
	if h.at(0.5) != 0 {
		t.Error("an empty one has a middle")
	}
	for i := range 1000 {
		h.add(time.Duration(i) * time.Millisecond)
	}
	h.add(time.Hour)
	h.add(-time.Second)
	if p50, p99 := h.at(0.5).Round(time.Millisecond), h.at(0.99).Round(time.Millisecond); p50 != 499*time.Millisecond || p99 != 989*time.Millisecond {
		t.Errorf("p50 %s, p99 %s", p50, p99)
	}
	if h.at(1) != buckets*grain {
		t.Errorf("what takes an hour counts as %s", h.at(1))
	}
}

// TestQueue hands out in order what is not acknowledged, again and again.
func TestQueue(t *testing.T) {
	q, p := newQueue(), &person{}
	for range 3 {
		q.put(p, func(int64) []byte { return nil })
	}
	ids := func(list []update) (all []int64) {
		for _, u := range list {
			all = append(all, u.id)
		}
		return all
	}
	first := ids(q.take(0, 2, 0))
	if diff := cmp.Diff(first, ids(q.take(0, 2, 0))); diff != "" {
		t.Error(diff)
	}
	if got := ids(q.take(first[1]+1, 100, 0)); len(got) != 1 || got[0] != first[1]+1 {
		t.Errorf("after an acknowledgement: %v", got)
	}
	if got := q.take(first[1]+2, 100, time.Millisecond); len(got) != 0 {
		t.Errorf("nothing waits, but %v", ids(got))
	}
}

// TestPlay leads one person through the invite and a whole form against a bot
// that asks everything the script knows.
func TestPlay(t *testing.T) {
	words, err := newScript()
	if err != nil {
		t.Fatal(err)
	}
	c := newCrowd(words, 0)
	c.add(1, "CODE")
	p := c.people[0]
	for _, q := range words.questions {
		label := q.press
		if label == firstButton {
			label = "Phường Ea Kao"
		}
		does := words.answer(screenOf(q.words, label), p)
		if does.lost || (q.press != "") != (does.press == "data") || (q.say != nil) != (does.say != "") {
			t.Errorf("%q is answered by %+v", q.words, does)
		}
	}
	for _, label := range words.onwards {
		if does := words.answer(screenOf("?", label), p); !does.onward || does.press != "data" {
			t.Errorf("%q leads to %+v", label, does)
		}
	}
	if does := words.answer(screenOf(words.questions[0].words, words.early+"abc"), p); !does.early || does.press != "data" {
		t.Errorf("words too early lead to %+v", does)
	}
	if does := words.answer(screenOf("gì vậy", ""), p); !does.lost {
		t.Errorf("what nobody knows leads to %+v", does)
	}
}

func screenOf(words, label string) screen {
	return screen{text: words, raw: text{markup: []byte(`{"inline_keyboard":[[{"text":"` + label + `","callback_data":"data"}]]}`)}}
}

// TestServer answers over a real connection, and acts after the answer.
func TestServer(t *testing.T) {
	acted := make(chan string, 1)
	s, err := serve(func(path string, body []byte) ([]byte, func()) {
		said := path + string(body)
		return []byte("<" + said + ">"), func() { acted <- said }
	})
	if err != nil {
		t.Fatal(err)
	}
	defer s.close()
	conn, err := net.Dial("tcp", strings.TrimPrefix(s.url(), "http://"))
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	in := bufio.NewReader(conn)
	for range 2 {
		if _, err := conn.Write([]byte("POST /m HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}")); err != nil {
			t.Fatal(err)
		}
		var got bytes.Buffer
		for !strings.HasSuffix(got.String(), ">") {
			b, err := in.ReadByte()
			if err != nil {
				t.Fatal(err)
			}
			got.WriteByte(b)
		}
		if !strings.HasSuffix(got.String(), "\r\n\r\n</m{}>") {
			t.Errorf("%q", got.String())
		}
		if said := <-acted; said != "/m{}" {
			t.Errorf("acted on %q", said)
		}
	}
}
