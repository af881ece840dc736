package vietnamese

import (
	"slices"
	"testing"
)

func TestCommunes(t *testing.T) {
	all := Communes()
	kinds := map[string]int{}
	for _, c := range all {
		kinds[c.Kind]++
		if len(c.Code) != 5 || c.FullName != upperFirst(c.Kind)+" "+c.Name || c.Lat < 12 || c.Lat > 14 || c.Lon < 107 || c.Lon > 110 {
			t.Errorf("%+v", c)
		}
		if got, ok := CommuneByCode(c.Code); !ok || got != c {
			t.Errorf("CommuneByCode(%q) = %+v", c.Code, got)
		}
	}
	if len(all) != 102 || kinds["xã"] != 88 || kinds["phường"] != 14 {
		t.Errorf("%d communes: %v", len(all), kinds)
	}
	all[0].Name = "changed"
	if Communes()[0].Name == "changed" {
		t.Error("the caller can change the list")
	}
}

func TestCommuneByUnknownCode(t *testing.T) {
	for _, code := range []string{"", "0", "99999", "2201", "022015", "22015 ", "\x00"} {
		if c, ok := CommuneByCode(code); ok {
			t.Errorf("%q: %+v", code, c)
		}
	}
}

func TestOldUnits(t *testing.T) {
	units := oldUnits()
	seen := map[string]int{}
	for _, u := range units {
		seen[u.via()]++
		if _, ok := CommuneByCode(u.code); !ok {
			t.Errorf("%s went to unknown %s", u.via(), u.code)
		}
	}
	split := 0
	for _, n := range seen {
		if n > 1 {
			split++
		}
	}
	if len(units) != 294 || len(seen) != 286 || split != 8 {
		t.Errorf("%d rows, %d units, %d split", len(units), len(seen), split)
	}
}

func TestNameOrder(t *testing.T) {
	sorted := []string{
		"An Phú", "Băng A Drênh", "Bình Kiến", "Buôn Đôn", "Buôn Hồ", "Cuôr Đăng", "Cư Bao", "Cư M'gar", "Dang Kang", "Dur Kmăl", "Đắk Liêng", "Đông Hòa", "Đồng Xuân",
		"Ea Bá", "Ea Hiao", "Ea H'Leo", "Ea Kao", "Ea Na", "Ea Ô", "Ea Păl", "Ea Phê", "Hòa An", "Hòa Đông", "Hòa Đồng", "Hòa Mỹ", "Ia Lốp", "Krông Á", "Krông Ana", "Ô Loan",
		"Phú Hòa 1", "Phú Hòa 2", "Phú Yên", "Pơng Drang", "Sông Cầu", "Sơn Hòa", "Tân An", "Tây Hòa", "Xuân Thọ", "Yang Mao",
	}
	if got := slices.SortedFunc(slices.Values(sorted), compareNames); !slices.Equal(got, sorted) {
		t.Errorf("%q", got)
	}
	for i := 1; i < len(sorted); i++ {
		if compareNames(sorted[i-1], sorted[i]) >= 0 {
			t.Errorf("%q is not before %q", sorted[i-1], sorted[i])
		}
	}
	if compareNames("Hoà An", "Hòa An") != 0 {
		t.Error("the place of the tone changes the order")
	}
}

func TestSlip(t *testing.T) {
	for _, c := range []struct {
		typed, name string
		ok          bool
	}{
		{"eakao", "eakao", false}, {"eako", "eakao", true}, {"eakaoo", "eakao", true}, {"eakoa", "eakao", true}, {"eakap", "eakao", true}, {"akao", "eakao", true},
		{"eaako", "eakao", true}, {"eak", "eakao", false}, {"aekoa", "eakao", false}, {"xxkao", "eakao", false}, {"phuhoa1", "phuhoa2", false}, {"phuhoa", "phuhoa2", false},
		{"phuhoa12", "phuhoa1", false}, {"phuhoz1", "phuhoa1", true}, {"", "a", true}, {"", "", false}, {"ab", "ba", true}, {"abc", "cba", false},
	} {
		if _, ok := slip(c.typed, c.name); ok != c.ok {
			t.Errorf("slip(%q, %q) = %v", c.typed, c.name, ok)
		}
	}
}
