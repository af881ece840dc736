package redis

import (
	"log/slog"
	"strings"
	"testing"
)

func TestLogHoldsNoData(t *testing.T) {
	log := &pages{}
	q := quiet{slog.New(slog.NewTextHandler(log, &slog.HandlerOptions{Level: slog.LevelDebug}))}
	q.Printf(t.Context(), "bad reply: %s", "phone 0905123456")
	if said := log.String(); !strings.Contains(said, "bad reply") || strings.Contains(said, "0905") {
		t.Fatal(said)
	}
	quiet{}.Printf(t.Context(), "nobody listens")
}
