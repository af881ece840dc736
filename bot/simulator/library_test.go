package simulator_test

import (
	"strings"
	"testing"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"khuyencong/bot/simulator"
)

// raw takes what waits, as the library's types and as plain JSON.
func (b *bot) raw() (tgbotapi.Update, map[string]any) {
	b.t.Helper()
	var typed []tgbotapi.Update
	var plain []map[string]any
	b.call("getUpdates", nil, &typed)
	b.call("getUpdates", nil, &plain)
	if len(typed) == 0 {
		b.t.Fatal("no update")
	}
	b.drain()
	return typed[0], plain[0]
}

func TestEveryKindOfUpdateFitsTheLibraryAndTheSchema(t *testing.T) {
	b := newBot(t)
	card := b.send(params{"chat_id": hlinh, "text": "thẻ", "reply_markup": button("Sửa", "s")})
	type check = func(tgbotapi.Update) bool
	cases := []struct {
		name string
		a    simulator.Action
		ok   check
	}{
		{"text", simulator.Action{Do: "text", Text: "Ea Kao"}, func(u tgbotapi.Update) bool {
			m := u.Message
			return m.Text == "Ea Kao" && m.From.ID == hlinh && m.From.LanguageCode == "vi" && m.Chat.IsPrivate() && m.Chat.ID == hlinh && m.Date > 0
		}},
		{"command", simulator.Action{Do: "text", Text: "/menu một"}, func(u tgbotapi.Update) bool {
			return u.Message.IsCommand() && u.Message.Command() == "menu" && u.Message.CommandArguments() == "một"
		}},
		{"start", simulator.Action{Do: "start", Payload: "MOI"}, func(u tgbotapi.Update) bool {
			return u.Message.Command() == "start" && u.Message.CommandArguments() == "MOI"
		}},
		{"reply", simulator.Action{Do: "text", Text: "vâng", ReplyTo: card.ID}, func(u tgbotapi.Update) bool {
			return u.Message.ReplyToMessage.MessageID == card.ID && u.Message.ReplyToMessage.From.IsBot
		}},
		{"press", simulator.Action{Do: "press", Message: card.ID, Data: "s"}, func(u tgbotapi.Update) bool {
			q := u.CallbackQuery
			return q.Data == "s" && q.ID != "" && q.ChatInstance != "" && q.From.ID == hlinh && q.Message.MessageID == card.ID && len(q.Message.ReplyMarkup.InlineKeyboard) == 1
		}},
		{"photo", simulator.Action{Do: "photo", Caption: "xưởng"}, func(u tgbotapi.Update) bool {
			p := u.Message.Photo
			return u.Message.Caption == "xưởng" && len(p) == 2 && p[0].Width < p[1].Width && p[1].FileSize > 0
		}},
		{"album", simulator.Action{Do: "photo", Count: 3}, func(u tgbotapi.Update) bool { return u.Message.MediaGroupID != "" && u.Message.Photo != nil }},
		{"location", simulator.Action{Do: "location", Latitude: 12.6, Longitude: 108.1}, func(u tgbotapi.Update) bool {
			return u.Message.Location.Latitude == 12.6 && u.Message.Location.LivePeriod == 0
		}},
		{"live location", simulator.Action{Do: "location", Latitude: 12.6, Longitude: 108.1, Live: true}, func(u tgbotapi.Update) bool { return u.Message.Location.LivePeriod > 0 }},
		{"contact", simulator.Action{Do: "contact", PhoneNumber: "0905123456", UserID: hlinh}, func(u tgbotapi.Update) bool {
			return u.Message.Contact.PhoneNumber == "0905123456" && u.Message.Contact.UserID == hlinh && u.Message.Contact.FirstName == "H'Linh Niê"
		}},
		{"voice", simulator.Action{Do: "voice", Duration: 5}, func(u tgbotapi.Update) bool { return u.Message.Voice.Duration == 5 && u.Message.Voice.FileID != "" }},
		{"sticker", simulator.Action{Do: "sticker", Emoji: "😀"}, func(u tgbotapi.Update) bool { return u.Message.Sticker.Emoji == "😀" }},
		{"document", simulator.Action{Do: "document", Name: "bao-gia.pdf", Size: 12345}, func(u tgbotapi.Update) bool {
			d := u.Message.Document
			return d.FileName == "bao-gia.pdf" && d.FileSize == 12345 && d.MimeType == "application/pdf"
		}},
		{"forward", simulator.Action{Do: "forward", Text: "tin", Origin: "Sở Công Thương"}, func(u tgbotapi.Update) bool {
			return u.Message.ForwardSenderName == "Sở Công Thương" && u.Message.ForwardDate > 0
		}},
		{"block", simulator.Action{Do: "block"}, func(u tgbotapi.Update) bool {
			return u.MyChatMember.NewChatMember.Status == "kicked" && u.MyChatMember.OldChatMember.Status == "member" && u.MyChatMember.Chat.ID == hlinh
		}},
		{"unblock", simulator.Action{Do: "unblock"}, func(u tgbotapi.Update) bool { return u.MyChatMember.NewChatMember.Status == "member" }},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			c.a.Phone = "a"
			b.do(c.a)
			typed, plain := b.raw()
			if !c.ok(typed) {
				t.Errorf("wrong: %v", plain)
			}
			fitsSchema(t, b, plain)
		})
	}
}

