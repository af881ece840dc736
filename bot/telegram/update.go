package telegram

import (
	"encoding/json"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"
)

// An Update is what Telegram reports, as far as it is of use here. Fields that
// nobody reads are not declared, so that a change of theirs breaks nothing.
type Update struct {
	ID       int64         `json:"update_id"`
	Message  *incoming     `json:"message"`
	Edited   *incoming     `json:"edited_message"`
	Callback *callback     `json:"callback_query"`
	Member   *memberChange `json:"my_chat_member"`
}

// allowedUpdates are the kinds above. They are named with every poll: left out,
// the server would keep the list of an older program.
var allowedUpdates = [...]string{"message", "edited_message", "callback_query", "my_chat_member"}

type incoming struct {
	ID         int64          `json:"message_id"`
	From       *tgbotapi.User `json:"from"`
	Sender     present        `json:"sender_chat"` // a channel or a hidden administrator wrote this
	Chat       chat           `json:"chat"`
	Date       int64          `json:"date"`
	Forward    present        `json:"forward_origin"`
	OldForward present        `json:"forward_date"` // of servers before Bot API 7.0
	Album      string         `json:"media_group_id"`
	Raised     int64          `json:"migrate_to_chat_id"`
	content
}

// content is what a message consists of.
type content struct {
	Text      string               `json:"text"`
	Caption   string               `json:"caption"`
	Photo     []tgbotapi.PhotoSize `json:"photo"`
	LivePhoto *livePhoto           `json:"live_photo"`
	Document  *attachment          `json:"document"`
	Voice     *attachment          `json:"voice"`
	Audio     *attachment          `json:"audio"`
	Location  *location            `json:"location"`
	Venue     *struct {
		Location location `json:"location"`
	} `json:"venue"`
	Contact *tgbotapi.Contact `json:"contact"`
	others
}

// others are kinds of content of which it is enough to know that they are there.
type others struct {
	Animation present `json:"animation"`
	Checklist present `json:"checklist"`
	Dice      present `json:"dice"`
	Game      present `json:"game"`
	Giveaway  present `json:"giveaway"`
	Invoice   present `json:"invoice"`
	PaidMedia present `json:"paid_media"`
	Poll      present `json:"poll"`
	Rich      present `json:"rich_message"`
	Sticker   present `json:"sticker"`
	Story     present `json:"story"`
	Video     present `json:"video"`
	VideoNote present `json:"video_note"`
}

// name is Telegram's word for what is there, or "".
func (o others) name() string {
	for _, kind := range []struct {
		there present
		name  string
	}{
		{o.Animation, "animation"}, {o.Checklist, "checklist"}, {o.Dice, "dice"}, {o.Game, "game"},
		{o.Giveaway, "giveaway"}, {o.Invoice, "invoice"}, {o.PaidMedia, "paid_media"}, {o.Poll, "poll"},
		{o.Rich, "rich_message"}, {o.Sticker, "sticker"}, {o.Story, "story"}, {o.Video, "video"},
		{o.VideoNote, "video_note"},
	} {
		if kind.there {
			return kind.name
		}
	}
	return ""
}

type livePhoto struct {
	Photo []tgbotapi.PhotoSize `json:"photo"`
}

type attachment struct {
	File   string `json:"file_id"`
	Unique string `json:"file_unique_id"`
	Name   string `json:"file_name"`
	Mime   string `json:"mime_type"`
	Size   int64  `json:"file_size"`
}

type location struct {
	Lat  float64 `json:"latitude"`
	Lon  float64 `json:"longitude"`
	Live int64   `json:"live_period"` // seconds; 0: a place, once
}

type chat struct {
	ID    int64  `json:"id"`
	Type  string `json:"type"`
	Title string `json:"title"`
	First string `json:"first_name"`
	Last  string `json:"last_name"`
	User  string `json:"username"`
}

func (c chat) group() bool { return c.Type == "group" || c.Type == "supergroup" }

type callback struct {
	ID      string        `json:"id"`
	From    tgbotapi.User `json:"from"`
	Message *struct {     // missing when it is too old or came by an inline query
		ID   int64 `json:"message_id"`
		Chat chat  `json:"chat"`
	} `json:"message"`
	Data string `json:"data"`
}

type memberChange struct {
	Chat chat           `json:"chat"`
	From *tgbotapi.User `json:"from"`
	Date int64          `json:"date"`
	New  struct {
		Status string `json:"status"`
	} `json:"new_chat_member"`
}

// present is whether a field is there, whatever it holds.
type present bool

var _ json.Unmarshaler = (*present)(nil)

// UnmarshalJSON implements json.Unmarshaler.
func (p *present) UnmarshalJSON(value []byte) error {
	*p = string(value) != "null" && string(value) != "false"
	return nil
}
