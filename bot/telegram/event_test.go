package telegram

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	"khuyencong/flows/dialog"
)

const (
	linh    = `"from":{"id":1001,"is_bot":false,"first_name":"H'Linh","last_name":"Niê","username":"hlinh","language_code":"vi"},`
	private = `"chat":{"id":1001,"type":"private","first_name":"H'Linh"},`
	staff   = `"chat":{"id":-100500,"type":"supergroup","title":"Tổ thẩm định"},`
	head    = `"message_id":7,"date":1790000000,`
)

// said and inGroup are raw updates with a message of that content.
func said(content string) string {
	return `{"update_id":3,"message":{` + head + linh + private + content + `}}`
}

func edited(content string) string {
	return `{"update_id":3,"edited_message":{` + head + linh + private + `"edit_date":1790000009,` + content + `}}`
}

func inGroup(content string) string {
	return `{"update_id":3,"message":{` + head + linh + staff + content + `}}`
}

// base is what every event of said has; change fills in the rest.
func base(kind dialog.Happening, change func(*dialog.Event)) dialog.Event {
	e := dialog.Event{
		Kind: kind, Update: 3, Chat: 1001, Message: 7, Sent: 1790000000,
		Actor: dialog.Actor{User: 1001, Name: "H'Linh Niê", Username: "hlinh", Lang: "vi"},
	}
	if change != nil {
		change(&e)
	}
	return e
}

func ofGroup(kind dialog.Happening, change func(*dialog.Event)) dialog.Event {
	return base(kind, func(e *dialog.Event) {
		e.Chat, e.Group, e.Title = -100500, true, "Tổ thẩm định"
		if change != nil {
			change(e)
		}
	})
}