// fitsSchema checks an update against the published type; the forward fields from before 7.0, which
// the official server still sends, are no longer published.
func fitsSchema(t *testing.T, b *bot, u map[string]any) {
	t.Helper()
	if m, ok := u["message"].(map[string]any); ok {
		for _, name := range []string{"forward_from", "forward_sender_name", "forward_date"} {
			delete(m, name)
		}
	}
	if err := b.sim.CheckType("Update", u); err != nil {
		t.Error(err)
	}
}

func TestEditsAndGroupsFitTheLibrary(t *testing.T) {
	b := newBot(t)
	b.say("a", "sai")
	wrote := b.drain()[0].Message
	b.do(simulator.Action{Do: "edit", Phone: "a", Message: wrote.ID, Text: "đúng"})
	u, plain := b.raw()
	if u.EditedMessage == nil || u.EditedMessage.Text != "đúng" || u.EditedMessage.EditDate == 0 || u.EditedMessage.MessageID != wrote.ID {
		t.Errorf("edit %v", plain)
	}
	fitsSchema(t, b, plain)
	b.do(simulator.Action{Do: "location", Phone: "a", Latitude: 12, Longitude: 108, Live: true})
	live := b.drain()[0].Message
	b.do(simulator.Action{Do: "move_location", Phone: "a", Message: live.ID, Latitude: 13, Longitude: 108})
	if u, plain = b.raw(); u.EditedMessage.Location.Latitude != 13 {
		t.Errorf("move %v", plain)
	}
	b.do(simulator.Action{Do: "migrate", Phone: "g"})
	if u, plain = b.raw(); u.Message.MigrateToChatID == 0 || u.Message.Chat.ID != office {
		t.Errorf("migrate %v", plain)
	}
	fitsSchema(t, b, plain)
	b.phone(simulator.Phone{ID: "g2", Title: "Nhóm", Group: true, Speakers: []simulator.Person{{ID: lan, Name: "Lan"}}})
	if u, plain = b.raw(); u.MyChatMember == nil || u.MyChatMember.NewChatMember.Status != "member" || u.MyChatMember.Chat.Title != "Nhóm" {
		t.Errorf("added to a group %v", plain)
	}
	fitsSchema(t, b, plain)
}

