package policy

import (
	"slices"
	"strings"
	"testing"

	"khuyencong/flows/vietnamese"
)

const (
	ward    = "24169" // Phường Ea Kao, of the old city of Buôn Ma Thuột
	today   = "2026-11-23"
	dayOld  = "2025-10-14" // the last one of the old rule
	dayNew  = "2025-10-15"
	million = 1_000_000
)

func on(t testing.TB, day string) Date {
	t.Helper()
	d, err := ParseDate(day)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// commune is a code of the kind: xã or phường.
func commune(t testing.TB, kind string) string {
	t.Helper()
	for _, c := range vietnamese.Communes() {
		if c.Kind == kind {
			return c.Code
		}
	}
	t.Fatal("no", kind)
	return ""
}

// good is a case for which everything is met.
func good(change func(*Case)) Case {
	c := Case{
		Content: "machinery", LegalForm: "household", Commune: ward, Activity: "processing", Industry: "agro_processing",
		Registered: Yes, Line: No, Cost: 500 * million, OwnFunds: Yes, Supported: No, Environment: Yes,
	}
	change(&c)
	return c
}

func finding(r Result, id string) (Finding, bool) {
	for _, f := range r.Criteria {
		if f.ID == id {
			return f, true
		}
	}
	return Finding{}, false
}

func TestCriteria(t *testing.T) {
	xa := commune(t, "xã")
	for _, tt := range []struct {
		name, day string
		change    func(*Case)
		id        string
		want      Outcome // "": the criterion is not looked at
		verdict   Verdict
		says      string
	}{
		{"household", today, func(*Case) {}, "beneficiary", Met, Eligible, "Loại hình"},
		{"cooperative", today, func(c *Case) { c.LegalForm = "cooperative" }, "beneficiary", Met, Eligible, ""},
		{"union", today, func(c *Case) { c.LegalForm = "cooperative_union" }, "beneficiary", Met, Eligible, ""},
		{"group", today, func(c *Case) { c.LegalForm = "cooperative_group" }, "beneficiary", Met, Eligible, ""},
		{"micro", today, func(c *Case) { c.LegalForm, c.Size = "enterprise", "micro" }, "beneficiary", Met, Eligible, ""},
		{"small", today, func(c *Case) { c.LegalForm, c.Size = "enterprise", "small" }, "beneficiary", Met, Eligible, ""},
		{"medium", today, func(c *Case) { c.LegalForm, c.Size = "enterprise", "medium" }, "beneficiary", Met, Eligible, ""},
		{"large", today, func(c *Case) { c.LegalForm, c.Size = "enterprise", "large" }, "beneficiary", NotMet, NotEligible, "nhỏ và vừa"},
		{"size unknown", today, func(c *Case) { c.LegalForm = "enterprise" }, "beneficiary", Unknown, NeedsConfirmation, "quy mô"},
		{"size of a household", today, func(c *Case) { c.Size = "large" }, "beneficiary", Met, Eligible, ""},
		{"large, cleaner", today, func(c *Case) { c.Content, c.LegalForm, c.Size = "cleaner_production", "enterprise", "large" }, "beneficiary", Met, Eligible, "sản xuất sạch hơn"},
		{"size unknown, cleaner", today, func(c *Case) { c.Content, c.LegalForm = "cleaner_production", "enterprise" }, "beneficiary", Met, Eligible, ""},
		{"large, cleaner, old rule", dayOld, func(c *Case) {
			c.Content, c.LegalForm, c.Size, c.Commune = "cleaner_production", "enterprise", "large", xa
		}, "beneficiary", Unknown, NeedsConfirmation, ""},
		{"large, old rule", dayOld, func(c *Case) { c.LegalForm, c.Size, c.Commune = "enterprise", "large", xa }, "beneficiary", Unknown, NeedsConfirmation, ""},
		{"large, relocation", today, func(c *Case) { c.Content, c.LegalForm, c.Size = "relocation", "enterprise", "large" }, "beneficiary", Unknown, NeedsConfirmation, ""},
		{"artisan", dayNew, func(c *Case) { c.Content, c.LegalForm = "artisan_support", "artisan" }, "beneficiary", Met, Eligible, "15/10/2025"},
		{"artisan, old rule", dayOld, func(c *Case) { c.Content, c.LegalForm = "artisan_support", "artisan" }, "beneficiary", Unknown, NeedsConfirmation, ""},
		{"other title", today, func(c *Case) { c.Content, c.LegalForm, c.ArtisanTitle = "artisan_support", "artisan", "other" }, "beneficiary", Unknown, NeedsConfirmation, ""},
		{"form unknown", today, func(c *Case) { c.LegalForm = "" }, "beneficiary", Unknown, NeedsConfirmation, "loại hình"},
		{"investor", today, func(c *Case) { c.Content, c.LegalForm, c.Size = "cluster", "enterprise", "large" }, "beneficiary", Met, Eligible, "chủ đầu tư"},
		{"household invests", today, func(c *Case) { c.Content = "cluster" }, "beneficiary", NotMet, NotEligible, "chủ đầu tư"},
		{"union invests", today, func(c *Case) { c.Content, c.LegalForm = "cluster", "cooperative_union" }, "beneficiary", Unknown, NeedsConfirmation, ""},
		{"investor, old rule", dayOld, func(c *Case) { c.Content, c.LegalForm = "cluster", "cooperative" }, "beneficiary", Unknown, NeedsConfirmation, ""},
		{"founder", today, func(c *Case) { c.Content, c.LegalForm, c.Difficult = "startup", "enterprise", Yes }, "beneficiary", Met, Eligible, ""},
		{"founds a household", today, func(c *Case) { c.Content, c.Difficult = "startup", Yes }, "beneficiary", Unknown, NeedsConfirmation, ""},

		{"ward, old rule", dayOld, func(*Case) {}, "beneficiary", Unknown, NeedsConfirmation, "Phường Ea Kao"},
		{"ward, new rule", dayNew, func(*Case) {}, "beneficiary", Met, Eligible, ""},
		{"commune, old rule", dayOld, func(c *Case) { c.Commune = xa }, "beneficiary", Met, Eligible, ""},
		{"commune, new rule", dayNew, func(c *Case) { c.Commune = xa }, "beneficiary", Met, Eligible, ""},
		{"first day of the decree", "2012-07-05", func(c *Case) { c.Commune = xa }, "beneficiary", Met, Eligible, ""},
		{"before the decree", "2012-07-04", func(c *Case) { c.Commune = xa }, "beneficiary", Unknown, NeedsConfirmation, ""},
		{"place unknown", today, func(c *Case) { c.Commune = "" }, "beneficiary", Unknown, NeedsConfirmation, "xã, phường"},
		{"place elsewhere", today, func(c *Case) { c.Commune = "00001" }, "beneficiary", Unknown, NeedsConfirmation, "102"},
		{"large and nowhere", today, func(c *Case) { c.LegalForm, c.Size, c.Commune = "enterprise", "large", "" }, "beneficiary", NotMet, NotEligible, ""},

		{"trade", today, func(c *Case) { c.Activity, c.Industry = "trade", "none" }, "industry", NotMet, NotEligible, "mua bán"},
		{"service", today, func(c *Case) { c.Activity = "service" }, "industry", NotMet, NotEligible, "dịch vụ"},
		{"farming", today, func(c *Case) { c.Activity, c.Industry = "farming", "" }, "industry", NotMet, NotEligible, "trồng trọt"},
		{"mining", today, func(c *Case) { c.Activity, c.Industry = "mining", "mining" }, "industry", Unknown, NeedsConfirmation, "khoáng sản"},
		{"processes minerals", today, func(c *Case) { c.Industry = "mining" }, "industry", Unknown, NeedsConfirmation, ""},
		{"other", today, func(c *Case) { c.Industry = "other" }, "industry", Unknown, NeedsConfirmation, ""},
		{"none of it", today, func(c *Case) { c.Industry = "none" }, "industry", Unknown, NeedsConfirmation, ""},
		{"activity unknown", today, func(c *Case) { c.Activity = "" }, "industry", Unknown, NeedsConfirmation, ""},
		{"industry unknown", today, func(c *Case) { c.Industry = "" }, "industry", Unknown, NeedsConfirmation, ""},
		{"industry unknown, cleaner", today, func(c *Case) { c.Content, c.Industry = "cleaner_production", "" }, "industry", Met, Eligible, ""},
		{"trade, cleaner", today, func(c *Case) { c.Content, c.Activity = "cleaner_production", "trade" }, "industry", NotMet, NotEligible, ""},
		{"repair", today, func(c *Case) { c.Activity, c.Industry = "manufacturing", "mechanical" }, "industry", Met, Eligible, "sửa chữa"},
		{"investor trades", today, func(c *Case) { c.Content, c.LegalForm, c.Activity = "cluster", "cooperative", "trade" }, "industry", "", Eligible, ""},

		{"not registered", today, func(c *Case) { c.Registered = No }, "registration", NotMet, NotEligible, "pháp luật"},
		{"unregistered", today, func(c *Case) { c.LegalForm, c.Registered = "unregistered", NoAnswer }, "registration", NotMet, NotEligible, ""},
		{"says two things", today, func(c *Case) { c.LegalForm = "unregistered" }, "registration", Unknown, NeedsConfirmation, "chưa khớp"},
		{"registration unknown", today, func(c *Case) { c.Registered = NoAnswer }, "registration", Unknown, NeedsConfirmation, ""},
		{"first day of the circular", "2018-05-11", func(c *Case) { c.Commune, c.Registered = xa, No }, "registration", NotMet, NotEligible, ""},
		{"before the circular", "2018-05-10", func(c *Case) { c.Commune, c.Registered = xa, No }, "registration", Unknown, NeedsConfirmation, ""},
		{"training", today, func(c *Case) { c.Content, c.Registered = "training", No }, "registration", Unknown, NeedsConfirmation, "chưa thấy quy định"},
		{"training, registered", today, func(c *Case) { c.Content = "training" }, "registration", Met, Eligible, ""},
		{"artisan not asked", today, func(c *Case) { c.Content, c.LegalForm, c.Registered = "artisan_support", "artisan", NoAnswer }, "registration", "", Eligible, ""},
		{"artisan said no", today, func(c *Case) { c.LegalForm, c.Registered = "artisan", No }, "registration", Unknown, NeedsConfirmation, ""},

		{"no own funds", today, func(c *Case) { c.OwnFunds = No }, "own_funds", Unknown, NeedsConfirmation, "thông tư cũ"},
		{"own funds unknown", today, func(c *Case) { c.OwnFunds = NoAnswer }, "own_funds", Unknown, NeedsConfirmation, ""},
		{"trademark, no own funds", today, func(c *Case) { c.Content, c.OwnFunds = "trademark", No }, "own_funds", Unknown, NeedsConfirmation, "chưa thấy quy định"},
		{"supported", today, func(c *Case) { c.Supported = Yes }, "not_supported", Unknown, NeedsConfirmation, "thông tư cũ"},
		{"support unknown", today, func(c *Case) { c.Supported = NoAnswer }, "not_supported", Unknown, NeedsConfirmation, ""},
		{"warned", today, func(c *Case) { c.Environment = No }, "environment", Unknown, NeedsConfirmation, "thực tế"},
		{"environment unknown", today, func(c *Case) { c.Environment = NoAnswer }, "environment", Unknown, NeedsConfirmation, ""},
		{"cleaner, warned", today, func(c *Case) { c.Content, c.Environment = "cleaner_production", No }, "environment", "", Eligible, ""},

		{"novelty not asked", today, func(c *Case) { c.Content = "demonstration_model" }, "novelty", "", Eligible, ""},
		{"new", today, func(c *Case) { c.Content, c.Novelty = "demonstration_model", "nobody" }, "novelty", Met, Eligible, ""},
		{"few", today, func(c *Case) { c.Content, c.Novelty = "demonstration_model", "few" }, "novelty", Unknown, NeedsConfirmation, ""},
		{"many", today, func(c *Case) { c.Content, c.Novelty = "demonstration_model", "many" }, "novelty", Unknown, NeedsConfirmation, ""},
		{"novelty unknown", today, func(c *Case) { c.Content, c.Novelty = "demonstration_model", "unknown" }, "novelty", Unknown, NeedsConfirmation, ""},
		{"bought", today, func(c *Case) { c.Purchased = Yes }, "purchased", Unknown, NeedsConfirmation, "chưa thấy quy định"},
		{"not bought", today, func(c *Case) { c.Purchased = No }, "purchased", "", Eligible, ""},
		{"made elsewhere", today, func(c *Case) { c.Content, c.OwnMake, c.Mass, c.Others = "product_vote", No, Yes, No }, "product_own_make", NotMet, NotEligible, ""},
		{"single piece", today, func(c *Case) { c.Content, c.OwnMake, c.Mass, c.Others = "product_vote", Yes, No, No }, "product_mass", NotMet, NotEligible, "đơn chiếc"},
		{"somebody's mark", today, func(c *Case) { c.Content, c.OwnMake, c.Mass, c.Others = "product_vote", Yes, Yes, Yes }, "product_ip", Unknown, NeedsConfirmation, ""},
		{"good product", today, func(c *Case) { c.Content, c.OwnMake, c.Mass, c.Others = "product_vote", Yes, Yes, No }, "product_ip", Met, Eligible, ""},
		{"product unknown", today, func(c *Case) { c.Content = "product_vote" }, "product_own_make", Unknown, NeedsConfirmation, ""},
		{"easy area", today, func(c *Case) { c.Content, c.LegalForm, c.Difficult = "startup", "enterprise", No }, "difficult_area", Unknown, NeedsConfirmation, ""},
		{"area unknown", today, func(c *Case) { c.Content, c.LegalForm = "startup", "enterprise" }, "difficult_area", Unknown, NeedsConfirmation, ""},
		{"relocation", today, func(c *Case) { c.Content = "relocation" }, "polluter", Unknown, NeedsConfirmation, ""},
		{"other content", today, func(c *Case) { c.Content = "other" }, "content", Unknown, NeedsConfirmation, ""},
		{"content that there is not", today, func(c *Case) { c.Content = "dancing" }, "content", Unknown, NeedsConfirmation, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := Evaluate(Embedded(), good(tt.change), on(t, tt.day))
			f, looked := finding(r, tt.id)
			if f.Result != tt.want || looked != (tt.want != "") {
				t.Errorf("%s is %q, want %q", tt.id, f.Result, tt.want)
			}
			if r.Verdict != tt.verdict {
				t.Errorf("verdict %s, want %s: %+v", r.Verdict, tt.verdict, r.Criteria)
			}
			if !strings.Contains(f.Why, tt.says) {
				t.Errorf("%q lacks %q", f.Why, tt.says)
			}
			if (f.Result == Unknown || f.Result == NotMet) && f.Todo == "" {
				t.Error("nothing to do about it")
			}
		})
	}
}

