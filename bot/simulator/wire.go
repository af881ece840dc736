package simulator

// The objects of the Bot API as they travel, with only the fields the simulator fills.

type user struct {
	ID           int64  `json:"id"`
	IsBot        bool   `json:"is_bot"`
	FirstName    string `json:"first_name"`
	Username     string `json:"username,omitempty"`
	LanguageCode string `json:"language_code,omitempty"`
}

type chat struct {
	ID        int64  `json:"id"`
	Type      string `json:"type"` // private, group or supergroup
	Title     string `json:"title,omitempty"`
	Username  string `json:"username,omitempty"`
	FirstName string `json:"first_name,omitempty"`
}

type message struct {
	MessageID int   `json:"message_id"`
	From      *user `json:"from,omitempty"`
	Chat      chat  `json:"chat"`
	Date      int64 `json:"date"`
	EditDate  int64 `json:"edit_date,omitempty"`

	ForwardOrigin *origin `json:"forward_origin,omitempty"`
	legacyForward

	MediaGroupID string   `json:"media_group_id,omitempty"`
	ReplyTo      *message `json:"reply_to_message,omitempty"`
	Protected    bool     `json:"has_protected_content,omitempty"`

	content

	NewChatMembers   []*user  `json:"new_chat_members,omitempty"`
	LeftChatMember   *user    `json:"left_chat_member,omitempty"`
	MigrateToChat    int64    `json:"migrate_to_chat_id,omitempty"`
	MigrateFromChat  int64    `json:"migrate_from_chat_id,omitempty"`
	PinnedMessage    *message `json:"pinned_message,omitempty"`
	inReplyKeyboard  bool     // sent with a reply keyboard: such a message can't be edited
	PreviewOptions   *preview `json:"link_preview_options,omitempty"`
	InlineKeyboard   *inline  `json:"reply_markup,omitempty"`
	serviceForScreen string   // Vietnamese line for the page
}

// content is what a message says; it is what copying takes along.
type content struct {
	Text            string      `json:"text,omitempty"`
	Entities        []entity    `json:"entities,omitempty"`
	Photo           []photoSize `json:"photo,omitempty"`
	Document        *document   `json:"document,omitempty"`
	Voice           *voice      `json:"voice,omitempty"`
	Sticker         *sticker    `json:"sticker,omitempty"`
	Location        *location   `json:"location,omitempty"`
	Contact         *contact    `json:"contact,omitempty"`
	Caption         string      `json:"caption,omitempty"`
	CaptionEntities []entity    `json:"caption_entities,omitempty"`
}

type entity struct {
	Type     string `json:"type"`
	Offset   int    `json:"offset"` // UTF-16 units, as Length
	Length   int    `json:"length"`
	URL      string `json:"url,omitempty"`
	User     *user  `json:"user,omitempty"`
	Language string `json:"language,omitempty"`
}

type origin struct {
	Type       string `json:"type"` // user or hidden_user
	Date       int64  `json:"date"`
	SenderUser *user  `json:"sender_user,omitempty"`
	SenderName string `json:"sender_user_name,omitempty"`
}

// legacyForward are the fields from before Bot API 7.0, which the official server goes on sending.
type legacyForward struct {
	ForwardFrom       *user  `json:"forward_from,omitempty"`
	ForwardSenderName string `json:"forward_sender_name,omitempty"`
	ForwardDate       int64  `json:"forward_date,omitempty"`
}

type photoSize struct {
	FileID   string `json:"file_id"`
	UniqueID string `json:"file_unique_id"`
	Width    int    `json:"width"`
	Height   int    `json:"height"`
	Size     int64  `json:"file_size"`
}

type document struct {
	FileID   string `json:"file_id"`
	UniqueID string `json:"file_unique_id"`
	Name     string `json:"file_name,omitempty"`
	MIME     string `json:"mime_type,omitempty"`
	Size     int64  `json:"file_size"`
}

type voice struct {
	FileID   string `json:"file_id"`
	UniqueID string `json:"file_unique_id"`
	Duration int    `json:"duration"`
	MIME     string `json:"mime_type,omitempty"`
	Size     int64  `json:"file_size"`
}

type sticker struct {
	FileID   string `json:"file_id"`
	UniqueID string `json:"file_unique_id"`
	Type     string `json:"type"`
	Width    int    `json:"width"`
	Height   int    `json:"height"`
	Animated bool   `json:"is_animated"`
	Video    bool   `json:"is_video"`
	Emoji    string `json:"emoji,omitempty"`
	Size     int64  `json:"file_size"`
}

type location struct {
	Latitude   float64 `json:"latitude"`
	Longitude  float64 `json:"longitude"`
	LivePeriod int     `json:"live_period,omitempty"` // seconds
}

type contact struct {
	PhoneNumber string `json:"phone_number"`
	FirstName   string `json:"first_name"`
	LastName    string `json:"last_name,omitempty"`
	UserID      int64  `json:"user_id,omitempty"`
	VCard       string `json:"vcard,omitempty"`
}

type preview struct {
	Disabled         bool   `json:"is_disabled,omitempty"`
	URL              string `json:"url,omitempty"`
	PreferSmallMedia bool   `json:"prefer_small_media,omitempty"`
	PreferLargeMedia bool   `json:"prefer_large_media,omitempty"`
	ShowAboveText    bool   `json:"show_above_text,omitempty"`
}

type callbackQuery struct {
	ID           string   `json:"id"`
	From         *user    `json:"from"`
	Message      *message `json:"message"`
	ChatInstance string   `json:"chat_instance"`
	Data         string   `json:"data"`
}

type memberUpdated struct {
	Chat chat       `json:"chat"`
	From *user      `json:"from"`
	Date int64      `json:"date"`
	Old  chatMember `json:"old_chat_member"`
	New  chatMember `json:"new_chat_member"`
}
