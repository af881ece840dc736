package answers

import "testing"

// TestFresh prints how sixty more questions are answered. Nothing was tuned on
// them until their words were learned too: to know how well new questions are
// answered, new ones have to be written.
func TestFresh(t *testing.T) {
	f := measure(shipped(t), table(t, "testdata/fresh.tsv"), t.Logf)
	t.Log(f)
	if f.known+f.foreign != 60 {
		t.Errorf("%s", f)
	}
}
