package flows

import (
	"cmp"
	"strings"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// contents are those of forms §2.2 in plain words: what most ask for at once, the
// others behind six groups, and a way to say it in one's own.
func contents() dialog.Grouped {
	return dialog.Grouped{
		First: []dialog.Option{content("machinery")},
		Groups: []dialog.Group{
			grouped("machines", "machinery", "line", "technology_transfer", "demonstration_model", "model_replication", "digital_transformation"),
			grouped("green", "cleaner_production", "pollution_treatment", "relocation"),
			grouped("people", "training", "management_training", "study_tour", "startup", "artisan_support"),
			grouped("market", "product_vote", "fair", "trademark", "showroom", "market_linkage", "information"),
			grouped("advice", "consulting"),
			grouped("together", "linkage", "cluster"),
		},
		Last: []dialog.Option{content("other")},
	}
}

func grouped(name string, contents ...string) dialog.Group {
	g := dialog.Group{Key: name}
	for _, c := range contents {
		g.Options = append(g.Options, content(c))
	}
	return g
}

func content(code string) dialog.Option {
	return dialog.Option{Key: code, Also: strings.Split(contentWords()[code], ",")}
}

// contentWords are what is typed for a content, folded.
func contentWords() map[string]string {
	return map[string]string{
		"machinery":              "may moc,thiet bi,mua may,mua may moi,mua thiet bi,mua may moc,may say,may rang,may xay,may ep,may cat,may dong goi",
		"line":                   "day chuyen,day chuyen san xuat,lap day chuyen",
		"technology_transfer":    "chuyen giao,chuyen giao cong nghe,cong nghe moi",
		"demonstration_model":    "mo hinh,mo hinh mau,mo hinh trinh dien,san pham moi",
		"model_replication":      "nhan rong,nhan rong mo hinh",
		"digital_transformation": "chuyen doi so,ban hang qua mang,ban hang online,phan mem,website,ma qr,truy xuat nguon goc",
		"cleaner_production":     "san xuat sach hon,sxsh,tiet kiem dien,tiet kiem nang luong",
		"pollution_treatment":    "o nhiem,nuoc thai,khoi bui,xu ly nuoc thai,xu ly khoi,xu ly bui,xu ly o nhiem,xu ly moi truong",
		"relocation":             "di doi,doi xuong,di doi co so,vao cum cong nghiep",
		"training":               "dao tao,dao tao nghe,day nghe,hoc nghe,nang tay nghe,lop day nghe,mo lop",
		"management_training":    "tap huan,hoi thao,hoc quan ly",
		"study_tour":             "tham quan,di tham quan,hoc tap kinh nghiem",
		"startup":                "khoi nghiep,khoi su,mo doanh nghiep,mo cong ty,lap cong ty,thanh lap doanh nghiep,thanh lap cong ty",
		"artisan_support":        "nghe nhan,truyen nghe",
		"product_vote":           "binh chon,binh chon san pham,san pham tieu bieu",
		"fair":                   "hoi cho,di hoi cho,trien lam,hoi cho trien lam",
		"trademark":              "nhan hieu,thuong hieu,logo,lam logo,lam nhan hieu,dang ky nhan hieu",
		"showroom":               "trung bay,phong trung bay,diem trung bay",
		"market_linkage":         "dau ra,tim dau ra,tieu thu,ket noi tieu thu,tieu thu san pham",
		"information":            "dang tin,quang cao,gioi thieu co so,dang bao",
		"consulting":             "tu van,lap du an,mau ma,bao bi",
		"linkage":                "lien ket,lap hoi,hiep hoi,chuoi gia tri",
		"cluster":                "ha tang cum,cum cong nghiep,ha tang cum cong nghiep",
		"other":                  "khac,viec khac,khong biet,khong ro,chua ro,chua biet,chua biet chon gi,ke bang loi",
	}
}

// contentChosen: a cluster is built by an enterprise or a cooperative, as far as
// that is known of the facility.
func contentChosen(c dialog.Context, v dialog.Value) dialog.Move {
	if cmp.Or(v.As, v.Key) != "cluster" {
		return dialog.Move{}
	}
	f, ok, need := recordOf(c.Event, c.Answers.Text("facility"))
	if need != nil {
		return dialog.Move{Need: need}
	}
	if !ok || f.Kind != store.Facility || invests(f.Answers) {
		return dialog.Move{}
	}
	form := facility().SayValue("legal_form", f.Answers["legal_form"])
	return dialog.Move{Do: dialog.Reask, Clear: "content", Say: warn("need.content.investor", "name", f.Title, "form", form)}
}

func invests(f dialog.Answers) bool {
	switch f.Counts("legal_form") {
	case "household", "cooperative_group", "artisan", "unregistered":
		return false
	}
	return true
}
