package simulator

import (
	"math"
	"slices"
)

type chatArgs struct {
	ChatID chatRef `json:"chat_id"`
}

// fullChat is what getChat answers.
type fullChat struct {
	chat
	AccentColor  int             `json:"accent_color_id"`
	MaxReactions int             `json:"max_reaction_count"`
	Gifts        acceptedGifts   `json:"accepted_gift_types"`
	Permissions  map[string]bool `json:"permissions,omitempty"`
}

type acceptedGifts struct {
	Unlimited bool `json:"unlimited_gifts"`
	Limited   bool `json:"limited_gifts"`
	Unique    bool `json:"unique_gifts"`
	Premium   bool `json:"premium_subscription"`
	Channels  bool `json:"gifts_from_channels"`
}

func (s *Simulator) getChat(_ *request, a chatArgs) (any, error) {
	r, err := s.chatOf(a.ChatID)
	if err != nil {
		return nil, err
	}
	if r.private() && !r.started {
		return nil, badRequest("chat not found")
	}
	full := fullChat{chat: r.bare(), AccentColor: int(r.ID&math.MaxInt32) % 7, MaxReactions: 11}
	if !r.private() {
		full.Permissions = map[string]bool{"can_send_messages": true, "can_send_photos": true, "can_invite_users": true, "can_pin_messages": false}
	}
	return full, nil
}

// chatMember is a ChatMember of any standing; the rights stand only with administrators.
type chatMember struct {
	Status    string `json:"status"`
	User      *user  `json:"user"`
	Anonymous *bool  `json:"is_anonymous,omitempty"`
	UntilDate *int64 `json:"until_date,omitempty"`
	*rights
}

// rights of an administrator. The bot and all others have the same: the usual ones.
type rights struct {
	Edited   bool `json:"can_be_edited"`
	Manage   bool `json:"can_manage_chat"`
	Delete   bool `json:"can_delete_messages"`
	Video    bool `json:"can_manage_video_chats"`
	Restrict bool `json:"can_restrict_members"`
	Promote  bool `json:"can_promote_members"`
	Info     bool `json:"can_change_info"`
	Invite   bool `json:"can_invite_users"`
	Stories  bool `json:"can_post_stories"`
	EditSt   bool `json:"can_edit_stories"`
	DeleteSt bool `json:"can_delete_stories"`
	Pin      bool `json:"can_pin_messages"`
	Welcome  bool `json:"can_send_welcome_messages"`
}

func memberOf(u *user, status string) chatMember {
	m := chatMember{Status: status, User: u}
	switch status {
	case "creator":
		m.Anonymous = new(bool)
	case "administrator":
		m.Anonymous = new(bool)
		m.rights = &rights{Manage: true, Delete: true, Restrict: true, Info: true, Invite: true, Pin: true, Video: true}
	case "kicked":
		m.UntilDate = new(int64) // for ever
	}
	return m
}

type memberArgs struct {
	ChatID chatRef `json:"chat_id"`
	UserID int64   `json:"user_id"`
}

func (s *Simulator) getChatMember(_ *request, a memberArgs) (any, error) {
	r, err := s.chatOf(a.ChatID)
	if err != nil {
		return nil, err
	}
	if a.UserID == s.bot.ID {
		return memberOf(s.bot, r.status(a.UserID, true)), nil
	}
	u := s.people[a.UserID]
	if u == nil || r.private() && a.UserID != r.ID {
		return nil, badRequest("PARTICIPANT_ID_INVALID")
	}
	return memberOf(u, r.status(a.UserID, false)), nil
}

type administratorsArgs struct {
	ChatID chatRef `json:"chat_id"`
	Bots   bool    `json:"return_bots"`
}

func (s *Simulator) getChatAdministrators(_ *request, a administratorsArgs) (any, error) {
	r, err := s.chatOf(a.ChatID)
	if err != nil {
		return nil, err
	}
	if r.private() {
		return nil, badRequest("there are no administrators in the private chat")
	}
	list := []chatMember{}
	for _, id := range r.admins {
		switch {
		case id == s.bot.ID:
			list = append(list, memberOf(s.bot, "administrator"))
		case slices.Contains(r.members, id):
			list = append(list, memberOf(s.people[id], r.status(id, false)))
		}
	}
	return list, nil
}

func (s *Simulator) leaveChat(_ *request, a chatArgs) (any, error) {
	r, err := s.chatOf(a.ChatID)
	if err != nil {
		return nil, err
	}
	if r.private() {
		return nil, badRequest("chat member status can't be changed in private chats")
	}
	old := r.status(s.bot.ID, true)
	s.say(r, &message{LeftChatMember: s.bot, serviceForScreen: "Trợ lý đã rời nhóm"})
	r.left = true
	s.memberChanged(r, s.bot, old, "left")
	return true, nil
}
