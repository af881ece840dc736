package redis

import (
	"context"
	"log/slog"
)

// quiet takes the client library's log. It keeps the sentence without what was
// filled in, which may be anything.
type quiet struct{ log *slog.Logger }

func (q quiet) Printf(ctx context.Context, format string, _ ...any) {
	if q.log != nil {
		q.log.DebugContext(ctx, "redis client", "says", format)
	}
}
