package vietnamese

import "strings"

// Words of messages, folded unless they are told apart by their marks.
var (
	// shortForms end with a point that ends no sentence.
	shortForms = set("p", "tp", "tt", "tx", "x", "h", "kp", "q", "t", "cty", "sdt", "dt", "dc", "st", "gd", "f", "cs", "sx", "d", "s", "ng", "ld", "nc", "a", "c", "e", "b", "mr", "ms", "dn", "ph", "kd")

	// idleWords say nothing of their own.
	idleWords = set("co", "la", "va", "o", "tai", "a", "nhe", "nha", "em", "voi", "thuoc", "khoang", "hien", "dang", "nay", "the", "thi", "da", "vang", "nghe", "cung",
		"duoc", "cho", "gom", "hien nay", "tam", "co so", "gui", "do", "khoan", "lam", "roi", "anh", "chi", "ah", "oi", "tren", "dia", "ban", "nhu", "sau", "cua", "thuong", "xuyen", "tinh", "von", "tu", "so", "nam", "hoat", "dong", "xin", "bao", "cao", "dang", "ky", "thong", "tin", "ca", "ad", "tong", "cong", "quy", "mo")

	// introWords may stand before the facility's name at the beginning.
	introWords = set("em", "anh", "chi", "gui", "dang", "ky", "bao", "cao", "thong", "tin", "nho", "xin", "mot", "1", "them", "moi", "ghi", "giup", "da", "chao", "co", "toi", "minh", "a", "c", "e", "ad",
		"khai", "ve", "day", "la", "vao", "nhap", "luu", "cap", "nhat", "bo", "sung", "nay", "trung", "tam", "sep", "gium", "nha", "nhe", "thi", "khao", "sat", "duoc", "dk", "k", "cua", "ben", "xa", "vua", "cho", "co", "vang", "danh", "sach", "phieu", "kinh", "quy", "cac", "tt", "vien")

	// nameStops end a name that no comma ends.
	nameStops = set("o", "tai", "thuoc", "co", "hien", "dang", "voi", "von", "gom", "do")

	// titles stand before a person's name. Without marks "ba", "co", "chu" and "di"
	// are more often other words.
	titles      = set("anh", "chị", "chi", "ông", "ong", "bà", "cô", "chú", "bác", "dì", "cậu", "mế", "thầy", "chj", "a", "c")
	plainTitles = set("ba", "co", "chu", "bac")
	afterTitle  = set("em", "chi", "anh", "con", "oi", "giup", "cho", "a", "nhe", "muon", "can", "lam", "yeu", "dong", "y", "chu", "ba", "nay", "kia", "ay", "xem", "ghi", "gui", "da", "la", "co", "nha", "them", "ho", "va", "xin", "cu", "bao", "so", "nao", "thi", "dang", "o", "hoi", "gioi", "duyet", "kiem", "duoc", "ban", "hang", "tra", "trong", "xuat", "oi", "khong", "tich", "nhiem", "quan", "dau", "trinh")
	notInNames  = set("lam", "chuyen", "tai", "sdt", "dt", "co", "la", "muon", "can", "xin", "va", "thuoc", "so", "zalo", "dien", "dung", "hien", "dang", "cung", "nhe", "nha", "lao", "thon", "buon", "xa", "phuong", "mst", "hkd", "htx", "lien", "thanh", "von", "tdp", "nguoi", "nam", "de", "mong", "gui", "noi", "bao", "da", "dang", "san", "sx", "sp", "chu", "mo", "rang", "o", "tp", "huyen", "nhan", "cho", "di", "hoi", "vua", "moi", "ma", "dua", "dai", "toi", "vay", "ghi", "bi", "nho", "chua", "ad", "xem", "dinh", "tinh", "ban")

	// families are the common family names, folded; the rare or doubtful ones
	// count only in longer names.
	families       = set("nguyen", "tran", "pham", "huynh", "phan", "vo", "vu", "dang", "bui", "do", "ngo", "duong", "dinh", "trinh", "doan", "truong", "hoang", "le")
	doubtfulFamily = set("ly", "ho", "mai", "cao", "ta", "ha", "to", "chau", "thai", "nong", "vi", "hua", "luong", "lam", "quach", "luu", "trieu", "dao", "kieu", "ma", "mong", "hoang", "phung", "la", "be", "lo", "ban", "sung", "giang", "chu", "dam", "tang", "tong", "van", "than", "diep", "luc", "trang", "ton")

	hamletStarts = set("thon", "buon", "tdp", "kp", "xom", "ap", "to", "khoi", "khom", "bon")
	unitWords    = map[string]field{"xa": fieldPlace, "phuong": fieldPlace, "p": fieldPlace, "x": fieldPlace, "f": fieldPlace, "thi tran": fieldPlace, "tt": fieldPlace, "tp": fieldPlace, "thanh pho": fieldPlace,
		"huyen": fieldPlace, "h": fieldPlace, "tx": fieldPlace, "thi xa": fieldPlace, "o xa": fieldPlace, "tai xa": fieldPlace, "o phuong": fieldPlace, "thuoc xa": fieldPlace}
	provinces = set("dak lak", "daklak", "tinh dak lak", "dac lac", "tinh phu yen", "viet nam", "vn", "dl", "dak lac", "dac lak", "t dak lak", "tinh daklak", "tinh dac lac", "dlak")
)