// TestTable: forms §2.5, content by content.
func TestTable(t *testing.T) {
	want := map[string]string{ // ● asked for, ? not known whether, – not
		"machinery":              "●●●●●●",
		"technology_transfer":    "●●●●●●",
		"demonstration_model":    "●●●●●●",
		"model_replication":      "●●●●●●",
		"pollution_treatment":    "●●●●●●",
		"showroom":               "●●●●●●",
		"cleaner_production":     "●●●●●–",
		"trademark":              "●●●?●–",
		"consulting":             "●●●?●–",
		"digital_transformation": "●●●?●–",
		"training":               "●●?–––",
		"artisan_support":        "●●?–––",
		"management_training":    "●●?–––",
		"study_tour":             "●●?–––",
		"product_vote":           "●●●–––",
		"fair":                   "●●?–●–",
		"market_linkage":         "●●?–––",
		"information":            "●●?–––",
		"linkage":                "●●?–––",
		"startup":                "●●–?●–",
		"cluster":                "●–●●●–",
		"relocation":             "●●●●●–",
		"other":                  "●●––––",
	}
	columns := []string{"beneficiary", "industry", "registration", "own_funds", "not_supported", "environment"}
	for _, c := range Embedded().Contents {
		got := ""
		for _, id := range columns {
			switch {
			case slices.Contains(c.Unsure, id):
				got += "?"
			case slices.Contains(c.Criteria, id):
				got += "●"
			default:
				got += "–"
			}
		}
		if got != want[c.ID] {
			t.Errorf("%s: %s, want %s", c.ID, got, want[c.ID])
		}
		delete(want, c.ID)
	}
	if len(want) > 0 {
		t.Error("no rows for", want)
	}
}

