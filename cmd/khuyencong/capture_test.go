package main

import (
	"bytes"
	"errors"
	"strings"
	"testing"
)

const hoaBanMessage = "cơ sở rang cà phê Hoa Ban, hkd, ea kao, 12 lđ, 0905123456"

func TestCaptureJSON(t *testing.T) {
	hoaBanAnswer := `{"text":"` + hoaBanMessage + `","fields":{"name":"cơ sở rang cà phê Hoa Ban","legal_form":"household","phone":"0905123456","commune_code":"24169","workers":12}}`
	for _, tt := range []struct {
		text []string
		in   string
		want string
	}{
		{text: []string{hoaBanMessage}, want: hoaBanAnswer},
		{text: strings.Fields(hoaBanMessage), want: hoaBanAnswer}, // without quotes around it
		{text: []string{""}, want: `{"text":"","fields":{}}`},
		{text: []string{"thủ tục xin hỗ trợ máy móc thế nào?"}, want: `{"text":"thủ tục xin hỗ trợ máy móc thế nào?","fields":{}}`},
		{text: []string{"mst 066190001234 & vốn 200tr"}, want: `{"text":"mst 066•••••1234 & vốn 200tr","fields":{"capital_vnd":200000000}}`},
		{in: "", want: ""},
		{in: hoaBanMessage + "\n\nxyz\n", want: hoaBanAnswer + "\n" + `{"text":"","fields":{}}` + "\n" + `{"text":"xyz","fields":{}}`},
	} {
		var out bytes.Buffer
		err := (&captureCommand{Text: tt.text, JSON: true}).answer(strings.NewReader(tt.in), &out, 2026)
		if got := strings.TrimSuffix(out.String(), "\n"); err != nil || got != tt.want {
			t.Errorf("%q %q: %v\n%s\nwant\n%s", tt.text, tt.in, err, got, tt.want)
		}
	}
}

func TestCaptureForPeople(t *testing.T) {
	for text, want := range map[string]string{
		hoaBanMessage: "Tên cơ sở   cơ sở rang cà phê Hoa Ban\nLoại hình   Hộ kinh doanh\nĐiện thoại  0905 123 456\nXã, phường  Phường Ea Kao (24169)\nLao động    12\n",
		"cơ sở Hoa Ban, hòa thắng, 0905123456, 0914222333, đang xây thêm": "Tên cơ sở   cơ sở Hoa Ban\nĐiện thoại  chưa rõ, cần chọn: 0905 123 456; 0914 222 333\n" +
			"Xã, phường  chưa rõ, cần chọn: Xã Phú Hòa 1; Phường Tân Lập\nChưa hiểu   đang xây thêm\n",
		"": "Tin nhắn trống.\n",
	} {
		var out bytes.Buffer
		if err := (&captureCommand{Text: []string{text}}).answer(nil, &out, 2026); err != nil || out.String() != want {
			t.Errorf("%q: %v\n%s\nwant\n%s", text, err, out.String(), want)
		}
	}
}

func TestCaptureWithoutText(t *testing.T) {
	err := (&captureCommand{}).answer(strings.NewReader(""), &bytes.Buffer{}, 2026)
	if !errors.As(err, &usageError{}) {
		t.Errorf("%v is no usage error", err)
	}
}
