package telegram

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"khuyencong/bot"
)

// What only whoever runs the bot can mend. ErrUnreachable is all that ends without
// an answer of the Bot API: no connection, a time-out, a page of a proxy.
var (
	ErrToken             = errors.New("Telegram does not know this bot's token: check it with @BotFather")
	ErrConflictingPoller = errors.New("another program is fetching this bot's messages: stop it, only one may run")
	ErrUnreachable       = errors.New("the Bot API cannot be reached")
)

var (
	errWebhook = errors.New("a webhook is set, so messages cannot be fetched")
	// What the answer says could be somebody's data: it is not repeated.
	errUnreadable = errors.New("the answer cannot be read")
	errSlow       = fmt.Errorf("%w: no answer in time", ErrUnreachable)
	errFixed      = fmt.Errorf("%w: the message cannot be changed", bot.ErrRefused)
)

// longestRest bounds retry_after, which is the server's word.
const longestRest = 24 * time.Hour

// badRequests says what the descriptions of answers with code 400 mean; nil is
// success. The first that is contained counts.
var badRequests = []struct {
	part string
	err  error
}{
	{"message is not modified", nil},
	{"query is too old", nil},
	{"query_id_invalid", nil},
	{"message to edit not found", errFixed},
	{"message can't be edited", errFixed},
	{"message_id_invalid", errFixed},
	{"message identifier is not specified", errFixed},
	{"message_author_required", errFixed},
	{"message_edit_time_expired", errFixed},
	{"there is no text in the message to edit", errFixed},
	{"chat not found", bot.ErrNoChat},
	{"user not found", bot.ErrNoChat},
	{"peer_id_invalid", bot.ErrNoChat},
	{"group chat was deactivated", bot.ErrNoChat},
	{"not enough rights to send", bot.ErrBlocked},
	{"have no rights to send", bot.ErrBlocked},
	{"chat_write_forbidden", bot.ErrBlocked},
	{"chat_restricted", bot.ErrBlocked},
	{"user_is_blocked", bot.ErrBlocked},
	{"user is deactivated", bot.ErrBlocked},
	{"file is too big", bot.ErrTooBig},
}

// meaning turns what went wrong into the errors that the shell knows. ctx is the
// caller's; chat is 0 for calls that concern none.
func (c *Client) meaning(ctx context.Context, chat int64, err error) error {
	answer, ok := errors.AsType[*tgbotapi.Error](err)
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case ok && asksToWait(answer):
		return c.flood(chat, rest(answer.RetryAfter), time.Now())
	case ok:
		return refusal(answer, c.redact(answer.Message))
	case errors.Is(err, bot.ErrRefused), errors.Is(err, errUnreadable):
		return err // ours
	case errors.Is(err, context.DeadlineExceeded):
		return errSlow // not the caller's deadline, so not the caller's error
	}
	return fmt.Errorf("%w: %w", ErrUnreachable, c.hide(err))
}

func asksToWait(answer *tgbotapi.Error) bool {
	return answer.Code == http.StatusTooManyRequests || answer.RetryAfter > 0
}

// flood is a 429: the group, if it is one, is left alone until then.
func (c *Client) flood(chat int64, after time.Duration, now time.Time) error {
	c.groups.rest(chat, now.Add(after))
	return &bot.RetryError{After: after, Everybody: c.floods.everybody(chat, now)}
}

// refusal is the meaning of an answer that is not ok and asks for no patience.
func refusal(answer *tgbotapi.Error, description string) error {
	text := strings.ToLower(description)
	switch {
	case answer.MigrateToChatID != 0:
		return &bot.MigratedError{To: answer.MigrateToChatID}
	case answer.Code == 401, answer.Code == 404 && !strings.Contains(text, "method"):
		return ErrToken
	case answer.Code == 403:
		return because(bot.ErrBlocked, description)
	case answer.Code == 409 && strings.Contains(text, "webhook"):
		return errWebhook
	case answer.Code == 409:
		return ErrConflictingPoller
	case answer.Code == 400:
		return badRequest(description, text)
	case answer.Code > 400 && answer.Code < 500:
		return because(bot.ErrRefused, description)
	}
	return fmt.Errorf("answered %d: %s", answer.Code, impersonal(description))
}

func badRequest(description, text string) error {
	for _, known := range badRequests {
		if !strings.Contains(text, known.part) {
			continue
		}
		if known.err == nil {
			return nil
		}
		return because(known.err, description)
	}
	return because(bot.ErrRefused, description)
}

func because(err error, description string) error {
	return fmt.Errorf("%w: %s", err, impersonal(description))
}

// rest is the time to wait after a 429; a server that names none means soon.
func rest(seconds int) time.Duration {
	seconds = max(1, min(seconds, int(longestRest/time.Second)))
	return time.Duration(seconds) * time.Second
}
