package simulator

import (
	"encoding/json"
	"errors"
	"unicode/utf8"
)

const (
	maxButtons      = 100
	maxCallbackData = 64 // bytes
	maxPlaceholder  = 64 // characters
)

type inline struct {
	Rows [][]inlineButton `json:"inline_keyboard"`
}

type inlineButton struct {
	Text         string          `json:"text"`
	Icon         string          `json:"icon_custom_emoji_id,omitempty"`
	Style        string          `json:"style,omitempty"`
	URL          *string         `json:"url,omitempty"`
	CallbackData *string         `json:"callback_data,omitempty"`
	WebApp       json.RawMessage `json:"web_app,omitempty"`
	LoginURL     json.RawMessage `json:"login_url,omitempty"`
	Switch       *string         `json:"switch_inline_query,omitempty"`
	SwitchHere   *string         `json:"switch_inline_query_current_chat,omitempty"`
	SwitchChosen json.RawMessage `json:"switch_inline_query_chosen_chat,omitempty"`
	CopyText     json.RawMessage `json:"copy_text,omitempty"`
	Game         json.RawMessage `json:"callback_game,omitempty"`
	Disabled     json.RawMessage `json:"disabled,omitempty"`
	Pay          bool            `json:"pay,omitempty"`
}

type replyKeyboard struct {
	Rows        [][]replyButton `json:"keyboard"`
	Persistent  bool            `json:"is_persistent,omitempty"`
	Resize      bool            `json:"resize_keyboard,omitempty"`
	OneTime     bool            `json:"one_time_keyboard,omitempty"`
	Placeholder string          `json:"input_field_placeholder,omitempty"`
}

type replyButton struct {
	Text     string `json:"text"`
	Location bool   `json:"request_location,omitempty"`
	Contact  bool   `json:"request_contact,omitempty"`
}

// markup is what stands under a message or replaces the keyboard of a chat.
type markup struct {
	inline *inline
	reply  *replyKeyboard
	remove bool
	force  bool
}

// readMarkup checks a reply_markup that already fits the schema.
func readMarkup(raw json.RawMessage, private bool) (markup, error) {
	if len(raw) == 0 {
		return markup{}, nil
	}
	var probe struct {
		inline
		replyKeyboard
		Remove bool `json:"remove_keyboard"`
		Force  bool `json:"force_reply"`
	}
	if err := json.Unmarshal(raw, &probe); err != nil {
		return markup{}, violates("can't parse reply markup: %v", err)
	}
	switch {
	case probe.inline.Rows != nil:
		kept, err := checkInline(probe.inline.Rows)
		return markup{inline: kept}, err
	case probe.replyKeyboard.Rows != nil:
		err := checkReply(probe.replyKeyboard, private)
		return markup{reply: &probe.replyKeyboard}, err
	}
	return markup{remove: probe.Remove, force: probe.Force}, nil
}

// checkInline gives nil for a keyboard without buttons, which Telegram treats as none.
func checkInline(rows [][]inlineButton) (*inline, error) {
	kept, count := &inline{}, 0
	for _, row := range rows {
		for _, b := range row {
			if err := b.check(); err != nil {
				return nil, err
			}
		}
		if count += len(row); len(row) > 0 {
			kept.Rows = append(kept.Rows, row)
		}
	}
	if count > maxButtons {
		return nil, badRequest("reply markup is too long")
	}
	if count == 0 {
		return nil, nil
	}
	return kept, nil
}

func (b inlineButton) check() error {
	switch actions := b.actions(); {
	case b.Text == "" || !utf8.ValidString(b.Text):
		return badRequest("inline keyboard button text must be non-empty")
	case actions == 0:
		return badRequest("text buttons are unallowed in the inline keyboard")
	case actions > 1:
		return violates("inline keyboard button %q has %d actions, exactly one is allowed", b.Text, actions)
	case b.CallbackData != nil && (len(*b.CallbackData) < 1 || len(*b.CallbackData) > maxCallbackData):
		return badRequest("BUTTON_DATA_INVALID")
	case b.URL != nil:
		if _, err := checkURL(*b.URL); err != nil {
			return badRequest("inline keyboard button URL '%s' is invalid: %s", *b.URL, reason(err))
		}
	}
	return nil
}

// reason is the text of an API error without its prefix.
func reason(err error) string {
	const prefix = "Bad Request: "
	if known, ok := errors.AsType[*apiError](err); ok {
		return known.Description[len(prefix):]
	}
	return err.Error()
}

func (b inlineButton) actions() int {
	n := 0
	for _, given := range []bool{
		b.URL != nil, b.CallbackData != nil, b.WebApp != nil, b.LoginURL != nil, b.Switch != nil, b.SwitchHere != nil,
		b.SwitchChosen != nil, b.CopyText != nil, b.Game != nil, b.Disabled != nil, b.Pay,
	} {
		if given {
			n++
		}
	}
	return n
}

func checkReply(k replyKeyboard, private bool) error {
	if utf8.RuneCountInString(k.Placeholder) > maxPlaceholder {
		return badRequest("input field placeholder is too long")
	}
	count := 0
	for _, row := range k.Rows {
		for _, b := range row {
			count++
			switch {
			case b.Text == "":
				return badRequest("keyboard button text must be non-empty")
			case b.Location && b.Contact:
				return violates("keyboard button %q has two actions, at most one is allowed", b.Text)
			case b.Contact && !private:
				return badRequest("phone number can be requested in private chats only")
			case b.Location && !private:
				return badRequest("location can be requested in private chats only")
			}
		}
	}
	if count == 0 {
		return badRequest("reply keyboard must have at least one button")
	}
	return nil
}

// button finds the button of a keyboard that carries this callback data.
func (k *inline) button(data string) bool {
	if k == nil {
		return false
	}
	for _, row := range k.Rows {
		for _, b := range row {
			if b.CallbackData != nil && *b.CallbackData == data {
				return true
			}
		}
	}
	return false
}
