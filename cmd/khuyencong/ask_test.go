package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"khuyencong/flows"
	"khuyencong/flows/policy"
	"khuyencong/locales"
)

func asked(t *testing.T, c askCommand, in string) string {
	t.Helper()
	var out bytes.Buffer
	if err := c.answer(&Settings{Data: t.TempDir()}, dayOfTests, strings.NewReader(in), &out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// TestAskJSON: the fields that scripts rely on, in the order of the lines.
func TestAskJSON(t *testing.T) {
	out := asked(t, askCommand{JSON: true}, "ho tro may moc dc bn tien\n\nThời tiết hôm nay thế nào?\nctv co phu cap ko\n")
	lines := strings.Split(strings.TrimSuffix(out, "\n"), "\n")
	if len(lines) != 4 {
		t.Fatal(out)
	}
	percent, _ := policy.Embedded().Value("level.machinery.percent")
	for i, tt := range []struct {
		id, text string
		handover bool
	}{{"machinery-level", percent, false}, {"", "", true}, {"", "", true}, {"collaborator-pay", "Trung tâm", true}} {
		var a askAnswer
		if err := json.Unmarshal([]byte(lines[i]), &a); err != nil {
			t.Fatal(err)
		}
		if a.Handover != tt.handover || (tt.id == "") != (len(a.Answers) == 0) || len(a.Answers) > 3 {
			t.Errorf("%s", lines[i])
		}
		if tt.id != "" && (a.Answers[0].ID != tt.id || !strings.Contains(a.Answers[0].Text, tt.text) || len(a.Answers[0].Sources) == 0) {
			t.Errorf("%s", lines[i])
		}
	}
	if lines[1] != `{"query":"","handover":true,"answers":[]}` {
		t.Error(lines[1])
	}
	if !strings.Contains(lines[0], `"sources":[{"document":"28/2018/TT-BTC","article":"Điều 8 khoản 4"}`) {
		t.Error(lines[0])
	}
}

func TestAskForPeople(t *testing.T) {
	out := asked(t, askCommand{Question: []string{"vốn", "đối", "ứng là gì"}}, "")
	if !strings.HasPrefix(out, "Vốn đối ứng là gì") || !strings.Contains(out, "\nNguồn: 28/2018/TT-BTC, Điều 8 khoản 4; ") || !strings.Contains(out, "Có phải anh/chị hỏi:\n• ") {
		t.Error(out)
	}
	if out := asked(t, askCommand{Question: []string{"Thời tiết hôm nay thế nào?"}}, ""); out != "Câu này cần cán bộ Trung tâm trả lời.\n" {
		t.Error(out)
	}
}

// TestAskChat: who greets is greeted, and no person has to answer that.
func TestAskChat(t *testing.T) {
	out := asked(t, askCommand{Question: []string{"chào em"}}, "")
	_, example, ok := strings.Cut(strings.TrimSpace(out), "ví dụ: ")
	if !ok || !strings.HasPrefix(out, "Dạ, ") || strings.Contains(out, "cán bộ") {
		t.Error(out)
	}
	none := `"handover":false,"answers":[]}`
	lines := strings.Split(asked(t, askCommand{JSON: true}, "chào em\nCảm ơn nhiều nhé!\nok\n"+example), "\n")
	for i, line := range lines[:4] {
		if strings.HasSuffix(line, none) != (i < 3) || !strings.Contains(line, `"handover":false,`) {
			t.Error(line)
		}
	}
}

// TestAskByTheCentresPolicy: a number that the centre has changed is in the answer.
func TestAskByTheCentresPolicy(t *testing.T) {
	s := ownPolicy(t, "ceiling = 300000000", "ceiling = 200000000")
	ask := func() (string, error) {
		var out bytes.Buffer
		err := (&askCommand{Question: []string{"hỗ trợ máy móc được bao nhiêu tiền"}}).answer(s, dayOfTests, nil, &out)
		return out.String(), err
	}
	if out, err := ask(); err != nil || !strings.Contains(out, ceilingOwn) || strings.Contains(out, ceilingBuiltIn) {
		t.Errorf("%v: %s", err, out)
	}
	if err := os.WriteFile(filepath.Join(s.Data, policyFolder, "levels.toml"), []byte("["), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := ask(); err == nil || out != "" || !strings.Contains(err.Error(), "levels.toml:1") {
		t.Errorf("%v: %s", err, out)
	}
}

func TestAskWithoutQuestion(t *testing.T) {
	err := (&askCommand{}).answer(&Settings{Data: t.TempDir()}, dayOfTests, strings.NewReader("x\n"), &bytes.Buffer{})
	if !errors.As(err, &usageError{}) {
		t.Errorf("%v is no wrong usage", err)
	}
}

func TestAskOnTheCommandLine(t *testing.T) {
	for _, tt := range []struct {
		args string
		want int
	}{{"ask von doi ung", 0}, {"ask --json von doi ung", 0}, {"ask", exitUsage}, {"ask --nonsense", exitUsage}} {
		if got := run(t.Context(), strings.Fields(tt.args)); got != tt.want {
			t.Errorf("%s: status %d, want %d", tt.args, got, tt.want)
		}
	}
}

var (
	named    = regexp.MustCompile(`“([^”]+)”`)
	commandy = regexp.MustCompile(`(?:^|[\s,])/([a-z]+)`)
)

// TestArticlesEndWithAStep: the last paragraph of every article names a button that
// is on a screen or a command that there is, and every command named exists.
func TestArticlesEndWithAStep(t *testing.T) {
	book, err := articleBook(policy.Embedded())
	if err != nil {
		t.Fatal(err)
	}
	texts, commands := screens(t), append(slices.Collect(maps.Keys(flows.Commands())), "start", "help", "menu")
	for _, a := range book.Articles() {
		paragraphs := strings.Split(a.Text, "\n\n")
		last, steps := paragraphs[len(paragraphs)-1], 0
		for _, m := range named.FindAllStringSubmatch(last, -1) {
			if slices.ContainsFunc(texts, func(text string) bool { return shows(text, m[1]) }) {
				steps++
			}
		}
		for _, m := range commandy.FindAllStringSubmatch(a.Text, -1) {
			if !slices.Contains(commands, m[1]) {
				t.Errorf("%s: there is no command /%s", a.ID, m[1])
			}
		}
		steps += len(commandy.FindAllString(last, -1))
		if steps == 0 {
			t.Errorf("%s: no next step in %q", a.ID, last)
		}
	}
}

func TestArticlesOfALanguageWithoutAny(t *testing.T) {
	if files, err := locales.Articles("xx"); err != nil || len(files) != 0 {
		t.Errorf("%d files, %v", len(files), err)
	}
}
