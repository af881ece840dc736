package duplicates

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"khuyencong/flows/vietnamese"
)

// class is what a phrase in a name says.
type class uint8

const (
	brand  class = iota // nothing known: the name itself
	filler              // cơ sở, sản xuất: in every other name
	form                // HTX, công ty
	craft               // cà phê, mộc
	region              // Đắk Lắk, Tây Nguyên: in many names
	place               // a commune
	person              // ông, chị, của: a person's name follows
)

// phrase is words that are read together.
type phrase struct {
	words []*word
	class class
	group int    // of forms and crafts
	code  string // of communes
}

// fillers are in many names and say nothing about which facility it is.
const fillers = `cơ sở, cơ sở sản xuất, cs, cssx, cskd, cơ sở sx, hộ, hộ gia đình, hộ gđ, hgđ, nhà, xưởng, phân xưởng, lò, trại, trang trại, nhà máy, nm, xí nghiệp,
 cửa hàng, đại lý, trạm, điểm, doanh nghiệp, dn, kinh doanh, kd, sản xuất, sx, sxkd, sản xuất kinh doanh, sản xuất và chế biến, chế biến, cb, gia công, thu mua, mua bán, thương mại,
 tm, dịch vụ, dv, tmdv, dvtm, sxtm, sxtmdv, đầu tư, xuất khẩu, nhập khẩu, xuất nhập khẩu, xnk, xây dựng, xd, phát triển, tổng hợp, nông nghiệp, nn, nông lâm nghiệp, lâm nghiệp,
 công nghiệp, công nghệ, công nghệ cao, cnc, thủ công, truyền thống, sạch, hữu cơ, cao cấp, đặc sản, sản phẩm, sp, và, chuyên, các loại, nghề, làng nghề, thôn, buôn, xã, phường, số,
 chi nhánh, cn, địa điểm kinh doanh, tập đoàn, cscb, cơ sở chế biến, cssx và kd, nguyên chất`

// cooperatives is the bit of the first form.
const cooperatives = 1

// forms are the legal forms that exclude one another.
var forms = [...]string{
	`hợp tác xã, htx, hợp tác xã nông nghiệp, htxnn, htxdv, htx nn, htx dvnn, liên hiệp hợp tác xã, lhhtx, liên hiệp htx`,
	`công ty, cty, công ty tnhh, cty tnhh, công ty tnhh một thành viên, công ty tnhh mtv, cty tnhh mtv, cty tnhh 1tv, công ty tnhh 1tv, tnhh, mtv, tnhh mtv, trách nhiệm hữu hạn, công ty trách nhiệm hữu hạn,
 công ty trách nhiệm hữu hạn một thành viên, công ty cổ phần, cty cp, cty cổ phần, công ty cp, ctcp, cổ phần, công ty tnhh 1 thành viên, cty tnhh 1 thành viên, tnhh 1 thành viên, 1 thành viên,
 công ty tnhh hai thành viên, công ty tnhh 2 thành viên, tnhh hai thành viên, tnhh 2 thành viên, 2 thành viên, 1tv, 2tv, doanh nghiệp tư nhân, dn tư nhân, dntn, tnhh một thành viên, một thành viên`,
	`tổ hợp tác, tht, tổ hợp tác xã, tổ sản xuất, nhóm hộ`,
	`hộ kinh doanh, hkd, hộ kd, hộ cá thể, hộ kinh doanh cá thể`,
}

// crafts are what facilities make; a name may have several, one group each line.
var crafts = [...]string{
	`cà phê, cafe, càfê, cà fê, cf, caphe, cafê, coffee, cofee, cà phê bột, cà phê rang xay, rang xay cà phê, cà phê sạch, hạt rang`,
	`tiêu, hồ tiêu, hạt tiêu`,
	`điều, hạt điều, đào lộn hột`,
	`mắc ca, macca, mac ca, macadamia, mắc-ca`,
	`ca cao, cacao, sô cô la, socola, chocolate`,
	`sầu riêng, trái cây, hoa quả, nông sản sấy, mít sấy, chuối sấy, trái cây sấy, bơ, rau củ, hoa quả sấy`,
	`xay xát, gạo, lúa gạo, xay lúa, xay gạo, xát gạo, ngô, bắp`,
	`bún, phở, miến, mì, bún tươi, bún khô, hủ tiếu, bánh phở, bánh canh`,
	`bánh, bánh mì, bánh kẹo, bánh tráng, bánh đa, bánh ngọt, bakery, kẹo, lò bánh mì`,
	`hải sản, nước mắm, mắm, rong biển, cá, khô cá, cá khô, thủy sản, cá cơm, tôm`,
	`thịt, giò chả, chả, nem, nem chua, bò khô, bò một nắng, bò 1 nắng, lạp xưởng, trứng`,
	`mật ong, ong, ong mật, nuôi ong`,
	`rượu, rượu cần, rượu gạo, men lá`,
	`nước, nước uống, nước đóng chai, nước tinh khiết, nước uống đóng chai, nước uống đóng bình, đóng bình, nước đá, đá viên, đá sạch`,
	`trà, chè, dược liệu, nấm, đông trùng hạ thảo, yến sào, tổ yến, yến`,
	`mộc, gỗ, đồ gỗ, đồ mộc, nội thất, mộc dân dụng, xẻ gỗ, cưa xẻ, gỗ mỹ nghệ, trang trí nội thất, ván ép, viên nén, mùn cưa`,
	`dệt, thổ cẩm, dệt thổ cẩm, dệt may thổ cẩm`,
	`may, may mặc, may đo, may gia công, thời trang, quần áo, giày dép, bao bì`,
	`đan lát, mây tre, mây tre đan, mỹ nghệ, thủ công mỹ nghệ, gốm, gùi, chiếu, đan gùi, chiếu cói`,
	`gạch, ngói, gạch ngói, gạch không nung, gạch block, block, bê tông, vật liệu xây dựng, vlxd, ống cống, tuynel, gạch tuynel, gạch bông, tấm lợp`,
	`cơ khí, ck, hàn, tiện, cửa sắt, sắt, nhôm kính, nhôm, inox, cơ khí chế tạo, hàn tiện, gò hàn, sắt thép, tôn, cơ khí nông nghiệp, cơ kim khí, rèn, lò rèn, cán tôn`,
	`sửa chữa, sửa xe, sửa máy, sửa chữa máy móc, điện tử, điện cơ, điện lạnh, sửa chữa ô tô, sửa chữa xe máy`,
	`phân bón, phân vi sinh, chế phẩm, phân hữu cơ, hữu cơ vi sinh`,
	`cao su, mía, mía đường, đường, mật mía, dầu ép, dầu lạc, dầu phộng, dầu đậu phộng, ép dầu`,
	`tinh bột, khoai mì, sắn, tinh bột sắn, bột mì`,
	`đậu hũ, đậu phụ, đậu khuôn, tàu hũ, tương, nước tương, sữa đậu nành`,
	`nhang, nhang trầm, trầm, hương trầm, trầm hương, nến, tinh dầu, mỹ phẩm, xà phòng`,
	`in, in ấn, quảng cáo, bảng hiệu, giấy`,
	`than, than củi, than tổ ong, tái chế, nhựa, phế liệu`,
	`đá, khai thác đá, cát, đá chẻ, đá granite, đá mỹ nghệ, đá hoa cương, đá ốp lát`,
}

