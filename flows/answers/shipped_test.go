package answers

import (
	"testing"

	"khuyencong/flows/policy"
)

// TestShippedArticlesAreWhole: every key is known, every source is a document of
// the policy data, and no number stands in them by itself.
func TestShippedArticlesAreWhole(t *testing.T) {
	b, faults := Read(shippedFiles(t), policy.Embedded())
	for _, f := range faults {
		t.Error(f)
	}
	if b != nil && len(b.Articles()) < 70 {
		t.Errorf("%d articles", len(b.Articles()))
	}
}
