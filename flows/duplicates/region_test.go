package duplicates_test

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"khuyencong/flows/duplicates"
	"khuyencong/flows/vietnamese"
)

// region makes facilities as they are in a province, from a fixed seed.
type region struct {
	*rand.Rand
	all  []duplicates.Facility
	same map[[2]string]bool // the pairs that are one facility
}

func words(s string) []string { return strings.Split(s, ",") }

var (
	kinds   = words("Cơ sở sản xuất,Cơ sở,Hộ kinh doanh,HTX,Hợp tác xã nông nghiệp,Công ty TNHH,Xưởng,Cơ sở chế biến,Công ty TNHH MTV,Tổ hợp tác,")
	works   = words("cà phê,cà phê bột,rang xay cà phê,mộc,mộc dân dụng,cơ khí,hàn tiện,bún tươi,bánh tráng,gạch không nung,nước mắm,dệt thổ cẩm,tiêu,hạt điều,mắc ca,sấy trái cây,may mặc,nhôm kính,xay xát,mật ong,rượu cần,đan lát,nước đá,trà dược liệu,phân bón,cửa sắt")
	firsts  = words("Hoa,Thành,Minh,Hoàng,Đức,Thanh,Ngọc,Phú,Tân,Kim,Hồng,Bình,An,Đại,Quang,Trường,Hải,Việt,Thiên,Phước,Nam,Hưng,Bảo,Gia,Thuận,Tiến,Vạn,Long,Xuân,Hữu,Quốc,Đồng,Mỹ,Nhật,Cao,Sơn,Lâm,Nguyên,Khánh,Anh")
	seconds = words("Ban,Đạt,Tâm,Phát,Lợi,Hà,Hải,Long,Sơn,Tiến,Lan,Mai,Hương,Bình,An,Thịnh,Vượng,Khang,Phong,Dũng,Hùng,Tùng,Yến,Nga,Thảo,Lộc,Phúc,Thắng,Công,Hòa,Thành,Tài,Trí,Nghĩa,Ân,Quân,Khôi,Vinh,Linh,Nhung")
	sirs    = words("Nguyễn,Nguyễn,Nguyễn,Nguyễn,Trần,Trần,Lê,Lê,Phạm,Hoàng,Huỳnh,Phan,Vũ,Võ,Đặng,Bùi,Đỗ,Hồ,Ngô,Dương,Lý,Nông,Lương,Đinh")
	mids    = words("Văn,Văn,Thị,Thị,Đức,Minh,Hữu,Ngọc,Thanh,Quang,Đình,Xuân,Thu,Kim")
	givens  = words("Tâm,Hùng,Dũng,Sơn,Lan,Hoa,Hạnh,Tuấn,Anh,Hải,Long,Nam,Bình,Phượng,Hương,Thủy,Tám,Lợi,Phúc,Đạt,Thành,Hiền,Cường,Quý,Toàn,Vinh,Yến,Nga,Mai,Khánh,Kiên,Loan,Thắng,Trung,Tiến,Việt,Hòa,Bích,Liên,Duy")
	ede     = words("Bhim,Wôn,Blơ,Thịnh,Krang,Sơ,Dhăm,Khoan,Linh,Yar,Nhi,Bluên,Đa,Ngăm,Lan,Mai,Bích,Hương,Ngọc,Bliă")
	clans   = words("Niê,Êban,Mlô,Ayŭn,Kbuôr,Knul,Byă,Bkrông,Kpă,Ksơr")
)

func (r *region) of(list []string) string { return list[r.IntN(len(list))] }

func (r *region) person() string {
	if r.IntN(4) == 0 {
		if r.IntN(2) == 0 {
			return "Y " + r.of(ede) + " " + r.of(clans)
		}
		return "H'" + r.of(ede) + " " + r.of(clans)
	}
	return r.of(sirs) + " " + r.of(mids) + " " + r.of(givens)
}

func (r *region) phone() string {
	return r.of(words("090,091,097,038,036,093,098,086,033")) + fmt.Sprintf("%07d", r.IntN(1e7))
}

func (r *region) facility(id int) duplicates.Facility {
	c := vietnamese.Communes()[r.IntN(102)]
	f := duplicates.Facility{ID: fmt.Sprint(id), Owner: r.person(), Commune: c.Code}
	own := r.of(firsts) + " " + r.of(seconds)
	switch r.IntN(8) {
	case 0:
		own = "của " + f.Owner
	case 1:
		own = strings.Fields(f.Owner)[len(strings.Fields(f.Owner))-1]
	case 2:
		own += " " + r.of(seconds)
	}
	f.Name = strings.TrimSpace(r.of(kinds) + " " + r.of(works) + " " + own)
	if r.IntN(10) < 8 {
		f.Phone = r.phone()
	}
	if r.IntN(3) == 0 {
		f.HasPlace, f.Lat, f.Lon = true, c.Lat+(r.Float64()-0.5)/8, c.Lon+(r.Float64()-0.5)/8
	}
	return f
}

// again is the facility as somebody else enters it.
func (r *region) again(f duplicates.Facility, id int) duplicates.Facility {
	f.ID = fmt.Sprint(id)
	if r.IntN(2) == 0 {
		f.Name, f.Owner = vietnamese.Fold(f.Name), vietnamese.Fold(f.Owner)
	}
	switch r.IntN(4) {
	case 0:
		f.Name = r.slip(f.Name)
	case 1:
		f.Name = strings.NewReplacer("Cơ sở", "CS", "Hợp tác xã", "HTX", "Công ty", "Cty", "sản xuất", "SX", "cà phê", "cafe").Replace(f.Name)
	}
	switch r.IntN(4) {
	case 0:
		f.Phone = ""
	case 1:
		f.Phone = r.phone()
	}
	if r.IntN(4) == 0 {
		f.Owner = ""
	}
	return f
}

// slip swaps two letters of the longest word.
func (r *region) slip(s string) string {
	p := strings.Fields(s)
	at := 0
	for i := range p {
		if len(p[i]) >= len(p[at]) {
			at = i
		}
	}
	w := []rune(p[at])
	if i := 1 + r.IntN(max(len(w)-2, 1)); i+1 < len(w) {
		w[i], w[i+1] = w[i+1], w[i]
	}
	p[at] = string(w)
	return strings.Join(p, " ")
}

// newRegion makes n facilities, one in forty of them entered twice.
func newRegion(n int) *region {
	r := &region{Rand: rand.New(rand.NewPCG(2026, 11)), same: map[[2]string]bool{}}
	for len(r.all) < n {
		f := r.facility(len(r.all))
		r.all = append(r.all, f)
		if r.IntN(40) == 0 {
			g := r.again(f, len(r.all))
			r.all = append(r.all, g)
			r.same[[2]string{f.ID, g.ID}] = true
		}
	}
	r.Shuffle(len(r.all), func(i, j int) { r.all[i], r.all[j] = r.all[j], r.all[i] })
	return r
}

// recall is how many of the pairs that are one facility were found, and how many
// of those that could be: Compare asks about them.
func (r *region) recall(pairs []duplicates.Pair) (found, asked int) {
	byID := map[string]duplicates.Facility{}
	for _, f := range r.all {
		byID[f.ID] = f
	}
	got := map[[2]string]bool{}
	for _, p := range pairs {
		got[[2]string{p.A, p.B}] = true
	}
	for p := range r.same {
		if got[p] {
			found++
		}
		if _, ask := duplicates.Compare(byID[p[0]], byID[p[1]]); ask {
			asked++
		}
	}
	return found, asked
}
