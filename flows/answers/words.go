package answers

import "strings"

// All words here are folded: without marks, đ as d.

// shortForms are written out before anything is compared. One that is written
// with marks stands for the word typed so: vô is into, vợ and vỏ are not.
func shortForms() map[string]string {
	return map[string]string{
		"dc": "duoc", "dk": "dang ky", "dki": "dang ky", "k": "khong", "ko": "khong", "kg": "khong", "kh": "khong", "khg": "khong", "hk": "khong",
		"hok": "khong", "hong": "khong", "hem": "khong", "hổng": "khong", "hông": "khong", "hỏng": "khong", "hẻm": "khong", "bn": "bao nhieu",
		"bnhieu": "bao nhieu", "nhiu": "bao nhieu", "j": "gi", "ntn": "nhu the nao", "tn": "the nao", "sao": "the nao", "bt": "biet", "bik": "biet",
		"bit": "biet", "kc": "khuyen cong", "ttkc": "trung tam khuyen cong", "tt": "trung tam", "hkd": "ho kinh doanh", "htx": "hop tac xa",
		"tht": "to hop tac", "dn": "doanh nghiep", "cty": "cong ty", "dntn": "doanh nghiep tu nhan", "dnnvv": "doanh nghiep nho va vua", "sx": "san xuat",
		"sp": "san pham", "mm": "may moc", "tb": "thiet bi", "mmtb": "may moc thiet bi", "hs": "ho so", "gt": "giay to", "ttuc": "thu tuc",
		"ctv": "cong tac vien", "cs": "co so", "hd": "hop dong", "kp": "kinh phi", "tr": "trieu", "trd": "trieu", "sdt": "so dien thoai",
		"dt": "dien thoai", "ubnd": "uy ban nhan dan", "ub": "uy ban", "hdnd": "hoi dong nhan dan", "ccn": "cum cong nghiep", "sct": "so cong thuong",
		"bct": "bo cong thuong", "gpkd": "giay phep kinh doanh", "dkkd": "dang ky kinh doanh", "kd": "kinh doanh", "sxsh": "san xuat sach hon",
		"ld": "lao dong", "cnnt": "cong nghiep nong thon", "dtts": "dan toc thieu so", "pccc": "phong chay chua chay", "trc": "truoc", "mần": "lam",
		"răng": "the nao", "mô": "dau", "rứa": "vay", "chừ": "gio", "vô": "vao", "hôn": "khong", "hen": "nhe", "nhiêu": "bao nhieu", "zậy": "vay",
		"zay": "vay", "v": "vay", "dzay": "vay", "đc": "duoc", "đk": "dang ky", "vậy": "vay", "nhìu": "nhieu", "tụi": "chung", "tui": "toi", "tao": "toi",
		"cvt": "cong tac vien", "thim": "them", "gium": "giup", "giùm": "giup", "dum": "giup", "dùm": "giup", "mún": "muon", "coá": "co", "rùi": "roi",
		"rui": "roi", "oy": "roi", "bjo": "bay gio", "bh": "bay gio", "hqua": "hom qua", "nc": "nuoc", "cb": "can bo", "sđt": "so dien thoai", "lm": "lam",
		"ng": "nguoi", "cx": "cung", "mk": "minh", "mik": "minh", "mun": "muon", "onl": "online", "fb": "facebook", "stk": "so tai khoan", "coi": "xem",
		"xai": "dung", "bhxh": "bao hiem xa hoi", "bhyt": "bao hiem y te", "cccd": "can cuoc", "cmnd": "can cuoc", "tp": "thanh pho", "nd": "nghi dinh",
		"xk": "xuat khau", "mt": "moi truong", "bv": "benh vien", "dthoai": "dien thoai", "vb": "van ban", "kcqg": "khuyen cong quoc gia",
		"kcdp": "khuyen cong dia phuong", "thg": "thang", "tgian": "thoi gian", "hth": "he thong", "e": "em", "a": "anh",
	}
}

