package telegram

import (
	"context"
	"errors"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"
)

// SetChatCommands gives one chat its own list, in place of the one that others of
// its kind see. A list without a language ("") is for whoever has none of their
// own. bot.ErrNoChat where the bot has not met the chat.
func (c *Client) SetChatCommands(ctx context.Context, chat int64, lang string, list []Command) error {
	return c.menu(ctx, scopeOf(chat), lang, list)
}

// DropChatCommands takes the chat's own list without a language away, and those
// of the languages. None being there is no error.
func (c *Client) DropChatCommands(ctx context.Context, chat int64, langs ...string) error {
	var faults []error
	for _, lang := range append([]string{""}, langs...) {
		faults = append(faults, c.Call(ctx, "deleteMyCommands", commandList{Scope: scopeOf(chat), Lang: lang}, nil))
	}
	return errors.Join(faults...)
}

func scopeOf(chat int64) tgbotapi.BotCommandScope {
	return tgbotapi.BotCommandScope{Type: "chat", ChatID: chat}
}

// commandList is what setMyCommands and, without Commands, deleteMyCommands take.
type commandList struct {
	Commands []tgbotapi.BotCommand    `json:"commands,omitzero"`
	Lang     string                   `json:"language_code"`
	Scope    tgbotapi.BotCommandScope `json:"scope"`
}

func (l commandList) chat() int64 { return l.Scope.ChatID }

func (c *Client) menu(ctx context.Context, scope tgbotapi.BotCommandScope, lang string, list []Command) error {
	commands := make([]tgbotapi.BotCommand, len(list))
	for i, entry := range list {
		commands[i] = tgbotapi.BotCommand{Command: entry.Word, Description: entry.Says}
	}
	return c.Call(ctx, "setMyCommands", commandList{Commands: commands, Lang: lang, Scope: scope}, nil)
}
