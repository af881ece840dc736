package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"khuyencong/bot/simulator"
)

// TestABotComesBackFromItsBackup: backups are made while people write; the last
// is put in the place of newer data, and into an empty folder. The records are
// those of the backup, what Redis has of later is not believed, and people go on.
func TestABotComesBackFromItsBackup(t *testing.T) {
	bothStores(t, func(t *testing.T, settings ...string) {
		o, s := staffed(t, settings...)
		people := o.collaborators(8)
		early, late := people[:6], people[6:]
		ended := make(chan error, 1)
		go func() {
			ended <- all(early, func(h *human) error { return h.through(t.Context(), s, "menu.another_facility") })
		}()
		for n := 0; ; n++ {
			file := o.backup(fmt.Sprintf("while-%d.tar.gz", n))
			if out, said, status := o.run("restore", "--check", file); status != 0 {
				t.Errorf("a backup made meanwhile: %d, %s%s", status, out, said)
			}
			select {
			case err := <-ended:
				if err != nil {
					t.Fatal(err)
				}
			default:
				continue
			}
			break
		}
		before := o.facilities()
		if len(before) != len(early) {
			t.Fatalf("%d people have sent something, not %d", len(before), len(early))
		}
		file, generation := o.backup("last.tar"), o.setting(generationKey)

		if err := all(late, func(h *human) error { return h.through(t.Context(), s, "menu.another_facility") }); err != nil {
			t.Fatal(err)
		}
		if len(o.facilities()) != len(people) {
			t.Fatal("nothing came after the backup")
		}
		if _, said, status := o.run("restore", file); status != exitFailed || !strings.Contains(said, "stop it first") {
			t.Errorf("restored under the bot: %d, %s", status, said)
		}
		o.stop()
		o.restored(file, before)
		if is := o.setting(generationKey); is == generation && is != "" {
			t.Error("copies of later conversations would be believed")
		}
		o.start()
		o.goOn(early[0], s)
		// Who came after the backup is new once more, and their invite is unused.
		if err := all(late, func(h *human) error { return o.newcomer(h, s) }); err != nil {
			t.Error(err)
		}
		o.settled(people)
		o.stop()
		o.discreet(people)

		folder := filepath.Join(t.TempDir(), "new", "data")
		o.env, o.folder = append(o.env, "KHUYENCONG_DATA="+folder), folder
		o.restored(file, before)
	})
}

// backup is a file made beside the bot.
func (o *outside) backup(name string) string {
	o.t.Helper()
	file := filepath.Join(filepath.Dir(o.said), name)
	if out, said, status := o.run("backup", file); status != 0 {
		o.t.Fatalf("backup: %d, %s%s", status, out, said)
	}
	return file
}

// restored puts a backup in place and compares the records.
func (o *outside) restored(file string, want map[int64][]keptRecord) {
	o.t.Helper()
	if out, said, status := o.run("restore", file); status != 0 {
		o.t.Fatalf("restore: %d, %s%s", status, out, said)
	}
	if diff := cmp.Diff(want, o.facilities(), cmp.AllowUnexported(keptRecord{})); diff != "" {
		o.t.Errorf("(-backup +restored):\n%s", diff)
	}
	if info, err := os.Stat(o.folder); err != nil || info.Mode().Perm() != 0o700 {
		o.t.Errorf("the folder: %v, %v", info, err)
	}
}

func (o *outside) setting(key string) string {
	o.t.Helper()
	db := o.books()
	defer db.Close()
	var value string
	if err := db.QueryRowContext(o.t.Context(), `SELECT ifnull((SELECT value FROM settings WHERE key = ?), '')`, key).Scan(&value); err != nil {
		o.t.Error(err)
	}
	return value
}

// newcomer has somebody come by their invite although old messages stand above.
func (o *outside) newcomer(h *human, s script) error {
	old := h.newest().ID
	h.said, h.at, h.acted = map[string]any{}, "", simulator.Shown{}
	if err := h.do(simulator.Action{Do: "start", Payload: h.code}); err != nil {
		return err
	}
	eventually(o.t, enough, "somebody is greeted", func() bool { return h.newest().ID > old })
	return h.on(o.t.Context(), s, "menu.another_facility")
}

// goOn has somebody ask for the menu and read it.
func (o *outside) goOn(h *human, s script) {
	o.t.Helper()
	old := h.newest().ID
	if err := h.do(simulator.Action{Do: "text", Text: "/menu"}); err != nil {
		o.t.Fatal(err)
	}
	eventually(o.t, enough, "the menu is shown again", func() bool {
		_, ok := pressable(h.newest(), s.label("menu.facility"))
		return ok && h.newest().ID > old
	})
}
