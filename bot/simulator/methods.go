package simulator

import "strings"

// method plays one method of the Bot API; it runs under the lock.
type method func(*Simulator, *request) (any, error)

// with reads the arguments into a struct of their own before the method runs.
func with[A any](play func(*Simulator, *request, A) (any, error)) method {
	return func(s *Simulator, req *request) (any, error) {
		var args A
		if err := req.decode(&args); err != nil {
			return nil, err
		}
		return play(s, req, args)
	}
}

// methodTable names every method that is played, in lower case.
func methodTable() map[string]method {
	table := map[string]method{
		"getMe":                  with((*Simulator).getMe),
		"setWebhook":             with((*Simulator).setWebhook),
		"deleteWebhook":          with((*Simulator).deleteWebhook),
		"getWebhookInfo":         with((*Simulator).getWebhookInfo),
		"sendMessage":            with((*Simulator).sendMessage),
		"sendPhoto":              with((*Simulator).sendPhoto),
		"sendDocument":           with((*Simulator).sendDocument),
		"sendVoice":              with((*Simulator).sendVoice),
		"sendMediaGroup":         with((*Simulator).sendMediaGroup),
		"sendLocation":           with((*Simulator).sendLocation),
		"sendContact":            with((*Simulator).sendContact),
		"sendChatAction":         with((*Simulator).sendChatAction),
		"editMessageText":        with((*Simulator).editMessageText),
		"editMessageCaption":     with((*Simulator).editMessageCaption),
		"editMessageMedia":       with((*Simulator).editMessageMedia),
		"editMessageReplyMarkup": with((*Simulator).editMessageReplyMarkup),
		"deleteMessage":          with((*Simulator).deleteMessage),
		"pinChatMessage":         with((*Simulator).pinChatMessage),
		"forwardMessage":         with((*Simulator).forwardMessage),
		"copyMessage":            with((*Simulator).copyMessage),
		"answerCallbackQuery":    with((*Simulator).answerCallbackQuery),
		"getFile":                with((*Simulator).getFile),
		"getChat":                with((*Simulator).getChat),
		"getChatMember":          with((*Simulator).getChatMember),
		"getChatAdministrators":  with((*Simulator).getChatAdministrators),
		"leaveChat":              with((*Simulator).leaveChat),
		"setMyCommands":          with((*Simulator).setMyCommands),
		"getMyCommands":          with((*Simulator).getMyCommands),
		"deleteMyCommands":       with((*Simulator).deleteMyCommands),
		"setMyName":              with((*Simulator).setMyName),
		"getMyName":              with((*Simulator).getMyName),
		"setMyDescription":       with((*Simulator).setMyDescription),
		"getMyDescription":       with((*Simulator).getMyDescription),
		"setMyShortDescription":  with((*Simulator).setMyShortDescription),
		"getMyShortDescription":  with((*Simulator).getMyShortDescription),
		"setChatMenuButton":      with((*Simulator).setChatMenuButton),
		"getChatMenuButton":      with((*Simulator).getChatMenuButton),
	}
	lower := make(map[string]method, len(table))
	for name, play := range table {
		lower[strings.ToLower(name)] = play
	}
	return lower
}
