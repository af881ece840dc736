package vietnamese

// meantBy are the spellings of words in the tables that other common words share
// without their marks: who types "Phương" does not mean phường, "cửa" is not của.
// A word typed without any marks may be each of them.
var meantBy = func() map[string]map[string]bool {
	m := map[string]map[string]bool{}
	for _, w := range []string{
		"chuyên", "hỏi", "nói", "tú", "thụ", "khói", "lãm", "bon", "cổ", "chuyển", "chuyền", "cơ", "đề", "họ", "hồ", "tự", "gia", "thanh", "sở", "thủ", "nghe", "chú", "bản", "bàn", "khởi", "căn", "đình", "tính", "tình", "tiên", "thuế", "thổ", "đạt", "đảng", "nhà", "lắp", "mỗi", "chợ", "chỗ", "đồ", "trở", "tiến", "tình", "tham", "máy", "cơ", "số", "thứ", "thư", "học", "lao", "quả", "giả", "giá", "tài", "chủ", "vốn", "thợ", "nghề", "nghệ", "năm", "xã", "thôn", "buôn", "tổ", "ấp", "khối", "cần", "muốn", "định", "phường", "huyện", "tỉnh", "ở", "tại", "tài", "liên", "hệ", "lạc", "làm", "có", "dạ", "đã", "do",
		"là", "và", "của", "gần", "hơn", "tầm", "tạm", "cho", "rồi", "em", "bên", "thì", "nha", "vâng", "cũng", "được", "gồm", "hiện", "đang", "đăng", "ơi", "hộ", "với", "vay", "xin", "bán", "sinh", "mua", "thuê", "sản", "sàn", "thuộc", "từ", "tư", "tiền", "mở",
		"đất", "nữ", "con", "học", "khoảng", "khoản", "lập", "lớp", "hỗ", "trợ", "gì", "đâu", "đầu", "nào", "sao", "chưa", "không", "kia", "tên", "số", "dự", "sẽ", "mới", "để", "sau", "nay", "tới", "thành", "giá", "lương", "thu", "lượng", "nợ",
	} {
		key := Fold(w)
		if m[key] == nil {
			m[key] = map[string]bool{}
		}
		m[key][w] = true
	}
	return m
}()

// stranger reports a word that its marks make another one than those of the
// tables.
func stranger(key, low string) bool {
	spellings := meantBy[key]
	return spellings != nil && key != low && !spellings[low]
}
