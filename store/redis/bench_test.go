package redis

import (
	"testing"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// conversations are n sessions in the middle of a form, about 1 kB each.
func conversations(n int) ([]store.SessionRow, []store.SessionKey) {
	rows, keys := make([]store.SessionRow, n), make([]store.SessionKey, n)
	for i := range rows {
		keys[i] = key(int64(1000+i), int64(1000+i))
		rows[i] = store.SessionRow{Key: keys[i], Session: dialog.Session{
			ID: "abcdefgh", Revision: 1, Flow: "facility", Form: 1, Turn: 6,
			Answers: dialog.Answers{
				"name": {Text: "Cơ sở rang xay cà phê Hoa Ban", From: 11}, "hamlet": {Text: "Buôn Đung", From: 12},
				"contact": {Text: "H'Linh Niê", From: 13}, "products": {Text: "cà phê bột", From: 14},
			},
			Owed: &dialog.View{Turn: 6, Head: dialog.Say("facility.head", "n", 6), Rows: [][]dialog.Button{
				{{Label: dialog.Say("facility.industry.coffee"), Data: "abcdefgh.6.coffee"}},
				{{Label: dialog.Say("facility.industry.wood"), Data: "abcdefgh.6.wood"}},
			}},
			Seen: []int64{1, 2, 3, 4, 5, 6}, Opened: noon, Changed: noon,
		}}
	}
	return rows, keys
}

func BenchmarkLoad100(b *testing.B) {
	s := open(b, newServer(b).url(), Options{})
	rows, keys := conversations(100)
	if err := s.Save(b.Context(), rows); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if got, err := s.Load(b.Context(), keys); err != nil || len(got) != 100 {
			b.Fatal(len(got), err)
		}
	}
}

func BenchmarkSave100(b *testing.B) {
	s := open(b, newServer(b).url(), Options{})
	rows, _ := conversations(100)
	for b.Loop() {
		for i := range rows {
			rows[i].Session.Revision++
		}
		if err := s.Save(b.Context(), rows); err != nil {
			b.Fatal(err)
		}
	}
}

// A batch as the bot does it, with the copies and from the rows alone.
func BenchmarkBatch100(b *testing.B) {
	for _, bb := range []struct {
		name string
		away bool
	}{{"Copies", false}, {"Rows", true}} {
		b.Run(bb.name, func(b *testing.B) {
			h := newHouse(b, open(b, newServer(b).url(), Options{}))
			h.watch.gone.Store(bb.away)
			rows, keys := conversations(100)
			h.commit(b, rows...)
			for b.Loop() {
				loaded, err := h.Load(b.Context(), keys)
				if err != nil {
					b.Fatal(err)
				}
				for i, l := range loaded {
					rows[i].Session, rows[i].Was = l.Session, l.Session.Revision
					rows[i].Session.Revision++
				}
				h.commit(b, rows...)
			}
		})
	}
}
