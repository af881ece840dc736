package policy

// An Answer is yes, no, or not known; the zero Answer is not known.
type Answer int8

// The answers.
const (
	NoAnswer Answer = iota
	Yes
	No
)

// A Case is what is known of a facility and of what it wants. All but Content may
// be left out: what is missing is unknown, never no.
type Case struct {
	Content    string // machinery; see contents.toml
	LegalForm  string // household, cooperative, cooperative_union, cooperative_group, enterprise, artisan, unregistered
	Size       string // micro, small, medium, large; of enterprises alone
	Commune    string // its code
	Activity   string // processing, manufacturing, craft, mining, trade, service, farming
	Industry   string // agro_processing …; see industries.toml
	Registered Answer
	Line       Answer // machinery: a whole production line
	Cost       int64  // đồng, of everything; 0: not known

	OwnFunds      Answer // the facility bears what is not supported
	Supported     Answer // the same thing was paid by the State before
	Environment   Answer // its environmental papers are in order
	OwnerFemale   Answer
	OwnerMinority Answer

	Novelty      string // demonstration_model: who does it already: nobody, few, many, unknown; "" was not asked
	Abroad       Answer // fair, study_tour
	OwnMake      Answer // product_vote: made by the facility itself
	Mass         Answer // product_vote: not a single piece
	Others       Answer // product_vote: it uses a design or mark of somebody else
	ArtisanTitle string // people, meritorious, other
	Difficult    Answer // in an area with (special) difficulties
	Purchased    Answer // machinery: bought or ordered already
}

// Keys of answers by which a case comes first.
const (
	ownerFemale     = "owner_female"
	ownerMinority   = "owner_ethnic_minority"
	inDifficultArea = "in_difficult_area"
)

// prior is the answer of a priority.
func (c *Case) prior(id string) bool {
	switch id {
	case ownerFemale:
		return c.OwnerFemale == Yes
	case ownerMinority:
		return c.OwnerMinority == Yes
	case inDifficultArea:
		return c.Difficult == Yes
	}
	return false
}
