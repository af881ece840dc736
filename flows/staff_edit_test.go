package flows_test

import (
	"testing"

	"khuyencong/flows"
	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// The centre puts right what was typed, of what it has in hand or is asked to
// correct, and says why; nothing else.
func TestWhatTheCentreMayEdit(t *testing.T) {
	held := sample(store.Facility, store.InReview)
	asked := sample(store.Facility, store.Accepted)
	asked.Asked = 9
	idle, gone, twin, need := asked, asked, asked, sample(store.Need, store.InReview)
	idle.Asked, gone.State, twin.State = 0, store.Withdrawn, store.Duplicate
	value := dialog.Value{Text: "Hoa Ban 2"}
	for _, tt := range []struct {
		name  string
		r     store.Record
		who   int64
		role  dialog.Role
		step  string
		value dialog.Value
		why   string
		told  int // how many notices; -1: it may not be
	}{
		{"in hand", held, 2, dialog.Staff, "name", value, "lỗi gõ", 1},
		{"in another's hands", held, 3, dialog.Staff, "name", value, "lỗi gõ", -1},
		{"in another's hands, as a manager", held, 3, dialog.Manager, "name", value, "lỗi gõ", -1},
		{"asked for", asked, 3, dialog.Staff, "phone", dialog.Value{Text: "0905111333"}, "YC-9", 1},
		{"asked for, by its sender", asked, 1, dialog.Collaborator, "phone", dialog.Value{Text: "0905111333"}, "YC-9", -1},
		{"nobody asks", idle, 3, dialog.Admin, "name", value, "lỗi gõ", -1},
		{"withdrawn", gone, 3, dialog.Staff, "name", value, "lỗi gõ", -1},
		{"a duplicate", twin, 3, dialog.Staff, "name", value, "lỗi gõ", -1},
		{"without a reason", held, 2, dialog.Staff, "name", value, "", -1},
		{"a consent", held, 2, dialog.Staff, "consent", dialog.Value{Key: "signed"}, "lỗi gõ", -1},
		{"a choice", held, 2, dialog.Staff, "legal_form", dialog.Value{Key: "enterprise"}, "lỗi gõ", -1},
		{"what was not answered", held, 2, dialog.Staff, "artisan_title", value, "lỗi gõ", -1},
		{"no such question", held, 2, dialog.Staff, "nothing", value, "lỗi gõ", -1},
		{"the same again", held, 2, dialog.Staff, "name", dialog.Value{Text: "Hoa Ban"}, "lỗi gõ", -1},
		{"a sum", need, 2, dialog.Staff, "total_cost", dialog.Value{Number: 190_000_000}, "lỗi gõ", 1},
	} {
		changes, p := flows.EditAs(flows.Edit{Record: tt.r, Key: "k", Step: tt.step, Value: tt.value, Why: tt.why,
			Actor: dialog.Actor{Person: tt.who, Role: tt.role}, At: opening})
		if (p != nil) != (tt.told < 0) || p == nil && len(changes) != 1+tt.told {
			t.Errorf("%s: %v, %v", tt.name, changes, p)
			continue
		}
		if p != nil {
			continue
		}
		m := changes[0].(store.Mend)
		if m.Note != tt.why || len(m.Changed) != 1 || m.Changed[0] != tt.step || m.Commune != tt.r.Commune || m.To != "" {
			t.Errorf("%s: %+v", tt.name, m)
		}
	}
}
