package main

import (
	"bytes"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"khuyencong/locales"
)

// centreFile is a folder with a file of options that is written anew.
type centreFile struct {
	*testing.T
	path string
	n    int
	log  bytes.Buffer
}

func (f *centreFile) write(text string) {
	f.Helper()
	if err := os.WriteFile(f.path, []byte(text), 0o600); err != nil {
		f.Fatal(err)
	}
	f.n++ // a clock that is too coarse would hide a second change
	at := time.Date(2026, 11, 23, 9, f.n, 0, 0, time.UTC)
	if err := os.Chtimes(f.path, at, at); err != nil {
		f.Fatal(err)
	}
}

// TestChoicesFile: a good file is taken over while the bot runs, a broken one
// changes nothing and is told of once, and a file that goes away leaves what is
// built in.
func TestChoicesFile(t *testing.T) {
	texts, err := locales.Load()
	if err != nil {
		t.Fatal(err)
	}
	f := &centreFile{T: t, path: filepath.Join(t.TempDir(), optionsFile)}
	c := newChoices(f.path, texts, slog.New(slog.NewTextHandler(&f.log, nil)))
	if c.now.Load() != nil {
		t.Fatal("there are choices without a file")
	}
	f.write("[facility.industry.bees]\nvi = \"Nuôi ong & mật\"\n")
	if line, faulty := c.look(); faulty || line != 0 {
		t.Fatalf("line %d is wrong: %s", line, f.log.String())
	}
	bees := func() bool {
		s, ok := texts.Given("vi", "facility.industry.bees")
		_, en := texts.Given("en", "facility.industry.bees")
		return ok && en && s == "Nuôi ong & mật" && len(c.now.Load().Of("facility.industry")) == 1
	}
	if !bees() {
		t.Error("the new option is not in use")
	}
	f.write("[facility.industry.bees]\nvi = \"Nuôi ong & mật\"\nhiden = true\n")
	if line, faulty := c.look(); !faulty || line != 3 {
		t.Errorf("wrong in line %d, %v", line, faulty)
	}
	if !bees() || len(c.now.Load().Wrong()) != 1 {
		t.Error("a broken file changed what is in use, or nobody can see that it is broken")
	}
	if _, again := c.look(); again {
		t.Error("the same file is told of twice")
	}
	if err := os.Remove(f.path); err != nil {
		t.Fatal(err)
	}
	c.look()
	if _, ok := texts.Given("vi", "facility.industry.bees"); ok || c.now.Load() != nil {
		t.Error("options stay when their file has gone")
	}
}

// TestChoicesFileAtStart: the bot starts with what is built in.
func TestChoicesFileAtStart(t *testing.T) {
	texts, err := locales.Load()
	if err != nil {
		t.Fatal(err)
	}
	f := &centreFile{T: t, path: filepath.Join(t.TempDir(), optionsFile)}
	f.write(strings.Repeat("x", 10))
	c := newChoices(f.path, texts, slog.New(slog.NewTextHandler(&f.log, nil)))
	if len(c.now.Load().Wrong()) != 1 || len(c.now.Load().All()) != 0 || !strings.Contains(f.log.String(), "faults") {
		t.Errorf("%+v: %s", c.now.Load(), f.log.String())
	}
	f.write(strings.Repeat("# long\n", mostOptions/7+1))
	if _, faulty := c.look(); faulty || len(c.now.Load().Wrong()) != 1 {
		t.Error("a file without end was read")
	}
}

// TestOptionsCommand: the sample holds every option, and is a good file as it is
// and with every line in use.
func TestOptionsCommand(t *testing.T) {
	texts, err := locales.Load()
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	printSample(&out, texts)
	sample := out.String()
	for _, want := range []string{"[facility.industry.coffee]", "[need.content.machinery]", `vi = "Cà phê (sơ chế, rang xay, hòa tan)"`} {
		if !strings.Contains(sample, want) {
			t.Errorf("no %s in it", want)
		}
	}
	folder := t.TempDir()
	whole := strings.NewReplacer("# [", "[", "# vi", "vi", "# en", "en", "# order", "order").Replace(sample[strings.Index(sample, "\n\n"):])
	for name, text := range map[string]string{"sample": sample, "whole": whole} {
		file := filepath.Join(folder, name)
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := (&optionsCheck{File: file}).Run(&Settings{}); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	broken := filepath.Join(folder, "broken")
	if err := os.WriteFile(broken, []byte("[facility.industry.bees]\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := (&optionsCheck{File: broken}).Run(&Settings{}); err == nil {
		t.Error("a broken file is called good")
	}
	if f := checkOptions(t.Context(), &Settings{Data: folder}); f[0].mark != noted {
		t.Errorf("without a file the doctor says %q", f)
	}
	if err := os.Rename(broken, filepath.Join(folder, optionsFile)); err != nil {
		t.Fatal(err)
	}
	if f := checkOptions(t.Context(), &Settings{Data: folder}); f[0].mark != ill || f[0].remedy == "" {
		t.Errorf("of a broken file the doctor says %q", f)
	}
	if err := os.Remove(filepath.Join(folder, optionsFile)); err != nil {
		t.Fatal(err)
	}
	if err := (&optionsCheck{}).Run(&Settings{Data: folder}); err == nil {
		t.Error("no file is called good")
	}
}
