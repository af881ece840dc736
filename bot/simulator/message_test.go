package simulator_test

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"khuyencong/bot/simulator"
)

func button(text, data string) params {
	return params{"inline_keyboard": []any{[]any{params{"text": text, "callback_data": data}}}}
}

func TestWhoTheBotMayWriteTo(t *testing.T) {
	b := newBot(t)
	b.send(params{"chat_id": hlinh, "text": "x"})
	b.fails("sendMessage", params{"chat_id": 424242, "text": "x"}, 400, "Bad Request: chat not found")
	b.fails("sendMessage", params{"chat_id": "@nobody", "text": "x"}, 400, "Bad Request: chat not found")
	b.fails("sendMessage", params{"chat_id": "", "text": "x"}, 400, "Bad Request: chat_id is empty")
	b.fails("sendMessage", params{"chat_id": ybhim, "text": "x"}, 403, "Forbidden: bot can't initiate conversation with a user")
	b.fails("sendMessage", params{"chat_id": lan, "text": "x"}, 403, "Forbidden: bot can't initiate conversation with a user")
	b.do(simulator.Action{Do: "block", Phone: "a"})
	b.fails("sendMessage", params{"chat_id": hlinh, "text": "x"}, 403, "Forbidden: bot was blocked by the user")
	b.fails("sendChatAction", params{"chat_id": hlinh, "action": "typing"}, 403, "Forbidden: bot was blocked by the user")
	b.do(simulator.Action{Do: "unblock", Phone: "a"})
	b.send(params{"chat_id": hlinh, "text": "x"})
	b.call("leaveChat", params{"chat_id": office}, nil)
	b.fails("sendMessage", params{"chat_id": office, "text": "x"}, 403, "Forbidden: bot is not a member of the group chat")
	b.clean()
}

func TestMigratedGroup(t *testing.T) {
	b := newBot(t)
	before := b.send(params{"chat_id": office, "text": "trước", "reply_markup": button("Nhận", "x")})
	b.do(simulator.Action{Do: "migrate", Phone: "g"})
	got := b.fails("sendMessage", params{"chat_id": office, "text": "x"}, 400, "Bad Request: group chat was upgraded to a supergroup chat")
	if got.Parameters.MigrateTo >= -1_000_000_000_000 {
		t.Fatalf("migrate_to_chat_id %d", got.Parameters.MigrateTo)
	}
	after := b.send(params{"chat_id": got.Parameters.MigrateTo, "text": "sau"})
	if after.Chat.Type != "supergroup" || after.ID <= before.ID {
		t.Errorf("the new group continues with %+v", after)
	}
	if n := len(b.drain()); n != 2 {
		t.Errorf("%d updates, want the two service messages", n)
	}
	if _, err := b.sim.Do(simulator.Action{Do: "press", Phone: "g", Message: before.ID, Data: "x"}); err == nil {
		t.Error("a button of the old group can be pressed")
	}
	if _, err := b.sim.Do(simulator.Action{Do: "migrate", Phone: "g"}); err == nil {
		t.Error("a supergroup migrated again")
	}
}

