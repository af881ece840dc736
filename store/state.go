package store

import (
	"slices"

	"khuyencong/flows/dialog"
)

// State of a record. What people read is in the texts under "state.<kind>.<state>".
type State string

const (
	Sent        State = "sent"         // Đã gửi; a question: Mới
	InReview    State = "in_review"    // Đang xem
	Returned    State = "returned"     // Cần bổ sung
	Resubmitted State = "resubmitted"  // Đã bổ sung; a question: Hỏi thêm
	Paused      State = "paused"       // Tạm dừng – chờ cơ sở
	Accepted    State = "accepted"     // Đã tiếp nhận – vào danh sách khảo sát; a facility: Đã ghi danh sách
	Surveyed    State = "surveyed"     // Đã khảo sát
	Proposed    State = "proposed"     // Đưa vào danh sách đề xuất kế hoạch
	Deferred    State = "deferred"     // Chuyển xem xét năm sau
	NotEligible State = "not_eligible" // Chưa đủ điều kiện – cần làm: …
	NotPlanned  State = "not_planned"  // Không đưa vào kế hoạch
	Duplicate   State = "duplicate"    // Trùng – theo dõi tại hồ sơ …; a facility: Trùng – đã gộp
	OutOfScope  State = "out_of_scope" // Ngoài phạm vi khuyến công; a facility: chỉ lưu
	Withdrawn   State = "withdrawn"    // Đã rút
	Answered    State = "answered"     // a question: Đã trả lời
	Closed      State = "closed"       // a question: Đóng; a facility: Ngừng hoạt động
)

// Closed reports whether nothing more is expected of anybody at the centre.
func (s State) Closed() bool {
	switch s {
	case NotEligible, NotPlanned, Duplicate, OutOfScope, Withdrawn, Answered, Closed,
		Done, Declined, Erased, Reported, Unreported:
		return true
	}
	return false
}

// Gone reports whether a facility in the state is no longer there to be
// supported.
func (s State) Gone() bool { return s == Withdrawn || s == Closed || s == Erased }

// Action is what somebody does to a record.
type Action string

const (
	Send      Action = "send"
	Claim     Action = "claim"      // Tôi nhận xử lý
	Assign    Action = "assign"     // Giao cho…
	Release   Action = "release"    // Trả lại hàng chờ
	Lapse     Action = "lapse"      // the claim's time is over
	Return    Action = "return"     // Đề nghị bổ sung
	Pause     Action = "pause"      // nobody has completed it in time
	Resend    Action = "resend"     // Gửi lại
	Correct   Action = "correct"    // the sender corrects something on his own
	Accept    Action = "accept"     // Tiếp nhận
	Survey    Action = "survey"     // Ghi kết quả khảo sát
	Propose   Action = "propose"    // Đưa vào đề xuất
	Defer     Action = "defer"      // Chuyển năm sau
	Resume    Action = "resume"     // Xem xét tiếp, after a deferral
	Lack      Action = "lack"       // Chưa đủ điều kiện
	Exclude   Action = "exclude"    // Không thuộc phạm vi / Giới thiệu nơi khác
	Unplan    Action = "unplan"     // Không đưa vào kế hoạch
	Fold      Action = "fold"       // Trùng – gộp
	Unfold    Action = "unfold"     // Bỏ gộp
	Absorb    Action = "absorb"     // what a duplicate knew was taken over; in the history only
	EditField Action = "edit_field" // Sửa một ô, by the centre; in the history only
	Reopen    Action = "reopen"     // Mở lại
	Withdraw  Action = "withdraw"   // Xin rút
	Answer    Action = "answer"     // Trả lời
	Rectify   Action = "rectify"    // Đính chính: another answer in the place of the one that was sent
	AskMore   Action = "ask_more"   // Hỏi thêm
	Finish    Action = "finish"     // Đóng, by the one who asked

	Recheck   Action = "recheck"   // the rules say something else than before; in the history only
	Rule      Action = "rule"      // the centre says something else than the rules; in the history only
	Confirm   Action = "confirm"   // Xã xác nhận
	Unconfirm Action = "unconfirm" // Bỏ xác nhận
	Inherit   Action = "hand_over" // Bàn giao: another person's from now on
)

// A Transition is one row of the table of forms §7.
type Transition struct {
	Kinds  []Kind
	From   []State
	Action Action
	By     Side
	Holder bool  // while it is in review, only by the one who has claimed it
	To     State // "": it keeps its state, or goes back to the one before
}

// Side of the desk.
type Side string

const (
	BySender  Side = "sender"
	ByCentre  Side = "centre"
	ByManager Side = "manager" // lãnh đạo Trung tâm
	BySystem  Side = "system"
)

