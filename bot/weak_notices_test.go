package bot_test

import (
	"context"

	"khuyencong/store"
)

// Record implements bot.Keeper.
func (w *weak) Record(ctx context.Context, id string) (store.Record, error) {
	r, err := w.Store.Record(ctx, id)
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.record != nil {
		w.record(&r)
	}
	return r, err
}
