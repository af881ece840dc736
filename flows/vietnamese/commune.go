package vietnamese

import (
	_ "embed" // the two tables
	"encoding/csv"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// Commune is a commune-level unit of Đắk Lắk as of 1 July 2025.
type Commune struct {
	Code     string // five digits, leading zeros kept
	Name     string // Ea Kao
	Kind     string // "xã" or "phường"
	FullName string // Phường Ea Kao
	Lat, Lon float64
	// Lat and Lon (WGS 84) are a label point inside the commune, not its office.
}

//go:embed data/communes-daklak.csv
var communesCSV string

//go:embed data/old-units-daklak.csv
var oldUnitsCSV string

// oldUnit is a unit before the merger and one of the communes it went into.
type oldUnit struct {
	kind, name, gso string // gso: the spelling of the statistics office
	district        string // thành phố Buôn Ma Thuột
	code            string // of the new commune
}

func (u oldUnit) via() string {
	return strings.ToUpper(u.kind[:1]) + u.kind[1:] + " " + u.name + " (" + u.district + ")"
}

var communes = sync.OnceValue(func() []Commune {
	var out []Commune
	for _, row := range table(communesCSV, "code", "name", "type", "full_name", "lat", "lon") {
		out = append(out, Commune{Code: row[0], Name: row[1], Kind: row[2], FullName: row[3], Lat: degrees(row[4]), Lon: degrees(row[5])})
	}
	slices.SortFunc(out, func(a, b Commune) int { return compareNames(a.Name, b.Name) })
	return out
})

var communeIndex = sync.OnceValue(func() map[string]int {
	out := make(map[string]int)
	for i, c := range communes() {
		out[c.Code] = i
	}
	return out
})

// Communes gives all 102 in the order of the Vietnamese alphabet.
func Communes() []Commune {
	return slices.Clone(communes())
}

// CommuneByCode gives the commune with a code of the statistics office.
func CommuneByCode(code string) (Commune, bool) {
	i, ok := communeIndex()[code]
	if !ok {
		return Commune{}, false
	}
	return communes()[i], true
}

func oldUnits() []oldUnit {
	var out []oldUnit
	for _, row := range table(oldUnitsCSV, "old_type", "old_name", "old_name_gso", "old_district", "new_code") {
		out = append(out, oldUnit{kind: row[0], name: row[1], gso: row[2], district: row[3], code: row[4]})
	}
	return out
}

// table gives the named columns of an embedded file. A broken file cannot get
// past the tests, so it panics.
func table(text string, columns ...string) [][]string {
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		panic(fmt.Errorf("embedded table: %w", err))
	}
	var out [][]string
	for _, row := range rows[1:] {
		var picked []string
		for _, c := range columns {
			picked = append(picked, row[slices.Index(rows[0], c)])
		}
		out = append(out, picked)
	}
	return out
}

func degrees(s string) float64 {
	d, err := strconv.ParseFloat(s, 64)
	if err != nil {
		panic(fmt.Errorf("embedded table: %w", err))
	}
	return d
}
