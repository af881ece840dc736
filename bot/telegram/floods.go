package telegram

import (
	"sync"
	"time"
)

// floods tells one chat's limit from the whole bot's, which the API does not: a
// 429 that is bound to no chat, or several chats' within a second, means
// everybody.
type floods struct {
	mu   sync.Mutex
	chat int64
	at   time.Time
}

// everybody notes a 429 of the chat and reports whether it concerns all.
func (f *floods) everybody(chat int64, now time.Time) bool {
	if chat == 0 {
		return true
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	several := f.chat != 0 && f.chat != chat && now.Sub(f.at) < time.Second
	f.chat, f.at = chat, now
	return several
}

// chatOf is the chat that a call concerns, or 0.
func chatOf(params any) int64 {
	switch p := params.(type) {
	case interface{ chat() int64 }:
		return p.chat()
	case map[string]any:
		id, _ := p["chat_id"].(int64)
		return id
	}
	return 0
}
