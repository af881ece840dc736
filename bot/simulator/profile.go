package simulator

import (
	"encoding/json"
	"unicode/utf8"
)

// profile is what the bot says of itself: names and commands by language, menu buttons by chat.
type profile struct {
	names, descriptions, shorts map[string]string    // by language code
	commands                    map[string][]command // by scope and language
	menus                       map[int64]json.RawMessage
}

func newProfile() profile {
	return profile{
		names: map[string]string{}, descriptions: map[string]string{}, shorts: map[string]string{},
		commands: map[string][]command{}, menus: map[int64]json.RawMessage{},
	}
}

type me struct {
	user
	JoinGroups bool `json:"can_join_groups"`
	ReadAll    bool `json:"can_read_all_group_messages"`
	Inline     bool `json:"supports_inline_queries"`
	Business   bool `json:"can_connect_to_business"`
	WebApp     bool `json:"has_main_web_app"`
}

func (s *Simulator) getMe(*request, none) (any, error) {
	return me{user: *s.bot, JoinGroups: true}, nil
}

type nameArgs struct {
	Name     string `json:"name"`
	Language string `json:"language_code"`
}

func (s *Simulator) setMyName(_ *request, a nameArgs) (any, error) {
	if err := setText(s.profile.names, a.Language, a.Name, 64); err != nil {
		return nil, err
	}
	if a.Language == "" && a.Name != "" {
		s.bot.FirstName = a.Name
		s.announceState()
	}
	return true, nil
}

func (s *Simulator) getMyName(_ *request, a nameArgs) (any, error) {
	name := s.profile.names[a.Language]
	if name == "" {
		name = s.bot.FirstName
	}
	return map[string]string{"name": name}, nil
}

type descriptionArgs struct {
	Description string `json:"description"`
	Short       string `json:"short_description"`
	Language    string `json:"language_code"`
}

func (s *Simulator) setMyDescription(_ *request, a descriptionArgs) (any, error) {
	return true, setText(s.profile.descriptions, a.Language, a.Description, 512)
}

func (s *Simulator) getMyDescription(_ *request, a descriptionArgs) (any, error) {
	return map[string]string{"description": inLanguage(s.profile.descriptions, a.Language)}, nil
}

func (s *Simulator) setMyShortDescription(_ *request, a descriptionArgs) (any, error) {
	return true, setText(s.profile.shorts, a.Language, a.Short, 120)
}

func (s *Simulator) getMyShortDescription(_ *request, a descriptionArgs) (any, error) {
	return map[string]string{"short_description": inLanguage(s.profile.shorts, a.Language)}, nil
}

func setText(texts map[string]string, language, text string, limit int) error {
	switch {
	case !languageCode.MatchString(language):
		return badRequest("invalid language code specified")
	case utf8.RuneCountInString(text) > limit:
		return badRequest("text is too long")
	}
	texts[language] = text
	return nil
}

// inLanguage falls back to the text for everybody, as people see it.
func inLanguage(texts map[string]string, language string) string {
	if text := texts[language]; text != "" {
		return text
	}
	return texts[""]
}

type menuArgs struct {
	ChatID int64           `json:"chat_id"`
	Button json.RawMessage `json:"menu_button"`
}

func (s *Simulator) setChatMenuButton(_ *request, a menuArgs) (any, error) {
	if r := s.rooms[a.ChatID]; a.ChatID != 0 && (r == nil || !r.private()) {
		return nil, badRequest("chat not found")
	}
	s.profile.menus[a.ChatID] = a.Button
	return true, nil
}

func (s *Simulator) getChatMenuButton(_ *request, a menuArgs) (any, error) {
	for _, id := range []int64{a.ChatID, 0} {
		if button := s.profile.menus[id]; button != nil {
			return button, nil
		}
	}
	return json.RawMessage(`{"type":"commands"}`), nil
}
