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
	t      testing.TB
	port   string
	folder string
	cmd    *exec.Cmd
}

// needs a program of the machine.
func needs(t testing.TB, program string) {
	t.Helper()
	if _, err := exec.LookPath(program); err != nil {
		missing(t, program)
	}
}

// missing skips a test that the machine has something not for, but never in CI,
// where all is to be tested.
func missing(t testing.TB, what string) {
	t.Helper()
	if os.Getenv("CI") == "true" {
		t.Fatal("CI needs " + what)
	}
	t.Skip("this machine lacks " + what)
}

func newRedis(t testing.TB) *redisServer {
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
	r.cmd.SysProcAttr = diesWithUs()
	if err := begin(r.cmd); err != nil {
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
func vacantPort(t testing.TB) int {
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
