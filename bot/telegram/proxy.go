package telegram

import (
	"errors"
	"net/http"
	"net/url"
)

// A ProxyFunc says through which proxy a request goes: http://, https://,
// socks5:// or socks5h:// (both of which leave looking names up to the proxy),
// with or without a user and password. nil is none.
type ProxyFunc func(*http.Request) (*url.URL, error)

// errProxy does not repeat the address, which may hold a password.
var errProxy = errors.New("the proxy's address cannot be read: check HTTPS_PROXY and HTTP_PROXY")

// silent asks proxy, or the environment if that is nil, and lets nothing of an
// address that cannot be read into an error.
func silent(proxy ProxyFunc) ProxyFunc {
	if proxy == nil {
		proxy = http.ProxyFromEnvironment
	}
	return func(r *http.Request) (*url.URL, error) {
		address, err := proxy(r)
		if err != nil {
			return nil, errProxy
		}
		return address, nil
	}
}
