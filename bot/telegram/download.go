package telegram

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"khuyencong/bot"
	"khuyencong/flows/dialog"
)

const (
	largestFile      = dialog.MaxFile
	downloadPatience = 5 * time.Minute // 20 MiB at 70 KB/s
	longestRefusal   = 4 << 10
)

var errCut = errors.New("the file was cut short")

// Download writes a file that was sent to the bot to w and returns its size, at
// most 20 MiB: bot.ErrTooBig. bot.ErrRefused is a file that the server does not
// have, or no more. After every other error, of w too, it is worth trying again
// later, into an empty w.
func (c *Client) Download(ctx context.Context, fileID string, w io.Writer) (int64, error) {
	var f fileInfo
	err := c.Call(ctx, "getFile", map[string]any{"file_id": fileID}, &f)
	switch {
	case err != nil:
		return 0, err
	case f.Size > largestFile:
		return 0, fmt.Errorf("getFile: %w", bot.ErrTooBig)
	case f.Path == "":
		return 0, errors.New("getFile: the answer names no path")
	}
	to := &sink{w: w}
	n, err := c.transfer(ctx, f, to)
	if to.err != nil {
		return 0, fmt.Errorf("download: keeping the file: %w", to.err)
	}
	if err = c.judge(ctx, "download", 0, err); err != nil {
		return 0, fmt.Errorf("download: %w", err)
	}
	return n, nil
}

// fileInfo is what getFile answers.
type fileInfo struct {
	Size int64  `json:"file_size"` // 0: not known
	Path string `json:"file_path"`
}

// A sink remembers that writing failed, which is not the server's fault.
type sink struct {
	w   io.Writer
	err error
}

func (s *sink) Write(p []byte) (n int, err error) {
	n, err = s.w.Write(p)
	s.err = errors.Join(s.err, err)
	return n, err
}

func (c *Client) transfer(ctx context.Context, f fileInfo, w io.Writer) (int64, error) {
	ctx, cancel := context.WithTimeout(ctx, downloadPatience)
	defer cancel()
	address := c.base + "/file/bot" + c.token + "/" + (&url.URL{Path: strings.TrimLeft(f.Path, "/")}).EscapedPath()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, http.NoBody)
	if err != nil {
		return 0, c.hide(err)
	}
	resp, err := c.http.Do(req)
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return 0, refusedFile(resp)
	}
	n, err := io.Copy(w, io.LimitReader(resp.Body, largestFile+1))
	switch {
	case err != nil:
		return 0, err
	case n > largestFile:
		return 0, fmt.Errorf("%w: more than was said", bot.ErrTooBig)
	case f.Size != 0 && n != f.Size: // a page in its place, too
		return 0, errCut
	}
	return n, nil
}

// refusedFile is the error that the server answered in place of the file. 404 is
// the API's only if it says so itself.
func refusedFile(resp *http.Response) error {
	var answer tgbotapi.APIResponse
	body, err := io.ReadAll(io.LimitReader(resp.Body, longestRefusal))
	if err != nil || json.Unmarshal(body, &answer) != nil || answer.ErrorCode == 0 {
		return notAPI{resp.StatusCode}
	}
	if answer.ErrorCode == http.StatusNotFound {
		return fmt.Errorf("%w: the file is gone", bot.ErrRefused)
	}
	refusal := &tgbotapi.Error{Code: answer.ErrorCode, Message: answer.Description}
	if answer.Parameters != nil {
		refusal.ResponseParameters = *answer.Parameters
	}
	return refusal
}
