package flows_test

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"khuyencong/flows"
	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// A member of the cast: a made-up person with a phone.
type member struct {
	short    string // as the scripts call them
	user     int64
	name     string
	role     dialog.Role
	communes []string
}

const staffGroup int64 = -2001

func cast() []member {
	return []member{
		{"H'Linh", 1001, "H'Linh Niê", dialog.Collaborator, []string{"24169", "24133"}},
		{"Tâm", 1002, "Nguyễn Văn Tâm", dialog.Owner, nil},
		{"Hạnh", 1003, "Lê Thị Hạnh", dialog.Admin, nil},
		{"Dũng", 1004, "Trần Văn Dũng", dialog.Staff, nil},
		{"Bình", 1005, "Ngô Thanh Bình", dialog.Manager, nil},
		{"Mai", 1006, "Phạm Thị Mai", dialog.Contact, []string{"24169"}},
		{"Y Sơn", 1007, "Y Sơn Mlô", dialog.Owner, nil},
		{"Y Bhim", 1008, "Y Bhim Êban", dialog.Collaborator, []string{"24133"}},
		{"máy mới", 1011, "H'Linh Niê", dialog.Owner, nil},
	}
}

// seed puts things in place before the curtain: "people H'Linh, Hạnh, nhóm",
// "invite moi-1 collaborator 24169 uses 1 days 7", "facilities 3 by H'Linh", "consented Tâm 2025-06".
func (s *stage) seed(what string) {
	kind, rest, _ := strings.Cut(what, " ")
	switch kind {
	case "people":
		for _, name := range strings.Split(rest, ", ") {
			s.meet(name)
		}
	case "invite":
		s.invite(rest)
	case "facilities":
		s.facilities(rest)
	case "consented":
		s.consented(rest)
	case "needs":
		s.needs(rest)
	default:
		s.fail("seed what?")
	}
	s.store.take()
}

func (s *stage) change(changes ...store.Change) {
	s.t.Helper()
	if err := s.store.Commit(s.t.Context(), store.Batch{Changes: changes, At: s.now}); err != nil {
		s.fail("seed: " + err.Error())
	}
}

func (s *stage) meet(name string) {
	if name == "nhóm" {
		s.change(store.Group{Chat: staffGroup, Title: "Nhóm cán bộ", At: s.now})
		return
	}
	for _, m := range s.cast {
		if m.short == name {
			s.change(store.Meet{User: m.user, Chat: m.user, Name: m.name, Role: m.role, Lang: "vi", Communes: m.communes, At: s.now})
			return
		}
	}
	s.fail("nobody is called " + name)
}

func (s *stage) invite(how string) {
	var code, role, communes string
	var uses, days int
	if _, err := fmt.Sscanf(how, "%s %s %s uses %d days %d", &code, &role, &communes, &uses, &days); err != nil {
		s.fail("invite: " + err.Error())
	}
	s.change(store.Grow{Invite: store.Invite{
		Hash: store.HashCode(code), Role: dialog.Role(role), Communes: strings.Split(communes, ","),
		Uses: uses, Expires: s.now.Add(time.Duration(days) * 24 * time.Hour), By: "seed"}})
}

// facilities are some that were recorded earlier and are on the centre's list, or
// "1 by H'Linh sent": wait there, "5 by H'Linh returned": wait for their sender.
func (s *stage) facilities(how string) {
	var n int
	var by string
	state := store.Accepted
	if first, ok := strings.CutSuffix(how, " sent"); ok {
		how, state = first, store.Sent
	}
	var fields []dialog.Field
	if first, ok := strings.CutSuffix(how, " returned"); ok {
		how, state, fields = first, store.Returned, []dialog.Field{{Step: "phone", Reason: dialog.Plain("gọi không được")}}
	}
	if _, err := fmt.Sscanf(how, "%d by %s", &n, &by); err != nil {
		s.fail("facilities: " + err.Error())
	}
	known := []struct{ name, commune, hamlet, products, industry, contact string }{
		{"Rang xay cà phê Hoa Ban", "24169", "Buôn Tơng Ju", "cà phê bột", "coffee", "H'Bia Êban"},
		{"Gạch không nung Ea Kao", "24169", "Thôn 3", "gạch không nung", "building", "Phạm Văn Thành"},
		{"Sấy trái cây Tân Lợi", "24133", "Tổ dân phố 5", "mít sấy", "fruit", "Đỗ Thị Mai"},
		{"Cơ khí Thành Công", "24133", "Tổ dân phố 2", "máy xới", "mech", "Vũ Văn Công"},
		{"Thổ cẩm Buôn Kmrơng", "24169", "Buôn Kmrơng Prong", "thổ cẩm", "craft", "H'Yar Kbuôr"},
		{"Bún khô Tự An", "24133", "Tổ dân phố 1", "bún khô", "grain", "Lê Thị Sáu"},
		{"Mộc Ea Tam", "24169", "Tổ dân phố 8", "bàn ghế gỗ", "furniture", "Ngô Văn Lộc"},
		{"HTX Thành Đạt", "24169", "Thôn 5", "gạch, ngói", "building", "Trịnh Văn Đạt"},
	}
	person := s.personID(by)
	for i := range n {
		f := known[i]
		r := store.Record{
			ID: "seed" + fmt.Sprintf("%04d", i+1), Number: int64(i + 1), Kind: store.Facility, State: state, Fields: fields, Version: 1, Form: 1,
			Title: f.name, Commune: f.commune, Phone: "090000000" + strconv.Itoa(i+1), By: person,
			Created: s.now.Add(time.Duration(i-30) * 24 * time.Hour),
			Answers: dialog.Answers{
				"name": {Text: f.name}, "commune_code": {Key: f.commune}, "hamlet": {Text: f.hamlet}, "products": {Text: f.products},
				"industry": {Key: f.industry}, "legal_form": {Key: legalForm(f.name)}, "contact": {Text: f.contact},
				"phone": {Text: "090000000" + strconv.Itoa(i+1)}, "workers": {Number: int64(3 + i)}, "consent": {Key: "oral"},
			},
		}
		s.change(store.Put{Record: r, Channel: "seed"})
	}
}

