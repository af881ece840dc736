package telegram

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"time"
)

// largestAnswer is far above 100 updates of the longest messages.
const largestAnswer = 32 << 20

// A carrier does for one call what telegram-bot-api cannot: it carries the
// caller's context, sends the parameters as bodyOf writes them, reads the answer to its end
// (so that the connection is used again) and tells a proxy's error page from an
// answer of the API.
type carrier struct {
	ctx  context.Context
	http *http.Client
	body body
}

// A body is what a request carries.
type body struct {
	kind string // its content type
	data []byte
}

// bodyOf writes parameters as JSON, or a file with its own as a form.
func bodyOf(params any) (body, error) {
	if up, ok := params.(upload); ok {
		return up.form()
	}
	data, err := encode(params)
	return body{"application/json", data}, err
}

// Do implements tgbotapi.HTTPClient.
func (c carrier) Do(req *http.Request) (*http.Response, error) {
	req = req.WithContext(c.ctx)
	req.Header.Set("Content-Type", c.body.kind)
	req.ContentLength = int64(len(c.body.data))
	req.GetBody = func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(c.body.data)), nil }
	req.Body, _ = req.GetBody()
	resp, err := c.http.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	answer, err := readAnswer(resp)
	if err != nil {
		return nil, err
	}
	if !bytes.HasPrefix(bytes.TrimLeft(answer, " \r\n\t"), []byte("{")) {
		return nil, notAPI{resp.StatusCode}
	}
	resp.Body = io.NopCloser(bytes.NewReader(answer))
	return resp, nil
}

// readAnswer reads to the end, at once where the length is announced.
func readAnswer(resp *http.Response) ([]byte, error) {
	var answer bytes.Buffer
	if n := resp.ContentLength; n > 0 && n <= largestAnswer {
		answer.Grow(int(n) + bytes.MinRead) // room for the read that finds the end
	}
	n, err := answer.ReadFrom(io.LimitReader(resp.Body, largestAnswer+1))
	if err == nil && n > largestAnswer {
		err = errors.New("the answer is too long")
	}
	return answer.Bytes(), err
}

// notAPI is an answer that is not the API's: a page of a proxy, a portal, a gateway.
type notAPI struct{ status int }

func (f notAPI) Error() string {
	return fmt.Sprintf("answered %d with something that is not the API's", f.status)
}

// encode writes parameters as JSON. Markup stays as it is: escaped < and > would
// double the size of many messages.
func encode(params any) ([]byte, error) {
	if params == nil {
		return []byte("{}"), nil
	}
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(params); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

func decode(answer []byte, out any) error { return json.Unmarshal(answer, out) }

// httpClient is a copy of given, or a new one, that follows no redirect (the
// next host would read the token in Referer) and leaves time-outs to contexts.
func httpClient(given *http.Client, proxy ProxyFunc) *http.Client {
	c := &http.Client{Transport: transport(proxy)}
	if given != nil {
		*c = *given
	}
	c.Timeout = 0
	c.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return c
}

const mostConnections = 256

// transport keeps enough connections to one host for a burst of answers, and
// notices a dead one in seconds instead of the kernel's minutes.
func transport(proxy ProxyFunc) *http.Transport {
	t := http.DefaultTransport.(*http.Transport).Clone()
	t.Proxy = silent(proxy)
	t.MaxIdleConns = mostConnections
	t.MaxIdleConnsPerHost = mostConnections // all of them: opening one anew costs more than a call
	t.MaxConnsPerHost = mostConnections
	t.HTTP2 = &http.HTTP2Config{SendPingTimeout: 15 * time.Second, PingTimeout: 10 * time.Second}
	return t
}
