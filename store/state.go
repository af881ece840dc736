package store

import "khuyencong/flows/dialog"

// State of a record. What people read is in the texts under "state.<kind>.<state>".
type State string

const (
	Sent        State = "sent"         // Đã gửi
	InReview    State = "in_review"    // Đang xem
	Returned    State = "returned"     // Cần bổ sung
	Resubmitted State = "resubmitted"  // Đã bổ sung
	Accepted    State = "accepted"     // Đã tiếp nhận – vào danh sách khảo sát; a facility: Đã ghi danh sách
	OutOfScope  State = "out_of_scope" // Ngoài phạm vi khuyến công; a facility: chỉ lưu
	Withdrawn   State = "withdrawn"    // Đã rút
	Answered    State = "answered"     // a question: Đã trả lời
)

// Closed reports whether nothing more is expected of anybody.
func (s State) Closed() bool {
	return s == OutOfScope || s == Withdrawn || s == Answered
}

// Action is what somebody does to a record.
type Action string

const (
	Send     Action = "send"
	Claim    Action = "claim"    // Tôi nhận xử lý
	Release  Action = "release"  // Trả lại hàng chờ
	Lapse    Action = "lapse"    // the claim's time is over
	Return   Action = "return"   // Đề nghị bổ sung
	Resend   Action = "resend"   // Gửi lại
	Correct  Action = "correct"  // the sender corrects something on his own
	Accept   Action = "accept"   // Tiếp nhận
	Exclude  Action = "exclude"  // Không thuộc phạm vi
	Withdraw Action = "withdraw" // Xin rút
	Answer   Action = "answer"   // Trả lời

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
	Holder bool // only by the one who has claimed it
	To     State
}

// Side of the desk.
type Side string

const (
	BySender Side = "sender"
	ByCentre Side = "centre"
	BySystem Side = "system"
)

// Transitions are all that may happen to a record after it was sent.
func Transitions() []Transition {
	forms := []Kind{Facility, Need}
	all := []Kind{Facility, Need, Question, Application}
	filed := []Kind{Facility, Need, Question}
	waiting := []State{Sent, InReview}
	open := []State{Sent, InReview, Returned, Resubmitted, Accepted}
	return []Transition{
		{all, []State{Sent, Resubmitted, InReview}, Claim, ByCentre, false, InReview},
		{all, []State{InReview}, Release, ByCentre, true, Sent},
		{all, []State{InReview}, Lapse, BySystem, false, Sent},
		{forms, []State{InReview}, Return, ByCentre, true, Returned},
		{forms, []State{Returned}, Resend, BySender, false, Resubmitted},
		{forms, []State{Sent, InReview, Returned, Resubmitted, Accepted}, Correct, BySender, false, ""},
		{forms, []State{InReview}, Accept, ByCentre, true, Accepted},
		{forms, []State{InReview}, Exclude, ByCentre, true, OutOfScope},
		{[]Kind{Question}, []State{Sent, InReview}, Answer, ByCentre, false, Answered},
		{filed, open, Withdraw, BySender, false, Withdrawn},
		{[]Kind{Application}, waiting, Accept, ByCentre, false, Accepted},
		{[]Kind{Application}, waiting, Exclude, ByCentre, false, OutOfScope},
		{[]Kind{Application}, waiting, Withdraw, BySender, false, Withdrawn},
	}
}

// Next is the state after an action, and whether it is allowed from here. An
// empty To keeps the state.
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

// Label is the text key of a state, as the sender reads it.
func Label(k Kind, s State) dialog.Phrase {
	return dialog.Say("state." + string(k) + "." + string(s))
}
