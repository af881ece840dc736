package flows

import (
	"slices"
	"strings"
	"unicode"

	"khuyencong/flows/dialog"
	"khuyencong/flows/vietnamese"
)

// An industry is one row of the list of forms §1.1: the option's code, what its
// activity and its industry are to the rules, and the words in "sản phẩm" that make
// it likely.
type industry struct {
	code               string
	activity, industry string // "": not known
	words              string
}

// industryTable is in the order the buttons stand. Words carry their marks:
// "cà phê" is no "cá"; what is typed without any is compared without.
func industryTable() []industry {
	return []industry{
		{"coffee", "processing", "agro_processing", "cà phê,cafe,coffee,cà phê bột,cà phê rang,rang xay"},
		{"pepper_nuts", "processing", "agro_processing", "tiêu,hồ tiêu,điều,hạt điều,mắc ca,macca,ca cao,cacao,socola,sô cô la,hạt dinh dưỡng"},
		{"fruit", "processing", "agro_processing", "sầu riêng,bơ,trái cây,rau,rau củ,củ quả,chuối,xoài,mít,thanh long,nước ép,sấy dẻo,hoa quả,chanh dây"},
		{"grain", "processing", "agro_processing", "gạo,lúa,bắp,ngô,khoai,khoai mì,sắn,tinh bột,bột mì,bún,bánh,bánh mì,bánh tráng,phở,miến,xay xát"},
		{"seafood", "processing", "agro_processing", "hải sản,nước mắm,mắm,rong biển,cá,cá khô,cá ngừ,tôm,mực"},
		{"food", "processing", "agro_processing", "thịt,trứng,mật ong,giò chả,nem,xúc xích,bò khô,sữa,thực phẩm,tương ớt,gia vị,chả cá,nấm"},
		{"drink", "processing", "agro_processing", "rượu,rượu cần,trà,nước uống,nước đóng chai,nước đóng bình,dược liệu,bia,cao dược liệu,nước đá,đông trùng hạ thảo"},
		{"rubber_sugar", "processing", "agro_processing", "cao su,mía,mía đường,đường,mật mía,dầu ăn,dầu lạc,dầu phộng,ép dầu,tinh dầu"},
		{"wood", "processing", "agro_processing", "gỗ,gỗ xẻ,ván,ván ép,viên nén,than,than củi,mùn cưa,dăm gỗ"},
		{"furniture", "manufacturing", "consumer_goods", "đồ mộc,mộc,đồ gỗ,bàn ghế,tủ,giường,nội thất,cửa gỗ,sofa"},
		{"craft", "craft", "handicraft", "thổ cẩm,dệt,dệt thổ cẩm,đan lát,mây tre,mỹ nghệ,gốm,chạm khắc,tượng gỗ,tranh"},
		{"garment", "manufacturing", "consumer_goods", "may mặc,may,quần áo,giày dép,giấy,bao bì,thùng carton,túi,đồng phục"},
		{"building", "manufacturing", "building_materials", "gạch,gạch không nung,ngói,bê tông,cống bê tông,ống cống,vật liệu xây dựng,xi măng,tấm lợp,đá ốp"},
		{"mech", "manufacturing", "mechanical", "cơ khí,hàn,tiện,cửa sắt,nhôm,nhôm kính,inox,sắt,khung sắt,máy nông nghiệp,mái tôn,rơ moóc,máy xới,máy"},
		{"repair", "manufacturing", "mechanical", "sửa chữa,sửa máy,sửa xe,điện tử,điện lạnh,quấn mô tơ,bảo dưỡng"},
		{"parts", "manufacturing", "supporting", "linh kiện,phụ tùng,chi tiết máy,khuôn"},
		{"agrochem", "manufacturing", "agro_chemicals", "phân bón,phân vi sinh,phân hữu cơ,chế phẩm,vi sinh,thuốc bảo vệ thực vật"},
		{"env", "manufacturing", "other", "tái chế,rác,xử lý thải,năng lượng,điện mặt trời,biogas,nhựa tái chế"},
		{"mining", "mining", "mining", "khai thác,khoáng sản,đá xây dựng,cát xây dựng,mỏ đá,đá dăm"},
		{"other", "", "other", ""},
		{"trade", "trade", "none", "thu mua,mua bán,đại lý,tạp hóa,buôn bán"},
		{"farm", "farming", "none", "trồng trọt,chăn nuôi,trang trại,trồng"},
		{"service", "service", "none", "quán ăn,nhà hàng,vận tải,cho thuê,dịch vụ"},
	}
}

func industries() []dialog.Option {
	var os []dialog.Option
	for _, i := range industryTable() {
		os = append(os, dialog.Option{Key: i.code})
	}
	return os
}

// likelyIndustries proposes at most three, the one with the longest words found
// in what the facility makes first. A short word inside a longer one that was
// found ("cà phê bột" holds no flour) counts for nothing.
func likelyIndustries() func(dialog.Context) []string {
	likely := likely()
	return func(c dialog.Context) []string { return likely(c.Answers.Text("products")) }
}

// likely are the codes of the industries, at most three, whose products a text
// names; where it has its marks, by these.
func likely() func(products string) []string {
	withMarks, without := industryWords(marked), industryWords(vietnamese.Fold)
	return func(products string) []string {
		text, folded := marked(products), vietnamese.Fold(products)
		if text == folded { // typed without marks
			return longest(hits(without, folded))
		}
		return longest(hits(withMarks, text))
	}
}

// marked is a text for comparing with its marks.
func marked(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(vietnamese.Clean(s)), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}), " ")
}

// An industryWord is one by which an industry is recognised, with a space on
// both sides.
type industryWord struct{ code, word string }

func industryWords(read func(string) string) []industryWord {
	var all []industryWord
	for _, i := range industryTable() {
		for _, w := range strings.Split(i.words, ",") {
			if w = read(w); w != "" {
				all = append(all, industryWord{i.code, " " + w + " "})
			}
		}
	}
	return all
}

// hits are the longest words found of every industry, the longest first.
func hits(words []industryWord, text string) []industryWord {
	var found []industryWord
	text = " " + text + " "
	for _, w := range words {
		if !strings.Contains(text, w.word) {
			continue
		}
		if n := len(found); n > 0 && found[n-1].code == w.code {
			if len(w.word) > len(found[n-1].word) {
				found[n-1] = w
			}
			continue
		}
		found = append(found, w)
	}
	slices.SortStableFunc(found, func(a, b industryWord) int { return len(b.word) - len(a.word) })
	return found
}

func longest(found []industryWord) []string {
	var codes []string
	for _, h := range found {
		inside := slices.ContainsFunc(found, func(o industryWord) bool {
			return len(o.word) > len(h.word) && strings.Contains(o.word, h.word)
		})
		if !inside && len(codes) < 3 {
			codes = append(codes, h.code)
		}
	}
	return codes
}

// sizes of enterprises, as the rules name them. Which limits they have is not
// known here, so whoever knows says it, and the centre sets it right.
func sizes() []string { return []string{"micro", "small", "medium", "large"} }

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
