package flows

import (
	"unicode"
	"unicode/utf8"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// agreement is whether the one whose need it is agrees that it is sent. Its
// buttons say what they do; the answer says what was agreed.
func agreement() dialog.Consent {
	return dialog.Consent{Wording: ConsentVersion, Among: []dialog.Option{
		{Key: "oral", Label: dialog.Say("need.agreed.oral")},
		{Key: "signed", Label: dialog.Say("need.agreed.signed")},
		{Key: "none", Label: dialog.Say("need.agreed.none")},
	}}
}

// sealed sends the need, asks for the signed sheet first, or keeps it as a draft
// while nobody has been asked.
func sealed(step string) func(dialog.Context, dialog.Value) dialog.Move {
	return func(_ dialog.Context, v dialog.Value) dialog.Move {
		switch v.Key {
		case "oral":
			return dialog.Move{Do: dialog.Finish}
		case "none":
			return dialog.Move{Do: dialog.Save, Clear: step, Say: []dialog.Note{{Mark: dialog.Info, Say: dialog.Say("need.agreed.later")}}}
		}
		return dialog.Move{}
	}
}

func signed(a dialog.Answers) bool {
	if wants("startup")(a) {
		return a.Chosen("person_consent") == "signed"
	}
	return a.Chosen("consent") == "signed"
}

// needSent sends it, unless its facility is gone: then another one is chosen, or
// it waits as a draft.
func needSent(s dialog.Session, e dialog.Event) dialog.Ending {
	if s.Answers.Text("facility") == "" {
		return sent(store.Need, s, e)
	}
	_, ok, need := facilityOf(s, e)
	switch {
	case need != nil:
		return dialog.Ending{Need: need}
	case !ok:
		other := otherFacility(s.Answers["facility"].Label)
		return dialog.Ending{Instead: &other}
	}
	return sent(store.Need, s, e)
}

// needRecord fills the columns a need is searched by. Its commune is that of its
// facility, which sent and mended look up; somebody without one says where it
// will be.
func needRecord(r *store.Record) {
	r.Title = needTitle(r.Answers)
	r.Facility = r.Answers.Text("facility")
	r.Content = contentOf(r.Answers)
	if r.Content == "line" {
		r.Content = "machinery"
	}
	r.PlanYear = int(r.Answers["plan_year"].Number)
	r.Phone = r.Answers.Text("person_phone")
	if r.Facility == "" {
		r.Commune = r.Answers.Chosen("commune_code")
	}
}

// A titled content is what needs of it are called, and the step that says more.
type titled struct{ words, step string }

// needTitles are stored data, in Vietnamese whatever the collaborator's language.
func needTitles() map[string]titled {
	return map[string]titled{
		"machinery":              {"", "item"},
		"line":                   {"", "item"},
		"technology_transfer":    {"Chuyển giao công nghệ", "technology"},
		"demonstration_model":    {"Mô hình mẫu", "technology"},
		"model_replication":      {"Nhân rộng", "technology"},
		"digital_transformation": {"Chuyển đổi số", ""},
		"cleaner_production":     {"Sản xuất sạch hơn", "cleaner_idea"},
		"pollution_treatment":    {"Xử lý ô nhiễm", ""},
		"relocation":             {"Dời xưởng", "moving_cluster"},
		"training":               {"Dạy nghề", "occupation"},
		"management_training":    {"Học quản lý", ""},
		"study_tour":             {"Tham quan, học tập", ""},
		"startup":                {"Khởi nghiệp", "startup_idea"},
		"artisan_support":        {"Truyền nghề", "occupation"},
		"product_vote":           {"Bình chọn", "product"},
		"fair":                   {"Hội chợ", "fair_which"},
		"trademark":              {"Nhãn hiệu", "mark"},
		"showroom":               {"Trưng bày", "show_goods"},
		"market_linkage":         {"Tìm đầu ra", "detail"},
		"information":            {"Đăng tin", "detail"},
		"consulting":             {"Tư vấn", "detail"},
		"linkage":                {"Liên kết", "detail"},
		"cluster":                {"Hạ tầng cụm", "cluster_name"},
		"other":                  {"", "detail"},
	}
}

// needTitle is what, and for which facility.
func needTitle(a dialog.Answers) string {
	is := needTitles()[contentOf(a)]
	more := a.Text(is.step)
	if more == "" && aloud(a[is.step]) {
		more = spoken
	}
	return between(" – ", shortened(capital(between(": ", is.words, more))), a["facility"].Label)
}

// spoken is what a voice message is called in a title. It is stored data.
const spoken = "tin nhắn thoại"

// between joins two with a sign, if both are there.
func between(sign, first, second string) string {
	if first == "" || second == "" {
		return first + second
	}
	return first + sign + second
}

// longestTitle is as much of what is needed as fits a line beside the facility.
const longestTitle = 60

func shortened(what string) string {
	if r := []rune(what); len(r) > longestTitle {
		return string(r[:longestTitle-1]) + "…"
	}
	return what
}

// capital begins a title.
func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}
