package vietnamese

import (
	"slices"
	"strings"
)

// contentWords say clearly which content of the support is meant, folded. Longer
// phrases win: "máy xử lý nước thải" is for the waste.
var contentWords = phrases(map[string]string{
	"machinery": "may|thiet bi|may moc|day chuyen|lo say|lo rang|he thong say|noi hoi|lo nung|may moc thiet bi|kho lanh|khung cui|khung det|lo hoi|he thong rang|lo dien|noi dong|xe nang|bang tai|" +
		"he thong loc|he thong dong goi|gian say|lo nuong|lo dot|lo nau|noi nau|noi ap suat|lo dien|may nghien|lo say nang luong mat troi|nha say|buong say|tu say|tu dong|kho say|tu cap dong|kho cap dong|kho mat",
	"technology_transfer":    "chuyen giao cong nghe|nhan chuyen giao|chuyen giao ky thuat|chuyen giao kt",
	"demonstration_model":    "mo hinh trinh dien|mo hinh mau|trinh dien ky thuat|mo hinh thi diem",
	"model_replication":      "nhan rong mo hinh|nhan rong",
	"digital_transformation": "chuyen doi so|ban hang qua mang|website|trang web|web|thuong mai dien tu|phan mem|phan mem quan ly|ma qr|truy xuat nguon goc|tem truy xuat|san thuong mai dien tu|ban hang online|ban online|ban hang tren mang|qr",
	"cleaner_production":     "san xuat sach|san xuat sach hon|sxsh|sx sach hon|tiet kiem dien|tiet kiem nang luong|giam tieu hao|dien mat troi",
	"pollution_treatment":    "xu ly nuoc thai|xu ly khoi|xu ly bui|xu ly chat thai|xu ly rac|xu ly khoi bui|xu ly moi truong|xu ly o nhiem|xu ly mui|hut bui|may hut bui|loc bui|he thong xu ly nuoc thai|he thong xu ly khoi|he thong xu ly khoi bui|he thong hut bui|may xu ly nuoc thai|xu ly khi thai|he thong loc bui|giam o nhiem|he thong xu ly khi thai|xu ly thai|xlnt|ham biogas|be lang",
	"relocation":             "di doi|di doi xuong|doi xuong|di doi vao cum cong nghiep|chuyen xuong vao cum|di doi co so|doi vao cum cong nghiep|doi xuong vao cum|di doi vao cum|dua xuong vao cum|vao cum cong nghiep",
	"training":               "day nghe|dao tao nghe|hoc nghe|nang cao tay nghe|tay nghe|lop det|lop day nghe|lop nghe|lop may|lop han|lop hoc nghe|lop moc|lop dan|dao tao lao dong|dao tao tho|dao tao cong nhan|nang tay nghe|lop dan lat|lop det tho cam|lop dao tao nghe|dao tao tay nghe|boi duong tay nghe|dao tao",
	"management_training":    "tap huan|hoc quan ly|hoi thao|tap huan quan ly|lop quan ly|lop khoi su|quan tri doanh nghiep|lop tap huan|dao tao quan ly|hoc ke toan|lop ke toan|nang cao nang luc quan ly|hoc quan tri",
	"study_tour":             "tham quan|hoc tap kinh nghiem|hoc hoi kinh nghiem|di hoc hoi|tham quan hoc tap|tham quan mo hinh",
	"startup":                "khoi nghiep|lap doanh nghiep|thanh lap doanh nghiep|mo doanh nghiep|lap cong ty|thanh lap cong ty|khoi su kinh doanh|mo cong ty|thanh lap htx|lap htx|thanh lap hop tac xa",
	"artisan_support":        "truyen nghe|nghe nhan truyen nghe|ho tro nghe nhan|truyen day nghe",
	"product_vote":           "binh chon|binh chon san pham|san pham tieu bieu|cnnt tieu bieu|sp tieu bieu|binh chon sp|cong nghiep nong thon tieu bieu|thi san pham tieu bieu|san pham cong nghiep nong thon tieu bieu",
	"fair":                   "hoi cho|trien lam|hoi cho trien lam|gian hang|gian hang hoi cho",
	"trademark":              "nhan hieu|logo|thuong hieu|dang ky nhan hieu|bao ho nhan hieu|dang ky thuong hieu|nhan hieu hang hoa|xay dung thuong hieu|nhan hieu tap the|bo nhan dien",
	"showroom":               "trung bay|phong trung bay|diem trung bay|showroom|gian trung bay|cua hang trung bay|nha trung bay|phong trung bay san pham|cho trung bay",
	"market_linkage":         "dau ra|tieu thu|ket noi tieu thu|tim dau ra|ket noi cung cau|tim thi truong|bao tieu|tieu thu san pham|tim noi tieu thu|dau ra san pham|ket noi thi truong|xuc tien thuong mai|tim khach hang|mo rong thi truong",
	"information":            "dang tin|quang ba|gioi thieu san pham|len bao|len truyen hinh|quay phim gioi thieu|quang ba san pham|dang bai|gioi thieu co so|quang cao",
	"consulting":             "tu van|tu van lap du an|lap du an|tu van thiet ke|thiet ke bao bi|tu van mau ma|tu van ky thuat|thiet ke mau ma|mau ma bao bi|lap du an dau tu|mau ma",
	"linkage":                "lien ket|lap hoi|chuoi gia tri|lien ket chuoi|lien ket san xuat|vao chuoi|hiep hoi|thanh lap hiep hoi",
	"cluster":                "ha tang cum|ha tang cum cong nghiep|dau tu cum cong nghiep|dau tu ha tang cum",
})

// lineWords say that a whole line is wanted, which is a kind of machinery.
var lineWords = []string{"day chuyen", "dong bo"}

// codes gives the contents that words [from, to) speak of, each once.
func (m *message) codes(from, to int) ([]string, bool) {
	var out []string
	line := false
	for i := from; i < to; {
		code, n := longest(m, contentWords, i, to)
		if n == 0 || !m.meant(code, i, n, from) {
			i++
			continue
		}
		line = line || code == "machinery" && slices.ContainsFunc(lineWords, func(w string) bool { return strings.Contains(m.key(i, n, to), w) })
		if !slices.Contains(out, code) {
			out = append(out, code)
		}
		i += n
	}
	return out, line
}

// meant tells the machine from "may mặc", "máy chủ", and the sewing from it.
func (m *message) meant(code string, i, n, from int) bool {
	w := m.words[i]
	switch {
	case w.key == "may" && n == 1:
		return w.low == "máy" || w.low == "may" && (!m.accents || i == from) && (i == from || m.words[i-1].kind == numeral || m.is(i-1, supportWords) || m.is(i-1, set("cai", "bo", "dan", "chiec", "can", "xin"))) && !m.is(i+1, set("mac", "o", "cong", "ao", "quan", "gia"))
	case w.key == "web" || w.key == "qr" || w.key == "logo":
		return true
	case code == "training" && w.key == "dao" && n == 2:
		return w.low == "đào" || w.low == "dao"
	}
	return true
}

// content is the one content a wish speaks of. A machine that is only named
// beside something that needs it gives way: "tư vấn chọn máy".
func (m *message) content(w wish) (code string, several []string, line bool) {
	if w.verb.to == 0 {
		return "", nil, false
	}
	codes, line := m.codes(w.object.from, max(w.object.to, w.object.from))
	if len(codes) == 0 {
		codes = w.codes
	}
	code, several = only(codes)
	if len(several) == 2 && several[0] != "machinery" && several[1] == "machinery" {
		return several[0], nil, false
	}
	return code, several, line && code == "machinery"
}
