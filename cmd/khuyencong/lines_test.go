package main

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"
)

func echo(line string) (any, error) { return line, nil }

func TestEachLine(t *testing.T) {
	long := strings.Repeat("a", longestLine)
	for _, tt := range []struct{ name, in, want string }{
		{"nothing", "", ""},
		{"one", "ea kao\n", "\"ea kao\"\n"},
		{"no end", "ea kao", "\"ea kao\"\n"},
		{"order", "b\na\n", "\"b\"\n\"a\"\n"},
		{"empty lines are queries", "\n\na\n", "\"\"\n\"\"\n\"a\"\n"},
		{"of Windows", "\ufeffa\r\nb\r\n", "\"a\"\n\"b\"\n"},
		{"signs", "<H&B>\n", "\"<H&B>\"\n"},
		{"too long", long + "bbb\nc\n", `"` + long + "\"\n\"c\"\n"},
		{"as long as the buffer", strings.Repeat("a", 4096) + "\nb", `"` + strings.Repeat("a", 4096) + "\"\n\"b\"\n"},
		{"broken letters", "a\xffb\n", "\"a\\ufffdb\"\n"},
	} {
		var out bytes.Buffer
		if err := eachLine(iotest.HalfReader(strings.NewReader(tt.in)), &out, echo); err != nil || out.String() != tt.want {
			t.Errorf("%s: %.80q, %v, want %.80q", tt.name, out.String(), err, tt.want)
		}
	}
}

// TestEachLineAnswersStepByStep: who asks through a pipe reads the first answer
// before asking on.
func TestEachLineAnswersStepByStep(t *testing.T) {
	in, ask := io.Pipe()
	answers, out := io.Pipe()
	done := make(chan error, 1)
	go func() { done <- eachLine(in, out, echo) }()
	got := make([]byte, 4)
	for _, q := range []string{"a", "b"} {
		if _, err := io.WriteString(ask, q+"\n"); err != nil {
			t.Fatal(err)
		}
		if _, err := io.ReadFull(answers, got); err != nil || string(got) != `"`+q+"\"\n" {
			t.Fatalf("%q: %q, %v", q, got, err)
		}
	}
	_ = ask.Close()
	if err := <-done; err != nil {
		t.Error(err)
	}
}

func TestEachLineStops(t *testing.T) {
	broken := errors.New("broken")
	var out bytes.Buffer
	err := eachLine(strings.NewReader("a\nb\nc\n"), &out, func(line string) (any, error) {
		if line == "b" {
			return nil, broken
		}
		return line, nil
	})
	if !errors.Is(err, broken) || !strings.Contains(err.Error(), "line 2") || out.String() != "\"a\"\n" {
		t.Errorf("%q, %v", out.String(), err)
	}
	if err := eachLine(iotest.ErrReader(broken), io.Discard, echo); !errors.Is(err, broken) {
		t.Errorf("input that fails: %v", err)
	}
}
