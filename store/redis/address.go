package redis

import (
	"crypto/tls"
	"fmt"
	"net"
	"net/url"
	"strconv"
	"strings"

	goredis "github.com/redis/go-redis/v9"
)

// parse reads an address by hand: net/url knows one host, here are several.
func parse(address string) (*goredis.UniversalOptions, error) {
	scheme, rest, _ := strings.Cut(strings.TrimSpace(address), "://")
	rest = strings.ReplaceAll(rest, ","+scheme+"://", ",") // the scheme said before every host
	rest, query, _ := strings.Cut(rest, "?")
	rest, db, _ := strings.Cut(rest, "/")
	login, hosts := cutLast(rest, "@")
	o := &goredis.UniversalOptions{}
	port := "6379"
	switch scheme {
	case "redis", "rediss":
	case "redis+sentinel", "rediss+sentinel":
		port = "26379"
		if login, o.MasterName = cutLast(login, "@"); o.MasterName == "" {
			return nil, fmt.Errorf("%w: redis+sentinel://MASTER@host", ErrAddress)
		}
	default:
		return nil, fmt.Errorf("%w: it begins with redis://, rediss:// or redis+sentinel://", ErrAddress)
	}
	if strings.HasPrefix(scheme, "rediss") {
		o.TLSConfig = &tls.Config{MinVersion: tls.VersionTLS12}
	}
	return o, firstOf(readLogin(o, login), readHosts(o, hosts, port), readQuery(o, query), readDB(o, db))
}

func cutLast(s, sep string) (before, after string) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):]
	}
	return "", s
}

func firstOf(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

func readLogin(o *goredis.UniversalOptions, login string) (err error) {
	user, password, both := strings.Cut(login, ":")
	if !both && user != "" {
		return fmt.Errorf("%w: user without password; a password alone is written :password@", ErrAddress)
	}
	if o.Username, err = url.PathUnescape(user); err == nil {
		o.Password, err = url.PathUnescape(password)
	}
	if err != nil {
		return fmt.Errorf("%w: a bad %% in user or password", ErrAddress)
	}
	return nil
}

func readHosts(o *goredis.UniversalOptions, hosts, defaultPort string) error {
	for host := range strings.SplitSeq(hosts, ",") {
		name, port, err := net.SplitHostPort(host)
		if err != nil { // no port, or nonsense
			name, port = host, defaultPort
			if inner, ok := strings.CutPrefix(host, "["); ok && strings.HasSuffix(inner, "]") {
				name = strings.TrimSuffix(inner, "]")
			}
		}
		n, err := strconv.ParseUint(port, 10, 16)
		if name == "" || strings.ContainsAny(name, "[]@ ") || err != nil || n == 0 {
			return fmt.Errorf("%w: every host is written host or host:port", ErrAddress)
		}
		o.Addrs = append(o.Addrs, net.JoinHostPort(name, port))
	}
	return nil
}

func readQuery(o *goredis.UniversalOptions, query string) error {
	values, err := url.ParseQuery(query)
	if err != nil {
		return fmt.Errorf("%w: after the ?", ErrAddress)
	}
	for name, value := range values {
		if name != "cluster" {
			return fmt.Errorf("%w: after the ? only cluster=true is known", ErrAddress)
		}
		if o.IsClusterMode, err = strconv.ParseBool(value[0]); err != nil {
			return fmt.Errorf("%w: cluster is true or false", ErrAddress)
		}
	}
	return nil
}

func readDB(o *goredis.UniversalOptions, db string) error {
	if db == "" {
		return nil
	}
	n, err := strconv.ParseUint(db, 10, 16)
	if err != nil {
		return fmt.Errorf("%w: a database is a number", ErrAddress)
	}
	cluster := o.MasterName == "" && (o.IsClusterMode || len(o.Addrs) > 1)
	if cluster && n != 0 {
		return fmt.Errorf("%w: a cluster has only database 0", ErrAddress)
	}
	o.DB = int(n)
	return nil
}
