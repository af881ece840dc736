package redis

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// key of a conversation. The chat is the hash tag, so a group's conversations
// are on one node of a cluster.
func (s *Sessions) key(k store.SessionKey) string {
	return s.prefix + "{" + strconv.FormatInt(k.Chat, 10) + "}:" + strconv.FormatInt(k.User, 10)
}

// encode puts the revision before the session, where the script finds it without
// reading the rest.
func encode(s dialog.Session) ([]byte, error) {
	body, err := json.Marshal(s)
	if err != nil {
		return nil, fmt.Errorf("redis: encode session: %w", err)
	}
	value := make([]byte, 0, len(body)+20)
	value = strconv.AppendInt(value, s.Revision, 10)
	return append(append(value, ' '), body...), nil
}

// decode reads what encode wrote; anything else is no session.
func decode(value []byte) (dialog.Session, bool) {
	var s dialog.Session
	revision, body, _ := bytes.Cut(value, []byte(" "))
	n, err := strconv.ParseInt(string(revision), 10, 64)
	if err != nil || json.Unmarshal(body, &s) != nil || s.Revision != n {
		return dialog.Session{}, false
	}
	return s, true
}
