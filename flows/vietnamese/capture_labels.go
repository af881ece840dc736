package vietnamese

import "strings"

// field is what a label calls the words behind it.
type field uint8

const (
	fieldNone field = iota
	fieldName
	fieldForm
	fieldOwner  // the owner or who stands for the facility
	fieldPerson // somebody
	fieldPhone
	fieldPlace
	fieldHamlet
	fieldGoods
	fieldWorkers
	fieldCapital
	fieldYear
	fieldTax
	fieldSecret // a personal number: nothing of it is kept
	fieldOther  // something that no question asks for
	fieldWish   // a need stands before it: its money is no capital
	fieldIntro  // "thông tin cơ sở:" says nothing itself
)

// label is what a phrase announces, and when it does so without a colon.
type label struct {
	field field
	bare  bareness
}

type bareness uint8

const (
	colonOnly bareness = iota
	atStart            // of a part
	anywhere
	beforeDigits // anywhere, before a number
)

// labels are the phrases before a value, folded.
var labels = func() map[string]label {
	m := map[string]label{}
	for _, row := range []struct {
		field field
		bare  bareness
		words string
	}{
		{fieldName, colonOnly, "ten|ten goi|ten don vi|ten ho|ten hkd|ten ho kinh doanh|ten htx|ten hop tac xa|ten cong ty|ten cty|ten dn|ten doanh nghiep|co so|cs|cssx|don vi|bien hieu|ten bien hieu|ten cn|ho kinh doanh|hkd|htx|cong ty|cty|doanh nghiep|ten xuong|ten to|ten tht"},
		{fieldName, atStart, "ten|ten co so|ten cs|ten cssx|ten co so la|ten la|co so ten|co so ten la|cs ten|cs ten la|ten co so sx|ten co so san xuat"},
		{fieldForm, colonOnly, "loai hinh|hinh thuc|loai|lh|phap ly|loai hinh kd|loai hinh kinh doanh|hinh thuc kinh doanh|loai hinh co so|loai hinh hoat dong|dang ky kinh doanh|tu cach phap ly|loai hinh san xuat"},
		{fieldForm, atStart, "loai hinh|hinh thuc|loai hinh kinh doanh"},
		{fieldOwner, colonOnly, "chu|gd|ten chu|giam doc|chu nhiem|to truong|ho ten|ho va ten|ho ten chu|ho va ten chu|ho ten chu co so|ho va ten chu co so|ho ten chu ho|ho va ten chu ho|quan ly|nguoi dung ten|ten nguoi dai dien|dai dien phap luat|chu tich hdqt"},
		{fieldOwner, anywhere, "chu co so|chu cs|chu ho|chu hkd|chu co so la|chu ho la|ten chu co so|ten chu cs|ten chu ho|dai dien|nguoi dai dien|nguoi dai dien la|dai dien la|ndd|nguoi dai dien phap luat|nguoi dung dau|chu la|chu doanh nghiep|chu dn|giam doc la|do chinh"},
		{fieldPerson, colonOnly, "lien he|nguoi lien he|lh"},
		{fieldPerson, anywhere, "nguoi lien he|lien he|lien lac"},
		{fieldPhone, colonOnly, "tel|phone|zalo|hotline|di dong|mobile|so may|dd|so|call|dthoai"},
		{fieldPhone, beforeDigits, "sdt|so dt|dt|dien thoai|so dien thoai|zalo|hotline|tel|alo|so zalo|s dt|dtdd|sdt la|sdt zalo|lh|goi so|dthoai|dt la"},
		{fieldPhone, colonOnly, "sdt|so dt|dt|dien thoai|so dien thoai|so zalo|s dt|dtdd|sdt zalo|sdt lien he|dien thoai lien he|so dien thoai lien he"},
		{fieldPlace, colonOnly, "tru so|noi san xuat|dia diem|xa|phuong|xa phuong|phuong xa|noi o|noi dat|dia ban|vi tri|o|tai|huyen|tinh|dia chi san xuat|dia diem san xuat|noi sx|dia chi co so|dc sx|dia chi tru so"},
		{fieldPlace, anywhere, "dia chi|dia chi tai|dia chi o|d c|dia chi la"},
		{fieldPlace, atStart, "dc|thuoc xa|tru so|dia diem"},
		{fieldHamlet, colonOnly, "thon|buon|to dan pho|tdp|thon buon|buon thon|khu pho|thon buon tdp|thon xom|thon buon to dan pho"},
		{fieldGoods, colonOnly, "sp|sp chinh|hang|nghe|nganh|linh vuc|lam|sx|lam ra|hang hoa|lam nghe|nghe nghiep|sp chu yeu|cac sp|cac san pham"},
		{fieldGoods, anywhere, "san pham|san pham chinh|san pham la|san pham chinh la|san pham chu yeu|mat hang|mat hang chinh|nganh nghe|nganh nghe chinh|nganh nghe san xuat|linh vuc|linh vuc san xuat|chuyen|chuyen san xuat|chuyen sx|chuyen lam|chuyen ve|sp chinh|sp la|sp"},
		{fieldGoods, atStart, "lam|lam nghe|lam ra|san xuat|sx|san xuat ra|nganh|nghe|chu yeu lam|nganh chinh|san xuat cac loai|sx cac loai|chuyen cung cap|lam cac loai"},
		{fieldWorkers, colonOnly, "so lao dong|lao dong|ld|so ld|nhan cong|nguoi lam|so nguoi|nhan vien|tho|so nguoi lam|nc|cong nhan|so nhan cong|tong lao dong|so cong nhan|so luong lao dong|nguoi|lao dong thuong xuyen|nhan su|nhan luc|so tho|tong so lao dong|sld|quy mo lao dong"},
		{fieldWorkers, beforeDigits, "so lao dong|so ld|nhan cong|so nguoi lam|so nhan cong|lao dong|ld|cong nhan|so cong nhan|tong so lao dong|nhan luc"},
		{fieldCapital, colonOnly, "von|tong von|von dang ky|von hoat dong|von kd|von ban dau"},
		{fieldCapital, anywhere, "von dau tu|von dt|von dieu le|tong von dau tu|von kinh doanh|tong von|so von|von dang ky|von ban dau"},
		{fieldCapital, beforeDigits, "von|von la|von khoang|von tam|von co"},
		{fieldYear, colonOnly, "nam|tl|nam thanh lap|nam hoat dong|bat dau|nam bat dau|ngay thanh lap|nam tl|bat dau tu|hoat dong|nam san xuat|nam sx|nam mo|tu nam|tu|thoi gian hoat dong|bat dau hoat dong|nam dang ky"},
		{fieldYear, anywhere, "thanh lap|thanh lap nam|thanh lap tu|thanh lap tu nam|nam thanh lap|thanh lap ngay|hoat dong tu|hoat dong tu nam|bat dau tu|bat dau hoat dong tu|thanh lap vao nam"},
		{fieldYear, beforeDigits, "tu nam|tu|mo nam|mo tu|mo tu nam|lam tu|lam tu nam|tl|tl nam|lap nam|nam|san xuat tu|sx tu|sx tu nam|san xuat tu nam|hoat dong nam|hd tu|hd tu nam|bat dau nam|ra doi nam|ke tu nam|mo xuong nam|hoat dong duoc|lam duoc|hinh thanh tu"},
		{fieldTax, colonOnly, "msdn|ma so|ma dn|ma so dn|ms"},
		{fieldTax, anywhere, "mst|ma so thue|ma so doanh nghiep|ma thue|mst la|ma so thue la|masothue|msthue|ma so dn|ma so hkd|ma so ho kinh doanh"},
		{fieldSecret, anywhere, "cccd|can cuoc|cmnd|cmt|so dinh danh|ma dinh danh|can cuoc cong dan|so cccd|so cmnd|so can cuoc|chung minh|chung minh nhan dan|dinh danh|dinh danh ca nhan|so dinh danh ca nhan|ma so dinh danh|so giay to"},
		{fieldOther, colonOnly, "ghi chu|email|mail|fb|facebook|stt|luu y|may moc|thi truong|nguyen lieu|dinh vi|website|kien nghi|kho khan|ngay sinh|nam sinh|gioi tinh|dan toc|hien trang|thoi vu|nu|tinh trang"},
		{fieldOther, anywhere, "doanh thu|dien tich|san luong|cong suat|thu nhap|loi nhuan|muc luong|sinh nam|trong do|von vay|vay von|vay ngan hang|vay nh|von tu co|so tai khoan|stk|dat ocop|ocop|nam sinh|gia ban|giay phep so|gpkd so|so gcn"},
		{fieldIntro, colonOnly, "thong tin|thong tin co so|dang ky|dang ky co so|co so moi|khai bao|bao cao|dang ky moi|them co so|em gui|em gui thong tin|gui thong tin|thong tin ho|thong tin co so nhu sau|phieu dang ky|gui trung tam|kinh gui|danh sach|dang ky co so cnnt|em bao cao|em dang ky|dk|dk co so|cap nhat|bo sung|co so san xuat moi"},
	} {
		for _, w := range strings.Split(row.words, "|") {
			l := m[w]
			m[w] = label{field: row.field, bare: max(l.bare, row.bare)}
		}
	}
	return m
}()

