package main

// The numbers that the records of the story get, after the four of the demo.
const (
	firstFacility = "CS-5"
	firstNeed     = "NC-6"
	theQuestion   = "CH-7"
	nextFacility  = "CS-8"
)

// What the staff's first person and the second are called.
const (
	hanh = "Lê Thị Hạnh (mẫu)"
	dung = "Trần Văn Dũng (mẫu)"
)

const notApproved = "chưa phải là được duyệt kinh phí"

func (s *story) invited() {
	p := s.collaborator
	p.touch("[data-invite]")
	p.asks("start.consent_data.ask")
	s.shoot("01-consent", p)
	p.answer("start.consent_data", "", "agree")
	p.answer("start.consent_notices", "", "agree")
	p.says("Phường Ea Kao, Phường Buôn Ma Thuột")
	p.press("start.join.accept")
	p.answer("start.name", "H'Linh Niê", "")
	p.says(s.say("start.joined", "name", "H'Linh Niê", "role", s.say("role.collaborator")))
}

func (s *story) registered() {
	p := s.collaborator
	p.press("menu.facility")
	p.register(hoaBan())
	p.correctByMenu("12 ng", "14 người")
	p.says("Lao động: 14 người")
	s.shoot("02-card", p)
	p.press("facility.send")
	p.says(firstFacility)
}

func (s *story) needed() {
	p := s.collaborator
	p.press("menu.need_for_this")
	p.report(roaster())
	p.press("card.add", "label", s.say("need.files.label"))
	p.asks("need.files.ask")
	p.touch("[data-attach-open]")
	p.touch("[data-attach=album]")
	p.press("nav.done_n", "n", 3)
	p.says("Ảnh, báo giá: 3 ảnh")
	p.press("need.agreed.oral")
	p.says(firstNeed)
	p.says(notApproved)
	s.shoot("03-sent", p)
}

func (s *story) claimed() {
	s.staff.says("Cơ sở " + firstFacility)
	s.staff.says("Nhu cầu " + firstNeed)
	s.group.says("Nhu cầu " + firstNeed)
	s.group.never("Y Bhim Êban", "0905 123 456")
	s.shoot("04-group", s.group)
	s.group.pressOn(firstNeed, "act.claim")
	s.group.toasts(s.say("staff.did.claim", "number", firstNeed))
	for _, p := range []phone{s.group, s.colleague, s.staff} {
		p.says(hanh + " đang xem")
	}
	s.group.speaksNext()
	s.group.pressOn(firstNeed, "act.open")
	s.group.toasts(s.say("staff.opened", "number", firstNeed))
	s.colleague.shows(1, hanh+" đang xem")
	s.staff.press("act.files")
	s.staff.album(3)
	s.shoot("05-claimed", s.staff)
}

func (s *story) sentBack() {
	p := s.staff
	p.press("act.return")
	p.says("Chỗ nào cần bổ sung?")
	p.ticks("need.item.label")
	p.ticks("need.env.label")
	p.unticks("need.env.label")
	p.ticks("need.total_cost.label")
	p.press("nav.done")
	of := []any{"number", firstNeed, "title", "Máy rang cà phê – " + hoaBan().name}
	p.answer("send_back.reason", "", "other", of...)
	p.answer("send_back.words", "Anh/chị ghi rõ công suất (kg/mẻ) và giá theo báo giá mới nhất ạ.", "", of...)
	p.says("Mục: Máy, thiết bị, Tổng tiền")
	s.shoot("06-send-back", p)
	p.press("send_back.sure.send")
	p.says(s.say("staff.done.return", "number", firstNeed, "title", "Máy rang cà phê – "+hoaBan().name, "name", "H'Linh Niê"))
	s.group.says(s.say("state.need.returned"))
	s.collaborator.says(s.say("state.need.returned"))
}

func (s *story) mended() {
	p := s.collaborator
	p.says("công suất (kg/mẻ)")
	p.follows()
	s.shoot("07-returned", p)
	s.shootDark("07-returned", p)
	s.shootReadme()
	p.press("notice.fix")
	p.answer("need.item", "máy rang cà phê 30 kg/mẻ", "")
	p.asks("need.total_cost.ask")
	p.correctByArrow("máy rang cà phê 30 kg/mẻ", "máy rang cà phê 60 kg/mẻ")
	p.says("Máy, thiết bị: máy rang cà phê 60 kg/mẻ")
	p.answer("need.total_cost", "420tr", "")
	p.says("Tổng tiền: 420.000.000")
	s.shoot("08-mended", p)
	p.press("need.send")
	p.says(s.say("fix.receipt", "number", firstNeed, "title", "Máy rang cà phê 60 kg/mẻ – "+hoaBan().name, "n", "2"))
	p.press("menu.see_record")
	p.says("Tình trạng: " + s.say("state.need.resubmitted"))
}