func legalForm(name string) string {
	if strings.HasPrefix(name, "HTX") {
		return "cooperative"
	}
	return "household"
}

// needs are some that were just sent, one for each of the seeded facilities.
func (s *stage) needs(how string) {
	var n int
	var by string
	if _, err := fmt.Sscanf(how, "%d by %s", &n, &by); err != nil {
		s.fail("needs: " + err.Error())
	}
	person := s.personID(by)
	for i := range n {
		id := fmt.Sprintf("seed%04d", i+1)
		facility, err := s.store.Record(s.t.Context(), id)
		if err != nil {
			s.fail("needs: " + err.Error())
		}
		number, err := s.store.NextNumber(s.t.Context())
		if err != nil {
			s.fail("needs: " + err.Error())
		}
		r := store.Record{
			ID: fmt.Sprintf("want%04d", i+1), Number: number, Kind: store.Need, State: store.Sent, Version: 1, Form: formOf("need"),
			Title: "Máy đóng gói – " + facility.Title, Commune: facility.Commune, Facility: id, Content: "machinery", PlanYear: s.now.Year() + 1,
			By: person, Created: s.now, Answers: dialog.Answers{
				"facility": {Text: id, Label: facility.Title}, "content": {Key: "machinery"}, "plan_year": {Number: int64(s.now.Year() + 1)},
				"item": {Text: "máy đóng gói"}, "how_many": {Key: "one"}, "purpose": {Key: "by_hand"}, "total_cost": {Number: 180_000_000},
				"own_funds": {Key: "unsure"}, "purchase": {Key: "new"}, "supported_same": {Key: "no"}, "env": {Key: "registered"}, "who_contact": {Key: "owner"}, "consent": {Key: "oral"},
			},
		}
		s.change(store.Put{Record: r, Channel: "seed"})
		s.store.numbers[id], s.store.numbers[r.ID] = fmt.Sprint("CS-", facility.Number), fmt.Sprint("NC-", number)
	}
}

// formOf is the version of a flow's questions.
func formOf(flow string) int {
	for _, f := range flows.All() {
		if f.Name == flow {
			return f.Form
		}
	}
	return 0
}

// personID is somebody's id in the store.
func (s *stage) personID(short string) int64 {
	s.t.Helper()
	for _, m := range s.cast {
		if m.short != short {
			continue
		}
		loaded, err := s.store.Load(s.t.Context(), []store.SessionKey{{Chat: m.user, User: m.user}})
		if err == nil && loaded[0].Person.ID != 0 {
			return loaded[0].Person.ID
		}
	}
	s.fail("not seeded: " + short)
	return 0
}

// consented lets somebody have agreed earlier, in words of another version:
// "Tâm 2025-06".
func (s *stage) consented(how string) {
	at := strings.LastIndexByte(how, ' ')
	name, version := how[:at], how[at+1:]
	for _, m := range s.cast {
		if m.short == name {
			then := s.now.AddDate(-1, 0, 0)
			s.change(store.Meet{User: m.user, Chat: m.user, Name: m.name, Role: m.role, Lang: "vi", At: then, Consents: []store.Consent{
				{Purpose: store.ForData, Version: version, Given: true, At: then}, {Purpose: store.ForNotices, Version: version, Given: true, At: then}}})
		}
	}
}
