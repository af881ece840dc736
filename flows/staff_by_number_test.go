package flows

import "testing"

func TestNumbered(t *testing.T) {
	for words, want := range map[string]int64{
		"NC-12": 12, "nc 12": 12, "cs5": 5, "ch-3": 3, "CS - 007": 7, " Yc-1 ": 1, "SC-9": 9, "đk-4": 4,
		"12": 0, "NC-0": 0, "NC-": 0, "hs 12": 0, "NC-12 đã xong chưa": 0, "nc 12 13": 0, "nc-12345678": 0, "anh cs 5": 0, "": 0,
	} {
		if got, ok := numbered(words); got != want || ok != (want != 0) {
			t.Errorf("%q: %d, %t; want %d", words, got, ok, want)
		}
	}
}
