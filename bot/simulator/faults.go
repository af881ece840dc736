package simulator

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"slices"
	"strings"
	"time"
)

// Network says how bad the way between the bot and Telegram is. The zero value is a good one.
type Network struct {
	Bad    bool    `json:"bad"`     // what the switch on the page shows
	LateMS int     `json:"late_ms"` // updates are late by up to this many milliseconds; one chat keeps its order
	Double bool    `json:"double"`  // an update comes a second time although it was acknowledged
	Repeat bool    `json:"repeat"`  // one tap arrives as several callback queries
	Lose   bool    `json:"lose"`    // the connection is cut after the work was done
	Chance float64 `json:"-"`       // of each of these, 0 means one in five
	Copies int     `json:"-"`       // the most that one update or one tap becomes; 0 means 2 and 3
}

// badNetwork is what the switch on the page turns on.
func badNetwork() Network {
	return Network{Bad: true, LateMS: 3000, Double: true, Repeat: true, Lose: true}
}

// SetNetwork makes the network bad, or good again with the zero value.
func (s *Simulator) SetNetwork(n Network) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults.network = n
	s.announce("network", n)
}

// Fault spoils calls. Code answers that error without doing anything; HTML does so with a page
// instead of JSON, as a proxy in between does; Cut closes the connection before anything was done,
// CutAfter afterwards. Slow waits first and can stand alone.
type Fault struct {
	Code        int
	Description string // the official text of Code when empty
	RetryAfter  int    // seconds, with 429
	HTML        bool   // Code 502 when none is given
	Cut         bool
	CutAfter    bool
	Slow        time.Duration // real time

	Skip   int   // leaves that many calls alone first
	Times  int   // spoils that many calls, 0 means one; with FailOften there is no end
	ChatID int64 // only calls about this chat
}

type armed struct {
	Fault
	method string  // lower case, "*" for any
	chance float64 // 0: every call until Times is used up
}

type faults struct {
	dice    *rand.Rand
	network Network
	armed   []*armed
}

// FailNext spoils the next calls of a method ("*" for any).
func (s *Simulator) FailNext(method string, f Fault) { s.arm(method, f, 0) }

// FailOften spoils calls of a method ("*" for any) with a chance between 0 and 1, until ClearFaults.
func (s *Simulator) FailOften(method string, chance float64, f Fault) { s.arm(method, f, chance) }

func (s *Simulator) arm(method string, f Fault, chance float64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f.Times = max(f.Times, 1)
	s.faults.armed = append(s.faults.armed, &armed{Fault: f, method: strings.ToLower(method), chance: chance})
}

// ClearFaults lets every call through again; the network stays as it is.
func (s *Simulator) ClearFaults() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults.armed = nil
}

// takeFault finds what spoils this call, if anything.
func (s *Simulator) takeFault(name string, req *request) *Fault {
	s.mu.Lock()
	defer s.mu.Unlock()
	chat := Call{Params: req.arguments()}.Chat()
	for _, a := range s.faults.armed {
		if !a.fits(name, chat) {
			continue
		}
		if a.Skip > 0 {
			a.Skip--
			continue
		}
		if a.chance > 0 {
			if s.faults.dice.Float64() < a.chance {
				return &a.Fault
			}
			continue
		}
		if a.Times--; a.Times == 0 {
			s.faults.armed = slices.DeleteFunc(s.faults.armed, func(o *armed) bool { return o == a })
		}
		return &a.Fault
	}
	return nil
}

func (a *armed) fits(name, chat string) bool {
	return (a.method == "*" || a.method == strings.ToLower(name)) && (a.ChatID == 0 || chat == fmt.Sprint(a.ChatID))
}

// spoil answers in place of the method; false means that the call goes on.
func (s *Simulator) spoil(w http.ResponseWriter, r *http.Request, f *Fault) bool {
	if f.Slow > 0 {
		wait := time.NewTimer(f.Slow)
		defer wait.Stop()
		select {
		case <-wait.C:
		case <-r.Context().Done():
		case <-s.ctx.Done():
		}
	}
	switch {
	case f.Cut:
		cut(w)
	case f.HTML:
		writeHTMLError(w, f.Code)
	case f.Code != 0:
		writeError(w, f.answer())
	default:
		return false
	}
	return true
}

func (f *Fault) answer() *apiError {
	e := &apiError{Code: f.Code, Description: f.Description, RetryAfter: f.RetryAfter}
	if e.Code == http.StatusTooManyRequests && e.RetryAfter == 0 {
		e.RetryAfter = 1
	}
	switch {
	case e.Description != "":
	case e.Code == http.StatusTooManyRequests:
		e.Description = fmt.Sprintf("Too Many Requests: retry after %d", e.RetryAfter)
	case e.Code == http.StatusForbidden:
		e.Description = "Forbidden: bot was blocked by the user"
	default:
		e.Description = http.StatusText(e.Code)
	}
	return e
}

func writeHTMLError(w http.ResponseWriter, code int) {
	if code == 0 {
		code = http.StatusBadGateway
	}
	w.Header().Set("Content-Type", "text/html")
	w.WriteHeader(code)
	title := fmt.Sprintf("%d %s", code, http.StatusText(code))
	_, _ = fmt.Fprintf(w, "<html><head><title>%s</title></head><body><center><h1>%s</h1></center></body></html>", title, title)
}

// cut closes the connection without an answer.
func cut(w http.ResponseWriter) {
	conn, _, err := http.NewResponseController(w).Hijack()
	if err != nil {
		panic(http.ErrAbortHandler) // HTTP/2 and wrapped writers: the server cuts the stream
	}
	_ = conn.Close()
}

func (f *faults) roll() bool {
	chance := f.network.Chance
	if chance == 0 {
		chance = 0.2
	}
	return f.dice.Float64() < chance
}

// repeats is how often an update is delivered again although it was acknowledged.
func (f *faults) repeats() int {
	if !f.network.Double || !f.roll() {
		return 0
	}
	return 1 + f.dice.IntN(max(f.network.Copies-1, 1))
}

// taps is how many callback queries one tap becomes.
func (f *faults) taps() int {
	if f.network.Repeat && f.roll() {
		most := f.network.Copies
		if most < 2 {
			most = 3
		}
		return 2 + f.dice.IntN(most-1)
	}
	return 1
}

func (f *faults) delay() time.Duration {
	if f.network.LateMS <= 0 {
		return 0
	}
	return time.Duration(f.dice.IntN(f.network.LateMS+1)) * time.Millisecond
}

// loses says that the answer to a call does not arrive.
func (s *Simulator) loses() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.faults.network.Lose && s.faults.roll()
}
