package store

import (
	"time"

	"khuyencong/flows/dialog"
)

// Kind of record.
type Kind string

const (
	Facility Kind = "facility" // cơ sở công nghiệp nông thôn
	Need     Kind = "need"     // nhu cầu hỗ trợ
	Question Kind = "question" // câu hỏi gửi Trung tâm

	Application Kind = "application" // đơn đăng ký làm cộng tác viên, xin thêm xã

	Privacy Kind = "privacy" // yêu cầu về dữ liệu cá nhân
	Breach  Kind = "breach"  // sự cố dữ liệu cá nhân
)

// A Record is what a person sent to the centre: a facility, a need or a
// question. The answers are kept as the form gave them; the columns beside them
// are what is searched and sorted by.
type Record struct {
	ID       string // the session that sent it: 8 letters
	Number   int64  // what people say on the phone, counted over all kinds
	Kind     Kind
	State    State
	Version  int // grows with every change
	Form     int // version of the questions
	Title    string
	Commune  string // code
	Phone    string // 0…
	Facility string // a need's facility: its record id; "" for a startup
	Content  string // a need's content
	PlanYear int
	By       int64 // person who sent it
	ByName   string
	ByLang   string
	Claimer  int64 // person who has it in hand, or who decided last; 0: nobody
	Claimed  string
	Until    time.Time      // when the claim lapses
	Fields   []dialog.Field // sent back: these answers are open
	Note     string         // what staff wrote to the sender with the last decision
	Reply    string         // a question's answer
	Place    dialog.Phrase  // out of scope: where the sender was told to go
	Follows  string         // a duplicate: the record in which it is followed
	Past     []Standing     // deferred or closed: the states before, to come back to, the last one last
	Answers  dialog.Answers
	Created  time.Time
	Updated  time.Time

	Confirmed   string    // name of the commune's contact who confirmed it; "": nobody
	ConfirmedAt time.Time // when
	Mended      time.Time // when answers were last changed; zero: never
	Vouched     time.Time // when its sender last said that a facility is still right; zero: never
	Reminded    int       // sent back: how often the sender was reminded,
	RemindedAt  time.Time // and when last

	Twins []Twin // of a facility still to be decided on: those that may be the same, where one record is read for staff

	Check  Check  // a need: what the rules said when its answers were sent
	Found  Check  // a need: what they said last, when they or its facts had changed; At is not kept
	Ruling Ruling // a need: what the centre says instead

	FacilityState State // a need's facility: how it stands; "": none

	// Of one record that is read for the bot itself or for staff:
	HandedOver bool    // a facility, a need: somebody else sent it, ByName has taken it over
	GivenBy    string  // who put it into the hands it is in; "": whoever has it took it
	Unreached  bool    // its sender has blocked the bot or refuses messages
	Asked      int64   // number of a request, not ended, to correct it; 0: none
	About      Subject // a request about personal data: the record it is about

	Owner     int64 // of a facility, or a need's facility: who has proven to be its owner; 0: nobody
	OwnerName string
}

// A Subject is the record that a request about personal data is about.
type Subject struct {
	ID     string
	Number int64
	Kind   Kind
	Mended bool // its answers have been changed since the request came
}

// A Twin is another record that may be of the same facility.
type Twin struct {
	ID     string
	Number int64
	Title  string
	Why    []string // what speaks for it, as package duplicates names it
}

// An Absorbed is the facility in which a duplicate is followed, and its answers
// without what was taken over from the duplicate and not changed since.
type Absorbed struct {
	Into    Record
	Without dialog.Answers
}

// A Standing is a state that a record had, and which answers were open then.
type Standing struct {
	State  State          `json:"s"`
	Fields []dialog.Field `json:"f,omitempty"`
}

// Next is what an action comes to from here, and whether it is allowed.
func (r Record) Next(a Action) (Transition, bool) {
	t, ok := Next(r.Kind, r.State, a)
	if ok && (a == Reopen || a == Resume || a == Unfold) {
		t.To = r.before().State
	}
	return t, ok
}

// before is where the record comes back to: what was in somebody's hands then
// waits again.
func (r Record) before() Standing {
	if len(r.Past) == 0 {
		return Standing{State: Sent}
	}
	return r.Past[len(r.Past)-1]
}

// Orphaned reports whether a need's facility is no longer there to be supported.
func (r Record) Orphaned() bool {
	return r.Kind == Need && r.FacilityState.Gone()
}

// HeldBy reports whether the person has the record in hand at the time.
func (r Record) HeldBy(person int64, at time.Time) bool {
	return r.State == InReview && r.Claimer == person && at.Before(r.Until)
}

// Held reports whether anybody has it in hand at the time.
func (r Record) Held(at time.Time) bool {
	return r.State == InReview && r.Claimer != 0 && at.Before(r.Until)
}

// An Entry of the history: append-only. A deletion blanks Before, After and
// Note and keeps who, when and which field.
type Entry struct {
	Record  string
	At      time.Time
	By      int64 // 0: the system
	ByName  string
	Action  Action
	Field   string // step name, "" for the record as a whole
	Before  string // JSON of a dialog.Value, or a State
	After   string
	Channel string // "telegram", "desk", "system"
	Form    int
	Note    string
}
