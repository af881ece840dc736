package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// A child is a program that runs beside the load: the bot or Redis.
type child struct {
	cmd  *exec.Cmd
	said *bytes.Buffer
	died chan error
}

func start(env []string, program string, args ...string) (*child, error) {
	c := &child{cmd: exec.Command(program, args...), said: &bytes.Buffer{}, died: make(chan error, 1)}
	c.cmd.Env = append(os.Environ(), env...)
	c.cmd.Stderr = c.said
	if err := c.cmd.Start(); err != nil {
		return nil, err
	}
	go func() { c.died <- c.cmd.Wait() }()
	return c, nil
}

// stop ends it gently, and by force after ten seconds.
func (c *child) stop() error {
	if err := c.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		return nil // it has ended
	}
	select {
	case err := <-c.died:
		return err
	case <-time.After(10 * time.Second):
	}
	return errors.Join(fmt.Errorf("%s does not stop when asked to", c.cmd.Path), c.cmd.Process.Kill())
}

// lastWords are the last lines of what it said.
func (c *child) lastWords() string {
	lines := strings.Split(strings.TrimSpace(c.said.String()), "\n")
	return strings.Join(lines[max(0, len(lines)-5):], "\n")
}

// cpu is the time that the process has computed so far.
func (c *child) cpu() (time.Duration, error) {
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", c.cmd.Process.Pid))
	if err != nil {
		return 0, fmt.Errorf("figures of a process are read as Linux has them: %w", err)
	}
	fields := strings.Fields(string(stat[bytes.LastIndexByte(stat, ')')+1:]))
	const user, system, tick = 11, 12, time.Second / 100
	u, err1 := strconv.Atoi(fields[user])
	s, err2 := strconv.Atoi(fields[system])
	return time.Duration(u+s) * tick, errors.Join(err1, err2)
}

// memory is what it holds now and held at most, in bytes.
func (c *child) memory() (now, peak int64, err error) {
	f, err := os.Open(fmt.Sprintf("/proc/%d/status", c.cmd.Process.Pid))
	if err != nil {
		return 0, 0, err
	}
	defer f.Close()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		fields := strings.Fields(lines.Text())
		if len(fields) < 2 {
			continue
		}
		kb, _ := strconv.ParseInt(fields[1], 10, 64) // not a number in other lines
		switch fields[0] {
		case "VmRSS:":
			now = kb << 10
		case "VmHWM:":
			peak = kb << 10
		}
	}
	return now, peak, nil
}

// startRedis starts a redis-server of our own that keeps nothing on disk.
func startRedis(ctx context.Context, folder string) (*child, string, error) {
	port, err := freePort()
	if err != nil {
		return nil, "", err
	}
	c, err := start(nil, "redis-server", "--port", port, "--bind", "127.0.0.1", "--dir", folder, "--save", "", "--appendonly", "no", "--logfile", os.DevNull)
	if err != nil {
		return nil, "", err
	}
	address := "127.0.0.1:" + port
	for range 250 {
		if conn, err := net.Dial("tcp", address); err == nil {
			_ = conn.Close()
			return c, "redis://" + address, nil
		}
		if !rest(ctx, 20*time.Millisecond) {
			break
		}
	}
	return nil, "", errors.Join(errors.New("redis-server does not listen"), c.stop())
}

// freePort is one that nobody listens on now.
func freePort() (string, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	_, port, err := net.SplitHostPort(l.Addr().String())
	return port, errors.Join(err, l.Close())
}

// invite asks the binary for an invite's code.
func invite(ctx context.Context, program, data, role, commune string, uses int) (string, error) {
	args := []string{"invite", "--role", role, "--uses", strconv.Itoa(uses), "--json"}
	if commune != "" {
		args = append(args, "--commune", commune)
	}
	cmd := exec.CommandContext(ctx, program, args...)
	cmd.Env = append(os.Environ(), "KHUYENCONG_DATA="+data)
	out, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("khuyencong invite: %w", err)
	}
	var made struct {
		Code string `json:"code"`
	}
	if err := json.Unmarshal(out, &made); err != nil || made.Code == "" {
		return "", fmt.Errorf("khuyencong invite printed no code: %w", err)
	}
	return made.Code, nil
}

// build compiles the bot as `make build` does.
func build(ctx context.Context, folder string) (string, error) {
	program := filepath.Join(folder, "khuyencong")
	cmd := exec.CommandContext(ctx, "go", "build", "-trimpath", "-ldflags", "-s -w", "-o", program, "khuyencong/cmd/khuyencong")
	cmd.Stdout, cmd.Stderr = os.Stderr, os.Stderr
	if err := cmd.Run(); err != nil {
		return "", fmt.Errorf("go build: %w", err)
	}
	return program, nil
}

// rest reports false when ctx ended first.
func rest(ctx context.Context, d time.Duration) bool {
	select {
	case <-ctx.Done():
		return false
	case <-time.After(d):
		return true
	}
}
