package main

import (
	"context"
	"fmt"
	"slices"
	"time"

	"khuyencong/bot/simulator"
	"khuyencong/flows/dialog"
	"khuyencong/store"
	"khuyencong/store/sqlite"
)

// The people of the practice. Every name says that it is made up.
const (
	demoCollaborator = 1001
	demoOwner        = 1002
	demoStaff        = 1003
	demoColleague    = 1004
	demoGroup        = -2001
	demoInvite       = "moi-cong-tac-vien"
	demoCommune      = "24169"       // Phường Ea Kao
	demoNeighbour    = "24133"       // Phường Buôn Ma Thuột
	demoPhone        = "02620000000" // nobody's
)

// addPhones puts the phones on the page, side by side.
func addPhones(sim *simulator.Simulator, empty bool) error {
	staff := simulator.Person{ID: demoStaff, Name: "Lê Thị Hạnh (mẫu)"}
	colleague := simulator.Person{ID: demoColleague, Name: "Trần Văn Dũng (mẫu)"}
	phones := []simulator.Phone{
		{ID: "p1", Title: "Cộng tác viên", Note: "H'Linh Niê (mẫu) · phường Ea Kao", ChatID: demoCollaborator, Invite: demoInvite,
			Speakers: []simulator.Person{{ID: demoCollaborator, Name: "H'Linh Niê (mẫu)"}}},
		{ID: "p3", Title: "Cán bộ", Note: "Lê Thị Hạnh (mẫu) · quản trị viên", ChatID: demoStaff, Speakers: []simulator.Person{staff}},
		{ID: "p5", Title: "Nhóm cán bộ", Note: "Nhóm của Trung tâm", Group: true, ChatID: demoGroup,
			Speakers: []simulator.Person{staff, colleague}, Admins: []int64{demoStaff}},
		{ID: "p4", Title: "Cán bộ 2", Note: "Trần Văn Dũng (mẫu)", ChatID: demoColleague, Speakers: []simulator.Person{colleague}},
		{ID: "p2", Title: "Chủ cơ sở", Note: "Nguyễn Văn Tâm (mẫu)", ChatID: demoOwner,
			Speakers: []simulator.Person{{ID: demoOwner, Name: "Nguyễn Văn Tâm (mẫu)"}}},
	}
	if empty {
		phones = slices.DeleteFunc(phones, func(p simulator.Phone) bool { return p.ID == "p4" || p.ID == "p5" })
	}
	for _, p := range phones {
		if _, err := sim.AddPhone(p); err != nil {
			return fmt.Errorf("phone %s: %w", p.Title, err)
		}
	}
	return nil
}

// greetStaff has the staff open their chats, as they would have long ago.
func greetStaff(sim *simulator.Simulator, empty bool) error {
	phones := []string{"p3", "p4"}
	if empty {
		phones = phones[:1]
	}
	for _, p := range phones {
		if _, err := sim.Do(simulator.Action{Do: "start", Phone: p}); err != nil {
			return err
		}
	}
	return nil
}

// seed fills a practice database: the staff, an invite and a few facilities.
func seed(ctx context.Context, db *sqlite.Store, now time.Time, empty bool) error {
	people := []store.Change{
		store.Setting{Key: "mẫu", Name: store.CentrePhone, Value: demoPhone, ByName: "mẫu", At: now},
		store.Setting{Key: "mẫu", Name: store.CentreHours, Value: "7:30–17:00 ngày làm việc", ByName: "mẫu", At: now},
		meet(demoStaff, "Lê Thị Hạnh (mẫu)", dialog.Admin, now),
		store.Grow{Invite: store.Invite{Hash: store.HashCode(demoInvite), Role: dialog.Collaborator,
			Communes: []string{demoCommune, demoNeighbour}, Uses: 1, Expires: now.Add(365 * 24 * time.Hour), By: "mẫu"}},
	}
	if !empty {
		people = append(people, meet(demoColleague, "Trần Văn Dũng (mẫu)", dialog.Staff, now),
			store.Group{Chat: demoGroup, Title: "Nhóm cán bộ", At: now})
	}
	if err := db.Commit(ctx, store.Batch{Changes: people, At: now}); err != nil {
		return fmt.Errorf("demo people: %w", err)
	}
	if empty {
		return nil
	}
	loaded, err := db.Load(ctx, []store.SessionKey{{Chat: demoStaff, User: demoStaff}})
	if err != nil {
		return err
	}
	return db.Commit(ctx, store.Batch{Changes: demoFacilities(loaded[0].Person, now), At: now})
}

func meet(user int64, name string, role dialog.Role, now time.Time) store.Meet {
	return store.Meet{User: user, Chat: user, Name: name, Role: role, Lang: "vi", At: now}
}

// demoFacilities are what the province really has, under names that say that
// they are made up.
func demoFacilities(by store.Person, now time.Time) []store.Change {
	type facility struct{ name, commune, hamlet, products, industry, form, contact, phone string }
	var changes []store.Change
	for i, f := range []facility{
		{"Rang xay cà phê Cư Ea (mẫu)", demoCommune, "Buôn Cư Ea", "cà phê bột, cà phê hạt rang", "coffee", "household", "Y Mẫu Niê", "0900000001"},
		{"Gạch không nung Ea Kao (mẫu)", demoCommune, "Thôn 3", "gạch không nung", "building", "enterprise", "Người Mẫu A", "0900000002"},
		{"Sấy trái cây Tân Lợi (mẫu)", demoNeighbour, "Tổ dân phố 5", "sầu riêng sấy, mít sấy", "fruit", "cooperative", "Người Mẫu B", "0900000003"},
		{"Cơ khí nông nghiệp Thành Mẫu (mẫu)", demoNeighbour, "Tổ dân phố 2", "máy xới, rơ moóc", "mech", "household", "Người Mẫu C", "0900000004"},
	} {
		at := now.Add(time.Duration(i-10) * 24 * time.Hour)
		changes = append(changes, store.Put{Channel: "demo", Record: store.Record{
			ID: fmt.Sprintf("demo%04d", i+1), Number: int64(i + 1), Kind: store.Facility, State: store.Accepted, Version: 1, Form: 1,
			Title: f.name, Commune: f.commune, Phone: f.phone, By: by.ID, ByName: by.Name, Created: at, Updated: at,
			Answers: dialog.Answers{
				"name": {Text: f.name}, "commune_code": {Key: f.commune}, "hamlet": {Text: f.hamlet}, "products": {Text: f.products},
				"industry": {Key: f.industry}, "legal_form": {Key: f.form}, "contact": {Text: f.contact}, "phone": {Text: f.phone},
				"workers": {Number: int64(4 + 3*i)}, "consent": {Key: "oral"},
			},
		}})
	}
	return changes
}
