package simulator

// sentence is an error for the person at the page: polite, and with what to do next.
type sentence string

func (s sentence) Error() string { return string(s) }

const (
	errUnreadable  sentence = "Trang gửi lên một yêu cầu không đọc được. Anh/chị tải lại trang giúp ạ."
	errTooBig      sentence = "Tệp lớn quá, máy chạy thử không nhận được."
	errNoPhone     sentence = "Không thấy điện thoại này. Anh/chị tải lại trang giúp ạ."
	errNoSpeaker   sentence = "Người này không có trong cuộc trò chuyện."
	errNotStarted  sentence = "Anh/chị bấm BẮT ĐẦU trước đã ạ."
	errBlocked     sentence = "Anh/chị đang chặn trợ lý. Bỏ chặn rồi gửi lại giúp ạ."
	errNoMessage   sentence = "Tin này không còn nữa."
	errNotYours    sentence = "Chỉ sửa được tin của chính mình."
	errNoButton    sentence = "Nút này không còn trên tin nhắn."
	errEmpty       sentence = "Anh/chị chưa gõ gì."
	errLong        sentence = "Tin dài quá, anh/chị chia ra gửi giúp ạ."
	errUnknown     sentence = "Máy chạy thử chưa làm được việc này."
	errNotGroup    sentence = "Việc này chỉ làm được với nhóm."
	errNotPrivate  sentence = "Việc này chỉ làm được với cuộc trò chuyện riêng."
	errMigrated    sentence = "Nhóm này đã được nâng cấp rồi."
	errLeft        sentence = "Trợ lý không còn trong nhóm này."
	errNotLive     sentence = "Tin này không phải vị trí trực tiếp."
	errPlace       sentence = "Vị trí không hợp lệ."
	errPhotos      sentence = "Mỗi lần gửi từ 1 đến 10 ảnh."
	errNotPicture  sentence = "Tệp này không phải là ảnh."
	errClockBack   sentence = "Đồng hồ chỉ đi tới, không lùi lại được."
	errReset       sentence = "Chưa xóa được dữ liệu của lần tập này. Anh/chị tắt chương trình rồi mở lại giúp ạ."
	errPhoneNumber sentence = "Anh/chị điền số điện thoại giúp ạ."
)
