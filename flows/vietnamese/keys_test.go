package vietnamese

import "testing"

func TestKeysLeftBehind(t *testing.T) {
	for _, tt := range []struct{ typed, sure, likely string }{
		{"ddaak lawsk", "đâk lắk", "đâk lắk"},
		{"DDawsk Lawsk", "đắk lắk", "đắk lắk"},
		{"ddawks lawks", "đắk lắk", "đắk lắk"},
		{"dd9aawk", "dd9aawk", "dd9aawk"},
		{"d9a81k la81k", "đắk lắk", "đắk lắk"},
		{"d9ak81 lak81", "đắk lak81", "đắk lắk"},
		{"Buoon Ma Thuoojt", "buôn ma thuột", "buôn ma thuột"},
		{"Buoon Ma Thuojt", "buôn ma thuọt", "buôn ma thuọt"},
		{"Buo6n Ma Thuo65t", "buôn ma thuột", "buôn ma thuột"},
		{"M'ddrawks", "mđrắk", "mđrắk"},
		{"Kroong Buks", "krông buks", "krông búk"},
		{"kroong nawng", "krông năng", "krông năng"},
		{"cuoor ddawng", "cuổ đăng", "cuổ đăng"},
		{"muwowif hai", "mười hai", "mười hai"},
		{"mươif", "mười", "mười"},
		{"muoiwf", "mười", "mười"},
		{"ruwowix", "rưỡi", "rưỡi"},
		{"hoaf thawngs", "hòa thắng", "hòa thắng"},
		{"hoa2 thang81", "hoa2 thang81", "hòa thắng"},
		{"khoong", "không", "không"},
		{"dduwowcj", "được", "được"},
		{"dduowcj roofi", "được rồi", "được rồi"},
		{"cos", "cos", "có"},
		{"chuwa", "chưa", "chưa"},
		{"tyr", "tyr", "tỷ"},
		{"thuwr nghieemj", "thử nghiệm", "thử nghiệm"},
		{"cow sowr", "cơ sở", "cơ sở"},
		{"co7 so73", "co7 so73", "cơ sở"},
		{"quaanj", "quận", "quận"},
		{"giaays tơf", "giấy tờ", "giấy tờ"},
		{"nguyeenx vawn", "nguyễn văn", "nguyễn văn"},
		{"uwowms", "ướm", "ướm"},
		{"quoocs", "quốc", "quốc"},
		{"tuowng", "tương", "tương"},
		{"bowr", "bở", "bở"},
	} {
		if got, _ := withoutKeys(tt.typed, sureKeys); got != tt.sure {
			t.Errorf("sure: %q gives %q, want %q", tt.typed, got, tt.sure)
		}
		if got, _ := withoutKeys(tt.typed, likelyKeys); got != tt.likely {
			t.Errorf("likely: %q gives %q, want %q", tt.typed, got, tt.likely)
		}
	}
	if got, ok := withoutKeys("cuoor ddawng", shapeKeys); got != "cuôr đăng" || !ok {
		t.Errorf("shapes: %q", got)
	}
}

// TestNoKeys: words that hold no keys, or may well mean their letters.
func TestNoKeys(t *testing.T) {
	for _, s := range []string{
		"", "a", "w", "9", "12", "ea bar", "ea bá", "ea kar", "ea wer", "ea wy", "cuôr đăng", "yang reh", "dur kmăl", "cư êbur", "ksor", "h wing", "mart", "green", "coffee", "hoa ban 2",
		"phường 9", "m2", "kw", "10kw", "h2o", "số 61", "so61", "tdp12", "b12", "1tr5", "2k15", "t5", "phuhoa2", "tuy hòa", "nguyễn", "xuân thọ", "quảng phú", "ddd", "aaa", "www", "sss", "111", "ô",
		"đăk", "row\u0301s", "power", "view", "farm", "f1", "jj", "dd", "wifi",
	} {
		if got, ok := withoutKeys(s, sureKeys); ok {
			t.Errorf("%q becomes %q", s, got)
		}
	}
}

// TestNamesHoldNoKeys: no name of the tables is taken for one with keys in it.
func TestNamesHoldNoKeys(t *testing.T) {
	var all []string
	for _, c := range Communes() {
		all = append(all, c.FullName)
	}
	for _, u := range oldUnits() {
		all = append(all, u.name, u.gso, u.district)
	}
	for _, name := range all {
		if got, ok := withoutKeys(Fold(name), sureKeys); ok {
			t.Errorf("%s becomes %q", name, got)
		}
	}
}
