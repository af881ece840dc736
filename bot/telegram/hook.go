package telegram

import (
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"errors"
	"io"
	"net/http"
	"os"
	"time"

	"khuyencong/flows/dialog"
)

const (
	largestUpdate = 1 << 20          // bytes of one update
	mostAtOnce    = 256              // updates in handling
	bodyPatience  = 10 * time.Second // for an update to arrive whole
	secretHeader  = "X-Telegram-Bot-Api-Secret-Token"
)

// Hook is where Telegram posts updates, one a request, after SetHook with the same
// secret. 200 says that handle has kept what the update causes; after every other
// answer Telegram posts it again. An update that cannot be read but has an id is
// skipped, as by Poll. Requests run side by side, at most 256 in handle, and
// Telegram posts the updates of one chat one after the other. Without the secret
// nothing is read (401); a secret that CheckSecret refuses lets nobody in.
func (c *Client) Hook(secret string, handle Handler) http.Handler {
	return newHook(c, secret, handle)
}

type hook struct {
	client   *Client
	handle   Handler
	valid    bool              // somebody made the secret
	secret   [sha256.Size]byte // hashed, so that comparing takes the same time whatever comes
	slots    chan struct{}
	patience time.Duration
}

func newHook(c *Client, secret string, handle Handler) *hook {
	return &hook{
		client: c, handle: handle, valid: CheckSecret(secret) == nil, secret: sha256.Sum256([]byte(secret)),
		slots: make(chan struct{}, mostAtOnce), patience: bodyPatience,
	}
}

// ServeHTTP implements http.Handler.
func (h *hook) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	switch {
	case r.Method != http.MethodPost:
		w.Header().Set("Allow", http.MethodPost)
		h.refuse(w, http.StatusMethodNotAllowed)
	case !h.knows(r):
		h.refuse(w, http.StatusUnauthorized)
	case r.ContentLength > largestUpdate:
		h.refuse(w, http.StatusRequestEntityTooLarge)
	default:
		w.WriteHeader(h.take(w, r))
	}
}

// refuse answers without reading the body; the connection ends, or the server
// would read it to get to the next request.
func (h *hook) refuse(w http.ResponseWriter, status int) {
	w.Header().Set("Connection", "close")
	w.WriteHeader(status)
}

func (h *hook) knows(r *http.Request) bool {
	given := sha256.Sum256([]byte(r.Header.Get(secretHeader)))
	return subtle.ConstantTimeCompare(given[:], h.secret[:]) == 1 && h.valid
}

// take reads and handles the update, and is the status to answer.
func (h *hook) take(w http.ResponseWriter, r *http.Request) int {
	body, err := h.read(w, r)
	if err != nil {
		return unread(err)
	}
	e, id, ok := h.client.open(r.Context(), body)
	switch {
	case id == 0:
		return http.StatusBadRequest
	case ok:
		status := h.give(r.Context(), e)
		if status != http.StatusOK {
			return status
		}
	}
	h.client.tally.hooked(time.Now())
	return http.StatusOK
}

// read is the whole body. The server takes the deadline away when it is there.
func (h *hook) read(w http.ResponseWriter, r *http.Request) ([]byte, error) {
	// Where there is no connection to set it on, nobody is slow.
	_ = http.NewResponseController(w).SetReadDeadline(time.Now().Add(h.patience))
	return io.ReadAll(http.MaxBytesReader(w, r.Body, largestUpdate))
}

func unread(err error) int {
	if _, big := errors.AsType[*http.MaxBytesError](err); big {
		return http.StatusRequestEntityTooLarge
	}
	if errors.Is(err, os.ErrDeadlineExceeded) {
		return http.StatusRequestTimeout
	}
	return http.StatusBadRequest
}

// give hands the event over when there is room.
func (h *hook) give(ctx context.Context, e dialog.Event) int {
	select {
	case h.slots <- struct{}{}:
		defer func() { <-h.slots }()
	case <-ctx.Done():
		return http.StatusServiceUnavailable
	}
	err := h.handle(ctx, []dialog.Event{e})
	if err == nil {
		return http.StatusOK
	}
	if ctx.Err() == nil {
		h.client.log.WarnContext(ctx, "an update could not be handled; Telegram posts it again", "update", e.Update, "err", err)
	}
	return http.StatusInternalServerError
}
