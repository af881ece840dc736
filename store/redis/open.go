package redis

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"time"

	goredis "github.com/redis/go-redis/v9"
	"github.com/redis/go-redis/v9/maintnotifications"
)

var (
	// ErrAddress: the address cannot be understood. Its text is never repeated: it may hold a password.
	ErrAddress = errors.New("redis: address")
	// ErrRefused: Redis is there and does not let us in.
	ErrRefused = errors.New("redis: user, password or rights refused")
)

const (
	defaultPrefix  = "khuyencong"
	defaultExpiry  = 30 * 24 * time.Hour
	defaultTimeout = 500 * time.Millisecond
)

// Options of the copies. All may be left out but Generation.
type Options struct {
	// Prefix of all keys: "khuyencong". Neither it nor Generation may hold { or }.
	Prefix string
	// Generation of the journal, see the function of that name.
	Generation string
	// Expiry of a copy that was not saved again: 30 days.
	Expiry time.Duration
	// Timeout is how long a round trip may take, retries included: 500 ms.
	Timeout time.Duration
	// TLS of rediss://: nil trusts the system's roots.
	TLS *tls.Config
	// SentinelUser and SentinelPassword are for the sentinels themselves.
	SentinelUser, SentinelPassword string
	// Log, if any, hears at debug level what the client library does, without its data.
	Log *slog.Logger
}

// Sessions are the copies in one Redis: a server, a cluster, or what sentinels
// say is the master. It is safe for concurrent use.
type Sessions struct {
	client  goredis.UniversalClient
	prefix  string
	expiry  time.Duration
	timeout time.Duration
	script  *goredis.Script
}

// Open makes ready to use the Redis at the address:
//
//	redis://[user:password@]host[:6379][/db]      rediss:// for TLS
//	redis://host:7000,host:7001,host:7002         a cluster
//	redis://host:7000?cluster=true                a cluster, by one of its addresses
//	redis+sentinel://[user:password@]MASTER@host[:26379],host[/db]
//
// It fails with ErrAddress or ErrRefused. A Redis that is away is no error.
// The library's log, which is one per process, is silenced or led to o.Log.
func Open(ctx context.Context, address string, o Options) (*Sessions, error) {
	client, err := parse(address)
	if err != nil {
		return nil, err
	}
	o = o.complete()
	if strings.ContainsAny(o.Prefix+o.Generation, "{}") {
		return nil, errors.New("redis: { or } in prefix or generation")
	}
	goredis.SetLogger(quiet{o.Log})
	o.tune(client)
	s := &Sessions{
		client: goredis.NewUniversalClient(client), prefix: o.Prefix + ":", expiry: o.Expiry, timeout: o.Timeout,
		script: goredis.NewScript(saveScript),
	}
	if o.Generation != "" {
		s.prefix += o.Generation + ":"
	}
	if err := s.ping(ctx); goredis.IsAuthError(err) || goredis.IsPermissionError(err) {
		return nil, errors.Join(ErrRefused, s.Close())
	}
	return s, nil
}

func (o Options) complete() Options {
	if o.Prefix == "" {
		o.Prefix = defaultPrefix
	}
	if o.Expiry <= 0 {
		o.Expiry = defaultExpiry
	}
	if o.Timeout <= 0 {
		o.Timeout = defaultTimeout
	}
	return o
}

// tune: somebody waits for every answer, and there is another way to get it. So
// deadlines count, and what failed is tried once more only, for the connection
// that died while it was idle.
func (o Options) tune(c *goredis.UniversalOptions) {
	c.ContextTimeoutEnabled = true
	c.DialTimeout, c.ReadTimeout, c.WriteTimeout, c.PoolTimeout = o.Timeout, o.Timeout, o.Timeout, o.Timeout
	c.MaxRetries, c.DialerRetries, c.MaxRedirects = 1, 1, 2
	c.MinRetryBackoff, c.MaxRetryBackoff = time.Millisecond, 8*time.Millisecond
	c.PipelinePoolSize = -1 // no second set of connections: there is little but pipelines
	c.DisableIdentity = true
	c.MaintNotificationsConfig = &maintnotifications.Config{Mode: maintnotifications.ModeDisabled}
	c.SentinelUsername, c.SentinelPassword = o.SentinelUser, o.SentinelPassword
	if c.TLSConfig != nil && o.TLS != nil {
		c.TLSConfig = o.TLS.Clone()
	}
}

// Ping asks whether Redis is there and takes writes: one that is full, or a
// replica, does not.
func (s *Sessions) Ping(ctx context.Context) error { return plain("ping", s.ping(ctx)) }

func (s *Sessions) ping(ctx context.Context) error {
	ctx, done := context.WithTimeout(ctx, s.timeout)
	defer done()
	return s.client.Set(ctx, s.prefix+"ping", "", time.Minute).Err()
}

// Close ends all use of Redis.
func (s *Sessions) Close() error { return s.client.Close() }

// plain says what failed. Of an answer it keeps the code alone: an answer may
// repeat what was sent.
func plain(what string, err error) error {
	if err == nil {
		return nil
	}
	var answer goredis.Error
	if errors.As(err, &answer) {
		code, _, _ := strings.Cut(answer.Error(), " ")
		return fmt.Errorf("redis: %s: the server answers %s", what, code)
	}
	return fmt.Errorf("redis: %s: %w", what, err)
}
