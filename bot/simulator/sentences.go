package simulator

import "errors"

// Sentences for the person at the page.
var (
	errUnreadable  = errors.New("Trang gửi lên một yêu cầu không đọc được. Anh/chị tải lại trang giúp ạ.")
	errTooBig      = errors.New("Tệp lớn quá, máy chạy thử không nhận được.")
	errNoPhone     = errors.New("Không thấy điện thoại này. Anh/chị tải lại trang giúp ạ.")
	errNoSpeaker   = errors.New("Người này không có trong cuộc trò chuyện.")
	errNotStarted  = errors.New("Anh/chị bấm BẮT ĐẦU trước đã ạ.")
	errBlocked     = errors.New("Anh/chị đang chặn trợ lý. Bỏ chặn rồi gửi lại giúp ạ.")
	errNoMessage   = errors.New("Tin này không còn nữa.")
	errNotYours    = errors.New("Chỉ sửa được tin của chính mình.")
	errNoButton    = errors.New("Nút này không còn trên tin nhắn.")
	errEmpty       = errors.New("Anh/chị chưa gõ gì.")
	errLong        = errors.New("Tin dài quá, anh/chị chia ra gửi giúp ạ.")
	errUnknown     = errors.New("Máy chạy thử chưa làm được việc này.")
	errNotGroup    = errors.New("Việc này chỉ làm được với nhóm.")
	errNotPrivate  = errors.New("Việc này chỉ làm được với cuộc trò chuyện riêng.")
	errMigrated    = errors.New("Nhóm này đã được nâng cấp rồi.")
	errLeft        = errors.New("Trợ lý không còn trong nhóm này.")
	errNotLive     = errors.New("Tin này không phải vị trí trực tiếp.")
	errPlace       = errors.New("Vị trí không hợp lệ.")
	errPhotos      = errors.New("Mỗi lần gửi từ 1 đến 10 ảnh.")
	errNotPicture  = errors.New("Tệp này không phải là ảnh.")
	errClockBack   = errors.New("Đồng hồ chỉ đi tới, không lùi lại được.")
	errReset       = errors.New("Chưa xóa được dữ liệu của lần tập này. Anh/chị tắt chương trình rồi mở lại giúp ạ.")
	errPhoneNumber = errors.New("Anh/chị điền số điện thoại giúp ạ.")
)