func TestResultsFitTheSchema(t *testing.T) {
	b := newBot(t)
	m := b.send(params{"chat_id": hlinh, "text": "<b>x</b>", "parse_mode": "HTML", "reply_markup": button("Sửa", "s")})
	cases := []struct {
		method, kind string
		p            params
	}{
		{"getMe", "User", nil},
		{"sendMessage", "Message", params{"chat_id": office, "text": "x"}},
		{"sendLocation", "Message", params{"chat_id": hlinh, "latitude": 1, "longitude": 2, "live_period": 60}},
		{"copyMessage", "MessageId", params{"chat_id": hlinh, "from_chat_id": hlinh, "message_id": m.ID}},
		{"getChat", "ChatFullInfo", params{"chat_id": office}},
		{"getChat", "ChatFullInfo", params{"chat_id": hlinh}},
		{"getChatMember", "ChatMember", params{"chat_id": office, "user_id": lan}},
		{"getChatMember", "ChatMember", params{"chat_id": office, "user_id": 99}},
		{"getWebhookInfo", "WebhookInfo", nil},
		{"getMyName", "BotName", nil},
		{"getMyDescription", "BotDescription", nil},
		{"getMyShortDescription", "BotShortDescription", nil},
		{"getChatMenuButton", "MenuButton", nil},
	}
	for _, c := range cases {
		got := b.try(c.method, c.p)
		var v any
		unmarshal(t, got.Result, &v)
		if err := b.sim.CheckType(c.kind, v); err != nil {
			t.Errorf("%s: %v", c.method, err)
		}
	}
}

func TestTheLibraryItselfWorksAgainstIt(t *testing.T) {
	b := newBot(t)
	api, err := tgbotapi.NewBotAPIWithAPIEndpoint(token, b.url+"/bot%s/%s")
	if err != nil {
		t.Fatal(err)
	}
	msg := tgbotapi.NewMessage(hlinh, "chào <b>chị</b>")
	msg.ParseMode = tgbotapi.ModeHTML
	msg.ReplyMarkup = tgbotapi.NewInlineKeyboardMarkup(tgbotapi.NewInlineKeyboardRow(tgbotapi.NewInlineKeyboardButtonData("Sửa", "s")))
	got, err := api.Send(msg)
	if err != nil || got.Text != "chào chị" || got.From.ID != api.Self.ID {
		t.Fatalf("%+v %v", got, err)
	}
	if _, err := api.Send(tgbotapi.NewMessage(1, "x")); err == nil || !strings.Contains(err.Error(), "chat not found") {
		t.Errorf("%v", err)
	}
	b.say("a", "đây")
	list, err := api.GetUpdates(tgbotapi.UpdateConfig{Timeout: 1})
	if err != nil || len(list) != 1 || list[0].Message.Text != "đây" {
		t.Errorf("%v %v", list, err)
	}
	b.clean()
}

func TestBigDocuments(t *testing.T) {
	b := newBot(t)
	id := func(size int64) string {
		b.do(simulator.Action{Do: "document", Phone: "a", Name: "to.zip", Size: size})
		return b.drain()[0].Message.Document.FileID
	}
	if got := b.fetch(id(20 << 20)); len(got) != 20<<20 {
		t.Errorf("%d bytes", len(got))
	}
	b.fails("getFile", params{"file_id": id(20<<20 + 1)}, 400, "Bad Request: file is too big")
}

func TestAlbumsComeAsSeparateUpdates(t *testing.T) {
	b := newBot(t)
	b.do(simulator.Action{Do: "photo", Phone: "a", Count: 4, Caption: "bốn ảnh"})
	list := b.drain()
	seen := map[string]bool{}
	for i, u := range list {
		if u.Message.Album != list[0].Message.Album || (u.Message.Caption != "") != (i == 0) {
			t.Errorf("part %d: %+v", i, u.Message)
		}
		seen[string(b.fetch(u.Message.Photo[1].FileID))] = true
	}
	if len(list) != 4 || len(seen) != 4 {
		t.Errorf("%d updates with %d different pictures", len(list), len(seen))
	}
}
