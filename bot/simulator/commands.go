package simulator

import (
	"fmt"
	"regexp"
	"slices"
	"unicode/utf8"
)

type command struct {
	Command     string `json:"command"`
	Description string `json:"description"`
}

// scope is for whom a list of commands is meant.
type scope struct {
	Type   string  `json:"type"`
	ChatID chatRef `json:"chat_id"`
	UserID int64   `json:"user_id"`
}

func (sc *scope) key(language string) string {
	if sc == nil {
		return scope{Type: "default"}.keyOf(language)
	}
	return sc.keyOf(language)
}

func (sc scope) keyOf(language string) string {
	return fmt.Sprintf("%s/%s/%d/%s", sc.Type, sc.ChatID, sc.UserID, language)
}

type commandsArgs struct {
	Commands []command `json:"commands"`
	Scope    *scope    `json:"scope"`
	Language string    `json:"language_code"`
}

var (
	commandName  = regexp.MustCompile(`^[a-z0-9_]{1,32}$`)
	languageCode = regexp.MustCompile(`^([a-z]{2})?$`)
)

func (a commandsArgs) check(s *Simulator) error {
	if !languageCode.MatchString(a.Language) {
		return badRequest("invalid language code specified")
	}
	if a.Scope != nil && a.Scope.ChatID != "" {
		_, err := s.chatOf(a.Scope.ChatID)
		return err
	}
	return nil
}

func (s *Simulator) setMyCommands(_ *request, a commandsArgs) (any, error) {
	if err := a.check(s); err != nil {
		return nil, err
	}
	if len(a.Commands) > 100 {
		return nil, badRequest("too many commands specified")
	}
	for _, c := range a.Commands {
		switch {
		case !commandName.MatchString(c.Command):
			return nil, badRequest("BOT_COMMAND_INVALID")
		case c.Description == "" || utf8.RuneCountInString(c.Description) > 256:
			return nil, badRequest("BOT_COMMAND_DESCRIPTION_INVALID")
		}
	}
	s.profile.commands[a.Scope.key(a.Language)] = a.Commands
	s.announcePhones()
	return true, nil
}

func (s *Simulator) getMyCommands(_ *request, a commandsArgs) (any, error) {
	if err := a.check(s); err != nil {
		return nil, err
	}
	return append([]command{}, s.profile.commands[a.Scope.key(a.Language)]...), nil
}

func (s *Simulator) deleteMyCommands(_ *request, a commandsArgs) (any, error) {
	if err := a.check(s); err != nil {
		return nil, err
	}
	delete(s.profile.commands, a.Scope.key(a.Language))
	s.announcePhones()
	return true, nil
}

// commandsFor is the list a person sees in a chat: the narrowest scope that has one, in their language first.
func (s *Simulator) commandsFor(r *room, person *user) []command {
	chatID := chatRef(fmt.Sprint(r.ID))
	scopes := []scope{{Type: "chat", ChatID: chatID}, {Type: "all_private_chats"}, {Type: "default"}}
	if !r.private() {
		scopes = []scope{{Type: "chat_member", ChatID: chatID, UserID: person.ID}}
		admin := slices.Contains(r.admins, person.ID)
		if admin {
			scopes = append(scopes, scope{Type: "chat_administrators", ChatID: chatID})
		}
		scopes = append(scopes, scope{Type: "chat", ChatID: chatID})
		if admin {
			scopes = append(scopes, scope{Type: "all_chat_administrators"})
		}
		scopes = append(scopes, scope{Type: "all_group_chats"}, scope{Type: "default"})
	}
	for _, sc := range scopes {
		for _, language := range []string{person.LanguageCode, ""} {
			if list := s.profile.commands[sc.keyOf(language)]; len(list) > 0 {
				return list
			}
		}
	}
	return []command{}
}
