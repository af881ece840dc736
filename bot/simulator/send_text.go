package simulator

type sendMessageArgs struct {
	target
	Text     string   `json:"text"`
	Mode     string   `json:"parse_mode"`
	Entities []entity `json:"entities"`
	Preview  *preview `json:"link_preview_options"`
}

func (s *Simulator) sendMessage(_ *request, a sendMessageArgs) (any, error) {
	text, entities, err := readText(markedUp{text: a.Text, mode: a.Mode, entities: a.Entities})
	if err != nil {
		return nil, err
	}
	return s.send(a.target, &message{content: content{Text: text, Entities: entities}, PreviewOptions: a.Preview})
}

type sendLocationArgs struct {
	target
	Latitude   float64 `json:"latitude"`
	Longitude  float64 `json:"longitude"`
	LivePeriod int     `json:"live_period"`
}

func (s *Simulator) sendLocation(_ *request, a sendLocationArgs) (any, error) {
	if a.Latitude < -90 || a.Latitude > 90 || a.Longitude < -180 || a.Longitude > 180 {
		return nil, badRequest("wrong location specified")
	}
	if a.LivePeriod != 0 && (a.LivePeriod < 60 || a.LivePeriod > 86400) {
		return nil, badRequest("wrong live location period specified")
	}
	place := &location{Latitude: a.Latitude, Longitude: a.Longitude, LivePeriod: a.LivePeriod}
	return s.send(a.target, &message{content: content{Location: place}})
}

type sendContactArgs struct {
	target
	Phone     string `json:"phone_number"`
	FirstName string `json:"first_name"`
	LastName  string `json:"last_name"`
	VCard     string `json:"vcard"`
}

func (s *Simulator) sendContact(_ *request, a sendContactArgs) (any, error) {
	switch {
	case a.Phone == "":
		return nil, badRequest("phone_number is empty")
	case a.FirstName == "":
		return nil, badRequest("first_name is empty")
	}
	card := &contact{PhoneNumber: a.Phone, FirstName: a.FirstName, LastName: a.LastName, VCard: a.VCard}
	return s.send(a.target, &message{content: content{Contact: card}})
}
