package duplicates

import "testing"

func TestUnTyped(t *testing.T) {
	for typed, want := range map[string]string{
		"moocj": "mộc", "hari": "hải", "ddatj": "đạt", "ddaatj": "đật", "thanhf": "thành", "sowr": "sở", "cow": "cơ", "nuowcs": "nước", "phusc": "phúc",
		"cos": "có", "maaux": "mẫu", "dduwcs": "đức", "ddwcs": "đức", "trafn": "tràn", "tranf": "tràn",
		"mo65c": "mộc", "ha3i": "hải", "d9at5": "đạt", "hai3": "hải", "nu7o7c1": "nước",
		// words as they are, of this language or another, and what is no word
		"mai": "", "xuan": "", "tran": "", "coffee": "", "green": "", "19": "", "cs2b": "", "": "", "x": "", "hải": "",
	} {
		got := unTyped(typed)
		if w := newWord(got); want == "" && got != "" || want != "" && (w.shape != newWord(want).shape || w.tone != newWord(want).tone) {
			t.Errorf("%q: %q, want %q", typed, got, want)
		}
	}
}

// TestAlikeWords: at least, at most.
func TestAlikeWords(t *testing.T) {
	tests := []struct {
		a, b     string
		from, to float64
	}{
		{"hải", "hải", 1, 1}, {"hòa", "hoà", 1, 1}, {"ly", "lý", 0.9, 1}, {"mỹ", "mĩ", 0.9, 1}, {"pắc", "pắk", 0.9, 1},
		{"hải", "hai", 0.9, 1}, // one is typed without marks
		{"hải", "hại", 0, 0},   // both have marks
		{"hải", "hãi", 0.9, 1}, // but these two sound alike
		{"phương", "phuơng", 1, 1}, {"mộc", "môc", 0.9, 0.9}, {"tân", "tấn", 0, 0.4},
		{"hải", "hà", 0, 0}, {"ban", "bàng", 0, 0.4}, {"hoàng", "hoàn", 0, 0.4},
		{"phúc", "phcú", 0.8, 0.9}, {"damsan", "damsam", 0.8, 0.9}, {"ha", "hb", 0, 0.4},
		{"1", "2", 0, 0}, {"01", "1", 1, 1}, {"robusta", "arabica", 0, 0}, {"robusta", "rubosta", 0.7, 0.7},
	}
	for _, tt := range tests {
		r := newReader()
		a, b := r.split(tt.a), r.split(tt.b)
		x, y := alike(a.words[0], b.words[0], a.marks, b.marks), alike(b.words[0], a.words[0], b.marks, a.marks)
		if x < tt.from || x > tt.to || x != y {
			t.Errorf("%s, %s: %.2f and %.2f, want %.2f to %.2f", tt.a, tt.b, x, y, tt.from, tt.to)
		}
	}
}

func TestReadName(t *testing.T) {
	tests := map[string]struct {
		own     string
		numbers int
		unnamed bool
	}{
		"Cơ sở rang xay cà phê Hoa Ban":     {"hoaban", 0, false},
		"Công ty TNHH 1 thành viên Đại Lộc": {"dailoc", 0, false},
		"Hải Yến":                 {"haiyen", 0, false},
		"Mộc Hải thôn 3":          {"hai", 0, false},
		"Xưởng A Thành Đạt":       {"thanhdat", 1, false},
		"Hoa Ban II":              {"hoaban", 1, false},
		"HTX 19/5":                {"", 2, false},
		"Cơ sở của Trần Văn Điều": {"tranvandieu", 0, true},
		"Cơ sở cà phê":            {"", 0, false},
		"Hùng Anh sấy nông sản":   {"hunganh", 0, false},
		"Mộc anh Hải":             {"hai", 0, false},
		"Bún HoaBan":              {"hoaban", 0, false},
		"Hồ Thị Mai":              {"hothimai", 0, false},
		"":                        {"", 0, false},
	}
	for typed, want := range tests {
		n := newReader().name(typed, "24169")
		if n.letters != want.own || len(n.numbers) != want.numbers || n.unnamed != want.unnamed {
			t.Errorf("%q: %q, numbers %v, unnamed %v; want %+v", typed, n.letters, n.numbers, n.unnamed, want)
		}
	}
}

// TestDoubtfulCraft: Yến in Hải Yến is no nest, so it makes nothing else.
func TestDoubtfulCraft(t *testing.T) {
	r := newReader()
	a, b, c := r.name("Hải Trà", ""), r.name("Mộc Hải Trà", ""), r.name("Mật ong Hải Trà", "")
	if alikeCrafts(&a, &b) != unknown || alikeCrafts(&b, &c) != different {
		t.Errorf("%v, %v", alikeCrafts(&a, &b), alikeCrafts(&b, &c))
	}
}

func TestOwners(t *testing.T) {
	for pair, want := range map[[2]string]kinship{
		{"Nguyễn Văn Tâm", "nguyen van tam"}:       sameOwner,
		{"H'Linh Niê", "H Linh Nie"}:               sameOwner,
		{"ông Nguyễn Văn Tâm", "Nguyễn Văn Tâm"}:   sameOwner,
		{"Nguyễn Văn Tâm", "Nguyễn Tâm"}:           shortened,
		{"Nguyễn Văn Tâm", "N.V. Tâm"}:             sameOwner,
		{"H'Linh Niê", "chị H'Linh"}:               namesake,
		{"Nguyễn Văn Tâm", "anh Tâm"}:              namesake,
		{"Nguyễn Văn Tâm", "Trần Văn Tâm"}:         stranger,
		{"Nguyễn Văn Tâm", "Nguyễn Văn Tám"}:       stranger,
		{"Lê Thị Hoa", "Lê Thị Hòa"}:               stranger,
		{"Y Bhim Êban", "Y Bhim Niê"}:              stranger,
		{"Nguyễn Văn Tâm", ""}:                     notSaid,
		{"Hồ Văn Bảy", "Hồ Văn Bảy, 0905 123 456"}: sameOwner,
	} {
		r := newReader()
		a, b := r.owner(pair[0]), r.owner(pair[1])
		if got := compareOwners(a, b); got != want || compareOwners(b, a) != want {
			t.Errorf("%q: %v and %v, want %v", pair, got, compareOwners(b, a), want)
		}
	}
}

// TestOneWordKeys: a slip in the only word of a name still leaves a key in common.
func TestOneWordKeys(t *testing.T) {
	for _, pair := range [][2]string{{"Bún tươi Khánh", "Bún tươi Khánhh"}, {"Bún tươi Damsan", "Bún tươi Damsam"}, {"Mộc Phúc", "Mộc Phcú"}} {
		shared := 0
		index := map[string]bool{}
		for _, k := range Keys(Facility{Name: pair[0], Commune: "24169"}) {
			index[k] = true
		}
		for _, k := range Keys(Facility{Name: pair[1], Commune: "24169"}) {
			if index[k] {
				shared++
			}
		}
		if shared == 0 {
			t.Errorf("%q share no key", pair)
		}
	}
}