func TestButtonsAreChecked(t *testing.T) {
	many := []any{}
	for range 101 {
		many = append(many, []any{params{"text": "x", "callback_data": "x"}})
	}
	one := func(b params) params { return params{"inline_keyboard": []any{[]any{b}}} }
	badURL := func(url, why string) string {
		return fmt.Sprintf("Bad Request: inline keyboard button URL '%s' is invalid: %s", url, why)
	}
	cases := []struct {
		name   string
		markup params
		want   string
	}{
		{"64 bytes", one(params{"text": "x", "callback_data": strings.Repeat("x", 64)}), ""},
		{"65 bytes", one(params{"text": "x", "callback_data": strings.Repeat("x", 65)}), "Bad Request: BUTTON_DATA_INVALID"},
		{"34 Vietnamese letters", one(params{"text": "x", "callback_data": strings.Repeat("ệ", 22)}), "Bad Request: BUTTON_DATA_INVALID"},
		{"empty data", one(params{"text": "x", "callback_data": ""}), "Bad Request: BUTTON_DATA_INVALID"},
		{"no action", one(params{"text": "x"}), "Bad Request: text buttons are unallowed in the inline keyboard"},
		{"no text", one(params{"text": "", "callback_data": "x"}), "Bad Request: inline keyboard button text must be non-empty"},
		{"100 buttons", params{"inline_keyboard": many[:100]}, ""},
		{"101 buttons", params{"inline_keyboard": many}, "Bad Request: reply markup is too long"},
		{"empty keyboard", params{"inline_keyboard": []any{}}, ""},
		{"link", one(params{"text": "x", "url": "https://t.me/khuyencong_thu_bot?start=a"}), ""},
		{"loopback link", one(params{"text": "x", "url": "http://127.0.0.1:8080/desk"}), ""},
		{"localhost", one(params{"text": "x", "url": "http://localhost:8080/"}), badURL("http://localhost:8080/", "Wrong HTTP URL")},
		{"file", one(params{"text": "x", "url": "file://a.b/c"}), badURL("file://a.b/c", "Unsupported URL protocol")},
		{"empty link", one(params{"text": "x", "url": ""}), badURL("", "Wrong HTTP URL")},
		{"copy", one(params{"text": "x", "copy_text": params{"text": "y"}}), ""},
		{"reply keyboard", params{"keyboard": []any{[]any{params{"text": "Gửi số", "request_contact": true}}}}, ""},
		{"empty reply keyboard", params{"keyboard": []any{}}, "Bad Request: reply keyboard must have at least one button"},
		{"empty reply button", params{"keyboard": []any{[]any{params{"text": ""}}}}, "Bad Request: keyboard button text must be non-empty"},
		{"placeholder", params{"force_reply": true, "input_field_placeholder": "x"}, ""},
	}
	b := newBot(t)
	for _, c := range cases {
		got := b.try("sendMessage", params{"chat_id": hlinh, "text": "x", "reply_markup": c.markup})
		if got.Description != c.want {
			t.Errorf("%s: %q, want %q", c.name, got.Description, c.want)
		}
	}
	for field, what := range map[string]string{"request_contact": "phone number", "request_location": "location"} {
		p := params{"chat_id": office, "text": "x", "reply_markup": params{"keyboard": []any{[]any{params{"text": "x", field: true}}}}}
		b.fails("sendMessage", p, 400, "Bad Request: "+what+" can be requested in private chats only")
	}
	b.clean()
}

func TestEditing(t *testing.T) {
	const notModified = "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message"
	b := newBot(t)
	m := b.send(params{"chat_id": hlinh, "text": "<b>một</b>", "parse_mode": "HTML", "reply_markup": button("Sửa", "s")})
	at := func(more params) params {
		p := params{"chat_id": hlinh, "message_id": m.ID}
		for k, v := range more {
			p[k] = v
		}
		return p
	}
	same := at(params{"text": "<b>một</b>", "parse_mode": "HTML", "reply_markup": button("Sửa", "s")})
	b.fails("editMessageText", same, 400, notModified)
	b.fails("editMessageReplyMarkup", at(params{"reply_markup": button("Sửa", "s")}), 400, notModified)
	var edited sent
	b.call("editMessageText", at(params{"text": "một", "reply_markup": button("Sửa", "s")}), &edited)
	if edited.Text != "một" || edited.EditDate == 0 || edited.ID != m.ID {
		t.Errorf("edited %+v", edited)
	}
	var bare sent
	b.call("editMessageText", at(params{"text": "hai"}), &bare)
	if bare.Markup != nil {
		t.Error("an edit without a keyboard kept it")
	}
	b.fails("editMessageReplyMarkup", at(nil), 400, notModified)
	b.call("editMessageReplyMarkup", at(params{"reply_markup": button("Lại", "l")}), nil)
	b.fails("editMessageText", at(params{"text": ""}), 400, "Bad Request: message text is empty")
	b.fails("editMessageText", params{"chat_id": hlinh, "text": "x"}, 400, "Bad Request: message identifier is not specified")
	b.fails("editMessageText", params{"chat_id": hlinh, "message_id": 999, "text": "x"}, 400, "Bad Request: message to edit not found")
	b.fails("editMessageText", params{"chat_id": hlinh, "message_id": 1, "text": "x"}, 400, "Bad Request: message can't be edited")
	b.fails("editMessageCaption", at(params{"caption": "x"}), 400, "Bad Request: there is no caption in the message to edit")
	withKeys := b.send(params{"chat_id": hlinh, "text": "x", "reply_markup": params{"remove_keyboard": true}})
	b.fails("editMessageText", params{"chat_id": hlinh, "message_id": withKeys.ID, "text": "y"}, 400, "Bad Request: message can't be edited")
	b.clean()
}

