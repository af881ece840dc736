package simulator

// ParseHTML and CheckType let tests look at single parts.
func ParseHTML(in string) (string, int, error) {
	text, entities, err := parseHTML(in)
	end := 0
	for _, e := range entities {
		end = max(end, e.Offset+e.Length)
	}
	return text, end, err
}

// Units is the length of a text as Telegram counts it.
func Units(s string) int { return units(s) }

// CheckType compares a decoded value with a type of the published schema.
func (s *Simulator) CheckType(name string, v any) error {
	return s.schema.check(name, kind{Ref: name}, v)
}

// Flood announces many events at once, as fast as no page can read.
func (s *Simulator) Flood(phone string, count int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for range count {
		s.announcePhone(s.phone(phone).room)
	}
}
