package simulator

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"math/rand/v2"
)

// picture is one size of a photo.
type picture struct {
	data          []byte
	width, height int
}

const thumbWidth = 320

// samplePicture draws a workshop: a wall, a floor, a window, a machine and piles of goods, in colours
// that differ with the number, so that people and tests can tell the pictures apart.
func samplePicture(number uint64) []picture {
	img := image.NewRGBA(image.Rect(0, 0, 640, 480))
	dice := rand.New(rand.NewPCG(number, 2))
	fill := func(x0, y0, x1, y1 int, c color.Color) {
		draw.Draw(img, image.Rect(x0, y0, x1, y1), image.NewUniform(c), image.Point{}, draw.Src)
	}
	fill(0, 0, 640, 330, pale(dice))
	fill(0, 330, 640, 480, color.RGBA{120, 105, 95, 255})
	fill(60, 60, 220, 180, color.RGBA{250, 250, 250, 255})
	fill(70, 70, 136, 170, color.RGBA{150, 205, 240, 255})
	fill(144, 70, 210, 170, color.RGBA{150, 205, 240, 255})
	machine := vivid(dice)
	fill(300, 170, 540, 390, machine)
	fill(330, 200, 430, 270, color.RGBA{45, 50, 60, 255})
	fill(460, 110, 500, 170, machine)
	for x := 40; x < 280; x += 64 {
		height := 40 + dice.IntN(90)
		fill(x, 440-height, x+52, 440, vivid(dice))
	}
	return sizesOf(img)
}

func pale(dice *rand.Rand) color.Color {
	return color.RGBA{uint8(200 + dice.IntN(50)), uint8(200 + dice.IntN(50)), uint8(190 + dice.IntN(50)), 255}
}

func vivid(dice *rand.Rand) color.Color {
	return color.RGBA{uint8(60 + dice.IntN(190)), uint8(60 + dice.IntN(170)), uint8(40 + dice.IntN(150)), 255}
}

const mostPixels = 50_000_000

// scaled reads an uploaded picture and makes the sizes Telegram would.
func scaled(data []byte) ([]picture, error) {
	size, _, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil || size.Width*size.Height > mostPixels {
		return nil, errNotPicture
	}
	img, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, errNotPicture
	}
	sizes := sizesOf(img)
	sizes[len(sizes)-1].data = data // as it was sent
	return sizes, nil
}

// sizesOf gives a small one and the picture itself, smallest first as Telegram does.
func sizesOf(img image.Image) []picture {
	full := encode(img)
	if full.width <= thumbWidth {
		return []picture{full}
	}
	return []picture{encode(shrink(img, thumbWidth)), full}
}

func encode(img image.Image) picture {
	var out bytes.Buffer
	if err := jpeg.Encode(&out, img, &jpeg.Options{Quality: 80}); err != nil {
		panic(err) // memory does not fail, and the size was checked
	}
	return picture{data: out.Bytes(), width: img.Bounds().Dx(), height: img.Bounds().Dy()}
}

// shrink takes the nearest pixels: enough for a small preview.
func shrink(img image.Image, width int) image.Image {
	from := img.Bounds()
	height := max(from.Dy()*width/from.Dx(), 1)
	out := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			out.Set(x, y, img.At(from.Min.X+x*from.Dx()/width, from.Min.Y+y*from.Dy()/height))
		}
	}
	return out
}