// workWords are crafts of no group: what is done to whatever it is.
const workWords = `rang, xay, rang xay, sấy, sấy khô, ép, nghiền, nông sản, thực phẩm, thực phẩm sạch, nông sản sạch, lương thực, khô, bột, hạt, dân dụng, máy móc, thiết bị, tươi, đóng gói, đóng chai, tinh khiết, bảo quản, sơ chế, chế tạo, nông lâm sản, lâm sản`

// regions are wider than a commune.
const regions = `đắk lắk, đăk lăk, daklak, đaklak, dak lak, đắc lắc, darlac, đăklăk, đắklắk, tây nguyên, việt nam, vn, miền trung, phú yên, buôn ma thuột, ban mê thuột, buôn mê thuột, buôn mê, ban mê, bmt,
 tuy hòa, buôn hồ, krông pắc, krông ana, krông búk, krông năng, krông bông, cư m'gar, ea h'leo, ea kar, ea súp, m'đrắk, cư kuin, buôn đôn, sông hinh, sơn hòa, đồng xuân, tuy an, sông cầu, phú hòa, tây hòa, đông hòa, tỉnh, huyện`

// personWords stand before a person's name.
const personWords = `của, ông, bà, anh, chị, cô, chú, thầy, nghệ nhân, chủ hộ, gia đình`

// phrases are all of them by the key of their first word, longest first.
var phrases = sync.OnceValue(func() map[string][]phrase {
	m, r := map[string][]phrase{}, newReader()
	enter := func(list string, c class, group int, code string) {
		for p := range strings.SplitSeq(list, ",") {
			w := r.split(p).words
			m[w[0].key] = append(m[w[0].key], phrase{words: w, class: c, group: group, code: code})
		}
	}
	enter(fillers, filler, 0, "")
	for i, f := range forms {
		enter(f, form, i, "")
	}
	for i, c := range crafts {
		enter(c, craft, i, "")
	}
	enter(workWords, craft, len(crafts), "")
	enter(regions, region, 0, "")
	enter(personWords, person, 0, "")
	for _, c := range vietnamese.Communes() {
		enter(c.Name, place, 0, c.Code)
	}
	for _, list := range m {
		slices.SortStableFunc(list, func(a, b phrase) int { return cmp.Compare(len(b.words), len(a.words)) })
	}
	return m
})

// doubtful reports a phrase of one word typed without marks, which may be another
// word: "tien" is tiện or Tiến.
func (p phrase) doubtful(words []*word) bool {
	return len(p.words) == 1 && p.words[0].marked() && !words[0].marked() && words[0].key == p.words[0].key
}

// phraseAt is the longest phrase at the beginning of words. Marks tell a single
// word from others (hộ, Hồ); in longer phrases they are often wrong, and the words
// beside say enough.
func phraseAt(words []*word) (phrase, bool) {
	for _, key := range []string{words[0].key, typedKey(words[0])} {
		for _, p := range phrases()[key] {
			if len(p.words) <= len(words) && p.begins(words) {
				return p, true
			}
		}
	}
	return phrase{}, false
}

func typedKey(w *word) string {
	if w.typed == nil {
		return ""
	}
	return w.typed.key
}

func (p phrase) begins(words []*word) bool {
	for i, w := range p.words {
		if words[i].key != w.key && typedKey(words[i]) != w.key {
			return false
		}
	}
	w, typed := p.words[0], words[0]
	return len(p.words) > 1 || !typed.marked() || typed.tone == w.tone && typed.shape == w.shape
}
