package vietnamese

import (
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// example is one block of a table: a message and the fields it must give.
type example struct {
	line     int
	section  string
	text     string
	want     map[string]string
	open     map[string]bool // to be offered, not filled
	personal bool
}

// examples reads a table of messages.
func examples(t *testing.T, path string) []example {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var out []example
	section, more := "", false
	for i, line := range strings.Split(string(data), "\n") {
		text, isText := strings.CutPrefix(line, "> ")
		switch {
		case strings.HasPrefix(line, "## "):
			section, more = line[3:], false
		case line == "" || strings.HasPrefix(line, "# "):
			more = false
		case isText && more && section != "neither":
			out[len(out)-1].text += "\n" + text
		case isText:
			out = append(out, example{line: i + 1, section: section, text: text, want: map[string]string{}, open: map[string]bool{}})
			more = true
		default:
			out[len(out)-1].expect(line)
			more = false
		}
	}
	return out
}

func (e *example) expect(line string) {
	for _, f := range strings.Split(line, " | ") {
		f = strings.TrimSpace(f)
		key, value, ok := strings.Cut(f, "=")
		switch {
		case ok:
			e.want[key] = value
		case strings.HasPrefix(f, "("):
			e.open[strings.Trim(f, "()")] = true
		case f == "personal":
			e.personal = true
		default:
			e.want[f] = "yes"
		}
	}
}

var (
	facilityFields = []string{"name", "form", "contact", "phone", "commune", "hamlet", "products", "workers", "capital", "year", "tax"}
	needFields     = []string{"name", "contact", "phone", "commune", "content", "line", "item", "cost", "plan"}
)

func whole[T ~int | ~int64](n T) string {
	if n == 0 {
		return ""
	}
	return strconv.FormatInt(int64(n), 10)
}

func (c Captured) fields() map[string]string {
	return map[string]string{
		"name": c.Name, "form": c.LegalForm, "contact": c.Contact, "phone": c.Phone, "commune": c.Commune, "hamlet": c.Hamlet, "products": c.Products,
		"workers": whole(c.Workers), "capital": whole(c.Capital), "year": whole(c.Year), "tax": c.TaxCode,
	}
}

func (n CapturedNeed) fields() map[string]string {
	line := ""
	if n.Line {
		line = "yes"
	}
	return map[string]string{
		"name": n.Name, "contact": n.Contact, "phone": n.Phone, "commune": n.Commune, "content": n.Content, "line": line, "item": n.Item,
		"cost": whole(n.TotalCost), "plan": whole(n.PlanYear),
	}
}

// offered reports that a field is left to a person, with something to choose.
func (u Unsure) offered(field string) bool {
	return map[string]int{
		"form": len(u.LegalForms), "contact": len(u.Contacts), "phone": len(u.Phones), "hamlet": len(u.Hamlets), "commune": len(u.Communes),
		"workers": len(u.Workers), "capital": len(u.Capitals), "cost": len(u.Capitals), "year": len(u.Years), "tax": len(u.TaxCodes),
	}[field] > 0
}

// score counts the fields of one table.
type score struct {
	right, total, invented map[string]int
}

func newScore() score { return score{map[string]int{}, map[string]int{}, map[string]int{}} }

// add compares one message's fields. A value where none is said is invented; so
// is another value than the one said, but for the wording of texts.
func (s score) add(t *testing.T, e example, fields []string, got map[string]string, offered func(string) bool) {
	t.Helper()
	for _, f := range fields {
		want, said := e.want[f]
		if !said && got[f] == "" && !e.open[f] {
			continue // nothing said, nothing read: no merit
		}
		if f == "item" && !said {
			continue // the table does not fix the wording
		}
		s.total[f]++
		switch {
		case got[f] == want && (!e.open[f] || offered(f)):
			s.right[f]++
		case got[f] != "" && (want == "" || !slices.Contains([]string{"name", "contact", "hamlet", "products", "item"}, f)):
			s.invented[f]++
			t.Errorf("line %d: %q: %s is %q, want %q: invented", e.line, e.text, f, got[f], want)
		default:
			t.Logf("line %d: %q: %s is %q, want %q (offered: %v)", e.line, e.text, f, got[f], want, e.open[f])
		}
	}
}

// report prints every field's share and fails below the aim.
func (s score) report(t *testing.T, what string, fields []string) {
	t.Helper()
	const aim = 0.95
	right, total := 0, 0
	var out strings.Builder
	for _, f := range fields {
		right, total = right+s.right[f], total+s.total[f]
		if s.total[f] == 0 {
			continue
		}
		share := float64(s.right[f]) / float64(s.total[f])
		fmt.Fprintf(&out, " %s %d/%d", f, s.right[f], s.total[f])
		if share < aim {
			t.Errorf("%s: %s: %.1f %% right, want %.0f %%", what, f, 100*share, 100*aim)
		}
	}
	t.Logf("%s: %d of %d fields right (%.1f %%):%s", what, right, total, 100*float64(right)/float64(max(total, 1)), out.String())
}

func TestCaptureTable(t *testing.T) { captureTable(t, "testdata/capture.txt", 140, 60, 60) }

// captureTable runs a table, which must have at least so many messages.
func captureTable(t *testing.T, path string, facilities, needs, neithers int) {
	t.Helper()
	count := map[string]int{}
	kinds := map[string]int{}
	facility, need := newScore(), newScore()
	for _, e := range examples(t, path) {
		count[e.section]++
		if kind := CaptureKind(e.text); cmpKind(kind) == e.section {
			kinds[e.section]++
		} else {
			t.Logf("line %d: %q is %q, want %s", e.line, e.text, kind, e.section)
		}
		switch e.section {
		case "facility":
			c := Capture(e.text, 2026)
			facility.add(t, e, facilityFields, c.fields(), c.Unsure.offered)
			if c.Personal != e.personal {
				t.Errorf("line %d: personal is %v", e.line, c.Personal)
			}
		case "need":
			n := CaptureNeed(e.text, 2026)
			need.add(t, e, needFields, n.fields(), func(f string) bool { return f == "content" && len(n.Contents) > 1 || n.Unsure.offered(f) })
		}
	}
	facility.report(t, "facility", facilityFields)
	need.report(t, "need", needFields)
	for section, least := range map[string]int{"facility": facilities, "need": needs, "neither": neithers} {
		share := float64(kinds[section]) / float64(max(count[section], 1))
		t.Logf("%s: %d of %d kinds right (%.1f %%)", section, kinds[section], count[section], 100*share)
		if share < 0.95 || count[section] < least {
			t.Errorf("%s: %d of %d kinds right, want 95 %% of at least %d", section, kinds[section], count[section], least)
		}
	}
}

func cmpKind(k MessageKind) string {
	if k == NeitherMessage {
		return "neither"
	}
	return string(k)
}

func TestCaptureFreshTable(t *testing.T) { captureTable(t, "testdata/capture-fresh.txt", 40, 25, 35) }

func TestCaptureFreshTable2(t *testing.T) { captureTable(t, "testdata/capture-fresh2.txt", 20, 10, 15) }
