package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"
)

func TestCommuneJSON(t *testing.T) {
	for _, tt := range []struct {
		query []string
		in    string
		want  string
	}{
		{
			query: []string{"ea kao cu"},
			want:  `{"query":"ea kao cu","ambiguous":false,"matches":[{"code":"24169","full_name":"Phường Ea Kao","via":"Xã Ea Kao (thành phố Buôn Ma Thuột)","score":0.97}]}`,
		},
		{
			query: []string{"Ea", "Kao"}, // without quotes around it
			want:  `{"query":"Ea Kao","ambiguous":false,"matches":[{"code":"24169","full_name":"Phường Ea Kao","via":"","score":1}]}`,
		},
		{query: []string{""}, want: `{"query":"","ambiguous":false,"matches":[]}`},
		{query: []string{"xyz & <b>"}, want: `{"query":"xyz & <b>","ambiguous":false,"matches":[]}`},
		{in: "", want: ""},
		{
			in: "Ea Kao\n\nxyz\n",
			want: `{"query":"Ea Kao","ambiguous":false,"matches":[{"code":"24169","full_name":"Phường Ea Kao","via":"","score":1}]}
{"query":"","ambiguous":false,"matches":[]}
{"query":"xyz","ambiguous":false,"matches":[]}`,
		},
	} {
		var out bytes.Buffer
		err := (&communeCommand{Query: tt.query, JSON: true}).answer(strings.NewReader(tt.in), &out)
		if got := strings.TrimSuffix(out.String(), "\n"); err != nil || got != tt.want {
			t.Errorf("%q %q: %v\n%s\nwant\n%s", tt.query, tt.in, err, got, tt.want)
		}
	}
}

func TestCommuneToChooseFrom(t *testing.T) {
	var out bytes.Buffer
	if err := (&communeCommand{Query: []string{"Hòa Thắng"}, JSON: true}).answer(nil, &out); err != nil {
		t.Fatal(err)
	}
	var a communeAnswer
	if err := json.Unmarshal(out.Bytes(), &a); err != nil {
		t.Fatal(err)
	}
	if !a.Ambiguous || len(a.Matches) != 2 || a.Matches[0].Via == a.Matches[1].Via {
		t.Errorf("%+v", a)
	}
}

func TestCommuneForPeople(t *testing.T) {
	for query, want := range map[string]string{
		"ea kao cu": "Mã     Tên hiện nay   Tìm thấy qua\n24169  Phường Ea Kao  Xã Ea Kao (thành phố Buôn Ma Thuột)\n",
		"Ea Kao":    "Mã     Tên hiện nay   Tìm thấy qua\n24169  Phường Ea Kao  tên hiện nay\n",
		"xyz":       "Không tìm thấy xã, phường nào của Đắk Lắk giống tên này. Xin gõ lại tên, có thể thêm tên huyện cũ.\n",
		"Hòa Thắng": "Có nhiều nơi phù hợp, xin chọn một:\nMã     Tên hiện nay    Tìm thấy qua\n22319  Xã Phú Hòa 1    Xã Hòa Thắng (huyện Phú Hòa)\n" +
			"24121  Phường Tân Lập  Xã Hòa Thắng (thành phố Buôn Ma Thuột)\n",
	} {
		var out bytes.Buffer
		if err := (&communeCommand{Query: []string{query}}).answer(nil, &out); err != nil || out.String() != want {
			t.Errorf("%q: %v\n%s\nwant\n%s", query, err, out.String(), want)
		}
	}
}

func TestCommuneWithoutQuery(t *testing.T) {
	err := (&communeCommand{}).answer(strings.NewReader("Ea Kao\n"), &bytes.Buffer{})
	if !errors.As(err, &usageError{}) {
		t.Errorf("%v is no wrong usage", err)
	}
}

func TestCommuneOnTheCommandLine(t *testing.T) {
	for _, tt := range []struct {
		args string
		want int
	}{{"commune Ea Kao", 0}, {"commune --json Ea Kao", 0}, {"commune", exitUsage}, {"commune --nonsense", exitUsage}} {
		if got := run(t.Context(), strings.Fields(tt.args)); got != tt.want {
			t.Errorf("%s: status %d, want %d", tt.args, got, tt.want)
		}
	}
}
