package store

import (
	"time"

	"khuyencong/flows/dialog"
)

// States of a request about personal data and of a breach; Erased is any record
// whose personal data are gone because somebody asked for that.
const (
	Acknowledged State = "acknowledged" // a request: Đã xác nhận, đang làm
	Done         State = "done"         // a request: Đã làm xong
	Declined     State = "declined"     // a request: Không làm được, có lý do
	Erased       State = "erased"       // Đã xóa theo yêu cầu
	Running      State = "running"      // a breach: Đang xử lý
	Reported     State = "reported"     // a breach: Đã báo cơ quan chuyên trách
	Unreported   State = "unreported"   // a breach: Không thuộc diện phải báo
)

// Actions of both.
const (
	Acknowledge Action = "acknowledge" // Xác nhận đã nhận
	Extend      Action = "extend"      // Gia hạn, once
	Fulfil      Action = "fulfil"      // Đã làm xong
	Decline     Action = "decline"     // Không làm được
	EraseData   Action = "erase"       // Xóa dữ liệu cá nhân
	Amend       Action = "amend"       // Ghi thêm việc đã làm
	Report      Action = "report"      // Đã báo cơ quan chuyên trách
	Unreport    Action = "unreport"    // Không thuộc diện phải báo
)

// ofData are the ways of requests about personal data and of breaches.
func ofData() []Transition {
	request, breach := []Kind{Privacy}, []Kind{Breach}
	pending := []State{Sent, Acknowledged}
	return []Transition{
		{request, []State{Sent}, Acknowledge, ByCentre, false, Acknowledged},
		{request, pending, Extend, ByCentre, false, ""},
		{request, pending, Fulfil, ByCentre, false, Done},
		{request, pending, Decline, ByCentre, false, Declined},
		{request, pending, Withdraw, BySender, false, Withdrawn},
		{[]Kind{Facility, Need, Question, Application, Interest}, nil, EraseData, BySystem, false, Erased}, // from any state, by Erase alone
		{breach, []State{Running}, Amend, ByManager, false, ""},
		{breach, []State{Running}, Report, ByManager, false, Reported},
		{breach, []State{Running}, Unreport, ByManager, false, Unreported},
	}
}

// Retired are the states in which a record is of no more use to anybody: after
// the time the centre has set its personal data go. What was taken, and what may
// still be, is not among them.
func Retired() []State {
	return []State{NotEligible, NotPlanned, Duplicate, OutOfScope, Withdrawn, Answered, Closed, Done, Declined}
}

// Erase takes what is personal of a person, of records, or of both, for good:
// there is no undoing it. Of a person everything but the consents goes; the
// facilities and needs they sent stay with the centre, without them, unless Mine
// or named in Records. Of a record stays what can be counted. Who works at the
// centre is not erased: ErrConflict. Key: Key.
type Erase struct {
	Key     string
	Person  int64    // 0: records only
	User    int64    // the account of the person, as it was decided on; another one: ErrConflict
	Chat    int64    // and their private chat
	Mine    bool     // the facilities and needs the person sent, too
	Records []string // ids; their needs go with facilities
	Request string   // the request that asks for it: told to the person in the end
	Name    string   // stands where the person's name stood
	Title   string   // stands where a record's title stood
	Private Private
	By      int64
	ByName  string
	Channel string
	At      time.Time
}

// Private are the steps of each kind's form whose answers are personal whatever
// they look like.
type Private map[Kind][]string

// Renew corrects what a person has told of themselves; what is empty stays. Key:
// Key.
type Renew struct {
	Key     string
	Person  int64
	Name    string
	Phone   string
	Channel string
	At      time.Time
}

// Agree is an answer to a consent after the first meeting: given again, withdrawn,
// or asked anew in other words. Earlier answers stay.
type Agree struct {
	Person  int64
	Purpose string
	Version string
	Given   bool
	At      time.Time
}

func (Erase) change() {}
func (Renew) change() {}
func (Agree) change() {}

// What became of people and their data.
const (
	Renamed    PeopleAction = "renamed" // corrected name or phone themselves
	ErasedData PeopleAction = "erased"  // their data were erased
)

// Kept is what is kept of a person, counted.
type Kept struct {
	Person    Person
	Phone     string
	Hamlets   string
	Consents  []Consent    // the last answer to each purpose
	Sent      map[Kind]int // what they sent, by kind
	Files     int          // photos and documents with that
	Drafts    int
	Notices   int
	Elsewhere int      // facilities that others sent, with the person's phone number
	Owns      []Record // facilities they have proven to be theirs, whoever sent them
	Pending   []Record // requests about their data that the centre has not ended
}

// A Copy is what a person is given of themselves: all of it, and nothing of
// anybody else.
type Copy struct {
	Kept
	Answers []Consent      // every answer to a consent
	Records []Record       // the newest first
	Parked  []dialog.Draft // drafts
	Told    []Notified
	Did     []Deed
	Became  []PeopleEntry
	At      time.Time
}

// A Notified is a notice somebody was sent: what kind, when, what about.
type Notified struct {
	Kind   NoticeKind
	Number int64 // of the record, 0: none
	About  Kind
	At     time.Time
	State  string
}

// A Deed is an entry of the history by somebody. Of records that others sent it
// says no more than that something was done.
type Deed struct {
	Entry
	Number int64
	About  Kind
}

// Names of the look-ups about personal data.
const (
	// KeptOf the viewer; ID another person, for managers and administrators: one row, Body Kept.
	KeptOf = "kept"
	// CopyOf the viewer: one row, Body Copy.
	CopyOf = "copy"
	// PrivacyOf everybody: requests that are not ended, the oldest first. Body Record. Staff only.
	PrivacyOf = "privacy"
	// BreachesOf the centre, running ones first. Body Record. Managers and administrators only.
	BreachesOf = "breaches"
	// RetiredAfter Text years: one row, Body int, how many records would lose their personal data now; no row: none.
	// Administrators only.
	RetiredAfter = "retired"
)

// A Retirement takes the personal data of records that ended before a time, Most
// of them at once.
type Retirement struct {
	Before  time.Time
	Most    int
	Title   string
	Private Private
	At      time.Time
}

// Leftovers are what an erasure leaves to be done outside the tables.
type Leftovers struct {
	Wipe   bool  // what was erased can still be read in the database file,
	Size   int64 // which has so many bytes
	Unsaid bool  // somebody is still to be told, at an address that goes afterwards
}
