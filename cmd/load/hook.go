package main

import (
	"bufio"
	"net"
	"net/url"
	"sync"
	"time"
)

// A hook is where a bot wants its updates.
type hook struct {
	to          *url.URL
	secret      string
	connections int
}

// deliver posts updates until done is closed: so many side by side, those of one
// chat in sequence.
func (q *queue) deliver(h hook, done <-chan struct{}) {
	var wg sync.WaitGroup
	for range h.connections {
		wg.Go(func() { q.carry(h, done) })
	}
	wg.Wait()
}

// carry posts over one connection, which it opens anew when it breaks.
func (q *queue) carry(h hook, done <-chan struct{}) {
	for {
		conn, err := net.Dial("tcp", h.to.Host)
		if err == nil {
			stop := closeWith(conn, done)
			err = q.postAll(conn, h, done)
			stop()
		}
		if err == nil {
			return
		}
		select {
		case <-done:
			return
		case <-time.After(100 * time.Millisecond): // the bot is away
		}
	}
}

// closeWith ends a wait for an answer when done is closed.
func closeWith(conn net.Conn, done <-chan struct{}) (stop func()) {
	ended := make(chan struct{})
	go func() {
		select {
		case <-done:
		case <-ended:
		}
		_ = conn.Close()
	}()
	return func() { close(ended) }
}

// postAll returns nil when done is closed, and the error of an update that it put
// back.
func (q *queue) postAll(conn net.Conn, h hook, done <-chan struct{}) error {
	in := bufio.NewReader(conn)
	for {
		u, ok := q.one(done)
		if !ok {
			return nil
		}
		u.person.post.Lock()
		hand([]update{u})
		err := post(conn, in, h, u.body)
		u.person.post.Unlock()
		if err != nil {
			q.back(u)
			return err
		}
	}
}

// back puts an update in front again.
func (q *queue) back(u update) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.waiting = append([]update{u}, q.waiting...)
	q.wake()
}
