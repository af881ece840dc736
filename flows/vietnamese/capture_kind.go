package vietnamese

// MessageKind is what a message at an idle moment is.
type MessageKind string

// What a message may be. Neither: a question, a greeting, chatter.
const (
	NeitherMessage  MessageKind = ""
	FacilityMessage MessageKind = "facility"
	NeedMessage     MessageKind = "need"
)

// CaptureKind tells a message that describes a facility from one that reports a
// need, and both from everything else, which must not become a record. A message
// that does both is a facility when it describes it with two answers more than a
// need would: then Rest holds the need.
func CaptureKind(text string) MessageKind {
	const anyYear = 2100
	m := readMessage(text, anyYear)
	if m.asks() {
		return NeitherMessage
	}
	need := m.need()
	m.understand()
	described := m.described()
	switch {
	case need.clear() && m.figured() < 2 && (len(need.codes) > 0 || m.figured() == 0):
		return NeedMessage
	case m.chats() && described < 4:
		return NeitherMessage
	case described >= 2 && m.aboutFacility():
		return FacilityMessage
	}
	return NeitherMessage
}

// described counts the answers a message gives about a facility. A legal form
// that only the name says is no answer of its own.
func (m *message) described() int {
	n := 0
	for _, said := range []bool{
		m.name != "", len(m.phones) > 0, len(m.workers) > 0, len(m.capitals) > 0, len(m.years) > 0, len(m.taxes) > 0, len(m.goods) > 0,
		len(m.owners)+len(m.persons) > 0, m.placesSaid() || len(m.hamlets) > 0, len(m.forms) > 1 || len(m.forms) == 1 && m.formBeside(),
	} {
		if said {
			n++
		}
	}
	return n
}

// figured counts the answers that only a description gives.
func (m *message) figured() int {
	n := 0
	for _, said := range []bool{len(m.workers) > 0, len(m.capitals) > 0, len(m.years) > 0, len(m.taxes) > 0, len(m.forms) > 1 || len(m.forms) == 1 && m.formBeside(), len(m.goods) > 0} {
		if said {
			n++
		}
	}
	return n
}

func (m *message) placesSaid() bool {
	for _, s := range m.places {
		if !s.inName {
			return true
		}
	}
	return false
}

// formBeside reports that the legal form does not come from the name.
func (m *message) formBeside() bool {
	_, n := headAfter(m, m.named.from, m.named.to)
	return m.name == "" || n == 0
}

// aboutFacility: a phone and a person alone are no facility.
func (m *message) aboutFacility() bool {
	return m.name != "" || len(m.goods) > 0 || len(m.taxes) > 0 || len(m.forms) > 0 && m.described() > 1
}
