package simulator

import (
	"slices"
	"time"
)

func (s *Simulator) doBlock(sc scene) error {
	switch {
	case !sc.room.private():
		return errNotPrivate
	case !sc.room.started:
		return errNotStarted
	case sc.room.blocked:
		return nil
	}
	sc.room.blocked = true
	s.memberChanged(sc.room, sc.from, "member", "kicked")
	s.announcePhone(sc.room)
	return nil
}

func (s *Simulator) doUnblock(sc scene) error {
	switch {
	case !sc.room.private():
		return errNotPrivate
	case !sc.room.blocked:
		return nil
	}
	sc.room.blocked = false
	s.memberChanged(sc.room, sc.from, "kicked", "member")
	s.announcePhone(sc.room)
	return nil
}

// doMigrate turns a group into a supergroup with another chat id. Message ids go on counting, so that
// the phone can show the old messages above the new ones.
func (s *Simulator) doMigrate(sc scene) error {
	old := sc.room
	switch {
	case old.private():
		return errNotGroup
	case old.Type == "supergroup":
		return errMigrated
	case old.left:
		return errLeft
	}
	next := *old
	next.chat = chat{ID: firstSupergroup - s.next(), Type: "supergroup", Title: old.Title}
	next.messages, next.sent, next.typing, next.underWay = nil, nil, nil, nil
	next.admins, next.members = slices.Clone(old.admins), slices.Clone(old.members)
	old.migratedTo = next.ID
	if old.typing != nil {
		old.typing.Stop()
	}
	told := s.add(old, &message{From: sc.from, MigrateToChat: next.ID, serviceForScreen: "Nhóm đã được nâng cấp thành nhóm lớn"})
	s.push(old, "message", told)
	next.last = old.last
	r := &next
	s.rooms[r.ID] = r
	r.phone.room, r.phone.past = r, old
	told = s.add(r, &message{From: sc.from, MigrateFromChat: old.ID, serviceForScreen: "Nhóm lớn bắt đầu từ đây"})
	s.push(r, "message", told)
	s.announcePhone(r)
	return nil
}

func (s *Simulator) moveClock(d time.Duration) {
	s.offset += d
	s.queue.expire(s.now())
	s.announce("clock", clockView{Now: s.now(), OffsetS: int64(s.offset / time.Second)})
}

// Reset begins the training anew: empty chats that nobody started, no phones but the first ones, a
// good network. The clock, the numbers already given to messages and updates, the bot's commands
// and its webhook stay, since the bot on the other side is still running. Options.OnReset clears the bot.
func (s *Simulator) Reset() error {
	s.empty()
	if s.opts.OnReset != nil {
		if err := s.opts.OnReset(); err != nil {
			return errReset
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.announceState()
	for _, p := range s.phones {
		if p.Group {
			s.botJoined(p.room)
		}
	}
	return nil
}

func (s *Simulator) empty() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.queue.stop()
	s.queue.waiting = nil
	s.stopTyping()
	s.faults.network, s.faults.armed = Network{}, nil
	clear(s.callbacks)
	s.phones = slices.DeleteFunc(s.phones, func(p *phone) bool {
		if p.local {
			delete(s.rooms, p.room.ID)
		}
		return p.local
	})
	for _, p := range s.phones {
		p.past, p.Invite = nil, p.offered
		p.room.clear()
	}
}

func (r *room) clear() {
	r.messages, r.sent, r.keyboard = nil, nil, nil
	r.started, r.blocked, r.left = false, false, false
	r.underWay, r.delivered = nil, time.Time{}
}
