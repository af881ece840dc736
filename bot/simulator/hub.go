package simulator

import (
	"encoding/json"
	"fmt"
	"net/http"
	"time"
)

const (
	mostUnread = 1000             // events kept for a slow page; then it gets the whole state instead
	heartbeat  = 15 * time.Second // keeps proxies from closing a quiet stream
)

// hub tells the open pages what happens.
type hub struct {
	rev   int64
	pages map[*page]struct{}
}

// page is one open event stream.
type page struct {
	unread [][]byte
	wake   chan struct{}
	behind bool // lost track: owed the full state
}

// announce sends an event to every page. It runs under the lock.
func (s *Simulator) announce(kind string, what any) {
	s.hub.rev++
	if len(s.hub.pages) == 0 {
		return
	}
	event := s.event(kind, what)
	for p := range s.hub.pages {
		p.put(event)
	}
}

func (s *Simulator) event(kind string, what any) []byte {
	data, err := json.Marshal(what)
	if err != nil {
		panic(fmt.Sprintf("simulator: encode %s: %v", kind, err)) // our own structs: cannot fail
	}
	return fmt.Appendf(nil, "id: %d\nevent: %s\ndata: %s\n\n", s.hub.rev, kind, data)
}

func (p *page) put(event []byte) {
	if len(p.unread) >= mostUnread {
		p.unread, p.behind = nil, true
	}
	if !p.behind {
		p.unread = append(p.unread, event)
	}
	select {
	case p.wake <- struct{}{}:
	default: // it is awake already
	}
}

func (s *Simulator) announceState() {
	s.hub.rev++
	if len(s.hub.pages) > 0 {
		event := s.event("state", s.viewState())
		for p := range s.hub.pages {
			p.put(event)
		}
	}
}

func (s *Simulator) announcePhone(r *room) {
	s.announce("phone", struct {
		Phone phoneView `json:"phone"`
	}{s.viewPhone(r.phone)})
}

func (s *Simulator) announcePhones() {
	for _, p := range s.phones {
		s.announcePhone(p.room)
	}
}

// show puts a message on the phone, new or changed.
func (s *Simulator) show(r *room, m *message) {
	s.announce("message", struct {
		Phone   string      `json:"phone"`
		Message messageView `json:"message"`
	}{r.phone.ID, viewMessage(m)})
}

// serveEvents is the event stream: the full state first, then what changes.
func (s *Simulator) serveEvents(w http.ResponseWriter, r *http.Request) {
	p := &page{wake: make(chan struct{}, 1)}
	s.mu.Lock()
	if s.hub.pages == nil {
		s.hub.pages = map[*page]struct{}{}
	}
	s.hub.pages[p] = struct{}{}
	p.put(s.event("state", s.viewState()))
	s.mu.Unlock()
	defer func() {
		s.mu.Lock()
		delete(s.hub.pages, p)
		s.mu.Unlock()
	}()
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	s.stream(w, r, p)
}

func (s *Simulator) stream(w http.ResponseWriter, r *http.Request, p *page) {
	out := http.NewResponseController(w)
	beat := time.NewTicker(heartbeat)
	defer beat.Stop()
	for {
		for _, event := range s.unread(p) {
			if _, err := w.Write(event); err != nil {
				return
			}
		}
		if out.Flush() != nil {
			return
		}
		select {
		case <-p.wake:
		case <-beat.C:
			_, _ = w.Write([]byte(": \n\n")) // the next flush tells whether it is gone
		case <-r.Context().Done():
			return
		case <-s.ctx.Done():
			return
		}
	}
}

func (s *Simulator) unread(p *page) [][]byte {
	s.mu.Lock()
	defer s.mu.Unlock()
	events := p.unread
	if p.behind {
		events = [][]byte{s.event("state", s.viewState())}
	}
	p.unread, p.behind = nil, false
	return events
}
