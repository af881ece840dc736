package telegram

import (
	"context"
	"errors"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"
)

// Self is the bot's own account.
type Self struct {
	ID       int64
	Username string // without @, for links t.me/username
	Name     string
}

// Me asks who the bot is: the first thing to call, as it also tries the token
// (ErrToken). With ErrUnreachable the token may be right.
func (c *Client) Me(ctx context.Context) (Self, error) {
	var u tgbotapi.User
	if err := c.Call(ctx, "getMe", nil, &u); err != nil {
		return Self{}, err
	}
	self := Self{ID: u.ID, Username: u.UserName, Name: fullName(u.FirstName, u.LastName)}
	if self.Username == "" {
		return Self{}, errors.New("getMe: the answer names no bot")
	}
	c.self.Store(&self)
	return self, nil
}

// Scope of a list of commands: which chats see it.
type Scope string

const (
	Everywhere   Scope = "default" // where no narrower scope has a list
	PrivateChats Scope = "all_private_chats"
	Groups       Scope = "all_group_chats"
)

// A Command is one entry of the menu beside the input line.
type Command struct {
	Word string // 1–32 lower-case Latin letters, digits, _
	Says string // 1–256 characters
}

// An Introduction is how the bot presents itself in one language.
type Introduction struct {
	Lang        string // two letters; "" for whoever has no own: Vietnamese
	Name        string // at most 64 characters; empty: not changed
	Description string // at most 512, shown before the first start
	Short       string // at most 120, on the bot's profile
	Commands    map[Scope][]Command
}

// Introduce sets what Telegram shows of the bot. It tries everything and returns
// all errors together. The name is only set when it is another, as Telegram
// allows few changes of it a day.
func (c *Client) Introduce(ctx context.Context, in Introduction) error {
	var faults []error
	for _, scope := range []Scope{Everywhere, PrivateChats, Groups} {
		if list, ok := in.Commands[scope]; ok {
			faults = append(faults, c.setCommands(ctx, scope, in.Lang, list))
		}
	}
	faults = append(faults,
		c.set(ctx, "setMyDescription", "description", in.Description, in.Lang),
		c.set(ctx, "setMyShortDescription", "short_description", in.Short, in.Lang),
		c.setName(ctx, in.Name, in.Lang))
	return errors.Join(faults...)
}

func (c *Client) setCommands(ctx context.Context, scope Scope, lang string, list []Command) error {
	return c.menu(ctx, tgbotapi.BotCommandScope{Type: string(scope)}, lang, list)
}

func (c *Client) set(ctx context.Context, method, field, text, lang string) error {
	return c.Call(ctx, method, map[string]any{field: text, "language_code": lang}, nil)
}

func (c *Client) setName(ctx context.Context, name, lang string) error {
	if name == "" {
		return nil
	}
	var now struct {
		Name string `json:"name"`
	}
	err := c.Call(ctx, "getMyName", map[string]any{"language_code": lang}, &now)
	if err != nil || now.Name == name {
		return err
	}
	return c.set(ctx, "setMyName", "name", name, lang)
}
