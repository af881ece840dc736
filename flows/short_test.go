package flows_test

import (
	"slices"
	"strings"
	"testing"
)

// A form is filled in with at most 15 taps and messages, from the menu to
// "sent", each of them counted.
func TestFormsAreShort(t *testing.T) {
	const most = 15
	all := transcripts(t)
	for _, file := range []string{"facility.txt", "need_machinery.txt"} {
		lines := slices.DeleteFunc(strings.Split(all[file], "\n"), func(l string) bool { return !strings.HasPrefix(l, ">") })
		from := slices.Index(lines, "> /menu") + 1
		to := slices.Index(lines, "> [📨 Gửi Trung tâm]") + 1
		if from == 0 || to == 0 || !strings.Contains(all[file], "\n! put ") {
			t.Fatalf("%s does not lead from the menu to a record", file)
		}
		if n := to - from; n > most {
			t.Errorf("%s takes %d taps and messages, at most %d", file, n, most)
		}
	}
}