func TestDeletingPinningForwarding(t *testing.T) {
	b := newBot(t)
	m := b.send(params{"chat_id": hlinh, "text": "x"})
	old := b.send(params{"chat_id": hlinh, "text": "cũ"})
	b.call("pinChatMessage", params{"chat_id": hlinh, "message_id": m.ID}, nil)
	b.fails("pinChatMessage", params{"chat_id": hlinh, "message_id": 999}, 400, "Bad Request: message to pin not found")
	inGroup := b.send(params{"chat_id": office, "text": "x"})
	b.fails("pinChatMessage", params{"chat_id": office, "message_id": inGroup.ID}, 400, "Bad Request: not enough rights to manage pinned messages in the chat")
	var fwd sent
	b.call("forwardMessage", params{"chat_id": office, "from_chat_id": hlinh, "message_id": m.ID}, &fwd)
	if fwd.Text != "x" || fwd.Chat.ID != office {
		t.Errorf("forwarded %+v", fwd)
	}
	b.call("copyMessage", params{"chat_id": hlinh, "from_chat_id": hlinh, "message_id": m.ID}, &fwd)
	b.fails("forwardMessage", params{"chat_id": office, "from_chat_id": hlinh, "message_id": 999}, 400, "Bad Request: message to forward not found")
	b.fails("copyMessage", params{"chat_id": office, "from_chat_id": hlinh, "message_id": 999}, 400, "Bad Request: message to copy not found")
	b.call("deleteMessage", params{"chat_id": hlinh, "message_id": m.ID}, nil)
	b.call("deleteMessage", params{"chat_id": hlinh, "message_id": 1}, nil) // the person's own, allowed in a private chat
	b.fails("deleteMessage", params{"chat_id": hlinh, "message_id": m.ID}, 400, "Bad Request: message to delete not found")
	b.fails("deleteMessage", params{"chat_id": office, "message_id": 1}, 400, "Bad Request: message can't be deleted for everyone")
	b.sim.Advance(48 * time.Hour)
	b.fails("deleteMessage", params{"chat_id": hlinh, "message_id": old.ID}, 400, "Bad Request: message can't be deleted for everyone")
	b.clean()
}

func TestReplies(t *testing.T) {
	b := newBot(t)
	p := params{"chat_id": hlinh, "text": "x", "reply_parameters": params{"message_id": 1}}
	if got := b.try("sendMessage", p); !strings.Contains(string(got.Result), `"reply_to_message":{"message_id":1`) {
		t.Errorf("reply %s", got.Result)
	}
	b.fails("sendMessage", params{"chat_id": hlinh, "text": "x", "reply_parameters": params{"message_id": 999}}, 400, "Bad Request: message to be replied not found")
	b.send(params{"chat_id": hlinh, "text": "x", "reply_parameters": params{"message_id": 999, "allow_sending_without_reply": true}})
}

