package bot

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/draw"
	"image/png"
	"strings"

	"github.com/skip2/go-qrcode"
	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"

	"khuyencong/store"
)

const (
	qrLeast     = 600 // pixels of a side at least: sharp on a printed page, too
	qrLabel     = 96  // pixels of the strip below with a few letters
	qrLetters   = 60  // height of the letters in pixels
	longestQR   = 300 // bytes: more makes modules that a cheap phone cannot read
	longestSign = 14  // letters that fit below
)

// qrPicture makes a PNG of a QR code with its quiet zone and, if the argument has
// a second line, those letters below it.
func qrPicture(_ context.Context, _, arg string) (File, error) {
	text, sign, _ := strings.Cut(arg, "\n")
	if text == "" || len(text) > longestQR || len(sign) > longestSign {
		return File{}, fmt.Errorf("a QR code of %d bytes over %d letters: %w", len(text), len(sign), store.ErrDefect)
	}
	code, err := qrcode.New(text, qrcode.Medium)
	if err != nil {
		return File{}, fmt.Errorf("%w: %w", store.ErrDefect, err)
	}
	modules := len(code.Bitmap()) // the quiet zone among them
	picture, err := signed(code.Image(-((qrLeast + modules - 1) / modules)), sign)
	if err != nil {
		return File{}, err
	}
	var out bytes.Buffer
	if err := png.Encode(&out, picture); err != nil {
		return File{}, err
	}
	return File{Sort: Picture, Name: "ma-qr.png", Content: out.Bytes()}, nil
}

// signed is the picture with a few letters in a strip below it.
func signed(picture image.Image, sign string) (image.Image, error) {
	if sign == "" {
		return picture, nil
	}
	face, err := letters()
	if err != nil {
		return nil, err
	}
	defer face.Close()
	size := picture.Bounds().Size()
	sheet := image.NewGray(image.Rect(0, 0, size.X, size.Y+qrLabel))
	draw.Draw(sheet, sheet.Bounds(), image.White, image.Point{}, draw.Src)
	draw.Draw(sheet, picture.Bounds(), picture, image.Point{}, draw.Src)
	pen := font.Drawer{Dst: sheet, Src: image.Black, Face: face}
	pen.Dot = fixed.P((size.X-pen.MeasureString(sign).Round())/2, size.Y+qrLetters)
	pen.DrawString(sign)
	return sheet, nil
}

func letters() (font.Face, error) {
	parsed, err := opentype.Parse(gobold.TTF)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", store.ErrDefect, err)
	}
	return opentype.NewFace(parsed, &opentype.FaceOptions{Size: qrLetters, DPI: 72})
}
