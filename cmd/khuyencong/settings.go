package main

import (
	"fmt"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/mattn/go-isatty"
)

// Settings are what every command may need; docs of the variables are in the README.
type Settings struct {
	Token    string `name:"token" env:"TELEGRAM_BOT_TOKEN" help:"The bot's token; without one the simulator starts." placeholder:"TOKEN"`
	APIURL   string `name:"api-url" env:"TELEGRAM_API_URL" default:"https://api.telegram.org" help:"Base address of the Bot API."`
	Data     string `name:"data" env:"KHUYENCONG_DATA" default:"./data" help:"Folder of database, photos and keys." type:"path"`
	Database string `name:"database" env:"DATABASE_URL" help:"Path of the SQLite database; default: in the data folder." placeholder:"PATH"`
	Redis    string `name:"redis" env:"REDIS_URL" help:"Where conversations are copied to; default: kept in the database alone." placeholder:"redis://…"`
	Webhook  string `name:"webhook" env:"WEBHOOK_URL" help:"Public address where Telegram posts what happens; default: it is fetched." placeholder:"https://…"`
	Listen   string `name:"listen" env:"KHUYENCONG_LISTEN" default:"127.0.0.1:8080" help:"Where the web pages listen."`
	Public   string `name:"url" env:"KHUYENCONG_URL" help:"Public address of the web pages; default: http:// and where they listen." placeholder:"https://…"`
	TZ       string `name:"tz" env:"TZ" default:"Asia/Ho_Chi_Minh" help:"Clock of the screens."`
	Log      string `name:"log" env:"KHUYENCONG_LOG" default:"info" enum:"debug,info,warn,error" help:"Level of the log."`
}

// database is the path of the records; any scheme but a file is refused.
func (s *Settings) database(folder string) (string, error) {
	switch {
	case s.Database == "":
		return filepath.Join(folder, databasePart), nil
	case strings.Contains(s.Database, "://") && !strings.HasPrefix(s.Database, "sqlite://"):
		return "", usageError{fmt.Errorf("DATABASE_URL: only a SQLite path works for now, not %q", scheme(s.Database))}
	}
	return strings.TrimPrefix(s.Database, "sqlite://"), nil
}

func scheme(url string) string {
	name, _, _ := strings.Cut(url, "://")
	return name
}

func (s *Settings) zone() (*time.Location, error) {
	zone, err := time.LoadLocation(s.TZ)
	if err != nil {
		return nil, usageError{fmt.Errorf("TZ: no time zone %q; Asia/Ho_Chi_Minh is the usual one", s.TZ)}
	}
	return zone, nil
}

// logger writes lines for people on a terminal and JSON elsewhere.
func (s *Settings) logger() *slog.Logger {
	var level slog.Level
	if err := level.UnmarshalText([]byte(s.Log)); err != nil {
		level = slog.LevelInfo
	}
	o := &slog.HandlerOptions{Level: level}
	if isatty.IsTerminal(os.Stderr.Fd()) {
		return slog.New(slog.NewTextHandler(os.Stderr, o))
	}
	return slog.New(slog.NewJSONHandler(os.Stderr, o))
}

// listen opens the port of the web pages.
func (s *Settings) listen() (net.Listener, error) {
	l, err := net.Listen("tcp", s.Listen)
	if err != nil {
		return nil, fmt.Errorf("cannot listen on %s (KHUYENCONG_LISTEN): another program has it, or it is no address of this machine", s.Listen)
	}
	return l, nil
}
