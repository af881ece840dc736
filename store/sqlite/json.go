package sqlite

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"khuyencong/flows/dialog"
)

// encode is v as JSON text; maps come in the order of their keys, so equal
// values are equal texts.
func encode(v any) (string, error) {
	text, err := json.Marshal(v)
	if err != nil {
		return "", fmt.Errorf("encode %T: %w", v, err)
	}
	return string(text), nil
}

// encodeList is encode with nothing as [] rather than null.
func encodeList[T any](list []T) (string, error) {
	if list == nil {
		return "[]", nil
	}
	return encode(list)
}

// encodeAnswers is encode with nothing as {} rather than null.
func encodeAnswers(a dialog.Answers) (string, error) {
	if a == nil {
		return "{}", nil
	}
	return encode(a)
}

// decodeList reads what encodeList wrote; nothing is nil.
func decodeList[T any](text string) ([]T, error) {
	var list []T
	if text == "[]" || text == "" {
		return nil, nil
	}
	if err := json.Unmarshal([]byte(text), &list); err != nil {
		return nil, fmt.Errorf("decode %T: %w", list, err)
	}
	return list, nil
}

func decodeAnswers(text string) (dialog.Answers, error) {
	var a dialog.Answers
	if err := json.Unmarshal([]byte(text), &a); err != nil {
		return nil, fmt.Errorf("decode answers: %w", err)
	}
	return a, nil
}

// encodePhrase is encode with nothing as "".
func encodePhrase(p dialog.Phrase) (string, error) {
	if p.Empty() {
		return "", nil
	}
	return encode(p)
}

// decodePhrase reads what encodePhrase wrote.
func decodePhrase(text string) (p dialog.Phrase, err error) {
	if text == "" {
		return p, nil
	}
	if err := json.Unmarshal([]byte(text), &p); err != nil {
		return p, fmt.Errorf("decode a phrase: %w", err)
	}
	return p, nil
}

// digest is the fingerprint of a change's content, to tell a repetition from
// another change under the same key.
func digest(content ...any) (string, error) {
	text, err := encode(content)
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:]), nil
}

// substance is what answers say, without the messages and file ids that carried
// them, which may differ when the same answers come again.
func substance(a dialog.Answers) dialog.Answers {
	bare := make(dialog.Answers, len(a))
	for step, v := range a {
		v.From = 0
		items := make([]dialog.Item, len(v.Items))
		for i, item := range v.Items {
			item.From, item.File = 0, ""
			items[i] = item
		}
		v.Items = items
		bare[step] = v
	}
	return bare
}
