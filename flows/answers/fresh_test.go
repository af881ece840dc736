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

// TestBlind2 prints how the second blind set is answered; its first figures, which
// say how well new questions are, stand in the file.
func TestBlind2(t *testing.T) {
	f := measure(shipped(t), table(t, "testdata/blind2.tsv"), t.Logf)
	t.Log(f)
	if f.known+f.foreign != 310 || percent(f.top1, f.known) < 90 || percent(f.top3, f.known) < 97 || percent(f.handed, f.foreign) < 95 {
		t.Errorf("%s", f)
	}
}

// TestUnseen: nothing was changed for the sake of these, and nothing must be, or
// others have to be written.
func TestUnseen(t *testing.T) {
	f := measure(shipped(t), table(t, "testdata/unseen.tsv"), t.Logf)
	t.Log(f)
	if f.known+f.foreign != 210 || percent(f.top1, f.known) < 85 || percent(f.top3, f.known) < 95 || percent(f.handed, f.foreign) < 92 {
		t.Errorf("%s", f)
	}
}
