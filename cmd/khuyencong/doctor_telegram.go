package main

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"time"

	"khuyencong/bot/telegram"
)

const (
	reachRemedy = "check the network; where Telegram is blocked set HTTPS_PROXY or TELEGRAM_API_URL (docs/operations.md)"
	tokenRemedy = "copy it again from @BotFather (/mybots, API Token) into TELEGRAM_BOT_TOKEN"
)

// checkTelegram: is the API there, does it know the token, and how do messages
// come.
func checkTelegram(ctx context.Context, s *Settings) []finding {
	host := hostOf(s.APIURL)
	if by := proxyFor(s.APIURL); by != "" {
		host += " through the proxy " + by
	}
	if s.Token == "" {
		return []finding{note("no token, so serve opens the simulator: set TELEGRAM_BOT_TOKEN when the bot is to go live")}
	}
	client := telegram.New(telegram.Options{Token: s.Token, APIURL: s.APIURL, Patience: checkFor, Log: quietly()})
	self, err := client.Me(ctx)
	switch {
	case errors.Is(err, telegram.ErrToken):
		return []finding{fine("Telegram answers (%s)", host), broken(tokenRemedy, "Telegram does not know the token")}
	case err != nil:
		return []finding{broken(reachRemedy, "Telegram cannot be reached at %s (%v)", host, err)}
	}
	found := []finding{fine("Telegram answers (%s) and knows the bot: @%s", host, self.Username)}
	state, err := client.HookInfo(ctx)
	if err != nil {
		return append(found, broken(reachRemedy, "Telegram does not say how messages come (%v)", err))
	}
	return append(found, delivery(s, state, time.Now())...)
}

// recent is how long an error of the webhook counts.
const recent = 10 * time.Minute

// delivery judges how messages come.
func delivery(s *Settings, is telegram.HookState, now time.Time) []finding {
	address, _, err := s.webhook()
	switch {
	case err != nil:
		return nil // said among the settings
	case address == "" && is.URL == "":
		return []finding{fine("messages are fetched; %d wait", is.Pending)}
	case address == "":
		return []finding{note("a webhook is set (%s), but WEBHOOK_URL is not: serve removes it when it starts", hostOf(is.URL))}
	case !sameHook(is.URL, address):
		return []finding{broken("start the bot; it sets the webhook", "Telegram does not post to WEBHOOK_URL")}
	case is.LastError != "" && now.Sub(is.FailedAt) < recent:
		return []finding{broken("see that WEBHOOK_URL leads from the Internet to KHUYENCONG_LISTEN, with a valid certificate",
			"Telegram could not post to the webhook at %s (%s); %d wait", is.FailedAt.Format(time.TimeOnly), is.LastError, is.Pending)}
	}
	return []finding{fine("Telegram posts to the webhook; %d wait", is.Pending)}
}

// checkClock compares with the clock of the API's server.
func checkClock(ctx context.Context, s *Settings) []finding {
	req, err := http.NewRequestWithContext(ctx, http.MethodHead, s.APIURL, nil)
	if err != nil {
		return []finding{broken("write it as https://api.telegram.org", "TELEGRAM_API_URL is no address")}
	}
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	resp, err := client.Do(req)
	if err != nil {
		return []finding{note("the clock could not be compared, as Telegram cannot be reached")}
	}
	defer resp.Body.Close()
	at, err := http.ParseTime(resp.Header.Get("Date"))
	if err != nil {
		return []finding{note("the clock could not be compared: the answer of %s has no date", hostOf(s.APIURL))}
	}
	return []finding{clock(time.Since(at))}
}

// wrongClock is more than a slow network explains.
const wrongClock = 30 * time.Second

// clock judges how far this machine is ahead.
func clock(ahead time.Duration) finding {
	if ahead.Abs() < wrongClock {
		return fine("the clock is right")
	}
	way := "ahead"
	if ahead < 0 {
		way = "behind"
	}
	return broken("switch time synchronisation on (timedatectl set-ntp true)", "the clock is %s %s", ahead.Abs().Round(time.Second), way)
}

// hostOf is the machine an address leads to: the rest may hold a secret.
func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return "an address that cannot be read"
	}
	return u.Host
}

// proxyFor is the proxy that is used for an address, without its password; "" if
// there is none.
func proxyFor(address string) string {
	req, err := http.NewRequest(http.MethodGet, address, nil)
	if err != nil {
		return ""
	}
	by, err := http.ProxyFromEnvironment(req)
	switch {
	case err != nil:
		return "whose address in HTTPS_PROXY cannot be read"
	case by == nil:
		return ""
	}
	return by.Scheme + "://" + by.Host
}
