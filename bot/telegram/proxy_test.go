package telegram

import (
	"bufio"
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"khuyencong/flows/dialog"
)

const (
	proxyUser     = "van-phong"
	proxyPassword = "mat-khau-0905"
	hidden        = "api.example.invalid" // found by no name server: only the proxy knows where it is
)

// A socks is a SOCKS5 server (RFC 1928, RFC 1929) that leads every name to one
// place, for who knows user and password.
type socks struct {
	net.Listener
	to    string
	mu    sync.Mutex
	names []string
}

func newSocks(t *testing.T, to string) *socks {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s := &socks{Listener: l, to: to}
	t.Cleanup(func() { _ = l.Close() })
	go func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			go s.serve(conn)
		}
	}()
	return s
}

// asked are the names asked for.
func (s *socks) asked() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.names)
}

func (s *socks) address(scheme, password string) string {
	return (&url.URL{Scheme: scheme, User: url.UserPassword(proxyUser, password), Host: s.Addr().String()}).String()
}

func (s *socks) serve(conn net.Conn) {
	defer conn.Close()
	in := bufio.NewReader(conn)
	if !s.welcome(conn, in) {
		return
	}
	name, ok := s.request(in)
	if !ok {
		return
	}
	s.mu.Lock()
	s.names = append(s.names, name)
	s.mu.Unlock()
	target, err := net.Dial("tcp", s.to)
	if err != nil {
		return
	}
	defer target.Close()
	_, _ = conn.Write([]byte{5, 0, 0, 1, 0, 0, 0, 0, 0, 0})
	go func() { _, _ = io.Copy(target, in) }()
	_, _ = io.Copy(conn, target)
}

// welcome asks for user and password.
func (s *socks) welcome(conn net.Conn, in *bufio.Reader) bool {
	head := make([]byte, 2)
	if _, err := io.ReadFull(in, head); err != nil {
		return false
	}
	methods := make([]byte, head[1])
	if _, err := io.ReadFull(in, methods); err != nil || !bytes.Contains(methods, []byte{2}) {
		_, _ = conn.Write([]byte{5, 0xff})
		return false
	}
	_, _ = conn.Write([]byte{5, 2})
	if version, err := in.ReadByte(); err != nil || version != 1 {
		return false
	}
	user, password := field(in), field(in)
	if user != proxyUser || password != proxyPassword {
		_, _ = conn.Write([]byte{1, 1})
		return false
	}
	_, _ = conn.Write([]byte{1, 0})
	return true
}

// request reads CONNECT to a name.
func (s *socks) request(in *bufio.Reader) (string, bool) {
	head := make([]byte, 4)
	if _, err := io.ReadFull(in, head); err != nil || head[1] != 1 || head[3] != 3 {
		return "", false
	}
	name := field(in)
	port := make([]byte, 2)
	if _, err := io.ReadFull(in, port); err != nil {
		return "", false
	}
	return fmt.Sprintf("%s:%d", name, binary.BigEndian.Uint16(port)), true
}

func field(in *bufio.Reader) string {
	size, err := in.ReadByte()
	if err != nil {
		return ""
	}
	text := make([]byte, size)
	_, _ = io.ReadFull(in, text)
	return string(text)
}

func through(t *testing.T, address string) ProxyFunc {
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	return http.ProxyURL(u)
}

func TestSocksProxy(t *testing.T) {
	api := newServer(t, map[string]http.HandlerFunc{"getMe": gives(200, meOK)})
	for _, scheme := range []string{"socks5", "socks5h"} {
		t.Run(scheme, func(t *testing.T) {
			proxy := newSocks(t, api.Listener.Addr().String())
			c := New(Options{Token: testToken, APIURL: "http://" + hidden, Proxy: through(t, proxy.address(scheme, proxyPassword))})
			if me, err := c.Me(t.Context()); err != nil || me.Username != "kc_bot" {
				t.Errorf("got %+v, %v", me, err)
			}
			if names := proxy.asked(); !slices.Equal(names, []string{hidden + ":80"}) {
				t.Errorf("the proxy was asked for %v", names)
			}
		})
	}
}

// A plain proxy reads the whole request, one for HTTPS is told where to connect;
// both want a password.
func TestHTTPProxy(t *testing.T) {
	api := newServer(t, map[string]http.HandlerFunc{"getMe": gives(200, meOK)})
	secure := httptest.NewTLSServer(api.Config.Handler)
	defer secure.Close()
	for address, to := range map[string]string{
		"http://" + hidden + "/relay": api.Listener.Addr().String(), "https://example.com/relay": secure.Listener.Addr().String(),
	} {
		t.Run(address, func(t *testing.T) {
			var asked []string
			proxy := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				asked = append(asked, r.Method+" "+r.RequestURI)
				if user, password, ok := proxyAuth(r); !ok || user != proxyUser || password != proxyPassword {
					w.WriteHeader(http.StatusProxyAuthRequired)
				} else if r.Method == http.MethodConnect {
					tunnel(w, to)
				} else {
					gives(200, meOK)(w, r)
				}
			}))
			defer proxy.Close()
			c := New(Options{Token: testToken, APIURL: address, Proxy: through(t, withPassword(proxy.URL, proxyPassword))})
			trust(c, secure)
			if me, err := c.Me(t.Context()); err != nil || me.Username != "kc_bot" {
				t.Errorf("got %+v, %v", me, err)
			}
			want := "POST http://" + hidden + "/relay/bot" + testToken + "/getMe"
			if strings.HasPrefix(address, "https") {
				want = "CONNECT example.com:443"
			}
			if len(asked) != 1 || asked[0] != want {
				t.Errorf("the proxy was asked %v", asked)
			}
		})
	}
}

