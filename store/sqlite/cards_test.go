package sqlite

import (
	"testing"
	"time"

	"khuyencong/store"
)

// shown is an office where the facility's card is shown to one of the staff in
// message 71 and in the group in message 72.
func shown(t *testing.T) *Store {
	t.Helper()
	s, _ := office(t)
	commit(t, s, store.Tell{Key: "new", Staff: true, Kind: store.NewRecord, Record: "r1"})
	for _, n := range due(t, s, noon) {
		switch n.Chat {
		case 200:
			sent(t, s, n, 71, "r1")
		case -5:
			sent(t, s, n, 72, "r1")
		default:
			sent(t, s, n, 1, "")
		}
	}
	wantDue(t, s, noon)
	return s
}

// decide makes a decision on the version.
func decide(t *testing.T, s *Store, version int) {
	t.Helper()
	commit(t, s, store.Decide{Record: "r1", Version: version, Action: store.Claim, To: store.InReview, By: 2, Until: noon.Add(time.Hour)})
}

func TestCardsFollowTheRecord(t *testing.T) {
	s := shown(t)
	decide(t, s, 1)
	got := wantDue(t, s, noon, "card:r1:-5:72:2 > -5", "card:r1:200:71:2 > 200")
	if got[0].Message != 72 || got[0].Person != 0 || got[1].Message != 71 || got[1].Person != 2 {
		t.Errorf("%+v", got)
	}
	decide(t, s, 2)
	wantDue(t, s, noon, "card:r1:-5:72:3 > -5", "card:r1:200:71:3 > 200") // only the newest state
	decide(t, s, 2)                                                       // the same again
	wantDue(t, s, noon, "card:r1:-5:72:3 > -5", "card:r1:200:71:3 > 200")
}

func TestACardSentAnewIsTheOneToFollow(t *testing.T) {
	s := shown(t)
	decide(t, s, 1)
	flying := due(t, s, noon)[0] // the group's
	decide(t, s, 2)              // while it is being sent
	sent(t, s, flying, 99, "r1")
	got := wantDue(t, s, noon, "card:r1:-5:72:3 > -5", "card:r1:200:71:3 > 200")
	if got[0].Message != 99 {
		t.Errorf("would change message %d, want 99", got[0].Message)
	}
	for _, n := range got {
		sent(t, s, n, n.Message, "r1")
	}
	decide(t, s, 3)
	wantDue(t, s, noon, "card:r1:-5:99:4 > -5", "card:r1:200:71:4 > 200")
}

func TestACardShownLateIsRefreshed(t *testing.T) {
	s, _ := office(t)
	commit(t, s, store.Tell{Key: "new", Staff: true, Kind: store.NewRecord, Record: "r1"})
	flying := due(t, s, noon)
	decide(t, s, 1) // while they are being sent
	sent(t, s, flying[0], 71, "r1")
	wantDue(t, s, noon, "new:3 > 201", "new:4 > 202", "new:group > -5", "card:r1:200:71:2 > 200")
}

func TestCardsOfAGroupThatMovedStayBehind(t *testing.T) {
	s := shown(t)
	decide(t, s, 1)
	commit(t, s, store.Group{Chat: -1005, From: -5}, store.Tell{Key: "next", Staff: true, Kind: store.NewRecord, Record: "r2"})
	wantDue(t, s, noon, "card:r1:200:71:2 > 200", "next:2 > 200", "next:3 > 201", "next:4 > 202", "next:group > -1005")
	decide(t, s, 2)
	wantDue(t, s, noon, "next:2 > 200", "next:3 > 201", "next:4 > 202", "next:group > -1005", "card:r1:200:71:3 > 200")
}
