package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"

	"khuyencong/flows"
)

var (
	inQuotes = regexp.MustCompile(`"([^"\n]+)"`)
	slashed  = regexp.MustCompile("`/([a-z]+)`")
	tags     = regexp.MustCompile(`</?[a-z]+>`)
)

// guides are followed with the eyes on a screen: what they quote must be there.
var guides = []string{"../../docs/first-day.md", "../../docs/operations.md"}

// elsewhere is what guides quote of others, or show as an example.
var elsewhere = []string{
	"Khuyến công Đắk Lắk",     // a name for the bot
	"Privacy mode is enabled", // @BotFather
	"ca phe hoa ban",          // to be typed
	"khác",                    // what an option means
}

// TestGuidesNameWhatIsThere: every button, screen and command that the guides name
// is in the texts by that name, and every sentence of the log is in the program.
func TestGuidesNameWhatIsThere(t *testing.T) {
	texts, program := screens(t), theProgram(t)
	commands, buttons, sentences := 0, 0, 0
	for _, guide := range guides {
		body := contentOf(t, guide)
		for _, m := range slashed.FindAllStringSubmatch(body, -1) {
			switch m[1] {
			case "newbot", "setuserpic", "mybots", "revoke": // @BotFather's
			case "healthz", "metrics":
			default:
				commands++
				if flows.Commands()[m[1]] == "" {
					t.Errorf("%s: there is no command /%s", guide, m[1])
				}
			}
		}
		for _, m := range inQuotes.FindAllStringSubmatch(prose(body), -1) {
			switch words := m[1]; {
			case slices.Contains(elsewhere, words):
			case vietnameseWords(words):
				buttons++
				if !slices.ContainsFunc(texts, func(text string) bool { return shows(text, words) }) {
					t.Errorf("%s: nothing on a screen reads %q", guide, words)
				}
			case strings.Contains(words, " "):
				sentences++
				if !strings.Contains(program, strings.TrimSpace(strings.Trim(words, "…"))) {
					t.Errorf("%s: the program never says %q", guide, words)
				}
			}
		}
	}
	if commands < 1 || buttons < 15 || sentences < 10 {
		t.Errorf("only %d commands, %d buttons and %d sentences found", commands, buttons, sentences)
	}
}

// shows: a button reads exactly so, but for a number behind it; what ends in dots
// is the beginning of a longer text.
func shows(text, words string) bool {
	if start, cut := strings.CutSuffix(words, "…"); cut {
		return strings.HasPrefix(text, start)
	}
	return text == words || strings.HasPrefix(text, words+" ({{") || strings.HasPrefix(text, words+" {{")
}

func vietnameseWords(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return r > 0x7f && r != '…' && r != '–' })
}

// prose is a guide without what is to be typed or put into files.
func prose(body string) string {
	var kept []string
	fenced := false
	for line := range strings.Lines(body) {
		if strings.HasPrefix(line, "```") {
			fenced = !fenced
		}
		if !fenced && !strings.HasPrefix(line, "    ") {
			kept = append(kept, line)
		}
	}
	return strings.Join(kept, "")
}

// screens are all texts in the first language, without tags.
func screens(t *testing.T) []string {
	t.Helper()
	var all map[string]string
	if _, err := toml.DecodeFile("../../locales/vi.toml", &all); err != nil {
		t.Fatal(err)
	}
	var texts []string
	for _, text := range all {
		texts = append(texts, tags.ReplaceAllString(text, ""))
	}
	return texts
}

// theProgram is all its files but the tests.
func theProgram(t *testing.T) string {
	t.Helper()
	var all strings.Builder
	for _, dir := range []string{".", "../../bot", "../../store", "../../flows"} {
		err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			if err == nil && strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, "_test.go") {
				all.WriteString(contentOf(t, path))
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return all.String()
}

func contentOf(t *testing.T, path string) string {
	t.Helper()
	body, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}