func TestCallbackAnswers(t *testing.T) {
	b := newBot(t)
	m := b.send(params{"chat_id": hlinh, "text": "x", "reply_markup": button("Sửa", "s")})
	const tooOld = "Bad Request: query is too old and response timeout expired or query ID is invalid"
	b.do(simulator.Action{Do: "press", Phone: "a", Message: m.ID, Data: "s"})
	id := b.drain()[0].Callback.ID
	b.call("answerCallbackQuery", params{"callback_query_id": id}, nil)
	b.call("answerCallbackQuery", params{"callback_query_id": id, "text": strings.Repeat("ệ", 200)}, nil)
	b.fails("answerCallbackQuery", params{"callback_query_id": id, "text": strings.Repeat("ệ", 201)}, 400, "Bad Request: MESSAGE_TOO_LONG")
	b.fails("answerCallbackQuery", params{"callback_query_id": id, "url": "https://example.com"}, 400, "Bad Request: URL_INVALID")
	b.fails("answerCallbackQuery", params{"callback_query_id": "1"}, 400, tooOld)
	b.sim.Advance(16 * time.Second)
	b.fails("answerCallbackQuery", params{"callback_query_id": id}, 400, tooOld)
	if _, err := b.sim.Do(simulator.Action{Do: "press", Phone: "a", Message: m.ID, Data: "other"}); err == nil {
		t.Error("a button that is not there was pressed")
	}
	b.clean()
}

func TestGroupsTakeTwentyMessagesAMinute(t *testing.T) {
	b := newBot(t)
	for i := range 20 {
		b.send(params{"chat_id": office, "text": fmt.Sprint(i)})
		b.sim.Advance(time.Second)
	}
	got := b.fails("sendMessage", params{"chat_id": office, "text": "x"}, 429, "Too Many Requests: retry after 40")
	if got.Parameters.RetryAfter != 40 {
		t.Errorf("retry_after %d", got.Parameters.RetryAfter)
	}
	b.send(params{"chat_id": hlinh, "text": "other chats go on"})
	b.sim.Advance(40 * time.Second)
	b.send(params{"chat_id": office, "text": "x"})
	b.fails("sendMessage", params{"chat_id": office, "text": "x"}, 429, "Too Many Requests: retry after 1")
}

func pngOf(t *testing.T, width, height int) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := png.Encode(&out, image.NewRGBA(image.Rect(0, 0, width, height))); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func (b *bot) upload(method string, fields map[string]string, files map[string][]byte, ext string) answer {
	b.t.Helper()
	ctype, body := multi(b.t, fields, files, ext)
	return b.post(method, ctype, body)
}

