package telegram

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"sync/atomic"
	"time"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"khuyencong/bot"
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
	HTTP     *http.Client  // nil: a tuned transport that uses Proxy. Its Timeout is not used
	Proxy    ProxyFunc     // nil: as HTTPS_PROXY, HTTP_PROXY and NO_PROXY say. Not asked where HTTP is given
	Patience time.Duration // how long one call may take; 0: 20 s
	PollWait time.Duration // how long the server may hold a poll, at most 50 s; 0: 50 s
	Log      *slog.Logger  // nil: slog.Default()
}

// A Client talks to the Bot API for one bot. It may be used from many
// goroutines.
type Client struct {
	token    string
	base     string // address of the server, without a slash at its end
	endpoint string // as telegram-bot-api wants it: a format for token and method
	http     *http.Client
	patience time.Duration
	pollWait time.Duration
	log      *slog.Logger
	self     atomic.Pointer[Self]
	floods   floods
	groups   groups
	tally    tally
}

// New makes a client and calls nobody.
func New(o Options) *Client {
	c := &Client{
		token:    o.Token,
		base:     apiURL(o.APIURL),
		endpoint: endpoint(apiURL(o.APIURL)),
		http:     httpClient(o.HTTP, o.Proxy),
		patience: o.Patience,
		pollWait: o.PollWait,
		log:      o.Log,
		groups:   groups{started: time.Now()},
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

func apiURL(address string) string {
	if address == "" {
		address = officialURL
	}
	return strings.TrimRight(address, "/")
}

func endpoint(base string) string { return strings.ReplaceAll(base, "%", "%%") + "/bot%s/%s" }

// Call carries out one method of the Bot API. params is a map or a struct with
// JSON names, or nil; the result is read into out unless that is nil. Changing a
// message to what it is and answering a query that is too old are no errors, and
// leave out as it was. Errors are those of package bot, ErrToken,
// ErrConflictingPoller and ErrUnreachable; every other one, as the last, is worth
// trying again later. None names the token. What a group has no room for is not
// called: *bot.RetryError.
func (c *Client) Call(ctx context.Context, method string, params, out any) error {
	return c.call(ctx, c.patience, method, params, out)
}

func (c *Client) call(ctx context.Context, patience time.Duration, method string, params, out any) error {
	chat := chatOf(params)
	if wait := c.groups.take(chat, messagesOf(method, params), time.Now()); wait > 0 {
		return fmt.Errorf("%s: %w", method, &bot.RetryError{After: wait})
	}
	answer, err := c.request(ctx, max(patience, patienceFor(params)), method, params)
	if err == nil && out != nil && decode(answer, out) != nil {
		err = errUnreadable
	}
	if err = c.judge(ctx, method, chat, err); err != nil {
		return fmt.Errorf("%s: %w", method, err)
	}
	return nil
}

// judge is the meaning of what a call came to, and counts it.
func (c *Client) judge(ctx context.Context, method string, chat int64, err error) error {
	meant := err
	if err != nil {
		meant = c.meaning(ctx, chat, err)
	}
	c.tally.count(method, outcome(ctx, err, meant), time.Now())
	return meant
}

// request returns the result of the method as it came.
func (c *Client) request(ctx context.Context, patience time.Duration, method string, params any) ([]byte, error) {
	body, err := bodyOf(params)
	if err != nil {
		return nil, fmt.Errorf("%w: the parameters cannot be written down", bot.ErrRefused)
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
