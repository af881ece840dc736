package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"sync/atomic"
	"time"

	"khuyencong/flows"
	"khuyencong/flows/dialog"
	"khuyencong/locales"
)

// optionsFile is the centre's file of options, in the data folder.
const optionsFile = "options.toml"

const (
	lookEvery   = 5 * time.Second // at the file
	mostOptions = 1 << 20         // bytes: far more than every option of every question
)

// A choices is the centre's file of options as it was last read. A file with a
// fault in it changes nothing but what is said about it.
type choices struct {
	path  string
	texts *locales.Texts
	log   *slog.Logger
	now   atomic.Pointer[dialog.Choices]
	read  fs.FileInfo // the file that was read last; nil: there was none
}

func newChoices(path string, texts *locales.Texts, log *slog.Logger) *choices {
	c := &choices{path: path, texts: texts, log: log}
	c.look()
	return c
}

// look reads the file if it has changed, and returns the line of its first fault,
// 0 if there is none or it is not new.
func (c *choices) look() (line int, faulty bool) {
	info, err := os.Stat(c.path)
	switch {
	case errors.Is(err, fs.ErrNotExist) && c.read != nil:
		c.read = nil
		c.use(flows.Options{})
		return 0, false
	case err != nil:
		return 0, false
	case c.read != nil && info.ModTime().Equal(c.read.ModTime()) && info.Size() == c.read.Size():
		return 0, false
	}
	o, err := readOptions(c.path, c.texts)
	if err != nil {
		c.log.Error("reading the file of options; it will be tried again", "file", optionsFile, "error", err)
		return 0, false
	}
	c.read = info
	faults := o.Choices.Wrong()
	if len(faults) == 0 {
		c.use(o)
		return 0, false
	}
	c.log.Error("the file of options has faults; the options of before stay in use", "file", optionsFile, "faults", len(faults), "line", faults[0].Line)
	old := c.now.Load()
	kept := &dialog.Choices{Faults: faults}
	if old != nil {
		kept.Customs = old.Customs
	}
	c.now.Store(kept)
	return faults[0].Line, true
}

func (c *choices) use(o flows.Options) {
	c.texts.Give(o.Labels)
	c.now.Store(o.Choices)
	c.log.Info("options of the centre", "questions", len(o.Choices.All()))
}

// watch looks at the file from time to time; tell is called with the line of the
// first fault of a file that is new.
func (c *choices) watch(ctx context.Context, tell func(ctx context.Context, line int)) {
	tick := time.NewTicker(lookEvery)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			if line, faulty := c.look(); faulty {
				tell(ctx, line)
			}
		}
	}
}

// readOptions reads a file of options whole.
func readOptions(path string, texts *locales.Texts) (flows.Options, error) {
	f, err := os.Open(path)
	if err != nil {
		return flows.Options{}, err
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, mostOptions+1))
	if err != nil {
		return flows.Options{}, err
	}
	if len(text) > mostOptions {
		return flows.Options{}, fmt.Errorf("more than %d bytes", mostOptions)
	}
	return flows.ReadOptions(text, plain(texts)), nil
}

// plain is what an option is called without the file.
func plain(texts *locales.Texts) func(lang, key string) string {
	return func(lang, key string) string {
		s, _ := texts.Fixed(lang, key)
		return s
	}
}

// checkOptions finds what is wrong with the centre's file of options.
func checkOptions(_ context.Context, s *Settings) []finding {
	texts, err := locales.Load()
	if err != nil {
		return []finding{broken("this is a fault of the program", "texts: %v", err)}
	}
	o, err := readOptions(filepath.Join(s.Data, optionsFile), texts)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return []finding{note("options: as built in (khuyencong options prints a file to change them with)")}
	case err != nil:
		return []finding{broken("make the file readable, or remove it", "options: %v", err)}
	case len(o.Choices.Wrong()) > 0:
		return []finding{broken("khuyencong options check says what and how", "options: %s is wrong in line %d, and is not used", optionsFile, o.Choices.Wrong()[0].Line)}
	}
	return []finding{fine("options: %s changes %d questions", optionsFile, len(o.Choices.All()))}
}
