package main

import (
	"context"
	"log/slog"
	"net"
	"testing"
	"time"

	"khuyencong/bot"
	"khuyencong/locales"
)

func TestStory(t *testing.T) {
	b := newBrowser(t)
	p := openPractice(t)
	b.resize(officePC)
	b.open(p.address)
	texts, err := locales.Load()
	if err != nil {
		t.Fatal(err)
	}
	say := screenWords(bot.Plain(texts))
	col := phone{b, "p1", say}
	col.touch("[data-invite]", "")
	col.says("trợ lý tự động")
	b.picture("1")
	col.press("start.consent_data.agree")
	col.press("start.consent_notices.agree")
	b.picture("2")
	col.press("start.join.accept")
	b.picture("3")
	col.pressLabel("H'Linh Niê (mẫu)")
	col.press("menu.facility")
	col.types("Cơ sở rang xay cà phê Hoa Ban")
	b.picture("4")
	col.types("ea kao")
	b.picture("5")
	col.types("Buôn Cư Ea")
	b.picture("6")
	col.types("cà phê bột, cà phê hạt rang")
	b.picture("7")
}

func openPractice(t *testing.T) *practice {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	zone, err := time.LoadLocation("Asia/Ho_Chi_Minh")
	if err != nil {
		t.Fatal(err)
	}
	p := &practice{folder: t.TempDir(), zone: zone, log: slog.New(slog.NewTextHandler(t.Output(), nil)), address: "http://" + l.Addr().String()}
	if err := p.start(context.Background(), l); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.stop)
	return p
}
