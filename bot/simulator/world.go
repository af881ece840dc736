package simulator

import (
	"cmp"
	"slices"
	"time"
)

// world is who and what exists: people, chats with their messages, files.
type world struct {
	people    map[int64]*user
	rooms     map[int64]*room // by chat id
	phones    []*phone        // in the order they were added
	files     *files
	callbacks map[string]*callback
	serial    int64 // source of ids that are only unique
}

func newWorld(salt string) world {
	return world{
		people:    map[int64]*user{},
		rooms:     map[int64]*room{},
		files:     newFiles(salt),
		callbacks: map[string]*callback{},
	}
}

// next is a number that was never given before.
func (w *world) next() int64 {
	w.serial++
	return w.serial
}

// room is one chat: what was said, and how things stand between it and the bot.
type room struct {
	chat
	phone      *phone
	messages   []*message // by ascending id
	last       int        // the last message id given; never used again, not even after a reset
	members    []int64    // of a group, in the order they came
	admins     []int64
	started    bool  // private: the person pressed START
	blocked    bool  // private: the person blocked the bot
	left       bool  // group: the bot is no longer a member
	migratedTo int64 // group: the supergroup that replaced it

	keyboard  *replyKeyboard
	typing    *time.Timer // runs while the bot is shown typing
	sent      []time.Time // messages of the bot in the last minute
	underWay  []func()    // updates that a slow network still carries, in order
	delivered time.Time   // when the last of them is due
}

func (r *room) private() bool { return r.Type == "private" }

// bare is the chat as it stands inside other objects.
func (r *room) bare() chat { return r.chat }

func (r *room) find(id int) *message {
	at, found := slices.BinarySearchFunc(r.messages, id, func(m *message, id int) int {
		return cmp.Compare(m.MessageID, id)
	})
	if !found {
		return nil
	}
	return r.messages[at]
}

func (r *room) delete(id int) bool {
	before := len(r.messages)
	r.messages = slices.DeleteFunc(r.messages, func(m *message) bool { return m.MessageID == id })
	return len(r.messages) < before
}

// status is what getChatMember says of a person in this chat.
func (r *room) status(id int64, isBot bool) string {
	switch {
	case r.private() && isBot && r.blocked:
		return "kicked"
	case r.private():
		return "member"
	case isBot && r.left:
		return "left"
	case slices.Contains(r.admins, id) && id == r.creator():
		return "creator"
	case slices.Contains(r.admins, id):
		return "administrator"
	case isBot, slices.Contains(r.members, id):
		return "member"
	}
	return "left"
}

// creator is the first administrator who is a person.
func (r *room) creator() int64 {
	for _, id := range r.admins {
		if slices.Contains(r.members, id) {
			return id
		}
	}
	return 0
}

// add puts a message at the end of a chat, shows it on the phone and gives it its id and date.
func (s *Simulator) add(r *room, m *message) *message {
	r.last++
	m.MessageID, m.Chat, m.Date = r.last, r.bare(), s.now().Unix()
	r.messages = append(r.messages, m)
	s.show(r, m)
	return m
}

// withoutReply is a message as it stands in reply_to_message, which never nests.
func withoutReply(m *message) *message {
	if m == nil {
		return nil
	}
	bare := *m
	bare.ReplyTo = nil
	return &bare
}