// labelAt finds the longest label at word i and how many words it has. first: a
// part begins there.
func (m *message) labelAt(i int, first bool) (label, int) {
	const mostWords = 6
	for n := min(mostWords, len(m.words)-i); n > 0; n-- {
		l, ok := labels[m.key(i, n, len(m.words))]
		if ok && !m.anyUsed(i, i+n) && m.announces(l, i, n, first) {
			return l, n
		}
	}
	return label{}, 0
}

// announces reports that a label is one where it stands.
func (m *message) announces(l label, i, n int, first bool) bool {
	after := i + n
	switch {
	case m.words[after-1].colon:
		return true
	case after == len(m.words) || m.words[after].gap:
		return l.field == fieldSecret || l.field == fieldTax
	case l.field == fieldWorkers && m.counts(i):
		return false // the unit of a number before it
	case l.field == fieldOwner && !m.nameWord(after) && !m.titleAt(after, len(m.words)) && !m.is(after, set("la", "ten")):
		return false
	case l.field == fieldYear && !m.yearly(after):
		return false
	case l.field == fieldGoods && !m.goodsFollow(i, after):
		return false
	}
	switch l.bare {
	case anywhere:
		return true
	case beforeDigits:
		return m.words[after].kind == numeral || l.field == fieldCapital && m.numberish(after)
	case atStart:
		return first && (m.words[i].gap || i == 0 || m.words[i-1].colon)
	}
	return false
}

