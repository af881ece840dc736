package telegram_test

import (
	"bytes"
	"errors"
	"image"
	"image/png"
	"testing"
	"time"

	"khuyencong/bot"
	"khuyencong/bot/simulator"
	"khuyencong/flows/dialog"
)

// What the bot makes arrives on the phone above its text, and is fetched back as
// it was; what people say into the phone is sent on as what it is.
func TestUploadWithSimulator(t *testing.T) {
	w := newWorld(t)
	w.after(t, simulator.Action{Do: "start"})
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 600, 700))); err != nil {
		t.Fatal(err)
	}
	data := []byte(`{"tên": "H'Linh Niê"}`)
	spoken := w.after(t, simulator.Action{Do: "voice", Duration: 3})
	if spoken.Kind != dialog.SentVoice || spoken.File.As != string(bot.Voice) {
		t.Fatalf("spoken: %+v", spoken)
	}
	w.show(t, bot.Message{Text: "Đây ạ", Files: []bot.File{
		{Name: "ma-qr.png", Content: picture.Bytes()},
		{Sort: bot.Document, Name: "du-lieu-của-tôi.json", Content: data},
		{Sort: bot.Voice, ID: spoken.File.File},
	}})
	screen := w.sim.Screen(phone)
	screen = screen[len(screen)-4:]
	if screen[3].Text != "Đây ạ" || screen[0].File != spoken.File.File {
		t.Fatalf("on the phone: %+v", screen)
	}
	for i, want := range [][]byte{picture.Bytes(), data} {
		var got bytes.Buffer
		if _, err := w.client.Download(t.Context(), screen[i+1].File, &got); err != nil || !bytes.Equal(got.Bytes(), want) {
			t.Errorf("file %d: %d bytes, %v", i, got.Len(), err)
		}
	}
}

func TestUploadFaultsWithSimulator(t *testing.T) {
	w := newWorld(t)
	w.after(t, simulator.Action{Do: "start"})
	m := bot.Message{Text: "x", Files: []bot.File{{Name: "no-picture.png", Content: []byte("x")}}}
	if _, err := w.client.Show(t.Context(), linhID, m); !errors.Is(err, bot.ErrRefused) {
		t.Errorf("what is no picture: %v", err)
	}
	w.sim.FailNext("sendDocument", simulator.Fault{Code: 429, RetryAfter: 3})
	m.Files[0].Sort = bot.Document
	_, err := w.client.Show(t.Context(), linhID, m)
	if retry, ok := errors.AsType[*bot.RetryError](err); !ok || retry.After != 3*time.Second {
		t.Errorf("429: %v", err)
	}
	if _, err := w.client.Show(t.Context(), linhID, m); err != nil {
		t.Error(err)
	}
}
