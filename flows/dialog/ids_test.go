package dialog_test

import (
	"encoding/json"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"

	"khuyencong/flows/dialog"
)

func TestIDsAreKept(t *testing.T) {
	for name, ids := range map[string]dialog.IDs{
		"none":      nil,
		"one":       {812345678},
		"rising":    {100, 101, 140, 2000},
		"any order": {7, 3, 3, -12, 0},
		"extremes":  {math.MaxInt64, math.MinInt64, 0, math.MaxInt64},
	} {
		t.Run(name, func(t *testing.T) {
			text, err := json.Marshal(dialog.Session{Seen: ids})
			if err != nil {
				t.Fatal(err)
			}
			var back dialog.Session
			if err := json.Unmarshal(text, &back); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(ids, back.Seen); diff != "" {
				t.Errorf("%s: %s", text, diff)
			}
		})
	}
}

func TestIDsThatAreNone(t *testing.T) {
	for _, text := range []string{`"1 x! 2"`, `"1.5"`, `[1]`, `"zzzzzzzzzzzzzzzzzzzz"`} {
		var ids dialog.IDs
		if err := json.Unmarshal([]byte(text), &ids); err == nil {
			t.Errorf("%s: read as %v", text, ids)
		}
	}
}
