package vietnamese

import (
	"bufio"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// leastRight is the share of real spellings, in percent, that each reader must get.
const leastRight = 99

// readers give what a text says in the form of testdata/readings.tsv.
func readers() map[string]func(string) []string {
	return map[string]func(string) []string{
		"number": func(s string) []string {
			return inWords(Number(s), func(n int64) string { return strconv.FormatInt(n, 10) })
		},
		"money": func(s string) []string {
			return inWords(Money(s), func(n int64) string { return strconv.FormatInt(n, 10) })
		},
		"phone":    Phone,
		"tax":      func(s string) []string { return inWords(TaxCode(s), taxWords) },
		"personal": func(s string) []string { return personalWords(PersonalNumber(s)) },
		"date": func(s string) []string {
			var out []string
			for _, d := range Date(s, asked) {
				out = append(out, d.Format("2006-01-02"))
			}
			return out
		},
		"year":  func(s string) []string { return inWords(Year(s, asked.Year()), strconv.Itoa) },
		"yesno": func(s string) []string { return yesWords(YesNo(s)) },
	}
}

func inWords[T any](values []T, word func(T) string) []string {
	var out []string
	for _, v := range values {
		out = append(out, word(v))
	}
	return out
}

func taxWords(t Tax) string {
	if !t.Checked {
		return "?" + t.Code
	}
	return t.Code
}

func personalWords(masked string, found bool) []string {
	if !found {
		return nil
	}
	return []string{masked}
}

func yesWords(answer, ok bool) []string {
	switch {
	case !ok:
		return nil
	case answer:
		return []string{"+"}
	}
	return []string{"0"}
}

// TestRealSpellings runs testdata/readings.tsv and prints how many each reader gets.
func TestRealSpellings(t *testing.T) {
	total, right := map[string]int{}, map[string]int{}
	for _, row := range rows(t, "testdata/readings.tsv", 3) {
		read, known := readers()[row[0]]
		if !known {
			t.Fatalf("there is no reader %q", row[0])
		}
		total[row[0]]++
		got := "-"
		if said := read(row[1]); said != nil {
			got = strings.Join(said, "|")
		}
		if got != row[2] {
			t.Errorf("%s %q: %s, want %s", row[0], row[1], got, row[2])
			continue
		}
		right[row[0]]++
	}
	lines := 0
	for _, name := range slices.Sorted(maps.Keys(readers())) {
		lines += total[name]
		share := 100 * float64(right[name]) / float64(max(total[name], 1))
		t.Logf("%-8s %3d of %3d right (%.1f %%)", name, right[name], total[name], share)
		if share < leastRight {
			t.Errorf("%s: fewer than %d %% are right", name, leastRight)
		}
	}
	if lines < 300 {
		t.Errorf("only %d spellings", lines)
	}
}

// rows are the lines of a table, cut at tabs; # begins a comment.
func rows(t *testing.T, file string, columns int) [][]string {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out [][]string
	for lines := bufio.NewScanner(f); lines.Scan(); {
		if strings.HasPrefix(lines.Text(), "#") {
			continue
		}
		row := strings.Split(lines.Text(), "\t")
		if len(row) != columns {
			t.Fatalf("%s: %d columns in %q", file, len(row), lines.Text())
		}
		out = append(out, row)
	}
	return out
}
