// Package telegram turns Telegram into dialog events and screens into Telegram's
// messages. It is the one package that imports telegram-bot-api, and sends
// through a thin layer over that library's MakeRequest: with a context and a
// time-out, as JSON, and with the bot's token in no error.
//
// It decides nothing about conversations, keeps nothing between two runs, and
// does not pace what it sends: package bot does.
package telegram
