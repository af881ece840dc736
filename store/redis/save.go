package redis

import (
	"context"

	goredis "github.com/redis/go-redis/v9"

	"khuyencong/store"
)

// saveScript sets a copy unless a newer one is there: of two commits the later
// may be the first to arrive. A value of another kind is replaced.
const saveScript = `
local is = redis.pcall('GETRANGE', KEYS[1], 0, 19)
if type(is) == 'string' then
  local revision = tonumber(string.match(is, '^(%d+) ') or '')
  if revision and revision > tonumber(ARGV[1]) then return 0 end
end
redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
return 1`

// Save copies sessions that the journal has committed, and only those, in one
// round trip. A newer copy stays. After an error some may be saved.
func (s *Sessions) Save(ctx context.Context, rows []store.SessionRow) error {
	calls := make([]call, len(rows))
	for i, r := range rows {
		value, err := encode(r.Session)
		if err != nil {
			return err
		}
		calls[i] = call{[]string{s.key(r.Key)}, []any{r.Session.Revision, value, s.expiry.Milliseconds()}}
	}
	ctx, done := context.WithTimeout(ctx, s.timeout)
	defer done()
	unknown, err := send(ctx, s.client, calls, s.script.EvalSha)
	if err != nil {
		return plain("save", err)
	}
	// A server that is new, restarted or just became the master does not know
	// the script: it gets the text, once.
	_, err = send(ctx, s.client, unknown, s.script.Eval)
	return plain("save", err)
}

// A call of the script: one key, so a cluster has nothing to refuse.
type call struct {
	keys []string
	args []any
}

type eval func(context.Context, goredis.Scripter, []string, ...any) *goredis.Cmd

// send makes the calls in one round trip and gives back those whose server does
// not know the script.
func send(ctx context.Context, client goredis.UniversalClient, calls []call, do eval) (unknown []call, err error) {
	if len(calls) == 0 {
		return nil, nil
	}
	pipe := client.Pipeline()
	answers := make([]*goredis.Cmd, len(calls))
	for i, c := range calls {
		answers[i] = do(ctx, pipe, c.keys, c.args...)
	}
	_, _ = pipe.Exec(ctx) // every answer has its error
	for i, a := range answers {
		switch err := a.Err(); {
		case goredis.HasErrorPrefix(err, "NOSCRIPT"):
			unknown = append(unknown, calls[i])
		case err != nil:
			return nil, err
		}
	}
	return unknown, nil
}
