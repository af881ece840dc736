package simulator

import (
	"fmt"
	"strings"
	"time"
)

const (
	answerWithin  = 15 * time.Second
	maxAnswerText = 200 // UTF-16 units
)

// callback is a tap that waits for its answer.
type callback struct {
	room    *room
	from    int64
	message int
	data    string
	at      time.Time // moved clock
}

// press makes one or, on a bad network, several callback queries of a tap.
func (s *Simulator) press(r *room, from *user, m *message, data string) {
	for range s.faults.taps() {
		query := callbackQuery{
			ID:   fmt.Sprint(4_300_000_000_000_000_000 + s.next()),
			From: from, Message: m, Data: data,
			ChatInstance: fmt.Sprint(-7_700_000_000_000_000_000 - r.ID),
		}
		s.callbacks[query.ID] = &callback{room: r, from: from.ID, message: m.MessageID, data: data, at: s.now()}
		s.push(r, "callback_query", query)
	}
}

type answerArgs struct {
	ID    string `json:"callback_query_id"`
	Text  string `json:"text"`
	Alert bool   `json:"show_alert"`
	URL   string `json:"url"`
}

func (s *Simulator) answerCallbackQuery(_ *request, a answerArgs) (any, error) {
	tapped := s.callbacks[a.ID]
	s.forgetCallbacks()
	switch {
	case tapped == nil || s.now().Sub(tapped.at) > answerWithin:
		return nil, badRequest("query is too old and response timeout expired or query ID is invalid")
	case units(a.Text) > maxAnswerText:
		return nil, badRequest("MESSAGE_TOO_LONG")
	case a.URL != "" && !s.opensBot(a.URL):
		return nil, badRequest("URL_INVALID")
	}
	s.announce("answer", answerView{
		Phone: tapped.room.phone.ID, From: tapped.from, Message: tapped.message, Data: tapped.data, Text: a.Text, Alert: a.Alert,
	})
	return true, nil
}

// opensBot: besides games, an answer may only open the bot itself with a parameter.
func (s *Simulator) opensBot(address string) bool {
	return strings.HasPrefix(address, "https://t.me/"+s.opts.Username+"?start=") || strings.HasPrefix(address, "t.me/"+s.opts.Username+"?start=")
}

// forgetCallbacks drops what can no longer be answered.
func (s *Simulator) forgetCallbacks() {
	for id, c := range s.callbacks {
		if s.now().Sub(c.at) > time.Minute {
			delete(s.callbacks, id)
		}
	}
}
