package telegram

import (
	"errors"
	"net/url"
	"regexp"
	"strings"
)

// hide returns err without the address that net/http puts around it and without
// the token, wherever that stands.
func (c *Client) hide(err error) error {
	for {
		wrapped, ok := errors.AsType[*url.Error](err)
		if !ok {
			break
		}
		err = wrapped.Err
	}
	if text := err.Error(); c.redact(text) != text {
		return errors.New(c.redact(text))
	}
	return err
}

// redact takes the token out of a text; also its secret half alone, and as it is
// written in an address.
func (c *Client) redact(text string) string {
	_, secret, _ := strings.Cut(c.token, ":")
	for _, word := range []string{c.token, url.QueryEscape(c.token), url.PathEscape(c.token), secret} {
		if word != "" {
			text = strings.ReplaceAll(text, word, "(token)")
		}
	}
	return text
}

const longestDescription = 160 // bytes; the longest of the official server has 150

var (
	singleQuoted = regexp.MustCompile(`(?s)(^|\s)(?:'.*'|'.*$)`)
	doubleQuoted = regexp.MustCompile(`(?s)".*"|".*$`)
	foreign      = regexp.MustCompile(`[^\x20-\x7e…]+`)
	longNumber   = regexp.MustCompile(`[0-9][0-9 .+-]{5,}`)
)

// impersonal leaves of a server's description what it says about the request:
// quoted parts can be what somebody typed, long numbers a phone, and letters
// beyond ASCII are never the server's own.
func impersonal(description string) string {
	text := doubleQuoted.ReplaceAllString(description, `"…"`)
	text = singleQuoted.ReplaceAllString(text, "$1'…'")
	text = foreign.ReplaceAllString(text, "…")
	text = longNumber.ReplaceAllString(text, "…")
	if len(text) > longestDescription {
		text = strings.ToValidUTF8(text[:longestDescription], "") + "…"
	}
	return text
}
