package vietnamese

// digitWords are the numbers people write out, with the spellings seen without
// marks and with marks on the wrong letter.
var digitWords = map[string]int64{
	"một": 1, "mot": 1, "hai": 2, "ba": 3, "bốn": 4, "bon": 4, "năm": 5, "nam": 5, "sáu": 6, "sau": 6,
	"bảy": 7, "bẩy": 7, "bay": 7, "tám": 8, "tam": 8, "chín": 9, "chin": 9,
}

// lastWords are digits that only stand after a ten: hai mươi mốt, hăm tư.
var lastWords = map[string]int64{
	"mốt": 1, "mót": 1, "tư": 4, "tu": 4, "lăm": 5, "lam": 5, "nhăm": 5, "nham": 5,
}

var scaleWords = map[string]int64{
	"nghìn": 1e3, "nghin": 1e3, "ngìn": 1e3, "ngàn": 1e3, "ngan": 1e3, "k": 1e3,
	"vạn": 1e4, "van": 1e4,
	"triệu": 1e6, "trieu": 1e6, "triêu": 1e6, "triẹu": 1e6, "chiệu": 1e6, "tr": 1e6,
	"tỷ": 1e9, "tỉ": 1e9, "ty": 1e9, "ti": 1e9, "tỹ": 1e9, "tĩ": 1e9,
	// with the currency run on: 500trđ
	"trđ": 1e6, "trd": 1e6, "kđ": 1e3, "tỷđ": 1e9, "tyđ": 1e9,
}

func set(words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}

var (
	tenWords     = set("mười", "mưòi", "mừơi", "muời", "mười", "muoi")
	tensWords    = set("mươi", "mưoi", "mươì", "muơi", "muoi", "chục", "chuc")
	twentyWords  = set("hăm", "hâm")     // before a digit: hăm lăm
	zeroWords    = set("không", "khong") // before a hundred
	hundredWords = set("trăm", "tram")
	halfWords    = set("rưỡi", "rưởi", "rưởị", "rươi", "rươĩ", "ruoi")
	linkWords    = set("linh", "lẻ", "lẽ", "le")
	dongWords    = set("đồng", "đông", "dong", "đ", "d", "vnđ", "vnd", "vđn")

	// around a number, these make it a bound, not a value
	boundBefore = set("hơn", "hon", "trên", "tren", "dưới", "duoi", "gần", "gan", "ngót", "quá", "vài", "vai", "mấy", "dăm",
		"đôi", "ngoài", "<", ">", "≤", "≥", "toi da", "tối đa", "tối thiểu", "toi thieu", "ít nhất", "it nhat",
		"nhiều nhất", "nhieu nhat", "chưa tới", "chua toi", "chưa đến", "chua den", "chưa được", "không quá", "khong qua", "ko quá")
	boundAfter = set("mấy", "hơn", "hon", "ngoài", "có lẻ", "trở lên", "tro len", "trở xuống", "tro xuong", "đổ lại", "do lai",
		"đổ lên", "+")

	// between two numbers, these make a range or a choice
	joinWords = set("-", "–", "—", "~", ",", "đến", "den", "tới", "hay", "hoặc", "hoac")

	// beside a number, these say that it is not đồng, or no amount at all
	foreignWords = set("%", "$", "€", "usd", "đô", "đôla", "dollar", "euro", "tệ", "phần trăm")

	// around a lone number, these change nothing
	fillerWords = set("khoảng", "khoang", "tầm", "tam", "cỡ", "co", "có", "chừng", "độ", "ước", "uoc", "tính", "tinh", "được", "dc", "đc",
		"là", "la", "hết", "het", "cần", "thôi", "thoi", "ạ", "a", "nha", "nhé", "nhe", "nghe", "đó", "do", "em", "anh", "chị", "dạ", "da", "vâng",
		"tổng", "tong", "cộng", "cong", "giá", "gia", "vốn", "von", "số", "tiền", "tien", "thì", "chắc", "cả", "ca", "tất", "tat",
		":", "=", "~", "≈", ".", ",", "!", "(", ")", "<", ">", "/")

	// what is counted when people are
	counterWords = set("người", "nguoi", "ng", "lao", "lđ", "ld", "công", "cong", "nhân", "nhan", "thợ", "tho", "vợ", "vo", "mẹ", "cha",
		"mình", "minh", "anh", "chị", "em", "bạn", "thành", "máy", "cái", "chiếc", "bộ", "hộ", "nữ", "gian", "tháng", "ngày")

	// before a lone digit these make it a name: anh Ba, cô Tư
	titleWords = set("anh", "chị", "chi", "cô", "chú", "bác", "ông", "ong", "bà", "dì", "cậu", "mợ", "thím", "dượng")

	// behind "ba" these make it the father
	childWords = set("em", "tôi", "toi", "mình", "mẹ", "má", "nó", "con", "cháu")

	// counted things: an amount before one of these is no money
	goodsWords = set("viên", "vien", "cái", "cai", "con", "tấn", "tan", "kg", "ký", "kí", "chai", "lít", "lit", "sản", "sp", "bao",
		"người", "nguoi", "lđ", "lao", "cây", "cay", "m", "km", "ha", "gói", "hộp", "hop", "quả", "trái", "gạch", "chiếc", "bộ",
		"bịch", "thùng", "lon", "hũ", "ly", "ổ", "tờ", "nữ")
)