var events = []struct {
	name string
	raw  string
	want dialog.Event
}{
	{"text", said(`"text":"cơ sở rang cà phê"`), base(dialog.Said, func(e *dialog.Event) { e.Text = "cơ sở rang cà phê" })},
	{"text of a group", inGroup(`"text":"x"`), ofGroup(dialog.Said, func(e *dialog.Event) { e.Text = "x" })},
	{"command", said(`"text":"/Menu"`), base(dialog.Commanded, func(e *dialog.Event) { e.Command = "menu" })},
	{"start with a code", said(`"text":"/start  ABC def "`), base(dialog.Commanded, func(e *dialog.Event) { e.Command, e.Text = "start", "ABC def" })},
	{"command for us", inGroup(`"text":"/menu@KhuyenCong_bot\nx"`), ofGroup(dialog.Commanded, func(e *dialog.Event) { e.Command, e.Text = "menu", "x" })},
	{"a slash alone", said(`"text":"/ 5"`), base(dialog.Said, func(e *dialog.Event) { e.Text = "/ 5" })},
	{"no Latin command", said(`"text":"/đăngký"`), base(dialog.Said, func(e *dialog.Event) { e.Text = "/đăngký" })},
	{"forward", said(`"forward_origin":{"type":"user","date":1},"text":"x"`), base(dialog.Said, func(e *dialog.Event) { e.Text, e.Forward = "x", true })},
	{"forward of an old server", said(`"forward_date":1,"text":"x"`), base(dialog.Said, func(e *dialog.Event) { e.Text, e.Forward = "x", true })},
	{"reply", said(`"reply_to_message":{"message_id":1,"from":{"is_bot":true}},"text":"x"`), base(dialog.Said, func(e *dialog.Event) { e.Text = "x" })},
	{"photo", said(`"media_group_id":"g1","caption":"xưởng","photo":[{"file_id":"s","file_unique_id":"us","width":90,"height":60,"file_size":1},{"file_id":"l","file_unique_id":"ul","width":900,"height":600,"file_size":99},{"file_id":"m","file_unique_id":"um","width":300,"height":200}]`),
		base(dialog.SentPhoto, func(e *dialog.Event) {
			e.Text = "xưởng"
			e.File = dialog.Item{File: "l", Unique: "ul", Size: 99, Caption: "xưởng", Album: "g1", From: 7}
		})},
	{"live photo", said(`"live_photo":{"file_id":"v","photo":[{"file_id":"l","file_unique_id":"ul","width":9,"height":6}]}`),
		base(dialog.SentPhoto, func(e *dialog.Event) { e.File = dialog.Item{File: "l", Unique: "ul", From: 7} })},
	{"document", said(`"document":{"file_id":"d","file_unique_id":"ud","file_name":"báo giá.pdf","mime_type":"application/pdf","file_size":3000000000}`),
		base(dialog.SentFile, func(e *dialog.Event) {
			e.File = dialog.Item{File: "d", Unique: "ud", Name: "báo giá.pdf", As: "document", Size: 3000000000, From: 7}
		})},
	{"picture as document", said(`"document":{"file_id":"d","file_unique_id":"ud","mime_type":"image/JPEG"}`),
		base(dialog.SentFile, func(e *dialog.Event) {
			e.What, e.File = "image", dialog.Item{File: "d", Unique: "ud", As: "document", From: 7}
		})},
	{"place", said(`"location":{"latitude":12.68,"longitude":108.04,"horizontal_accuracy":10.5}`), base(dialog.SentPlace, func(e *dialog.Event) { e.Lat, e.Lon = 12.68, 108.04 })},
	{"place at zero", said(`"location":{"latitude":0,"longitude":0}`), base(dialog.SentPlace, nil)},
	{"live place", said(`"location":{"latitude":12.5,"longitude":108,"live_period":900}`), base(dialog.SentPlace, func(e *dialog.Event) { e.Lat, e.Lon, e.Live = 12.5, 108, true })},
	{"live place moved", edited(`"location":{"latitude":12.5,"longitude":108,"live_period":900}`), base(dialog.Moved, func(e *dialog.Event) { e.Lat, e.Lon, e.Live = 12.5, 108, true })},
	{"live place ended", edited(`"location":{"latitude":12.5,"longitude":108}`), base(dialog.Moved, func(e *dialog.Event) { e.Lat, e.Lon = 12.5, 108 })},
	{"venue", said(`"location":{"latitude":1,"longitude":2},"venue":{"location":{"latitude":12.5,"longitude":108},"title":"Chợ","address":"x"}`),
		base(dialog.SentPlace, func(e *dialog.Event) { e.Lat, e.Lon = 12.5, 108 })},
	{"own contact", said(`"contact":{"phone_number":"+84905123456","first_name":"H'Linh","last_name":"Niê","user_id":1001}`),
		base(dialog.SentContact, func(e *dialog.Event) { e.Phone, e.Name, e.Owner = "+84905123456", "H'Linh Niê", 1001 })},
	{"contact of somebody", said(`"contact":{"phone_number":"0905","first_name":"Y Bhăm"}`), base(dialog.SentContact, func(e *dialog.Event) { e.Phone, e.Name = "0905", "Y Bhăm" })},
	{"voice", said(`"voice":{"file_id":"v","file_unique_id":"uv","duration":5,"file_size":8}`), base(dialog.SentVoice, func(e *dialog.Event) { e.File = dialog.Item{File: "v", Unique: "uv", As: "voice", Size: 8, From: 7} })},
	{"audio", said(`"caption":"nghe","audio":{"file_id":"a","file_unique_id":"ua","duration":5,"file_name":"a.mp3"}`), base(dialog.SentVoice, func(e *dialog.Event) {
		e.Text, e.File = "nghe", dialog.Item{File: "a", Unique: "ua", Name: "a.mp3", As: "audio", Caption: "nghe", From: 7}
	})},
	{"sticker", said(`"sticker":{"emoji":"😀"}`), base(dialog.SentOther, func(e *dialog.Event) { e.What = "sticker" })},
	{"video", said(`"caption":"xem","video":{"duration":1}`), base(dialog.SentOther, func(e *dialog.Event) { e.What, e.Text = "video", "xem" })},
	{"video note", said(`"video_note":{"length":1}`), base(dialog.SentOther, func(e *dialog.Event) { e.What = "video_note" })},
	{"animation", said(`"animation":{"file_id":"x"},"document":{"file_id":"x"}`), base(dialog.SentOther, func(e *dialog.Event) { e.What = "animation" })},
	{"dice", said(`"dice":{"emoji":"🎲","value":3}`), base(dialog.SentOther, func(e *dialog.Event) { e.What = "dice" })},
	{"poll", said(`"poll":{"id":"1"}`), base(dialog.SentOther, func(e *dialog.Event) { e.What = "poll" })},
	{"story", said(`"story":{"id":1}`), base(dialog.SentOther, func(e *dialog.Event) { e.What = "story" })},
	{"game", said(`"game":{"title":"x"}`), base(dialog.SentOther, func(e *dialog.Event) { e.What = "game" })},
	{"checklist", said(`"checklist":{"title":"x"}`), base(dialog.SentOther, func(e *dialog.Event) { e.What = "checklist" })},
	{"edited text", edited(`"text":"/menu mới"`), base(dialog.Edited, func(e *dialog.Event) { e.Text = "/menu mới" })},
	{"edited caption", edited(`"caption":"mới","photo":[{"file_id":"l","file_unique_id":"ul"}]`), base(dialog.Edited, func(e *dialog.Event) {
		e.Text, e.File = "mới", dialog.Item{File: "l", Unique: "ul", Caption: "mới", From: 7}
	})},
	{"caption taken away", edited(`"photo":[{"file_id":"l","file_unique_id":"ul"}]`), base(dialog.Edited, func(e *dialog.Event) { e.File = dialog.Item{File: "l", Unique: "ul", From: 7} })},
	{"pressed", `{"update_id":3,"callback_query":{"id":"q1",` + linh + `"message":{"message_id":9,"date":1,"from":{"is_bot":true},` + private + `"text":"?"},"data":"abc:1"}}`,
		base(dialog.Pressed, func(e *dialog.Event) { e.Message, e.Sent, e.Query, e.Data = 9, 0, "q1", "abc:1" })},
	{"pressed in a group", `{"update_id":3,"callback_query":{"id":"q1",` + linh + `"message":{"message_id":9,` + staff + `"date":1},"data":"a"}}`,
		ofGroup(dialog.Pressed, func(e *dialog.Event) { e.Message, e.Sent, e.Query, e.Data = 9, 0, "q1", "a" })},
	{"pressed on an inaccessible message", `{"update_id":3,"callback_query":{"id":"q1",` + linh + `"message":{"message_id":9,"date":0,` + private[:len(private)-1] + `},"data":"a"}}`,
		base(dialog.Pressed, func(e *dialog.Event) { e.Message, e.Sent, e.Query, e.Data = 9, 0, "q1", "a" })},
	{"pressed without a message", `{"update_id":3,"callback_query":{"id":"q1",` + linh + `"inline_message_id":"i","data":"a"}}`,
		base(dialog.Pressed, func(e *dialog.Event) { e.Message, e.Sent, e.Query, e.Data = 0, 0, "q1", "a" })},
	{"blocked", `{"update_id":3,"my_chat_member":{` + linh + private + `"date":1790000000,"old_chat_member":{"status":"member"},"new_chat_member":{"status":"kicked","until_date":0}}}`,
		base(dialog.Blocked, func(e *dialog.Event) { e.Message = 0 })},
	{"unblocked", `{"update_id":3,"my_chat_member":{` + linh + private + `"date":1790000000,"new_chat_member":{"status":"member"}}}`,
		base(dialog.Unblocked, func(e *dialog.Event) { e.Message = 0 })},
	{"put out of the group", `{"update_id":3,"my_chat_member":{` + linh + staff + `"date":1790000000,"new_chat_member":{"status":"kicked"}}}`,
		ofGroup(dialog.GroupRemoved, func(e *dialog.Event) { e.Message = 0 })},
	{"left the group", `{"update_id":3,"my_chat_member":{` + linh + staff + `"date":1790000000,"new_chat_member":{"status":"left"}}}`,
		ofGroup(dialog.GroupRemoved, func(e *dialog.Event) { e.Message = 0 })},
	{"group raised", inGroup(`"migrate_to_chat_id":-1009`), ofGroup(dialog.GroupRaised, func(e *dialog.Event) { e.NewChat = -1009 })},
	{"group raised by nobody", `{"update_id":3,"message":{` + head + staff + `"migrate_to_chat_id":-1009}}`,
		ofGroup(dialog.GroupRaised, func(e *dialog.Event) { e.NewChat, e.Actor = -1009, dialog.Actor{} })},
	{"no from in a private chat", `{"update_id":3,"message":{` + head + private + `"text":"x"}}`, base(dialog.Said, func(e *dialog.Event) {
		e.Text, e.Actor = "x", dialog.Actor{User: 1001, Name: "H'Linh", Lang: "vi"}
	})},
	{"English", `{"update_id":3,"message":{` + head + `"from":{"id":1001,"first_name":"Ann","language_code":"en-GB"},` + private + `"text":"x"}}`, base(dialog.Said, func(e *dialog.Event) {
		e.Text, e.Actor = "x", dialog.Actor{User: 1001, Name: "Ann", Lang: "en"}
	})},
	{"another language", `{"update_id":3,"message":{` + head + `"from":{"id":1001,"first_name":"Ann","language_code":"enm"},` + private + `"text":"x"}}`, base(dialog.Said, func(e *dialog.Event) {
		e.Text, e.Actor = "x", dialog.Actor{User: 1001, Name: "Ann", Lang: "vi"}
	})},
	{"unknown fields and types", said(`"entities":5,"new_thing":{"a":[1]},"text":"x"`), base(dialog.Said, func(e *dialog.Event) { e.Text = "x" })},
}