func withPassword(address, password string) string {
	return strings.Replace(address, "://", "://"+proxyUser+":"+password+"@", 1)
}

func trust(c *Client, s *httptest.Server) {
	roots := x509.NewCertPool()
	roots.AddCert(s.Certificate()) // made for example.com
	c.http.Transport.(*http.Transport).TLSClientConfig = &tls.Config{RootCAs: roots}
}

func proxyAuth(r *http.Request) (user, password string, ok bool) {
	r.Header.Set("Authorization", r.Header.Get("Proxy-Authorization"))
	return r.BasicAuth()
}

func tunnel(w http.ResponseWriter, to string) {
	target, err := net.Dial("tcp", to)
	if err != nil {
		return
	}
	defer target.Close()
	conn, in, err := http.NewResponseController(w).Hijack()
	if err != nil {
		return
	}
	defer conn.Close()
	_, _ = io.WriteString(conn, "HTTP/1.1 200 OK\r\n\r\n")
	go func() { _, _ = io.Copy(target, in) }()
	_, _ = io.Copy(conn, target)
}

// A proxy that is away or refuses is no wrong token, and nothing that comes out
// names its user or password.
func TestProxyRefuses(t *testing.T) {
	dead := newServer(t, nil)
	dead.Close()
	refusing := newServer(t, map[string]http.HandlerFunc{"getMe": gives(407, "who are you?")})
	proxy := newSocks(t, dead.Listener.Addr().String())
	socksAddress := func(password string) ProxyFunc { return through(t, proxy.address("socks5", password)) }
	for name, ask := range map[string]ProxyFunc{
		"nobody there":     through(t, withPassword(dead.URL, proxyPassword)),
		"refuses":          through(t, withPassword(refusing.URL, proxyPassword)),
		"socks, password":  socksAddress("mat-khau-sai"),
		"socks, no way on": socksAddress(proxyPassword),
		"unknown scheme":   through(t, "gopher://"+proxyUser+":"+proxyPassword+"@127.0.0.1:1"),
		"cannot be read": func(*http.Request) (*url.URL, error) {
			return url.Parse(withPassword("http://[::1", proxyPassword))
		},
		"no such proxy":     through(t, withPassword("http://proxy.invalid:3128", proxyPassword)),
		"odd in its errors": func(*http.Request) (*url.URL, error) { return nil, errors.New(proxyPassword) },
	} {
		for _, address := range []string{"http://" + hidden, "https://" + hidden} {
			t.Run(name+" "+address[:5], func(t *testing.T) {
				t.Parallel()
				var log bytes.Buffer
				c := New(Options{Token: testToken, APIURL: address, Proxy: ask, Log: logger(&log), Patience: 10 * time.Second})
				_, err := c.Me(t.Context())
				if !errors.Is(err, ErrUnreachable) || errors.Is(err, ErrToken) {
					t.Errorf("got %v", err)
				}
				ctx, cancel := context.WithTimeout(t.Context(), shortestPause/2)
				defer cancel()
				_ = c.Poll(ctx, func(context.Context, []dialog.Event) error { return nil })
				for e := err; e != nil; e = errors.Unwrap(e) {
					log.WriteString(e.Error())
				}
				for _, secret := range []string{proxyUser, "mat-khau", testToken[10:]} {
					if strings.Contains(log.String(), secret) {
						t.Errorf("%s is in %s", secret, &log)
					}
				}
			})
		}
	}
}

// Without an option the environment counts. It is read once a process, so a child
// asks; the hosts of NO_PROXY are called without the proxy.
func TestProxyOfEnvironment(t *testing.T) {
	const role = "KHUYENCONG_TEST_PROXY_CHILD"
	if os.Getenv(role) != "" {
		if _, err := New(Options{Token: testToken, APIURL: "http://" + hidden}).Me(t.Context()); err != nil {
			t.Fatal(err)
		}
		return
	}
	api := newServer(t, map[string]http.HandlerFunc{"getMe": gives(200, meOK)})
	proxy := newSocks(t, api.Listener.Addr().String())
	for _, tt := range []struct {
		env []string
		ok  bool
	}{
		{[]string{"HTTP_PROXY=" + proxy.address("socks5h", proxyPassword)}, true},
		{[]string{"http_proxy=" + proxy.address("socks5", proxyPassword)}, true},
		{[]string{"HTTP_PROXY=" + proxy.address("socks5h", proxyPassword), "NO_PROXY=.example.invalid"}, false},
		{[]string{"HTTPS_PROXY=" + proxy.address("socks5h", proxyPassword)}, false},
		{nil, false},
	} {
		child := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestProxyOfEnvironment$")
		child.Env = append([]string{role + "=1"}, tt.env...)
		said, err := child.CombinedOutput()
		if (err == nil) != tt.ok {
			t.Errorf("%v: %v\n%s", tt.env, err, said)
		}
		if bytes.Contains(said, []byte(proxyPassword)) {
			t.Errorf("the password is in %s", said)
		}
	}
	if names := proxy.asked(); len(names) != 2 {
		t.Errorf("the proxy was asked for %v", names)
	}
}
