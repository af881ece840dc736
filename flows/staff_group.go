package flows

import (
	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// visitGroup is what can be done in a group chat: little, since nothing
// personal belongs there. A group becomes the staff's by an administrator's
// /nhom in it.
func visitGroup(e dialog.Event, place string) dialog.Move {
	switch place {
	case "group":
		return registerGroup(e)
	case string(dialog.GroupRaised):
		return ifStaffGroup(e, store.Group{Chat: e.NewChat, From: e.Chat, Title: e.Title, By: e.Actor.Person, At: e.At})
	case string(dialog.GroupRemoved):
		return ifStaffGroup(e, store.Group{Chat: 0, From: e.Chat, By: e.Actor.Person, At: e.At})
	}
	return dialog.Move{Effects: []dialog.Effect{say(e.Chat, dialog.Say("group.talk_private"))}}
}

func registerGroup(e dialog.Event) dialog.Move {
	if e.Actor.Role != dialog.Admin {
		return dialog.Move{Effects: []dialog.Effect{say(e.Chat, dialog.Say("group.admin_only"))}}
	}
	return dialog.Move{Effects: []dialog.Effect{
		store.Group{Chat: e.Chat, Title: e.Title, By: e.Actor.Person, At: e.At},
		say(e.Chat, dialog.Say("group.registered", "name", e.Actor.Name)),
	}}
}

// ifStaffGroup changes the group only where the event came from it.
func ifStaffGroup(e dialog.Event, change store.Group) dialog.Move {
	r, need := found(e, dialog.Query{Name: store.Settings})
	if need != nil {
		return dialog.Move{Need: need}
	}
	if len(r.Rows) == 0 || r.Rows[0].Body.(store.Centre).Group != e.Chat {
		return dialog.Move{}
	}
	return dialog.Move{Effects: []dialog.Effect{change}}
}

func say(chat int64, p dialog.Phrase) dialog.Send {
	return dialog.Send{Chat: chat, View: dialog.View{Body: []dialog.Phrase{p}}}
}
