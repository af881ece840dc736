package main

import (
	"net"
	"os"
	"os/exec"
	"strconv"
	"syscall"
	"testing"
	"time"
)

// A redisServer is a real one that can be frozen, flushed and killed.
type redisServer struct {
	t      *testing.T
	port   string
	folder string
	cmd    *exec.Cmd
}

// needs skips a test where a program is missing, but not in CI.
func needs(t *testing.T, program string) {
	t.Helper()
	_, err := exec.LookPath(program)
	switch {
	case err == nil:
	case os.Getenv("CI") == "true":
		t.Fatalf("%s is needed", program)
	default:
		t.Skipf("%s is not installed", program)
	}
}

func newRedis(t *testing.T) *redisServer {
	t.Helper()
	needs(t, "redis-server")
	needs(t, "redis-cli")
	r := &redisServer{t: t, port: strconv.Itoa(vacantPort(t)), folder: t.TempDir()}
	r.start()
	t.Cleanup(r.kill)
	return r
}

func (r *redisServer) url() string { return "redis://127.0.0.1:" + r.port }

// start runs it, with the last dump in its folder.
func (r *redisServer) start() {
	r.t.Helper()
	r.cmd = exec.Command("redis-server", "--port", r.port, "--bind", "127.0.0.1", "--dir", r.folder, "--save", "", "--appendonly", "no", "--logfile", os.DevNull)
	if err := r.cmd.Start(); err != nil {
		r.t.Fatal(err)
	}
	eventually(r.t, 10*time.Second, "Redis listens", func() bool {
		conn, err := net.Dial("tcp", "127.0.0.1:"+r.port)
		if err == nil {
			conn.Close()
		}
		return err == nil
	})
}

func (r *redisServer) kill() {
	if r.cmd == nil {
		return
	}
	_ = r.cmd.Process.Kill()
	_ = r.cmd.Wait() // says that it was killed
	r.cmd = nil
}

func (r *redisServer) signal(s syscall.Signal) {
	r.t.Helper()
	if err := r.cmd.Process.Signal(s); err != nil {
		r.t.Fatal(err)
	}
}

// tell has it carry out a command.
func (r *redisServer) tell(args ...string) {
	r.t.Helper()
	if out, err := exec.Command("redis-cli", append([]string{"-e", "-p", r.port}, args...)...).CombinedOutput(); err != nil {
		r.t.Fatalf("%v: %v: %s", args, err, out)
	}
}

// vacantPort is one that nobody listens on now.
func vacantPort(t *testing.T) int {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port
}

// bothStores runs a test with conversations in the database alone, and with
// copies in Redis.
func bothStores(t *testing.T, test func(t *testing.T, settings ...string)) {
	t.Run("embedded", func(t *testing.T) { test(t) })
	t.Run("redis", func(t *testing.T) { test(t, "REDIS_URL="+newRedis(t).url()) })
}