// Includes reports whether somebody at the centre with the role is on the side.
func (s Side) Includes(r dialog.Role) bool {
	return s == ByCentre && r.IsStaff() || s == ByManager && (r == dialog.Manager || r == dialog.Admin)
}

// Transitions are all that may happen to a record after it was sent: what all
// kinds have in common, and each kind's own.
func Transitions() []Transition {
	return slices.Concat(handling(), needs(), others(), interests(), ofData(), closing())
}

// handling is the way through the staff's hands.
func handling() []Transition {
	forms, need := []Kind{Facility, Need}, []Kind{Need}
	all := []Kind{Facility, Need, Question, Application}
	waiting := []State{Sent, Resubmitted, InReview}
	return []Transition{
		{all, waiting, Claim, ByCentre, false, InReview},
		{all, waiting, Assign, ByManager, false, InReview},
		{all, []State{InReview}, Release, ByCentre, true, Sent},
		{all, []State{InReview}, Lapse, BySystem, false, Sent},
		{forms, []State{InReview}, Return, ByCentre, true, Returned},
		{need, []State{Returned}, Pause, BySystem, false, Paused},
		{need, []State{Returned, Paused, NotEligible}, Resend, BySender, false, Resubmitted},
		{need, without(Open(), Proposed, Paused), Correct, BySender, false, ""},
		{forms, []State{InReview}, Accept, ByCentre, true, Accepted},
		{forms, []State{OutOfScope, Withdrawn}, Reopen, ByManager, false, ""},
	}
}

// Open are the states in which a need is worked on or waits for something.
func Open() []State {
	return []State{Sent, InReview, Returned, Resubmitted, Paused, Accepted, Surveyed, Proposed, Deferred}
}

// needs are the further ways of a need, and its exits.
func needs() []Transition {
	need := []Kind{Need}
	return []Transition{
		{need, []State{Accepted}, Survey, ByCentre, false, Surveyed},
		{need, []State{Surveyed}, Propose, ByManager, false, Proposed},
		{need, Open(), Defer, ByCentre, true, Deferred},
		{need, []State{Deferred}, Resume, ByCentre, false, ""},
		{need, Open(), Lack, ByCentre, true, NotEligible},
		{need, Open(), Exclude, ByCentre, true, OutOfScope},
		{need, Open(), Unplan, ByManager, true, NotPlanned},
		{need, Open(), Fold, ByCentre, true, Duplicate},
		{need, Open(), Withdraw, BySender, false, Withdrawn},
		{need, []State{NotEligible, NotPlanned, Duplicate}, Reopen, ByManager, false, ""},
	}
}

// others are the ways of facilities, questions and applications.
func others() []Transition {
	facility, question, application := []Kind{Facility}, []Kind{Question}, []Kind{Application}
	return []Transition{
		{facility, []State{Returned}, Resend, BySender, false, Resubmitted},
		{facility, []State{Sent, InReview, Returned, Resubmitted, Accepted}, Correct, BySender, false, ""},
		{facility, []State{InReview}, Exclude, ByCentre, true, OutOfScope},
		{facility, []State{Sent, InReview, Returned, Resubmitted, Accepted}, Fold, ByCentre, true, Duplicate},
		{facility, []State{Duplicate}, Unfold, ByCentre, false, ""},
		{facility, []State{Sent, InReview, Returned, Resubmitted, Accepted}, Withdraw, BySender, false, Withdrawn},
		{question, []State{Sent, InReview, Resubmitted}, Answer, ByCentre, false, Answered},
		{question, []State{Answered, Closed}, Rectify, ByCentre, false, Answered},
		{question, []State{Answered}, AskMore, BySender, false, Resubmitted},
		{question, []State{Answered}, Finish, BySender, false, Closed},
		{question, []State{Sent, InReview, Resubmitted}, Withdraw, BySender, false, Withdrawn},
		{application, []State{Sent, InReview}, Accept, ByCentre, false, Accepted},
		{application, []State{Sent, InReview}, Exclude, ByCentre, false, OutOfScope},
		{application, []State{Sent, InReview}, Withdraw, BySender, false, Withdrawn},
	}
}

// Next is the state after an action, and whether it is allowed from here. Where
// it goes back to the state before, only Record.Next knows which that is.
func Next(k Kind, from State, a Action) (Transition, bool) {
	for _, t := range Transitions() {
		if t.Action == a && has(t.Kinds, k) && has(t.From, from) {
			if t.To == "" {
				t.To = from
			}
			return t, true
		}
	}
	return Transition{}, false
}

func has[T comparable](list []T, x T) bool {
	for _, v := range list {
		if v == x {
			return true
		}
	}
	return false
}

// without are the states but some.
func without(all []State, some ...State) []State {
	var left []State
	for _, s := range all {
		if !has(some, s) {
			left = append(left, s)
		}
	}
	return left
}
