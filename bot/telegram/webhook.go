package telegram

import (
	"context"
	"errors"
	"time"
)

const (
	longestSecret = 256
	connections   = 100 // the most Telegram opens
)

// ErrSecret is a webhook's secret that Telegram does not take.
var ErrSecret = errors.New("a webhook's secret has 1 to 256 of the characters A-Z a-z 0-9 _ -")

// CheckSecret reports ErrSecret unless the secret has 1 to 256 of the characters
// A-Z a-z 0-9 _ -. Make it of 32 random ones.
func CheckSecret(secret string) error {
	if secret == "" || len(secret) > longestSecret {
		return ErrSecret
	}
	for _, r := range secret {
		letter := r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
		if !letter && (r < '0' || r > '9') && r != '_' && r != '-' {
			return ErrSecret
		}
	}
	return nil
}

var errNoAddress = errors.New("setWebhook: without an address the webhook would be removed")

// SetHook has updates posted to the address instead of waiting to be fetched; drop
// forgets those that wait. It also asks who the bot is while that is not known.
func (c *Client) SetHook(ctx context.Context, url, secret string, drop bool) error {
	if err := CheckSecret(secret); err != nil {
		return err
	}
	if url == "" {
		return errNoAddress
	}
	if c.self.Load() == nil {
		if _, err := c.Me(ctx); err != nil {
			return err
		}
	}
	return c.Call(ctx, "setWebhook", setWebhook{
		URL: url, Secret: secret, Drop: drop, Connections: connections, Allowed: allowedUpdates[:],
	}, nil)
}

// setWebhook is what that method takes.
type setWebhook struct {
	URL         string   `json:"url"`
	Secret      string   `json:"secret_token"`
	Drop        bool     `json:"drop_pending_updates"`
	Connections int      `json:"max_connections"`
	Allowed     []string `json:"allowed_updates"`
}

// A HookState is what Telegram knows of the webhook.
type HookState struct {
	URL       string    // empty: none is set
	Pending   int       // updates that wait
	FailedAt  time.Time // the last post that failed; zero: none did
	LastError string    // why, in Telegram's words
}

// HookInfo asks for the state of the webhook.
func (c *Client) HookInfo(ctx context.Context) (HookState, error) {
	var info struct {
		URL       string `json:"url"`
		Pending   int    `json:"pending_update_count"`
		FailedAt  int64  `json:"last_error_date"`
		LastError string `json:"last_error_message"`
	}
	if err := c.Call(ctx, "getWebhookInfo", nil, &info); err != nil {
		return HookState{}, err
	}
	s := HookState{URL: c.redact(info.URL), Pending: info.Pending, LastError: impersonal(c.redact(info.LastError))}
	if info.FailedAt != 0 {
		s.FailedAt = time.Unix(info.FailedAt, 0)
	}
	return s, nil
}
