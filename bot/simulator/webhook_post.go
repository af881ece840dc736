package simulator

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"time"
)

const longestPause = time.Minute

// errMethodInAnswer is kept as a violation: to take it silently would lose what the bot wanted to say.
var errMethodInAnswer = errors.New("a method call in the answer to a webhook is not simulated")

// wakeWebhook tells the deliverer that something may be due.
func (s *Simulator) wakeWebhook() {
	if s.hook == nil {
		return
	}
	select {
	case s.hook.wake <- struct{}{}:
	default: // it is awake already
	}
}

// deliver posts updates until the webhook goes: each chat in sequence, chats side by side.
func (s *Simulator) deliver(h *webhook) {
	defer h.client.CloseIdleConnections()
	for {
		s.mu.Lock()
		s.queue.expire(s.now())
		due, pause := s.due(h)
		s.mu.Unlock()
		for _, u := range due {
			s.work.Go(func() { s.post(h, u) })
		}
		again := time.NewTimer(pause)
		select {
		case <-h.wake:
		case <-again.C:
		case <-h.ctx.Done():
			again.Stop()
			return
		}
		again.Stop()
	}
}

// due picks what can be posted now, marks its chats busy, and says when to look again.
func (s *Simulator) due(h *webhook) ([]*update, time.Duration) {
	var out []*update
	wait := longestPause
	seen := map[int64]bool{}
	for _, u := range s.queue.waiting {
		if len(h.busy) >= h.connections {
			break
		}
		if seen[u.chat] || h.busy[u.chat] {
			continue
		}
		seen[u.chat] = true
		if left := time.Until(h.pause[u.chat].until); left > 0 {
			wait = min(wait, left)
			continue
		}
		h.busy[u.chat] = true
		out = append(out, u)
	}
	return out, wait
}

func (s *Simulator) post(h *webhook, u *update) {
	err := h.post(u)
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(h.busy, u.chat)
	switch {
	case h.ctx.Err() != nil: // replaced meanwhile: the next webhook or poll gets it again
		return
	case err != nil:
		if errors.Is(err, errMethodInAnswer) {
			s.log.violations = append(s.log.violations, err.Error())
		}
		h.fail(u.chat, err, s.now(), s.opts.WebhookRetry)
	case u.again > 0:
		u.again-- // the answer was lost on the way: it is posted once more
	default:
		delete(h.pause, u.chat)
		s.queue.waiting = slices.DeleteFunc(s.queue.waiting, func(o *update) bool { return o == u })
	}
	s.wakeWebhook()
}

func (h *webhook) fail(chat int64, err error, now time.Time, first time.Duration) {
	h.lastError, h.failedAt = err.Error(), now
	step := min(max(h.pause[chat].step*2, first), longestPause)
	h.pause[chat] = backoff{until: time.Now().Add(step), step: step}
}

func (h *webhook) post(u *update) error {
	req, err := http.NewRequestWithContext(h.ctx, http.MethodPost, h.url, bytes.NewReader(u.body))
	if err != nil {
		return err
	}
	req.Header.Set("Content-Type", "application/json")
	if h.secret != "" {
		req.Header.Set("X-Telegram-Bot-Api-Secret-Token", h.secret)
	}
	answer, err := h.client.Do(req)
	if err != nil {
		return fmt.Errorf("connection failed: %w", err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(io.LimitReader(answer.Body, 1<<20))
	switch {
	case err != nil:
		return fmt.Errorf("read the answer: %w", err)
	case answer.StatusCode < 200 || answer.StatusCode > 299:
		return refused(answer.Status)
	case strings.Contains(string(body), `"method"`):
		return errMethodInAnswer
	}
	return nil
}

// refused is a status that is not 2xx, worded as the official server does in getWebhookInfo.
type refused string

func (status refused) Error() string { return "Wrong response from the webhook: " + string(status) }