func (b *bot) fetch(fileID string) []byte {
	b.t.Helper()
	var f struct {
		Path string `json:"file_path"`
		Size int    `json:"file_size"`
	}
	b.call("getFile", params{"file_id": fileID}, &f)
	resp, err := http.Get(b.url + "/file/bot" + token + "/" + f.Path)
	if err != nil {
		b.t.Fatal(err)
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	if err != nil || len(data) != f.Size {
		b.t.Fatalf("%d bytes of %d: %v", len(data), f.Size, err)
	}
	return data
}

func TestFilesOfTheBot(t *testing.T) {
	b := newBot(t)
	data := pngOf(t, 40, 30)
	var m sent
	b.decode(b.upload("sendPhoto", map[string]string{"chat_id": "1001", "caption": "<b>ảnh</b>", "parse_mode": "HTML"}, map[string][]byte{"photo": data}, ".png"), &m)
	if m.Caption != "ảnh" || !bytes.Equal(b.fetch(m.Photo[0].FileID), data) {
		t.Errorf("photo %+v", m)
	}
	b.call("sendPhoto", params{"chat_id": hlinh, "photo": m.Photo[0].FileID}, nil)
	b.fails("sendDocument", params{"chat_id": hlinh, "document": m.Photo[0].FileID}, 400, "Bad Request: can't use file of type Photo as Document")
	b.fails("sendPhoto", params{"chat_id": hlinh, "photo": "nonsense"}, 400, "Bad Request: wrong file identifier/HTTP URL specified")
	b.fails("sendPhoto", params{"chat_id": hlinh, "photo": "https://example.com/a.jpg"}, 400, "Bad Request: failed to get HTTP URL content")
	b.fails("getFile", params{"file_id": "nonsense"}, 400, "Bad Request: wrong file_id or the file is temporarily unavailable")
	b.fails("sendPhoto", params{"chat_id": hlinh, "photo": m.Photo[0].FileID, "caption": strings.Repeat("x", 1025)}, 400, "Bad Request: message caption is too long")
	if got := b.upload("sendPhoto", map[string]string{"chat_id": "1001"}, map[string][]byte{"photo": []byte("text")}, ".jpg"); got.Description != "Bad Request: IMAGE_PROCESS_FAILED" {
		t.Errorf("no picture: %q", got.Description)
	}
	b.decode(b.upload("sendDocument", map[string]string{"chat_id": "1001"}, map[string][]byte{"document": []byte("%PDF")}, ".pdf"), &m)
	var again sent
	b.decode(b.upload("editMessageMedia", map[string]string{"chat_id": "1001", "message_id": fmt.Sprint(m.ID), "media": `{"type":"photo","media":"attach://p"}`},
		map[string][]byte{"p": data}, ".png"), &again)
	if again.ID != m.ID || len(again.Photo) != 1 {
		t.Errorf("media edit %+v", again)
	}
	b.call("editMessageCaption", params{"chat_id": hlinh, "message_id": m.ID, "caption": "mới"}, &again)
	if again.Caption != "mới" {
		t.Errorf("caption %+v", again)
	}
	b.decode(b.upload("sendVoice", map[string]string{"chat_id": "1001", "duration": "3"}, map[string][]byte{"voice": []byte("OggS")}, ".ogg"), &m)
	b.clean()
	if got := b.upload("sendMessage", map[string]string{"chat_id": "1001", "text": "x"}, map[string][]byte{"extra": data}, ".png"); got.OK {
		t.Error("a file that belongs nowhere was taken")
	}
}

func (b *bot) decode(got answer, into any) {
	b.t.Helper()
	if !got.OK {
		b.t.Fatal(got.Description)
	}
	unmarshal(b.t, got.Result, into)
}

func TestAlbumOfTheBot(t *testing.T) {
	b := newBot(t)
	files := map[string][]byte{"one": pngOf(t, 20, 20), "two": pngOf(t, 30, 20)}
	media := `[{"type":"photo","media":"attach://one","caption":"a"},{"type":"photo","media":"attach://two"}]`
	var album []sent
	b.decode(b.upload("sendMediaGroup", map[string]string{"chat_id": "1001", "media": media}, files, ".png"), &album)
	if len(album) != 2 || album[0].Album == "" || album[0].Album != album[1].Album || album[0].ID == album[1].ID {
		t.Errorf("album %+v", album)
	}
	photo := params{"type": "photo", "media": album[0].Photo[0].FileID}
	b.fails("sendMediaGroup", params{"chat_id": hlinh, "media": []any{photo}}, 400, "Bad Request: media group must include 2-10 items")
	b.fails("sendMediaGroup", params{"chat_id": hlinh, "media": []any{photo, params{"type": "document", "media": "x"}}}, 400, "Bad Request: photo can't be mixed with other media types")
	b.clean()
}

func TestPlacesAndContacts(t *testing.T) {
	b := newBot(t)
	got := b.try("sendLocation", params{"chat_id": hlinh, "latitude": 0, "longitude": 108.05})
	if !strings.Contains(string(got.Result), `"location":{"latitude":0,"longitude":108.05}`) {
		t.Errorf("location %s %s", got.Result, got.Description)
	}
	b.fails("sendLocation", params{"chat_id": hlinh, "latitude": 91, "longitude": 0}, 400, "Bad Request: wrong location specified")
	b.call("sendContact", params{"chat_id": hlinh, "phone_number": "0905123456", "first_name": "Lan"}, nil)
	b.fails("sendContact", params{"chat_id": hlinh, "phone_number": "", "first_name": "Lan"}, 400, "Bad Request: phone_number is empty")
	b.clean()
}