// counts reports that a number stands right before word i.
func (m *message) counts(i int) bool {
	return i > 0 && !m.words[i].gap && m.numberish(i-1)
}

// yearly reports a year, or how long it has been, at word i.
func (m *message) yearly(i int) bool {
	return m.words[i].kind == numeral || m.numberish(i) || m.is(i, set("nam", "tu", "ngay", "thang", "duoc", "dau", "cuoi", "hoi", "khoang"))
}

// goodsFollow tells "làm mộc" from "làm 12 người" and "làm từ 2015", "sp" from the
// end of a name and "chuyên" from chuyên viên.
func (m *message) goodsFollow(i, after int) bool {
	w := m.words[after]
	if w.kind == numeral || m.is(after, set("tu", "duoc", "chu", "vien", "mon", "nghiep", "an", "viec", "an", "sao", "gi", "giup", "on", "thue", "o", "tai", "cung", "them", "rieng", "nhieu", "moi")) && w.key != "an" {
		return false
	}
	if l := m.words[i]; l.key == "chuyen" && l.low != "chuyên" && l.marked() || l.key == "nghe" && (l.low == "nghệ" || w.key == "nhan") || l.key == "san" && l.marked() && l.low != "sản" {
		return false
	}
	return w.key != "nam" && !(m.words[i].key == "san" && m.is(i-1, set("cac", "nhieu", "ban", "dua", "co"))) && w.key != "an"
}
