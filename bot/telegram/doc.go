// Package telegram turns Telegram into dialog events and screens into Telegram's
// messages. It is the one package that imports telegram-bot-api, and sends
// through a thin layer over that library's MakeRequest: with a context and a
// time-out, as JSON, and with the bot's token in no error.
//
// It decides nothing about conversations and keeps nothing between two runs. It
// paces what goes to one group, where answers and notices share a small allowance;
// all other pace is package bot's.
package telegram
