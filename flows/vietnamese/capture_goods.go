package vietnamese

import "strings"

// takeGoods notes words as products; from begins what is used up with them.
func (m *message) takeGoods(s span, from int) {
	s = m.trimIdle(s)
	if s.from >= s.to || m.anyGoods(s) || m.isPlace(s) {
		return
	}
	m.goods = append(m.goods, m.typed(s))
	m.use(from, s.to)
	m.goodsOpen, m.goodsAll = true, m.goodsAll && m.goodsOpen
}

// anyGoods reports words that say no product by themselves: "nhà", "hàng".
func (m *message) anyGoods(s span) bool {
	for i := s.from; i < s.to; i++ {
		if !m.is(i, set("nha", "hang", "do", "lam", "va", "cac", "loai", "san", "pham")) {
			return false
		}
	}
	return true
}

// isPlace reports the whole name of a commune, old or new.
func (m *message) isPlace(s span) bool {
	found, _ := FindCommunes(m.typed(s))
	return len(found) > 0 && found[0].Score >= 0.99 && m.goodsLike(s.from, s.to) == 0
}

// goodsGoOn reports that a part may go on with a list of products.
func (m *message) goodsGoOn(p part) bool {
	return m.goodsOpen && !m.words[p.from].line && !m.words[p.from].used
}

// labelledGoods reads what stands behind "Sản phẩm", "chuyên", "làm".
func (m *message) labelledGoods(s span, p part) {
	if cut := m.placeSuffix(s.from, s.to); cut < s.to && cut > s.from {
		m.barePlace(cut, s.to)
		s = m.trimIdle(span{s.from, cut})
	}
	if m.personLike(s.from, s.to) {
		m.describe(s)
		return
	}
	m.takeGoods(s, s.from)
	m.goodsAll = p.shown
}

// goodsLike is which part of the words, from 0 to 1, are words of crafts and
// products, when they begin with one.
func (m *message) goodsLike(from, to int) float64 {
	if from >= to {
		return 0
	}
	known := 0
	for i := from; i < to; {
		n := m.goodsWords(i, to)
		if n == 0 && i == from {
			return 0
		}
		known += n
		i += max(n, 1)
	}
	return float64(known) / float64(to-from)
}

// goodsWords is how many words at i are a product's. What is typed with marks is
// compared with marks: "bàn" is a table, "Ban" a flower.
func (m *message) goodsWords(i, limit int) int {
	for n := min(4, limit-i); n > 0; n-- {
		if m.inGoods(i, i+n) {
			return n
		}
	}
	return 0
}

func (m *message) inGoods(from, to int) bool {
	var low, key strings.Builder
	marked := false
	for i := from; i < to; i++ {
		if i > from {
			low.WriteByte(' ')
			key.WriteByte(' ')
		}
		low.WriteString(m.words[i].low)
		key.WriteString(m.words[i].key)
		marked = marked || m.words[i].marked()
	}
	if marked {
		_, ok := goods[low.String()]
		return ok
	}
	unmarked, ok := goods[key.String()]
	return ok && unmarked
}

// goods are the words of products and crafts, with marks and without; the value
// says whether they are sure enough without marks (or have none). A star is
// before those that are not.
var goods = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Split(goodsList, ",") {
		w = strings.TrimSpace(w)
		name, doubtful := strings.CutPrefix(w, "*")
		name = strings.ToLower(Clean(name))
		m[name] = m[name] || Fold(name) == name
		if !doubtful {
			m[Fold(name)] = true
		}
	}
	return m
}()

