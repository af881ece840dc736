package bot

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/png"
	"strings"
	"testing"

	"github.com/skip2/go-qrcode"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

const link = "https://t.me/khuyencong_bot?start=hs_s0000001"

func drawn(t *testing.T, arg string) (File, image.Image) {
	t.Helper()
	f, err := qrPicture(t.Context(), "vi", arg)
	if err != nil {
		t.Fatal(err)
	}
	picture, err := png.Decode(bytes.NewReader(f.Content))
	if err != nil {
		t.Fatal(err)
	}
	return f, picture
}

func dark(picture image.Image, x, y int) bool {
	return color.GrayModel.Convert(picture.At(x, y)).(color.Gray).Y < 128
}

// Every module of the code is where it belongs, the quiet zone of four modules is
// white, and the picture is large enough for a phone's camera.
func TestQRPicture(t *testing.T) {
	f, picture := drawn(t, link)
	code, err := qrcode.New(link, qrcode.Medium)
	if err != nil {
		t.Fatal(err)
	}
	modules := code.Bitmap()
	size := picture.Bounds().Size()
	if size.X != size.Y || size.X < 512 || size.X%len(modules) != 0 || f.Sort != Picture || f.Name == "" {
		t.Fatalf("%v for %d modules as %q %q", size, len(modules), f.Sort, f.Name)
	}
	step := size.X / len(modules)
	for y, row := range modules {
		for x, want := range row {
			if got := dark(picture, x*step+step/2, y*step+step/2); got != want {
				t.Fatalf("module %d,%d is dark: %t", x, y, got)
			}
		}
	}
	for i := range size.X {
		for _, edge := range []int{0, 4*step - 1} {
			if dark(picture, i, edge) || dark(picture, edge, i) {
				t.Fatalf("the quiet zone is dark at %d, %d", i, edge)
			}
		}
	}
}

// The letters stand in a strip of their own, whole, and leave the code as it is.
func TestQRLabel(t *testing.T) {
	_, bare := drawn(t, link)
	for _, sign := range []string{"CS-1", "NC-1234567"} {
		_, signed := drawn(t, link+"\n"+sign)
		size, code := signed.Bounds().Size(), bare.Bounds().Size()
		if size.X != code.X || size.Y != code.Y+qrLabel {
			t.Fatalf("%v under %v", size, code)
		}
		ink := image.Rectangle{}
		for y := range size.Y {
			for x := range size.X {
				switch is := dark(signed, x, y); {
				case y < code.Y && is != dark(bare, x, y):
					t.Fatalf("%q changes the code at %d,%d", sign, x, y)
				case y >= code.Y && is:
					ink = ink.Union(image.Rect(x, y, x+1, y+1))
				}
			}
		}
		if ink.Dy() < qrLetters/2 || ink.Min.X < 20 || ink.Max.X > size.X-20 || ink.Max.Y > size.Y-8 {
			t.Errorf("%q is drawn at %v of %v", sign, ink, size)
		}
	}
}

func TestWhatNobodyMakes(t *testing.T) {
	for _, arg := range []string{"", "\nCS-1", strings.Repeat("x", longestQR+1), link + "\n" + strings.Repeat("8", longestSign+1)} {
		if _, err := qrPicture(t.Context(), "vi", arg); !errors.Is(err, store.ErrDefect) {
			t.Errorf("%d bytes: %v", len(arg), err)
		}
	}
	b := &Bot{}
	for _, x := range []dialog.Make{{Kind: "nothing"}, {Kind: dialog.MakeQR}} {
		if _, err := b.made(t.Context(), "vi", x); !errors.Is(err, errUnsayable) {
			t.Errorf("%+v: %v", x, err)
		}
	}
}
