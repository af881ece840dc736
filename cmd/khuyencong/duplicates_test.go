package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// compareFile runs the command over a file and gives what it printed and what it
// said was wrong.
func compareFile(t *testing.T, asJSON bool, file string) (out, wrong string, err error) {
	t.Helper()
	var o, w bytes.Buffer
	err = (&duplicatesCommand{JSON: asJSON}).print(strings.NewReader(file), &o, &w)
	return o.String(), w.String(), err
}

const twoOfOne = `id,name,owner,phone,tax_code,commune_code,lat,lon
932,CS rang xay ca phe hoa ban,,0905 123 456,,24169,,
17,Cơ sở Hoa Ban,H'Linh Niê,0905123456,066188001234,24169,12.62,108.05
18,Mộc Hải,Trần Văn Hải,0914222333,,24305,,
`

func TestDuplicatesJSON(t *testing.T) {
	out, wrong, err := compareFile(t, true, twoOfOne)
	if err != nil || wrong != "" {
		t.Fatalf("%q, %v", wrong, err)
	}
	var got map[string]any
	if err := json.Unmarshal([]byte(out), &got); err != nil {
		t.Fatalf("%q: %v", out, err)
	}
	if got["a"] != "17" || got["b"] != "932" || got["score"].(float64) < 0.9 || len(got) != 4 {
		t.Errorf("%v", got)
	}
	if reasons := fmt.Sprint(got["reasons"]); reasons != "[name phone commune]" {
		t.Errorf("reasons %s", reasons)
	}
}

// TestDuplicatesFiles: however a spreadsheet has saved the file, the pair is found.
func TestDuplicatesFiles(t *testing.T) {
	for name, file := range map[string]string{
		"semicolons, mark, CRLF": "\uFEFF" + strings.ReplaceAll(strings.ReplaceAll(twoOfOne, ",", ";"), "\n", "\r\n"),
		"tabs":                   strings.ReplaceAll(twoOfOne, ",", "\t"),
		"columns in any order":   "Name, commune_code ,ghi chú,ID\nCơ sở Hoa Ban,24169,x,17\nco so hoa ban,24169,,932\n",
		"missing columns":        "id,name\n17,Cà phê Hoa Ban\n932,ca phe hoa ban\n",
		"short lines":            "id,name,owner,phone\n17,Cà phê Hoa Ban\n932,ca phe hoa ban,,\n",
		"quotation marks":        "id,name\n17,\"Cà phê \"\"Hoa Ban\"\"\"\n932,Cà phê \"Hoa Ban\"\n",
		"decimal commas":         "id;name;lat;lon\n17;Cà phê Hoa Ban;12,62;108,05\n932;ca phe hoa ban;12,62;108,05\n",
	} {
		out, wrong, err := compareFile(t, true, file)
		if err != nil || wrong != "" || !strings.HasPrefix(out, `{"a":"17","b":"932"`) {
			t.Errorf("%s: %q, %q, %v", name, out, wrong, err)
		}
	}
}

func TestDuplicatesBadLines(t *testing.T) {
	file := "id,name,lat,lon\n1,Cà phê Hoa Ban,,\n,Mộc Hải,,\n1,Mộc Hà,,\n,,,\n2,ca phe hoa ban,xa,108\n3,\xff\xfe,,\n4,ca phe hoa ban,912,108\n"
	out, wrong, err := compareFile(t, true, file)
	if err != nil || strings.Count(out, "\n") != 3 {
		t.Errorf("%q, %v", out, err)
	}
	for _, want := range []string{"dòng 3: thiếu id", "dòng 4: id đã có ở dòng 2", "dòng 6: lat, lon", "dòng 7: không phải UTF-8", "dòng 8: lat, lon"} {
		if !strings.Contains(wrong, want) {
			t.Errorf("%q does not say %q", wrong, want)
		}
	}
	if strings.Count(wrong, "\n") != 5 {
		t.Errorf("said too much: %q", wrong)
	}
}

// TestDuplicatesOpenQuote: a quotation mark that nobody closes does not hide the
// rest of the file in silence.
func TestDuplicatesOpenQuote(t *testing.T) {
	file := "id,name\n1,\"Cà phê Hoa Ban\n" + strings.Repeat("2,ca phe hoa ban\n", 50)
	_, wrong, err := compareFile(t, true, file)
	if err != nil || !strings.Contains(wrong, "dòng 2: dấu ngoặc kép") {
		t.Errorf("%q, %v", wrong, err)
	}
}

func TestDuplicatesUnusable(t *testing.T) {
	for _, file := range []string{"", "\uFEFF", "tên,mã\nMộc Hải,1\n", "id\n1\n"} {
		_, _, err := compareFile(t, true, file)
		if !errors.As(err, &usageError{}) {
			t.Errorf("%q: %v, want wrong usage", file, err)
		}
	}
	folder := t.TempDir()
	for _, name := range []string{folder, filepath.Join(folder, "none.csv")} {
		if _, err := openFacilities(name); err == nil || errors.As(err, &usageError{}) {
			t.Errorf("%s: %v, want a failure", name, err)
		}
	}
}

// TestDuplicatesWords: what is printed is read by people, and holds no personal
// number, wherever it was typed.
func TestDuplicatesWords(t *testing.T) {
	file := "id,name,owner,phone,tax_code,commune_code\n" +
		"1,Cơ sở Hoa Ban 066188001234,,0905123456,066188001234,24169\n2,Mộc Tiến Đạt,Lê Văn Tám,0905123456,,24169\n3,hoa ban,,,066 188 001 234,24169\n"
	for _, asJSON := range []bool{true, false} {
		out, wrong, err := compareFile(t, asJSON, file)
		if err != nil || strings.Contains(out+wrong, "66188001234") || strings.Contains(out, "188 001") {
			t.Errorf("%q, %q, %v", out, wrong, err)
		}
	}
	out, _, _ := compareFile(t, false, file)
	for _, want := range []string{"Đã so 3 cơ sở", "2 · Mộc Tiến Đạt", "cùng số điện thoại", "nhưng tên khác", "cùng mã số thuế"} {
		if !strings.Contains(out, want) {
			t.Errorf("%q does not say %q", out, want)
		}
	}
	if out, _, _ := compareFile(t, false, "id,name\n1,Mộc Hải\n"); !strings.Contains(out, "không thấy cặp nào") {
		t.Errorf("%q", out)
	}
}

func TestDuplicatesStatus(t *testing.T) {
	good := filepath.Join(t.TempDir(), "facilities.csv")
	bad := filepath.Join(t.TempDir(), "bad.csv")
	for name, content := range map[string]string{good: "id,name\n1,Mộc Hải\n", bad: "x,y\n"} {
		if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for want, args := range map[int][][]string{
		0:          {{"duplicates", good}, {"duplicates", "--json", good}},
		exitFailed: {{"duplicates", good + ".none"}},
		exitUsage:  {{"duplicates"}, {"duplicates", bad}, {"duplicates", "--nothing", good}},
	} {
		for _, a := range args {
			if got := run(t.Context(), a); got != want {
				t.Errorf("%v: status %d, want %d", a, got, want)
			}
		}
	}
}

// TestEveryReasonHasWords: nothing is printed empty.
func TestEveryReasonHasWords(t *testing.T) {
	if len(sayings) != 19 {
		t.Errorf("%d reasons have words", len(sayings))
	}
	for reason, words := range sayings {
		if words == "" || slices.Contains([]string{reason}, words) {
			t.Errorf("%s: %q", reason, words)
		}
	}
}