const goodsList = `cà phê, cafe, cà phê bột, cà phê hạt, cà phê nhân, caphe, cf, *bột, *hạt, *nhân, rang, rang xay, xay, hòa tan, hoà tan, rang mộc, nguyên chất, đặc sản, sạch, hữu cơ, *các loại, cac loai, truyền thống, dân dụng, gia dụng, mỹ nghệ,
 hồ tiêu, tiêu, tiêu sọ, tiêu đen, tiêu xay, *điều, hạt điều, điều rang muối, rang muối, mắc ca, macca, mac ca, cacao, ca cao, socola, sô cô la, sầu riêng, *bơ, dầu bơ, trái cây, hoa quả, *quả, nông sản, *sấy, *sấy khô, sấy dẻo, sấy thăng *hoa, sấy giòn, *chuối, chuối sấy, *mít, mít sấy, khoai, khoai lang, khoai mì, *sắn, tinh bột, tinh bột sắn, tinh bột nghệ, *nghệ, bún, bún khô, bún tươi, bún gạo, *bánh, bánh tráng, bánh mì, bánh kẹo, bánh chưng, bánh tét, bánh ngọt, bánh ướt, bánh phở, *phở, *kẹo, hủ tiếu, miến, mì, mì quảng, *gạo, xay xát, xay xát lúa, xay xát gạo, *lúa, xay lúa, *bắp, *ngô, *đậu, đậu phộng, đậu phụ, đậu hũ, tàu hũ, đậu khuôn, *lạc, *mè, *mắm, nước mắm, mắm cá, *muối, muối ớt, muối tiêu, *ớt, tương ớt, *tương, *măng, măng khô, *rượu, rượu cần, nấu rượu, nấu rượu cần, cao atiso, trà dây, sò huyết, đóng hộp, tủ bếp, rèm, rèm cửa, chanh dây, bánh hỏi, rượu gạo, rượu ghè, rượu đế, *can, mật ong, *trà, trà thảo mộc, chè, dược liệu, thảo dược, đinh lăng, *nấm, nấm linh chi, nấm rơm, đông trùng hạ thảo, nước uống, nước đóng chai, nước tinh khiết, nước đá, đá lạnh, đá viên, đá cây, yến, yến sào, *thịt, bò khô, thịt bò khô, bò một nắng, heo, *giò, giò chả, *chả, chả lụa, nem, nem chua, lạp xưởng, *trứng, *cá, cá khô, *khô, hải sản, *tôm, *ruốc, rong biển, *gà, xúc xích, sữa, sữa chua, sữa hạt, *đường, *mía, *dầu, dầu phộng, dầu đậu phộng, dầu lạc, ép dầu, *ép, tinh dầu, tinh dầu sả, *sả, tinh dầu tràm, xà phòng, *nhang, làm nhang, *hương, hương trầm, trầm, trầm hương, *nến, cao su, mủ cao su, *mủ, bông, *gối,
 *mộc, mộc dân dụng, đồ mộc, *gỗ, đồ gỗ, nội thất, *bàn, *ghế, bàn ghế, *tủ, *giường, giường tủ, *cửa, cửa gỗ, cửa sắt, cửa nhôm, cửa cuốn, cổng, cổng sắt, cửa cổng, *lan can, cầu thang, hàng rào, *nhôm, nhôm kính, *kính, inox, *sắt, *thép, tôn, *tôn, cán tôn, xà gồ, khung nhà, nhà thép, tiền chế, cơ khí, *hàn, hàn tiện, gò hàn, *tiện, *phay, *rèn, dao rựa, *dao, *rựa, nông cụ, nông cơ, cuốc, *cày, *bừa, rơ moóc, rơ mooc, romooc, bồn, bồn nước, máy móc, *máy, máy nông nghiệp, máy sấy, máy rang, máy xay, sửa chữa, sửa máy, sửa xe, sửa, điện, điện nước, điện tử, điện cơ, quấn mô tơ, mô tơ, lò sấy, *lò,
 *gạch, gạch không nung, gạch block, gạch tuynel, gạch bông, gạch lát, gạch nung, gạch ngói, không nung, *ngói, *bê tông, be tong, bê tông tươi, cống bê tông, ống cống, *cống, trụ bê tông, *trụ, trụ tiêu, cọc, *đá, đá xây dựng, đá chẻ, đá granite, đá mỹ nghệ, *cát, *vôi, xi măng, vật liệu xây dựng, vlxd, thạch cao, *sơn,
 *dệt, dệt thổ cẩm, thổ cẩm, *may, *may mặc, may công nghiệp, may gia công, quần áo, đồng phục, áo quần, *vải, *túi, túi xách, balo, giày dép, *thêu, *đan, đan lát, đan mây tre, mây tre, mây tre đan, *tre, *mây, *gùi, đan gùi, *chiếu, chiếu cói, dệt chiếu, *chổi, chổi đót, bó chổi, *gốm, gốm sứ, gốm mỹ nghệ, tượng, tượng gỗ, *tạc tượng, tạc tượng, *chạm, điêu khắc, chạm khắc, *tranh, tranh gỗ, hoa giấy, quà lưu niệm, lưu niệm, nhạc cụ, cồng chiêng, nón, nón lá, lưới, ngư cụ, *thuyền, đóng thuyền, đóng tàu, tàu thuyền, *võng,
 phân bón, *phân, phân vi sinh, phân hữu cơ, vi sinh, chế phẩm, chế phẩm sinh học, thức ăn chăn nuôi, viên nén, viên nén mùn cưa, mùn cưa, *củi, củi trấu, củi ép, *than, than củi, than *hoa, than tổ ong, ván ép, *ván, ván bóc, *dăm, dăm gỗ, pallet, palet, bao bì, thùng carton, carton, *giấy, in ấn, *in, nhựa, *nhựa, tái chế, nhựa tái chế, phế liệu, ống nhựa, *hộp,
 chế biến, sơ chế, sản xuất, gia công, đóng gói, đóng chai, đóng thùng, lắp đặt, thi công, cung cấp, *và, *hàng, *đồ, *làm, *nước, *sản phẩm, san pham, thủ công, thực phẩm, nông nghiệp, lâm sản, thủy sản, nông lâm sản, xuất khẩu, đồ uống, đồ chơi, *nhà, rau, rau củ, *củ, *hoa, *tươi, *đông lạnh, cấp đông, *cấp đông, lên men, *ngâm, *thô, *thành phẩm, *cao cấp, *chất lượng cao, mỹ phẩm, *thuốc, thuốc nam, *ống, hạt dinh dưỡng, *dinh dưỡng, *tinh chế, *khung, *nền, *lát`
