package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"slices"
	"strconv"
	"sync"
)

// A server answers HTTP/1.1 on kept connections and does nothing else: that of
// net/http costs several times as much, on the cores that the bot is measured on.
type server struct {
	listener net.Listener
	answer   answerer
	mu       sync.Mutex
	open     map[net.Conn]struct{}
	wg       sync.WaitGroup
}

// An answerer carries out a request; then, unless it is nil, is called when the
// answer is on its way. Neither may keep body.
type answerer func(path string, body []byte) (answer []byte, then func())

func serve(answer answerer) (*server, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	s := &server{listener: l, answer: answer, open: map[net.Conn]struct{}{}}
	s.wg.Go(s.accept)
	return s, nil
}

func (s *server) url() string { return "http://" + s.listener.Addr().String() }

func (s *server) accept() {
	for {
		conn, err := s.listener.Accept()
		if err != nil {
			return
		}
		s.mu.Lock()
		s.open[conn] = struct{}{}
		s.mu.Unlock()
		s.wg.Go(func() { s.talk(conn) })
	}
}

// talk serves one connection until it breaks.
func (s *server) talk(conn net.Conn) {
	defer func() {
		_ = conn.Close()
		s.mu.Lock()
		delete(s.open, conn)
		s.mu.Unlock()
	}()
	in := bufio.NewReaderSize(conn, 8<<10)
	var body, out []byte
	for {
		path, err := request(in, &body)
		if err != nil {
			return
		}
		answer, then := s.answer(path, body)
		out = fmt.Appendf(out[:0], "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n", len(answer))
		if _, err := conn.Write(append(out, answer...)); err != nil {
			return
		}
		if then != nil {
			then()
		}
	}
}

// request reads one request into body and returns its path.
func request(in *bufio.Reader, body *[]byte) (path string, err error) {
	length := 0
	for first := true; ; first = false {
		line, err := in.ReadSlice('\n')
		if err != nil {
			return "", err
		}
		line = bytes.TrimRight(line, "\r\n")
		name, value, _ := bytes.Cut(line, []byte(":"))
		switch {
		case first:
			_, rest, _ := bytes.Cut(line, []byte(" "))
			where, _, _ := bytes.Cut(rest, []byte(" "))
			path = string(where)
		case len(line) == 0:
			*body = slices.Grow((*body)[:0], length)[:length]
			_, err := io.ReadFull(in, *body)
			return path, err
		case bytes.EqualFold(name, []byte("content-length")):
			if length, err = strconv.Atoi(string(bytes.TrimSpace(value))); err != nil || length < 0 || length > mostBody {
				return "", errBody
			}
		case bytes.EqualFold(name, []byte("transfer-encoding")):
			return "", errBody
		}
	}
}

const mostBody = 1 << 20

var errBody = errors.New("a body of unknown or great length")

// close breaks every connection and waits for them.
func (s *server) close() {
	_ = s.listener.Close()
	s.mu.Lock()
	for conn := range s.open {
		_ = conn.Close()
	}
	s.mu.Unlock()
	s.wg.Wait()
}

// errStatus is an answer that does not take an update.
var errStatus = errors.New("the webhook refuses updates")

// post sends one update over a kept connection and reads the answer to its end.
func post(conn net.Conn, in *bufio.Reader, h hook, body []byte) error {
	out := fmt.Appendf(nil, "POST %s HTTP/1.1\r\nHost: %s\r\nContent-Type: application/json\r\n"+
		"X-Telegram-Bot-Api-Secret-Token: %s\r\nContent-Length: %d\r\n\r\n", h.to.RequestURI(), h.to.Host, h.secret, len(body))
	if _, err := conn.Write(append(out, body...)); err != nil {
		return err
	}
	resp, err := http.ReadResponse(in, nil)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if _, err := io.Copy(io.Discard, resp.Body); err != nil {
		return err
	}
	if resp.StatusCode != http.StatusOK {
		return fmt.Errorf("%w: %s", errStatus, resp.Status)
	}
	return nil
}
