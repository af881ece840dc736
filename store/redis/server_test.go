package redis

import (
	"bytes"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	goredis "github.com/redis/go-redis/v9"
)

// A server is a real one, in a folder of its own.
type server struct {
	port string
	dir  string
	args []string
	cmd  *exec.Cmd
	said bytes.Buffer
}

func (s *server) address() string { return "127.0.0.1:" + s.port }
func (s *server) url() string     { return "redis://" + s.address() }

// need skips a test where a program is missing, but not in CI.
func need(t testing.TB, programs ...string) {
	t.Helper()
	for _, p := range programs {
		if _, err := exec.LookPath(p); err != nil {
			if os.Getenv("CI") == "true" {
				t.Fatalf("%s is needed", p)
			}
			t.Skipf("%s is not installed", p)
		}
	}
}

// newServer is running when it returns, and ends with the test.
func newServer(t testing.TB, args ...string) *server {
	t.Helper()
	need(t, "redis-server", "redis-cli")
	s := &server{port: freePort(t), dir: t.TempDir(), args: args}
	s.start(t)
	t.Cleanup(func() { s.kill(t) })
	return s
}

func (s *server) start(t testing.TB) {
	t.Helper()
	args := append([]string{}, s.args...)
	args = append(args, "--port", s.port, "--dir", s.dir, "--bind", "127.0.0.1", "--save", "", "--appendonly", "no")
	s.run(t, args)
}

func (s *server) run(t testing.TB, args []string) {
	t.Helper()
	s.said.Reset()
	s.cmd = exec.Command("redis-server", args...)
	s.cmd.Stdout, s.cmd.Stderr = &s.said, &s.said
	if err := s.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	until(t, "the server answers", func() bool { return strings.Contains(s.ask("PING"), "PONG") })
}

// kill ends it as a power cut would.
func (s *server) kill(t testing.TB) {
	t.Helper()
	if s.cmd == nil {
		return
	}
	if err := s.cmd.Process.Kill(); err != nil {
		t.Error(err)
	}
	_ = s.cmd.Wait() // says that it was killed
	s.cmd = nil
}

// ask is what redis-cli prints.
func (s *server) ask(args ...string) string {
	out, _ := exec.Command("redis-cli", append([]string{"-p", s.port}, args...)...).CombinedOutput()
	return string(out)
}

// do tells it to do something, which it must agree to.
func (s *server) do(t testing.TB, args ...string) {
	t.Helper()
	if got := s.ask(args...); !strings.Contains(got, "OK") {
		t.Fatalf("%v: %q", args, got)
	}
}

// freePort is one that nobody listens on now.
func freePort(t testing.TB) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	return strconv.Itoa(l.Addr().(*net.TCPAddr).Port)
}

// until asks again and again, for what happens in another process.
func until(t testing.TB, what string, is func() bool) {
	t.Helper()
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for end := time.Now().Add(30 * time.Second); !is(); <-tick.C {
		if time.Now().After(end) {
			t.Fatalf("waited in vain until %s", what)
		}
	}
}

// newCluster is the address of three masters without replicas, and the masters.
func newCluster(t testing.TB) (string, []*server) {
	t.Helper()
	create := []string{"--cluster", "create"}
	var nodes []*server
	var addresses []string
	for range 3 {
		n := newServer(t, "--cluster-enabled", "yes", "--cluster-port", freePort(t), "--cluster-node-timeout", "2000")
		nodes, addresses = append(nodes, n), append(addresses, n.address())
	}
	create = append(append(create, addresses...), "--cluster-replicas", "0", "--cluster-yes")
	if out, err := exec.Command("redis-cli", create...).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	for _, n := range nodes {
		until(t, "the cluster is whole", func() bool { return strings.Contains(n.ask("CLUSTER", "INFO"), "cluster_state:ok") })
	}
	return "redis://" + strings.Join(addresses, ","), nodes
}

// A guarded Redis is a master and a replica under a sentinel.
type guarded struct{ master, replica, sentinel *server }

func newGuarded(t testing.TB) guarded {
	t.Helper()
	master := newServer(t, "--repl-diskless-sync-delay", "0")
	replica := newServer(t, "--replicaof", "127.0.0.1 "+master.port)
	until(t, "the replica follows", func() bool { return strings.Contains(replica.ask("INFO", "replication"), "master_link_status:up") })
	sentinel := &server{port: freePort(t), dir: t.TempDir()}
	conf := filepath.Join(sentinel.dir, "sentinel.conf")
	text := fmt.Sprintf("port %s\nbind 127.0.0.1\nsentinel monitor house 127.0.0.1 %s 1\nsentinel down-after-milliseconds house 300\nsentinel failover-timeout house 2000\n", sentinel.port, master.port)
	if err := os.WriteFile(conf, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	sentinel.run(t, []string{conf, "--sentinel"})
	t.Cleanup(func() { sentinel.kill(t) })
	until(t, "the sentinel knows the replica", func() bool {
		return strings.Contains(sentinel.ask("INFO", "sentinel"), "status=ok") && strings.Contains(sentinel.ask("INFO", "sentinel"), "slaves=1")
	})
	return guarded{master, replica, sentinel}
}

func (g guarded) url() string { return "redis+sentinel://house@" + g.sentinel.address() }

// flush empties every node there is.
func flush(t testing.TB, s *Sessions) {
	t.Helper()
	if c, ok := s.client.(*goredis.ClusterClient); ok {
		if err := c.ForEachMaster(t.Context(), func(ctx ctx, n *goredis.Client) error { return n.FlushAll(ctx).Err() }); err != nil {
			t.Fatal(err)
		}
		return
	}
	if err := s.client.FlushAll(t.Context()).Err(); err != nil {
		t.Fatal(err)
	}
}
