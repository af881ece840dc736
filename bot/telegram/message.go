package telegram

import (
	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"khuyencong/bot"
)

// A message is what sendMessage and, with ID, editMessageText take.
type message struct {
	Chat      int64   `json:"chat_id"`
	ID        int64   `json:"message_id,omitempty"`
	Text      string  `json:"text"`
	ParseMode string  `json:"parse_mode"`
	Preview   preview `json:"link_preview_options"`
	Markup    any     `json:"reply_markup,omitempty"`
}

type preview struct {
	Off bool `json:"is_disabled"`
}

func (m message) chat() int64 { return m.Chat }

// newMessage is HTML, without a preview of its links.
func newMessage(chat int64, text string, markup any) message {
	return message{Chat: chat, Text: text, ParseMode: tgbotapi.ModeHTML, Preview: preview{Off: true}, Markup: markup}
}

// buttons is what editMessageReplyMarkup takes.
type buttons struct {
	Chat   int64                         `json:"chat_id"`
	ID     int64                         `json:"message_id"`
	Markup tgbotapi.InlineKeyboardMarkup `json:"reply_markup"`
}

func (b buttons) chat() int64 { return b.Chat }

// toast is what answerCallbackQuery takes.
type toast struct {
	Query string `json:"callback_query_id"`
	Text  string `json:"text,omitempty"`
	Alert bool   `json:"show_alert,omitempty"`
}

// markup is what stands under the message, or nil.
func markup(chat int64, m bot.Message) any {
	if m.Request != nil {
		return requestKeyboard(chat, *m.Request)
	}
	keyboard := noButtons()
	for _, row := range m.Rows {
		if len(row) > 0 {
			keyboard.InlineKeyboard = append(keyboard.InlineKeyboard, buttonRow(row))
		}
	}
	if len(keyboard.InlineKeyboard) == 0 {
		return nil
	}
	return keyboard
}

// noButtons has an empty list, not a missing one, which would go out as null.
func noButtons() tgbotapi.InlineKeyboardMarkup {
	return tgbotapi.InlineKeyboardMarkup{InlineKeyboard: [][]tgbotapi.InlineKeyboardButton{}}
}

func buttonRow(row []bot.Button) []tgbotapi.InlineKeyboardButton {
	out := make([]tgbotapi.InlineKeyboardButton, len(row))
	for i, b := range row {
		if b.URL != "" {
			out[i] = tgbotapi.NewInlineKeyboardButtonURL(b.Label, b.URL)
		} else {
			out[i] = tgbotapi.NewInlineKeyboardButtonData(b.Label, b.Data)
		}
	}
	return out
}

// requestKeyboard is shown in place of the phone's letters. Only a private chat
// may be asked for a place or a contact: a group sees the other buttons.
func requestKeyboard(chat int64, r bot.Request) any {
	keyboard := tgbotapi.ReplyKeyboardMarkup{ResizeKeyboard: true, OneTimeKeyboard: true}
	if chat > 0 {
		ask := tgbotapi.KeyboardButton{Text: r.Label, RequestLocation: r.What == "place", RequestContact: r.What == "contact"}
		keyboard.Keyboard = append(keyboard.Keyboard, []tgbotapi.KeyboardButton{ask})
	}
	for _, other := range r.Others {
		keyboard.Keyboard = append(keyboard.Keyboard, []tgbotapi.KeyboardButton{{Text: other}})
	}
	if len(keyboard.Keyboard) == 0 {
		return nil
	}
	return keyboard
}

func dropKeyboard() tgbotapi.ReplyKeyboardRemove {
	return tgbotapi.ReplyKeyboardRemove{RemoveKeyboard: true}
}
