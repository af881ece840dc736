package main

import (
	"errors"
	"strconv"
)

// A text is what sendMessage and editMessageText bring, as it came: parts of the
// request's body.
type text struct {
	chat, message int64
	text, markup  []byte // JSON
}

var errJSON = errors.New("no JSON object")

// readText looks at the members of a JSON object once, which encoding/json does
// three times. What is inside of them is not checked.
func readText(body []byte) (t text, err error) {
	err = members(body, func(name string, value []byte) error {
		var err error
		switch name {
		case "chat_id":
			t.chat, err = strconv.ParseInt(string(value), 10, 64)
		case "message_id":
			t.message, err = strconv.ParseInt(string(value), 10, 64)
		case "text":
			t.text = value
		case "reply_markup":
			t.markup = value
		}
		return err
	})
	if err == nil && (t.text == nil || t.chat == 0) {
		err = errJSON
	}
	return t, err
}

// members calls each for the members of an object, in order.
func members(object []byte, each func(name string, value []byte) error) error {
	at := space(object, 0)
	if at == len(object) || object[at] != '{' {
		return errJSON
	}
	for at = space(object, at+1); at < len(object) && object[at] != '}'; {
		end := value(object, at)
		colon := space(object, end)
		if end-at < 2 || colon == len(object) || object[colon] != ':' {
			return errJSON
		}
		from := space(object, colon+1)
		to := value(object, from)
		if err := each(string(object[at+1:end-1]), object[from:to]); err != nil {
			return err
		}
		if at = space(object, to); at < len(object) && object[at] == ',' {
			at = space(object, at+1)
		}
	}
	return nil
}

func space(in []byte, at int) int {
	for at < len(in) && (in[at] == ' ' || in[at] == '\n' || in[at] == '\r' || in[at] == '\t') {
		at++
	}
	return at
}

// value is where the value that begins at at ends.
func value(in []byte, at int) int {
	depth := 0
	for at < len(in) {
		switch in[at] {
		case '"':
			at = quoted(in, at)
			if depth == 0 {
				return at
			}
			continue
		case '{', '[':
			depth++
		case '}', ']':
			if depth == 0 {
				return at // of a number or a word before it
			}
			if depth--; depth == 0 {
				return at + 1
			}
		case ',', ' ', '\n', '\r', '\t':
			if depth == 0 {
				return at
			}
		}
		at++
	}
	return at
}

// quoted is where the string that begins at at ends.
func quoted(in []byte, at int) int {
	for at++; at < len(in); at++ {
		switch in[at] {
		case '\\':
			at++
		case '"':
			return at + 1
		}
	}
	return len(in)
}
