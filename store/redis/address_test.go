package redis

import (
	"errors"
	"slices"
	"strings"
	"testing"

	goredis "github.com/redis/go-redis/v9"
)

func TestAddresses(t *testing.T) {
	tests := []struct {
		address string
		addrs   []string
		want    goredis.UniversalOptions
		tls     bool
		client  string
	}{
		{"redis://localhost", []string{"localhost:6379"}, goredis.UniversalOptions{}, false, "server"},
		{" redis://10.0.0.1:7000/3 ", []string{"10.0.0.1:7000"}, goredis.UniversalOptions{DB: 3}, false, "server"},
		{"redis://h/", []string{"h:6379"}, goredis.UniversalOptions{}, false, "server"},
		{"redis://[::1]", []string{"[::1]:6379"}, goredis.UniversalOptions{}, false, "server"},
		{"redis://[::1]:7", []string{"[::1]:7"}, goredis.UniversalOptions{}, false, "server"},
		{"rediss://bot:p%40ss%2Fw@h", []string{"h:6379"}, goredis.UniversalOptions{Username: "bot", Password: "p@ss/w"}, true, "server"},
		{"redis://:p@w@h", []string{"h:6379"}, goredis.UniversalOptions{Password: "p@w"}, false, "server"},
		{"redis://a,b:7", []string{"a:6379", "b:7"}, goredis.UniversalOptions{}, false, "cluster"},
		{"redis://a:1,redis://b:2", []string{"a:1", "b:2"}, goredis.UniversalOptions{}, false, "cluster"},
		{"redis://a?cluster=true", []string{"a:6379"}, goredis.UniversalOptions{IsClusterMode: true}, false, "cluster"},
		{"redis+sentinel://house@a,b:7/2", []string{"a:26379", "b:7"}, goredis.UniversalOptions{MasterName: "house", DB: 2}, false, "server"},
		{"redis+sentinel://bot:pw@house@a", []string{"a:26379"}, goredis.UniversalOptions{MasterName: "house", Username: "bot", Password: "pw"}, false, "server"},
		{"rediss+sentinel://house@a", []string{"a:26379"}, goredis.UniversalOptions{MasterName: "house"}, true, "server"},
	}
	for _, tt := range tests {
		o, err := parse(tt.address)
		if err != nil {
			t.Errorf("%s: %v", tt.address, err)
			continue
		}
		w := tt.want
		if !slices.Equal(o.Addrs, tt.addrs) || o.Username != w.Username || o.Password != w.Password || o.DB != w.DB ||
			o.MasterName != w.MasterName || o.IsClusterMode != w.IsClusterMode || (o.TLSConfig != nil) != tt.tls {
			t.Errorf("%s: %+v", tt.address, o)
		}
		client := goredis.NewUniversalClient(o)
		if _, cluster := client.(*goredis.ClusterClient); cluster != (tt.client == "cluster") {
			t.Errorf("%s: %T, want a %s", tt.address, client, tt.client)
		}
		if err := client.Close(); err != nil {
			t.Error(err)
		}
	}
}

func TestBadAddresses(t *testing.T) {
	for _, address := range []string{
		"", "localhost:6379", "http://h", "redis://", "redis://:secret@", "redis://h:secret", "redis://h:0", "redis://h:70000",
		"redis://a,,b", "redis://a b", "redis://secret@h", "redis://:sec%zz@h", "redis://h/x", "redis://h/-1", "redis://a,b/1",
		"redis://a/1?cluster=true", "redis://h?cluster=maybe", "redis://h?secret=1", "redis://h?%zz", "redis+sentinel://h",
		"redis+sentinel://@h", "redis://[::1", "redis+sentinel://house@",
	} {
		_, err := Open(t.Context(), address, Options{})
		if !errors.Is(err, ErrAddress) {
			t.Errorf("%q: %v, want ErrAddress", address, err)
		} else if strings.Contains(err.Error(), "sec") {
			t.Errorf("%q: %q tells a secret", address, err)
		}
	}
}
