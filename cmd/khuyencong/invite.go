package main

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"
	"time"

	"github.com/mattn/go-isatty"
	"github.com/skip2/go-qrcode"

	"khuyencong/flows/dialog"
	"khuyencong/flows/vietnamese"
	"khuyencong/store"
	"khuyencong/store/sqlite"
)

// inviteFor is how long an invite lets somebody in.
const inviteFor = 7 * 24 * time.Hour

type inviteCommand struct {
	Role    string   `required:"" enum:"collaborator,commune,staff,manager,admin" help:"What the person will be: ${enum}."`
	Commune []string `help:"Code of a commune the person works in; may be given several times." placeholder:"CODE"`
	Uses    int      `default:"1" help:"How many people it lets in."`
	JSON    bool     `name:"json" help:"Print {\"code\":…,\"link\":…}."`
}

// Help is the rest of --help.
func (inviteCommand) Help() string {
	return `The link lets one person (or --uses N) in for 7 days; whoever has it may use it, so hand it to the person alone.

Example: khuyencong invite --role admin
         khuyencong invite --role collaborator --commune 24169 --commune 24133`
}

// Run adds an invite beside the running bot and prints its link.
func (c *inviteCommand) Run(ctx context.Context, s *Settings) error {
	if c.Uses < 1 || c.Uses > 1000 {
		return usageError{fmt.Errorf("--uses must be from 1 to 1000, not %d", c.Uses)}
	}
	for _, code := range c.Commune {
		if _, ok := vietnamese.CommuneByCode(code); !ok {
			return usageError{fmt.Errorf("--commune: no commune of Đắk Lắk has the code %q", code)}
		}
	}
	path, err := s.database(s.Data)
	if err != nil {
		return err
	}
	db, err := sqlite.OpenShared(ctx, sqlite.Options{Path: path, Now: time.Now})
	if err != nil {
		return explain(err, path)
	}
	defer db.Close()
	code := inviteCode()
	err = db.Invite(ctx, store.Invite{
		Hash: store.HashCode(code), Role: dialog.Role(c.Role), Communes: c.Commune,
		Uses: c.Uses, Expires: time.Now().Add(inviteFor), By: "khuyencong invite",
	})
	if err != nil {
		return err
	}
	name, err := db.Setting(ctx, "bot.username")
	if err != nil {
		return err
	}
	return c.print(code, name)
}

// inviteCode has 120 random bits: it cannot be guessed.
func inviteCode() string {
	var b [15]byte
	if _, err := rand.Read(b[:]); err != nil {
		panic(err)
	}
	return base64.RawURLEncoding.EncodeToString(b[:])
}

func (c *inviteCommand) print(code, bot string) error {
	link := ""
	if bot != "" {
		link = "https://t.me/" + bot + "?start=" + code
	}
	if c.JSON {
		return json.NewEncoder(os.Stdout).Encode(map[string]string{"code": code, "link": link})
	}
	if link == "" {
		fmt.Printf("/start %s\n", code)
		fmt.Fprintln(os.Stderr, "khuyencong: the bot has not been served yet, so there is no link; send it the line above")
		return nil
	}
	fmt.Println(link)
	if isatty.IsTerminal(os.Stdout.Fd()) {
		if q, err := qrcode.New(link, qrcode.Medium); err == nil {
			fmt.Print(q.ToSmallString(false))
		}
	}
	return nil
}
