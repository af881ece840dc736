package sqlite

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"khuyencong/flows/dialog"
)

// linkMessages remembers which messages of the chat gave the answers.
func (t *tx) linkMessages(ctx context.Context, chat int64, record string, answers dialog.Answers) error {
	for _, step := range slices.Sorted(maps.Keys(answers)) {
		for _, message := range sources(answers[step]) {
			if _, err := t.exec(ctx, `INSERT INTO record_messages (chat, message, record, step)
VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING`, chat, message, record, step); err != nil {
				return fmt.Errorf("messages of %s: %w", record, err)
			}
		}
	}
	return nil
}

// relinkMessages forgets the messages whose answers were changed: editing what
// no longer counts asks for nothing.
func (t *tx) relinkMessages(ctx context.Context, chat int64, record string, changed []string, answers dialog.Answers) error {
	fresh := make(dialog.Answers, len(changed))
	for _, step := range changed {
		if _, err := t.exec(ctx, `DELETE FROM record_messages WHERE record = ? AND step = ?`, record, step); err != nil {
			return fmt.Errorf("messages of %s: %w", record, err)
		}
		if v, ok := answers[step]; ok {
			fresh[step] = v
		}
	}
	return t.linkMessages(ctx, chat, record, fresh)
}

// sources are the ids of the messages that gave the answer.
func sources(v dialog.Value) []int64 {
	var ids []int64
	if v.From != 0 {
		ids = append(ids, v.From)
	}
	for _, item := range v.Items {
		if item.From != 0 {
			ids = append(ids, item.From)
		}
	}
	return ids
}