// formWords are legal forms as they stand by themselves, folded.
var formWords = phrases(map[string]string{
	"household":         "hkd|ho kinh doanh|ho kd|ho ca the|ho kinh doanh ca the|hkd ca the|kinh doanh ca the|ho kd ca the|ca the|ho kinh doanh gia dinh|h kd",
	"cooperative":       "htx|hop tac xa|h t x",
	"cooperative_union": "lien hiep htx|lien hiep hop tac xa|lhhtx|lien hiep cac hop tac xa|lien hiep cac htx",
	"cooperative_group": "tht|to hop tac|to ht|to hop tac xa",
	"enterprise":        "cong ty|cty|cong ty tnhh|cty tnhh|ct tnhh|tnhh|cong ty co phan|ctcp|cty cp|cty co phan|cong ty cp|dntn|doanh nghiep tu nhan|doanh nghiep|dn|dn tu nhan|cong ty trach nhiem huu han|cong ty tnhh mtv|cty tnhh mtv|cong ty tnhh mot thanh vien|cty tnhh 1tv|tnhh mtv|tnhh mot thanh vien|cong ty tnhh hai thanh vien|xi nghiep",
	"artisan":           "nghe nhan uu tu|nghe nhan nhan dan|nghe nhan|nnut",
	"unregistered":      "chua dang ky|chua dk|chua dang ki|chua dang ky kinh doanh|chua dang ky kd|chua dkkd|chua dk kd|chua co dkkd|chua co gpkd|chua co giay phep|chua co giay phep kinh doanh|chua co giay phep kd|khong dang ky|khong dang ky kinh doanh|ko dang ky|ko dk|chua co dang ky|chua co dang ky kinh doanh|ho tu lam|ho gia dinh tu lam|ho gd tu lam|chua co giay to|chua lam giay phep|chua dang ky gi|chua dang ky hkd|chua dang ky ho kinh doanh|ho gia dinh chua dang ky|ho gd chua dang ky|chua dk hkd|chua dk gi|chua co giay dkkd|chua co giay dang ky|chua co giay phep gi|chua co gp|chua co giay|k dk|k dang ky|ko co giay phep|khong co giay phep|chua dk kinh doanh|ho gd chua dk|ho gia dinh chua dk",
})

// heads begin the name of a facility, with the legal form that they say.
var heads = phrases(map[string]string{
	"":                  "co so|cs|cssx|co so sx|co so san xuat|xuong|xuong sx|lo ren|lo gach|lo bun|lo banh|lo mo|lo banh mi|lo banh trang|lo ruou|lo say|tiệm|nha may|xi nghiep|lang nghe|to det|cua hang|xuong moc|trai|co so cb|hộ ông|hộ bà|hộ anh|hộ chị|ho ong|ho ba|ho anh|ho chi|nha xuong|to det tho cam|to san xuat|cs sx|c s|lo say|diem san xuat|phan xuong",
	"household":         "hkd|ho kinh doanh|ho kd",
	"cooperative":       "htx|hop tac xa",
	"cooperative_union": "lien hiep htx|lien hiep hop tac xa|lhhtx|lien hiep cac hop tac xa",
	"cooperative_group": "tht|to hop tac",
	"enterprise":        "cong ty|cty|ct tnhh|ctcp|dntn|doanh nghiep tu nhan|doanh nghiep|dn",
})

func phrases(table map[string]string) map[string]string {
	m := map[string]string{}
	for value, words := range table {
		for _, w := range strings.Split(words, "|") {
			m[Fold(w)] = value
		}
	}
	return m
}

// workerUnits are what is counted when workers are.
var workerUnits = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Split("ld|lao dong|nguoi|ng|nguoi lam|nhan cong|cong nhan|nhan vien|tho|nc|cn|nhan luc|vo chong|tho phu|lao dong thuong xuyen|nguoi lam viec|nhan khau lao dong|nv|n cong|cong nhan vien|phu|nguoi tho|tho chinh|tho may|tho moc|tho det|tho han|lao cong", "|") {
		m[w] = true
	}
	return m
}()

// partOfWorkers say that only some of them are counted, or others.
var partOfWorkers = set("nu", "nam", "thoi", "dan", "dtts", "dong", "con", "mua", "hoc", "ngay", "ede", "mnong", "tham", "dang", "du", "khac", "viec")
