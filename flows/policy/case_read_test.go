package policy

import (
	"reflect"
	"strings"
	"testing"
)

func TestReadCase(t *testing.T) {
	p := Embedded()
	for _, tt := range []struct {
		text string
		want Case
		day  string
	}{
		{`{"content":"machinery"}`, Case{Content: "machinery"}, ""},
		{`{"content":"fair","abroad":true,"as_of":"2026-11-23"}`, Case{Content: "fair", Abroad: Yes}, "2026-11-23"},
		{`{"content":"machinery","registered":null,"line":"unknown","legal_form":"unknown","size":null,"industry":""}`, Case{Content: "machinery"}, ""},
		{
			`{"as_of":"2025-10-14","legal_form":"enterprise","size":"small","commune_code":"24169","activity":"processing","industry":"agro_processing","registered":true,"content":"machinery","line":false,"total_cost_vnd":500000000,"own_funds_committed":true,"already_supported_same_content":false,"environment_compliant":true,"owner_female":false,"owner_ethnic_minority":true}`,
			Case{
				Content: "machinery", LegalForm: "enterprise", Size: "small", Commune: "24169", Activity: "processing",
				Industry: "agro_processing", Registered: Yes, Line: No, Cost: 500 * million, OwnFunds: Yes, Supported: No,
				Environment: Yes, OwnerFemale: No, OwnerMinority: Yes,
			}, "2025-10-14",
		},
		{
			`{"content":"product_vote","novelty":"unknown","product_own_make":true,"product_mass":false,"product_ip":true,"artisan_title":"people","in_difficult_area":true,"purchased":false}`,
			Case{Content: "product_vote", Novelty: "unknown", OwnMake: Yes, Mass: No, Others: Yes, ArtisanTitle: "people", Difficult: Yes, Purchased: No}, "",
		},
	} {
		c, day, err := p.ReadCase([]byte(tt.text))
		if err != nil || !reflect.DeepEqual(c, tt.want) || day.String() != tt.day {
			t.Errorf("%s: %+v, %s, %v", tt.text, c, day, err)
		}
	}
}

func TestReadCaseRefuses(t *testing.T) {
	for text, want := range map[string]string{
		``:                                     "JSON",
		`null`:                                 "JSON",
		`[]`:                                   "JSON",
		`{"content":"machinery"} {}`:           "JSON",
		`{"content":"machinery",}`:             "JSON",
		`{}`:                                   "“content”",
		`{"content":null}`:                     "“content”",
		`{"content":"unknown"}`:                "“content”",
		`{"content":"dancing"}`:                "“dancing”",
		`{"content":"line"}`:                   "machinery",
		`{"content":5}`:                        "chữ trong ngoặc kép",
		`{"content":"machinery","colour":1}`:   "“colour”",
		`{"Content":"machinery"}`:              "“Content”",
		`{"content":"machinery","size":"big"}`: "micro, small, medium, large",
		`{"content":"machinery","registered":"yes"}`:                    "true, false",
		`{"content":"machinery","registered":1}`:                        "“registered”",
		`{"content":"machinery","total_cost_vnd":-1}`:                   "số âm",
		`{"content":"machinery","total_cost_vnd":"5"}`:                  "số nguyên",
		`{"content":"machinery","total_cost_vnd":1.5}`:                  "số nguyên",
		`{"content":"machinery","total_cost_vnd":99999999999999999999}`: "số nguyên",
		`{"content":"machinery","as_of":"2026-02-30"}`:                  "“as_of”",
		`{"content":"machinery","as_of":"23/11/2026"}`:                  "2026-11-23",
		`{"content":"machinery","as_of":5}`:                             "ngày",
		`{"content":"machinery","novelty":"some"}`:                      "nobody",
	} {
		_, _, err := Embedded().ReadCase([]byte(text))
		if err == nil || !strings.Contains(err.Error(), want) || strings.ContainsAny(strings.ReplaceAll(err.Error(), `{"content":"machinery"}`, ""), "{}") {
			t.Errorf("%s: %v, want %q", text, err, want)
		}
	}
}

func FuzzReadCase(f *testing.F) {
	f.Add(`{"content":"machinery","total_cost_vnd":5}`)
	f.Add(`{"content":"machinery","commune_code":"{commune}","as_of":"0000-01-01"}`)
	f.Fuzz(func(t *testing.T, text string) {
		c, day, err := Embedded().ReadCase([]byte(text))
		if err == nil && Evaluate(Embedded(), c, day).Verdict == "" {
			t.Error("no verdict")
		}
	})
}
