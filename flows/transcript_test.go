// Package flows_test plays whole conversations through the real shell and a
// real store, with nothing between them but a phone that writes down what it
// shows, and walks all flows and texts. The conversations stand in testdata, to
// be judged by people who read Vietnamese and no Go; testdata/README.md says how
// to read and to write one.
package flows_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write what the bot says now into the transcripts")

func TestTranscripts(t *testing.T) {
	for name, script := range transcripts(t) {
		t.Run(strings.TrimSuffix(name, ".txt"), func(t *testing.T) {
			t.Parallel()
			stage := newStage(t, name)
			if *update {
				defer stage.rewrite(script)
			}
			now := stage.play(script)
			if diff := cmp.Diff(strings.Split(script, "\n"), strings.Split(now, "\n")); diff != "" && !*update {
				t.Errorf("the bot says something else now; if that is right, go test ./flows -update\n%s", diff)
			}
		})
	}
}

// rewrite writes the transcript as it was played. Of one that failed, what was
// not reached stays as it was.
func (s *stage) rewrite(script string) {
	if s.t.Failed() {
		s.out = append(s.out, strings.Split(script, "\n")[s.line:]...)
	}
	if err := os.WriteFile(filepath.Join("testdata", s.file), []byte(strings.Join(s.out, "\n")), 0o644); err != nil {
		s.t.Error(err)
	}
}

// transcripts are the files of testdata by name.
func transcripts(t *testing.T) map[string]string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("testdata", "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no transcripts: %v", err)
	}
	all := make(map[string]string, len(files))
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		all[filepath.Base(f)] = string(b)
	}
	return all
}

// spoken reports whether a line of a transcript is the bot's, to be said anew.
func spoken(line string) bool { return strings.HasPrefix(line, "<") || strings.HasPrefix(line, "!") }
