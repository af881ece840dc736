package telegram

import (
	"bytes"
	"fmt"
	"mime/multipart"
	"strconv"
	"time"

	"khuyencong/bot"
)

const (
	largestPicture = 10 << 20        // bytes of what sendPhoto takes
	largestUpload  = 50 << 20        // bytes of what sendDocument takes
	uploadPatience = 2 * time.Minute // 10 MiB at 90 KB/s
)

// An upload is one file that the server does not have yet. It is sent as a form,
// all of it in memory: what a bot makes is small. telegram-bot-api's own way
// loses the code of an error.
type upload struct {
	Chat int64
	File bot.File
}

func (u upload) chat() int64 { return u.Chat }

// method that sends the file: a picture that is too large for a picture goes as a
// document. bot.ErrRefused is what no method takes.
func (u upload) method() (string, error) {
	n := len(u.File.Content)
	switch {
	case u.File.Sort != bot.Picture && u.File.Sort != bot.Document:
		return "", fmt.Errorf("%w: no way to upload %q", bot.ErrRefused, u.File.Sort)
	case n == 0 || n > largestUpload:
		return "", fmt.Errorf("%w: a file of %d bytes", bot.ErrRefused, n)
	case u.File.Sort == bot.Picture && n <= largestPicture:
		return "sendPhoto", nil
	}
	return "sendDocument", nil
}

// field is the parameter of the method that holds the file.
func (u upload) field() string {
	if method, _ := u.method(); method == "sendPhoto" {
		return "photo"
	}
	return "document"
}

func (u upload) form() (body, error) {
	var out bytes.Buffer
	form := multipart.NewWriter(&out)
	if err := form.WriteField("chat_id", strconv.FormatInt(u.Chat, 10)); err != nil {
		return body{}, err
	}
	part, err := form.CreateFormFile(u.field(), u.File.Name)
	if err != nil {
		return body{}, err
	}
	if _, err := part.Write(u.File.Content); err != nil {
		return body{}, err
	}
	err = form.Close()
	return body{form.FormDataContentType(), out.Bytes()}, err
}

// patienceFor is how long a call with the parameters may take at least.
func patienceFor(params any) time.Duration {
	if _, ok := params.(upload); ok {
		return uploadPatience
	}
	return 0
}
