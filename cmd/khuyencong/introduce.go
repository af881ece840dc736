package main

import (
	"context"

	"khuyencong/bot"
	"khuyencong/bot/telegram"
	"khuyencong/flows/dialog"
	"khuyencong/locales"
)

// introduce tells the channel the bot's commands and what it is, a language at a
// time.
func (h *house) introduce(ctx context.Context) error {
	say := bot.Plain(h.texts)
	for _, lang := range locales.Languages() {
		in := telegram.Introduction{
			Description: say(lang, dialog.Say("bot.description")),
			Short:       say(lang, dialog.Say("bot.short")),
			Commands: map[telegram.Scope][]telegram.Command{
				telegram.PrivateChats: menu(lang, say, wordsOf(dialog.Owner)),
				telegram.Groups:       menu(lang, say, []string{"nhom", "help"}),
			},
		}
		if lang != locales.First {
			in.Lang = lang
		}
		if err := h.client.Introduce(ctx, in); err != nil {
			return err
		}
	}
	return nil
}

// menus gives a phone the list of a role's commands. Owners have the one that
// everybody has.
func menus(client *telegram.Client, texts *locales.Texts) func(context.Context, int64, dialog.Role, string) error {
	say := bot.Plain(texts)
	return func(ctx context.Context, chat int64, role dialog.Role, lang string) error {
		if role == dialog.Owner && lang == locales.First {
			return client.DropChatCommands(ctx, chat)
		}
		return client.SetChatCommands(ctx, chat, "", menu(lang, say, wordsOf(role)))
	}
}

// wordsOf are the commands a role sees, the most used first. Others work, too.
func wordsOf(role dialog.Role) []string {
	var own []string
	switch role {
	case dialog.Collaborator, dialog.Contact:
		own = []string{"viec", "dangky", "nhucau", "hoso", "nhap", "kiemtra", "hoi", "tapduot", "baihoc", "toi"}
	case dialog.Staff, dialog.Manager, dialog.Admin:
		own = []string{"hangcho", "nguoi", "dangky", "nhucau", "hoso", "nhap", "kiemtra", "hoi", "yeucau"}
	default:
		own = []string{"kiemtra", "hoi", "quantam", "coso", "hoso", "congtac"}
	}
	switch role {
	case dialog.Admin:
		own = append(own, "caidat", "suco")
	case dialog.Manager:
		own = append(own, "suco")
	}
	all := append([]string{"menu"}, own...)
	return append(all, "dulieu", "huy", "ngonngu", "help")
}

func menu(lang string, say func(string, dialog.Phrase) string, words []string) []telegram.Command {
	var list []telegram.Command
	for _, w := range words {
		list = append(list, telegram.Command{Word: w, Says: say(lang, dialog.Say("command."+w))})
	}
	return list
}
