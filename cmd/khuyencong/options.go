package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"khuyencong/bot"
	"khuyencong/flows"
	"khuyencong/locales"
)

type optionsCommand struct {
	Sample optionsSample `cmd:"" default:"1" help:"Print every option there is, as a file to begin with."`
	Check  optionsCheck  `cmd:"" help:"Check a file of options before it is used."`
}

// Help is the rest of --help.
func (optionsCommand) Help() string {
	return `The centre changes names, order and visibility of options, and adds new ones, in options.toml in the data folder; the
running bot takes it over within seconds, or says what is wrong and goes on with the old one.

Example: khuyencong options > options.toml
         khuyencong options check options.toml`
}

type optionsSample struct{}

// Run prints the sample.
func (optionsSample) Run() error {
	texts, err := locales.Load()
	if err != nil {
		return err
	}
	printSample(os.Stdout, texts)
	return nil
}

func printSample(w io.Writer, texts *locales.Texts) {
	_, _ = io.WriteString(w, flows.OptionsSample(locales.Languages(), plain(texts)))
}

type optionsCheck struct {
	File string `arg:"" optional:"" help:"The file; that of the data folder when left out."`
}

// Run says what is wrong with the file, a line each.
func (c *optionsCheck) Run(s *Settings) error {
	if c.File == "" {
		c.File = filepath.Join(s.Data, optionsFile)
	}
	texts, err := locales.Load()
	if err != nil {
		return err
	}
	o, err := readOptions(c.File, texts)
	if err != nil {
		return fmt.Errorf("%s: %w", c.File, err)
	}
	say := bot.Plain(texts)
	for _, f := range o.Choices.Wrong() {
		fmt.Fprintf(os.Stderr, "%s:%d: %s\n", c.File, f.Line, say("en", f.Say))
	}
	if n := len(o.Choices.Wrong()); n > 0 {
		return fmt.Errorf("%s cannot be used: %d to be mended, see above", c.File, n)
	}
	fmt.Printf("%s: good, %d questions changed\n", c.File, len(o.Choices.All()))
	return nil
}
