package telegram

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"sync/atomic"
	"time"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"
)

const (
	officialURL     = "https://api.telegram.org"
	defaultPatience = 20 * time.Second
	longestPoll     = 50 * time.Second // the most the official server waits
)

// Options of a Client. Only Token is required.
type Options struct {
	Token    string
	APIURL   string        // of the server, without "/bot…"; empty: Telegram's own
	HTTP     *http.Client  // nil: a tuned transport that respects HTTPS_PROXY. Its Timeout is not used
	Patience time.Duration // how long one call may take; 0: 20 s
	PollWait time.Duration // how long the server may hold a poll, at most 50 s; 0: 50 s
	Log      *slog.Logger  // nil: slog.Default()
}

// A Client talks to the Bot API for one bot. It may be used from many
// goroutines.
type Client struct {
	token    string
	endpoint string // as telegram-bot-api wants it: a format for token and method
	http     *http.Client
	patience time.Duration
	pollWait time.Duration
	log      *slog.Logger
	self     atomic.Pointer[Self]
	floods   floods
}

// New makes a client and calls nobody.
func New(o Options) *Client {
	c := &Client{
		token:    o.Token,
		endpoint: endpoint(o.APIURL),
		http:     httpClient(o.HTTP),
		patience: o.Patience,
		pollWait: o.PollWait,
		log:      o.Log,
	}
	if c.patience <= 0 {
		c.patience = defaultPatience
	}
	if c.pollWait <= 0 || c.pollWait > longestPoll {
		c.pollWait = longestPoll
	}
	if c.log == nil {
		c.log = slog.Default()
	}
	return c
}

func endpoint(address string) string {
	if address == "" {
		address = officialURL
	}
	address = strings.TrimRight(address, "/")
	return strings.ReplaceAll(address, "%", "%%") + "/bot%s/%s"
}

// Call carries out one method of the Bot API. params is a map or a struct with
// JSON names, or nil; the result is read into out unless that is nil. Changing a
// message to what it is and answering a query that is too old are no errors, and
// leave out as it was. Errors are those of package bot, ErrToken and
// ErrConflictingPoller; every other one is worth trying again later. None names
// the token.
func (c *Client) Call(ctx context.Context, method string, params, out any) error {
	return c.call(ctx, c.patience, method, params, out)
}

func (c *Client) call(ctx context.Context, patience time.Duration, method string, params, out any) error {
	answer, err := c.request(ctx, patience, method, params)
	if err != nil {
		if err = c.meaning(ctx, chatOf(params), err); err == nil {
			return nil
		}
		return fmt.Errorf("%s: %w", method, err)
	}
	if out == nil {
		return nil
	}
	if decode(answer, out) != nil {
		// What it says could be somebody's data: it is not repeated.
		return fmt.Errorf("%s: the answer cannot be read", method)
	}
	return nil
}

// request returns the result of the method as it came.
func (c *Client) request(ctx context.Context, patience time.Duration, method string, params any) ([]byte, error) {
	body, err := encode(params)
	if err != nil {
		return nil, errors.New("the parameters cannot be written as JSON")
	}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	api := tgbotapi.BotAPI{Token: c.token, Client: carrier{ctx: ctx, http: c.http, body: body}}
	api.SetAPIEndpoint(c.endpoint)
	answer, err := api.MakeRequest(method, nil)
	if err != nil {
		return nil, err
	}
	return answer.Result, nil
}