// sameMeaning lists phrases that ask for the same as the first of their line.
func sameMeaning() []string {
	return []string{
		"bao nhieu|nhieu tien|may tien|may trieu|may tram trieu|may phan tram|bao nhieu phan tram|duoc nhieu khong|nhieu khong|bao nhieu tien|bao nhieu trieu|muc bao nhieu|may dong|duoc nhieu|ho tro nhieu|duoc may tram|mức nào|may phan|may bac",
		"o dau|mục nào|o muc nao|bam muc nao|chỗ mô|o mo|di dau|chạy ra đâu|tai dau|nop dau|cho nao|noi nao|den dau de|ra dau|dua cho ai|gui cho ai|nop cho ai|voi ai|dau vay|bam dau|o cho nao|nam dau",
		"khi nao|tới khi mô|khi mô|thời gian nào|chung nao moi|bao gio moi|bao gio|luc nao|chung nao|ngay nao|ngay may|hom nao|thang nao|toi ngay may|truoc ngay may|den khi nao|bua nao|hoi nao",
		"bao lau|may thang|may ngay|may tuan|mat may ngay|lau khong|cho may thang|bao nhieu ngay",
		"nhu the nao|the nao|lam the nao|cach nao|ra the nao|lam cach nao|nhu nao|the nao vay",
		"den dau roi|toi dau roi|den dau|toi dau|den khau nao|buoc nao roi|toi dau r|toi khau nao|khau nao",
		"gom nhung gi|nhung thu gi|can nhung gi|gom gi|can gi|nop nhung gi|nhung giay nao|nhung giay gi|giấy gì|can nhung thu gi|gom nhung thu gi|giay to gi|giay to nao|can giay to gi",
		"cai gi|cai chi|gi vay|la gi|nghia la gi",
		"vay von|vay tien|muon vay|cho vay|di vay|vay ngan hang|vay muon|vay nong|von vay",
		"vi the nao|tai the nao|ly do gi|vi ly do gi",
		"may lan|bao nhieu lan|lan nua|them lan nua|lan hai|xin nua|xin tiep|nhan nua|lan thu hai|nhan tiep|duoc nua",
		"may nam|bao nhieu nam",
		"mua|sam|tinh mua|dinh mua|tậu|tậu về|mua sam|trang bi",
		"doanh nghiep|cong ty|xi nghiep|cong ti",
		"may moc|may moc thiet bi|thiet bi may moc|thiet bi",
		"ho kinh doanh|ho ca the|ho kinh doanh ca the|ho san xuat kinh doanh|ho san xuat",
		"cong tac vien|cong tac vien khuyen cong",
		"giay to|giay te|giay ma|tai lieu",
		"phi|le phi|chi phi ho so|mat tien|ton tien|dong tien|dong le phi|thu tien|thu phi",
		"uy ban xa|uy ban nhan dan xa|uy ban phuong|uy ban nhan dan phuong|xa phuong|chinh quyen xa|uy ban",
		"dan toc thieu so|nguoi dan toc|dong bao dan toc|dan toc e de|nguoi e de|nguoi mnong|dong bao",
		"phu nu|nguoi nu|chi em|nu lam chu|la nu|do nu|dan ba",
		"xuong|nha xuong|phan xuong|lo san xuat|xuong san xuat",
		"tat|tat bot|ngung nhan|khong nhan nua",
		"trung|trung nhau|bi trung|giong nhau",
		"ghi truoc|da ghi|ghi roi|co nguoi ghi|da co nguoi ghi",
		"duyet|phe duyet|chap thuan|quyet dinh cho|xet duyet|chot",
		"tham quan|di xem|di hoc hoi|hoc hoi kinh nghiem|hoc tap kinh nghiem",
		"ban hang qua mang|ban online|ban hang online|ban hang tren mang|ban qua mang|ban tren mang",
		"binh chon|thi san pham|du thi|thi binh chon|du binh chon|binh chon san pham",
		"bo tien ra|bo ra|phai bo|minh phai bo|bo von|tu bo|tu lo|bo them",
		"con hieu luc|con ap dung|con dung duoc|con gia tri|het hieu luc|con dung|con dung khong",
		"goi lai|dien lai|goi cho toi|co nguoi goi",
		"gap nguoi that|noi chuyen voi nguoi|gap can bo|gap nguoi|gap truc tiep|noi chuyen truc tiep",
		"so dien thoai trung tam|dien thoai trung tam|so trung tam|hotline|so dien thoai cua trung tam|so dien thoai khuyen cong",
		"ai viet|ai lam giup|ai lap|viet giup|lam giup|viet giup ai",
		"qua su dung|da dung|second hand|da qua su dung|xai roi|hang bai",
		"phong trung bay|showroom|diem trung bay|quay gioi thieu|gian trung bay",
		"di doi|doi xuong|chuyen xuong|don xuong|doi di",
		"khoi nghiep|khoi su|moi bat dau lam|mo cong ty|thanh lap cong ty|thanh lap doanh nghiep",
	}
}

// courtesies say nothing of what is asked; they are left out.
func courtesies() []string {
	return strings.Fields(`em oi a ah da vang nhe nha nhi ak nhen hen z thi la ad admin bac dum gium voi hihi haha hic huhu
		thua a ne hen hu nghen chu anh chi xin de`)
}

// weakWords are in too many questions to tell one from another by themselves.
func weakWords() []string {
	return strings.Fields(`co duoc khong toi minh cua thi gi cho nay va nhu se cac mot nguoi tu vao ra len roi con nua phai can muon biet
		ai hay hoac bi lam ho tro khuyen cong trong cai viec deu moi toan co so nhieu qua lai theo ve tai dang gio nao khi voi den giup duoc
		moi nam don vi tinh trung tam thong tin chinh sach
		vay hoi day bo ma the do nhung luon`)
}

// nameWords are found in names of people and places of the province, and
// besides those of communes; where no article has them they say nothing.
func nameWords() []string {
	return strings.Fields(`y h hlinh nie eban mlo kbuor ayun adrong bya ksor kdoh ktla hwing knul hmok buon ea ia cu krong dak lak mdrak thon
		hdok siu rcom nay kpa rahlan nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly van thi to bon doi ap xom
		hra hbia hnguyet hzuyen hyuen ama ami ma oi amai buonmathuot bmt dhong ako alea thuot gia rai mnong ede e de`)
}

func set(words []string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}

// intents are the tokens that say what is asked, whatever it is asked of.
func intents() []string {
	return strings.Fields("bao_nhieu o_dau khi_nao bao_lau nhu_the_nao den_dau_roi cai_gi vi_the_nao may_lan may_nam giay_to dieu kien dieu_kien ai gom_nhung_gi phi han tat duoc_khong")
}
