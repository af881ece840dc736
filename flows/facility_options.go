package flows

import (
	"slices"
	"strings"

	"khuyencong/flows/dialog"
	"khuyencong/flows/vietnamese"
)

// An industry is one row of the list of forms §1.1: the option's code, and the
// folded words in "sản phẩm" that make it likely.
type industry struct {
	code  string
	words string
}

// industryTable is in the order the buttons stand.
func industryTable() []industry {
	return []industry{
		{"coffee", "ca phe,cafe,coffee,rang xay"},
		{"pepper_nuts", "tieu,ho tieu,dieu,hat dieu,mac ca,macca,ca cao,cacao,socola"},
		{"fruit", "sau rieng,bo,trai cay,rau,cu,chuoi,xoai,mit,thanh long,nuoc ep,say deo,hoa qua"},
		{"grain", "gao,lua,bap,ngo,khoai,mi,san,tinh bot,bun,banh,pho,mien,xay xat,bot"},
		{"seafood", "hai san,nuoc mam,mam,rong bien,ca,tom,muc,ca ngu"},
		{"food", "thit,trung,mat ong,gio cha,nem,xuc xich,bo kho,sua,thuc pham,tuong ot,gia vi"},
		{"drink", "ruou,tra,nuoc uong,nuoc dong chai,duoc lieu,bia,cao duoc lieu,nuoc da"},
		{"rubber_sugar", "cao su,mia,duong,mat mia,dau,dau lac,dau phong,ep dau,tinh dau"},
		{"wood", "go,van,ep vien,vien nen,than,mun cua,xe go,ban go"},
		{"furniture", "do moc,moc,ban ghe,tu,giuong,noi that,cua go,sofa"},
		{"craft", "tho cam,det,dan lat,may tre,my nghe,gom,cham khac,tuong go,tranh"},
		{"garment", "may mac,may,quan ao,giay dep,giay,bao bi,thung carton,tui,dong phuc"},
		{"building", "gach,ngoi,be tong,cong be tong,vat lieu xay,da ốp,xi mang,cat to,tam lop,gach khong nung"},
		{"mech", "co khi,han,tien,cua sat,nhom,kinh,nhom kinh,inox,sat,khung,may nong nghiep,mai ton"},
		{"repair", "sua chua,sua may,sua xe,dien tu,dien lanh,quan mo to,bao duong"},
		{"parts", "linh kien,phu tung,gia cong chi tiet,khuon"},
		{"agrochem", "phan bon,phan vi sinh,che pham,huu co,vi sinh,thuoc bao ve thuc vat"},
		{"env", "tai che,rac,xu ly thai,nang luong,dien mat troi,biogas,nhua tai che"},
		{"mining", "khai thac,khoang san,da xay dung,cat xay dung,mo da"},
		{"other", ""},
		{"trade", "thu mua,mua ban,dai ly,tap hoa,buon ban"},
		{"farm", "trong trot,chan nuoi,nuoi,trong,trang trai"},
		{"service", "quan an,nha hang,van tai,cho thue,dich vu"},
	}
}

func industries() []dialog.Option {
	var os []dialog.Option
	for _, i := range industryTable() {
		os = append(os, dialog.Option{Key: i.code})
	}
	return os
}

// likelyIndustries are at most three proposals, by the longest words found in
// what the facility makes.
func likelyIndustries(c dialog.Context) []string {
	text := " " + vietnamese.Fold(c.Answers.Text("products")) + " "
	type hit struct {
		code string
		size int
	}
	var hits []hit
	for _, i := range industryTable() {
		best := 0
		for _, w := range strings.Split(i.words, ",") {
			if w != "" && strings.Contains(text, " "+vietnamese.Fold(w)+" ") {
				best = max(best, len(w))
			}
		}
		if best > 0 {
			hits = append(hits, hit{i.code, best})
		}
	}
	slices.SortStableFunc(hits, func(a, b hit) int { return b.size - a.size })
	var codes []string
	for _, h := range hits[:min(3, len(hits))] {
		codes = append(codes, h.code)
	}
	return codes
}

// legalForms of forms §1.2. "hộ gia đình" alone is no business household.
func legalForms() []dialog.Option {
	return []dialog.Option{
		{Key: "household", Also: []string{"hkd", "ho kd", "ho ca the", "ho kinh doanh", "ho kinh doanh ca the"}},
		{Key: "enterprise", Also: []string{"dn", "doanh nghiep", "cong ty", "cty", "dntn", "tnhh", "cong ty tnhh", "cty tnhh"}},
		{Key: "cooperative", Also: []string{"htx", "hop tac xa"}},
		{Key: "cooperative_group", Also: []string{"tht", "to hop tac"}},
		{Key: "cooperative_union", Also: []string{"lien hiep htx", "lien hiep hop tac xa", "lhhtx"}},
		{Key: "artisan", Also: []string{"nghe nhan", "nghe nhan uu tu", "nghe nhan nhan dan"}},
		{Key: "unregistered", Also: []string{"chua dang ky", "chua co giay", "tu lam"}},
		{Key: "unknown", Also: []string{"khong ro", "chua ro", "khong biet", "ho gia dinh", "ho gd"}},
	}
}
