package answers

import (
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// shippedFiles are the articles as they are shipped.
func shippedFiles(t testing.TB) []File {
	t.Helper()
	names, err := filepath.Glob("../../locales/articles/vi/*.toml")
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	var files []File
	for _, n := range names {
		b, err := os.ReadFile(n)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, File{filepath.Base(n), b})
	}
	return files
}

type anything struct{}

func (anything) Value(key string) (string, bool) { return "x", true }

func shipped(t testing.TB) *Book {
	t.Helper()
	b, faults := Read(shippedFiles(t), anything{})
	for _, f := range faults {
		t.Error(f)
	}
	if b == nil {
		t.FailNow()
	}
	return b
}

type asked struct {
	ids      []string // nil: foreign
	question string
	second   bool
}

func questions(t testing.TB, file string) []asked {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out []asked
	for _, line := range strings.Split(string(b), "\n") {
		ids, q, ok := strings.Cut(line, "\t")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		h := fnv.New32a()
		_, _ = h.Write([]byte(q))
		a := asked{question: q, second: h.Sum32()%2 == 1}
		if ids != "-" {
			a.ids = strings.Split(ids, ",")
		}
		out = append(out, a)
	}
	return out
}

type figures struct{ known, top1, top3, wrongly, foreign, handed int }

func (f figures) String() string {
	pct := func(n, of int) float64 { return 100 * float64(n) / float64(max(of, 1)) }
	return fmt.Sprintf("%d known: top-1 %.1f %%, top-3 %.1f %%, wrongly handed over %.1f %%; %d foreign: handed over %.1f %%",
		f.known, pct(f.top1, f.known), pct(f.top3, f.known), pct(f.wrongly, f.known), f.foreign, pct(f.handed, f.foreign))
}

func measure(b *Book, all []asked, say func(string, ...any)) figures {
	var f figures
	for _, a := range all {
		r := b.Ask(a.question)
		var got []string
		for _, x := range r.Answers {
			got = append(got, fmt.Sprintf("%s %.2f", x.ID, x.Score))
		}
		if a.ids == nil {
			f.foreign++
			if r.Handover() {
				f.handed++
			} else {
				say("FOREIGN answered: %q: %v", a.question, got)
			}
			continue
		}
		f.known++
		at := slices.IndexFunc(r.Answers, func(x Answer) bool { return slices.Contains(a.ids, x.ID) })
		if at == 0 {
			f.top1++
		}
		if at >= 0 {
			f.top3++
		}
		lost := r.Why == Unsure || r.Why == Foreign
		if lost {
			f.wrongly++
		}
		if lost || at != 0 {
			say("%q: want %v, got %v %s%s", a.question, a.ids, got, r.Why, r.Topic)
		}
	}
	return f
}

func TestMeasured(t *testing.T) {
	b := shipped(t)
	all := questions(t, "testdata/questions.tsv")
	first := slices.DeleteFunc(slices.Clone(all), func(a asked) bool { return a.second })
	second := slices.DeleteFunc(slices.Clone(all), func(a asked) bool { return !a.second })
	t.Log("tuned half: ", measure(b, first, t.Logf))
	t.Log("other half: ", measure(b, second, func(string, ...any) {}))
}