func TestEvents(t *testing.T) {
	for _, tt := range events {
		t.Run(tt.name, func(t *testing.T) {
			got, ok := eventOf(t, tt.raw)
			if !ok {
				t.Fatal("left out")
			}
			if d := cmp.Diff(tt.want, got); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestLeftOut(t *testing.T) {
	const robot = `"from":{"id":99,"is_bot":true,"first_name":"Bot"},`
	for name, raw := range map[string]string{
		"command for another bot":  inGroup(`"text":"/menu@other_bot"`),
		"message of a bot":         `{"message":{` + head + robot + staff + `"text":"x"}}`,
		"edit of a bot":            `{"edited_message":{` + head + robot + staff + `"text":"x"}}`,
		"hidden administrator":     inGroup(`"sender_chat":{"id":-100500,"type":"supergroup"},"text":"x"`),
		"channel's post":           `{"channel_post":{` + head + `"chat":{"id":-1,"type":"channel"},"text":"x"}}`,
		"message in a channel":     `{"message":{` + head + linh + `"chat":{"id":-1,"type":"channel"},"text":"x"}}`,
		"nobody's in a group":      `{"message":{` + head + staff + `"text":"x"}}`,
		"pinned":                   inGroup(`"pinned_message":{"message_id":1,"text":"x"}`),
		"new members":              inGroup(`"new_chat_members":[{"id":1}]`),
		"member left":              inGroup(`"left_chat_member":{"id":1}`),
		"new title":                inGroup(`"new_chat_title":"x"`),
		"group raised from":        inGroup(`"migrate_from_chat_id":-5`),
		"empty text":               said(`"text":""`),
		"photo without sizes":      said(`"photo":[]`),
		"edited sticker":           edited(`"sticker":{}`),
		"added to a group":         `{"my_chat_member":{` + linh + staff + `"new_chat_member":{"status":"member"}}}`,
		"restricted in a group":    `{"my_chat_member":{` + linh + staff + `"new_chat_member":{"status":"restricted"}}}`,
		"put out of a channel":     `{"my_chat_member":{` + linh + `"chat":{"id":-1,"type":"channel"},"new_chat_member":{"status":"kicked"}}}`,
		"change without a chat":    `{"my_chat_member":{}}`,
		"press without a person":   `{"callback_query":{"id":"q","data":"a"}}`,
		"press without an id":      `{"callback_query":{` + linh + `"data":"a"}}`,
		"message without anything": `{"message":{}}`,
		"edit without anything":    `{"edited_message":{}}`,
		"another kind":             `{"update_id":3,"poll":{"id":"1"}}`,
		"nothing":                  `{}`,
		"null":                     `{"message":null}`,
	} {
		t.Run(name, func(t *testing.T) {
			if e, ok := eventOf(t, raw); ok {
				t.Errorf("taken for %+v", e)
			}
		})
	}
}

func eventOf(t *testing.T, raw string) (dialog.Event, bool) {
	t.Helper()
	var u Update
	if err := json.Unmarshal([]byte(raw), &u); err != nil {
		t.Fatal(err)
	}
	c := New(Options{})
	c.self.Store(&Self{Username: "khuyencong_bot"})
	return c.Event(u)
}

// Before the bot knows its name every command is taken for its own.
func TestCommandBeforeMe(t *testing.T) {
	var u Update
	if err := json.Unmarshal([]byte(inGroup(`"text":"/menu@other_bot"`)), &u); err != nil {
		t.Fatal(err)
	}
	if e, ok := New(Options{}).Event(u); !ok || e.Command != "menu" {
		t.Errorf("got %v, %+v", ok, e)
	}
}

// Whatever can be read can be turned into an event, and one with a chat.
func FuzzEvent(f *testing.F) {
	for _, tt := range events {
		f.Add([]byte(tt.raw))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		var u Update
		if json.Unmarshal(raw, &u) != nil {
			return
		}
		if e, ok := event(u, "khuyencong_bot"); ok && (e.Chat == 0 || e.Kind == "") {
			t.Errorf("%+v", e)
		}
	})
}
