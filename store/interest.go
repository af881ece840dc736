package store

// Interest is what an owner of a facility sends who wants to be helped: what they
// make, where, and their phone number. Whoever of the commune gets to it first
// calls them.
const Interest Kind = "interest" // quan tâm, muốn được hỗ trợ

// ByCommune is the side of the collaborators and the contact of a record's
// commune, and of the centre.
const ByCommune Side = "commune"

// What whoever has taken an interest comes back with.
const (
	Reached   Action = "reached"   // Đã liên hệ
	Unreached Action = "unreached" // Không liên lạc được
)

// interests are the ways of an interest.
func interests() []Transition {
	interest := []Kind{Interest}
	held := []State{InReview}
	return []Transition{
		{interest, []State{Sent, InReview}, Claim, ByCommune, false, InReview},
		{interest, held, Release, ByCommune, true, Sent},
		{interest, held, Unreached, ByCommune, true, Sent},
		{interest, held, Reached, ByCommune, true, Answered},
		{interest, held, Exclude, ByCommune, true, OutOfScope},
		{interest, held, Lapse, BySystem, false, Sent},
		{interest, []State{Sent, InReview}, Withdraw, BySender, false, Withdrawn},
	}
}

// Notices about interests.
const (
	Interested NoticeKind = "interested" // collaborators and contacts of a commune: somebody there wants to be helped
	Untended   NoticeKind = "untended"   // staff: nobody has called for days
)

// InterestsOf the viewer's communes that nobody else has in hand, the oldest
// first; Text searches. Body Record. Collaborators and contacts only.
const InterestsOf = "interests"

// Covered commune ID: one row if it has a collaborator.
const Covered = "covered"