func TestVerdictLines(t *testing.T) {
	for _, tt := range []struct {
		change   func(*Case)
		want     string
		mendable bool
	}{
		{func(*Case) {}, "Bước đầu phù hợp. Trung tâm sẽ xem xét; Sở Công Thương là nơi thẩm định.", false},
		{func(c *Case) { c.Registered = No }, "Chưa đủ điều kiện – cần làm thêm: đăng ký hộ kinh doanh, hợp tác xã hoặc doanh nghiệp", true},
		{func(c *Case) { c.Activity = "trade" }, "Không thuộc diện hỗ trợ của nội dung này", false},
		{func(c *Case) { c.Activity, c.Registered = "trade", No }, "Không thuộc diện hỗ trợ của nội dung này", false},
		{func(c *Case) { c.OwnFunds, c.Environment = No, NoAnswer }, "Cần Trung tâm xác nhận: vốn đối ứng, môi trường, an toàn", false},
	} {
		r := Evaluate(Embedded(), good(tt.change), on(t, today))
		if r.Line != tt.want || r.Mendable != tt.mendable {
			t.Errorf("%q, %v, want %q", r.Line, r.Mendable, tt.want)
		}
	}
}

// TestFits: who is outside of one content is told of others.
func TestFits(t *testing.T) {
	r := Evaluate(Embedded(), good(func(c *Case) { c.LegalForm, c.Size = "enterprise", "large" }), on(t, today))
	if !slices.Equal(r.Fits, []string{"cleaner_production"}) || !strings.Contains(strings.Join(r.Remarks, ""), "Sản xuất sạch hơn") || len(r.Support) > 0 {
		t.Errorf("%+v", r)
	}
	r = Evaluate(Embedded(), good(func(c *Case) { c.LegalForm, c.Size, c.OwnFunds = "enterprise", "large", NoAnswer }), on(t, today))
	if !slices.Equal(r.Fits, []string{"cleaner_production"}) {
		t.Errorf("what needs confirmation is not offered: %v", r.Fits)
	}
	r = Evaluate(Embedded(), good(func(c *Case) { c.Activity = "trade" }), on(t, today))
	if len(r.Fits) > 0 || len(r.Remarks) > 0 {
		t.Errorf("a trader is offered %v", r.Fits)
	}
}