func (s *story) accepted() {
	p := s.staff
	p.says("vừa bổ sung, sửa hồ sơ " + firstNeed)
	p.pressOn("vừa bổ sung", "act.see")
	p.press("act.claim")
	p.pressOn("Nhu cầu "+firstNeed, "act.accept.need")
	p.says("Tiếp nhận nhu cầu này vào danh sách khảo sát năm")
	s.shoot("09-accepting", p)
	p.press("decide.sure.send")
	p.says("Đã tiếp nhận " + firstNeed)
	s.group.says(s.say("state.need.accepted", "year", ""))
	s.collaborator.says(s.say("state.need.accepted", "year", ""))
	s.collaborator.says(notApproved)
	s.collaborator.press("menu.see_record")
	s.collaborator.says("Tình trạng: " + s.say("state.need.accepted", "year", ""))
	s.collaborator.follows()
	s.shoot("10-accepted", s.collaborator)
}

// asked is played on a phone: one chat at a time, led by the tabs.
func (s *story) asked() {
	s.resize(cheapPhone())
	defer s.resize(officePC())
	s.fits()
	p := s.owner
	p.touch("[data-start]")
	p.answer("start.consent_data", "", "agree")
	p.answer("start.consent_notices", "", "agree")
	p.answer("start.who", "", "owner")
	p.answer("start.name", "Nguyễn Văn Tâm", "")
	p.press("menu.guide")
	p.press("guide.topic.ask_centre")
	const question, reply = "Tôi muốn mua máy sấy sầu riêng thì được hỗ trợ những gì?", "Anh ghi giúp tên cơ sở và xã, Trung tâm sẽ gọi lại hướng dẫn ạ."
	p.answer("ask.words", question, "", "n", "0", "about", "")
	p.says(s.say("sent.question.receipt", "number", theQuestion))
	s.staff.says("Câu hỏi " + theQuestion)
	s.staff.press("act.claim")
	s.staff.press("act.answer")
	s.staff.answer("answer.reply", reply, "", "number", theQuestion, "name", "Nguyễn Văn Tâm", "words", question, "more", "", "before", "", "rectify", "")
	s.staff.press("answer.sure.send")
	s.staff.says(s.say("staff.done.answer", "number", theQuestion, "name", "Nguyễn Văn Tâm"))
	p.says(s.say("notice.reply", "words", question, "reply", reply))
	p.look()
	s.fits()
	s.shoot("11-answered", p)
}

// checked is played on a phone: a check to its result, a question in the middle of
// it, and its link.
func (s *story) checked() {
	s.resize(cheapPhone())
	defer s.resize(officePC())
	p := s.owner
	p.types("/kiemtra")
	p.press("need.content.machinery")
	p.types("cà phê bột")
	p.press("facility.legal_form.household")
	p.types("ea kao")
	p.types("500tr")
	p.asks("check.own_funds.ask")
	p.types("vốn đối ứng là gì?")
	p.says("Vốn đối ứng là gì")
	s.fits()
	p.press("need.own_funds.ready")
	p.press("need.purchase.new")
	p.press("nav.dont_know")
	p.press("need.env.permit")
	p.says("Cần Trung tâm xác nhận")
	p.look()
	s.fits()
	s.shoot("13-checked", p)
	p.press("check.result.share")
	p.says("?start=kt_a0b0c0")
	p.press("share.back.home")
	p.types("ho tro may moc dc bn tien")
	p.says("Mua máy được hỗ trợ tối đa bao nhiêu tiền?")
	p.look()
	s.fits()
	s.shoot("14-answered-by-article", p)
	p.press("article.next.useful")
	p.says(s.say("article.thanks"))
}

// badNetwork is played on a phone too, where the network is bad.
func (s *story) badNetwork() {
	s.resize(cheapPhone())
	defer s.resize(officePC())
	const note = `(bad) => document.getElementById("network-note").hidden !== bad`
	s.tool("#bad-network")
	s.wait("the network to be bad", note, true)
	s.shaky = true
	p := s.collaborator
	p.touch("[data-commands]")
	p.touch("[data-command-choice=dangky]")
	p.register(tanTien())
	p.correctByMenu(tanTien().workers, "9 người")
	p.says("Lao động: 9 người")
	s.shoot("12-bad-network", p)
	p.press("facility.send")
	p.says(nextFacility)
	s.shaky = false
	s.tool("#bad-network")
	s.wait("the network to be good again", note, false)
	s.staff.says("Cơ sở " + nextFacility)
	s.fits()
	s.kept()
}

// lapsed: who takes a record keeps it for a day, then anybody may take it. Of
// a card that the bad network doubled only the newest keeps up.
func (s *story) lapsed() {
	s.colleague.pressOn("Cơ sở "+nextFacility, "act.claim")
	s.staff.shows(1, dung+" đang xem")
	s.tool("[data-advance='86400']")
	s.staff.shows(1, s.say("state.facility.sent"))
	s.shoot("13-lapsed", s.staff)
	s.staff.pressOn("Cơ sở "+nextFacility, "act.claim")
	s.colleague.shows(1, hanh+" đang xem")
	s.kept()
}

func (s *story) startedOver() {
	s.tool("#open-reset")
	s.press(thing{root: "#reset-dialog", selector: "[data-confirm-reset]"})
	s.wait("empty phones", `() => !document.querySelector("[data-phone=p1] .row") && !document.querySelector("[data-phone=p1] [data-invite]").hidden
		&& !document.querySelector("[data-phone=p2] [data-start]").hidden`)
	s.staff.asks("home.staff", "name", hanh)
	s.forgotten()
	s.collaborator.touch("[data-invite]")
	s.collaborator.asks("start.consent_data.ask")
}
