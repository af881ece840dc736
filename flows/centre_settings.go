package flows

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

// A setting is one line of the settings: the section it is in, what it is called,
// how it is asked for, how it reads now and how an answer is stored. keep is nil for
// the group, which is no value that is typed.
type setting struct {
	section string
	name    string
	key     string
	ask     dialog.Kind
	now     func(store.Centre) dialog.Phrase
	keep    func(dialog.Value) string
}

// settings in the order they are shown.
func settings() []setting {
	words := func(most int, buttons ...string) dialog.Kind {
		return reply{dialog.Text{Min: 2, Max: most, Buttons: buttons}}
	}
	return []setting{
		{"house", "name", store.CentreName, words(100, "usual"), func(c store.Centre) dialog.Phrase { return plainOr(c.Name, "centre.default") }, textOf},
		{"house", "parent", store.CentreParent, words(100, "none"), func(c store.Centre) dialog.Phrase { return plainOr(c.Parent, "centre.unset") }, textOf},
		{"house", "phone", store.CentrePhone, dialog.Phone{Buttons: []string{"none"}}, phoneNow, textOf},
		{"house", "hours", store.CentreHours, words(100, "none"), func(c store.Centre) dialog.Phrase { return plainOr(c.Hours, "centre.unset") }, textOf},
		{"house", "days_off", store.CentreOff, holidays{[]string{"none"}}, daysOffNow, textOf},
		{"house", "group", store.CentreGroup, dialog.Choice{List: groupOptions}, groupNow, nil},
		{"telling", "quiet", store.CentreQuiet, clocks{two: true, buttons: []string{"usual", "off"}}, quietNow, quietOf},
		{"telling", "digest", store.CentreDigest, clocks{buttons: []string{"usual"}}, func(c store.Centre) dialog.Phrase { return dialog.Plain(clock(int(c.Digest))) }, textOf},
		{"telling", "claim", store.CentreClaim, dialog.Number{Min: 4, Max: 168, Unit: "hours", Buttons: []string{"h8", "usual", "h48", "h168"}},
			func(c store.Centre) dialog.Phrase { return dialog.Say("unit.hours", "n", int(c.ClaimFor/time.Hour)) }, numberOf},
		{"keeping", "drafts", store.CentreDrafts, dialog.Number{Min: 30, Max: 365, Unit: "days", Buttons: []string{"usual"}},
			func(c store.Centre) dialog.Phrase { return dialog.Say("unit.days", "n", days(c.DraftsKept)) }, numberOf},
		{"keeping", "talks", store.CentreTalks, dialog.Number{Min: 30, Max: 3650, Unit: "days", Buttons: []string{"usual"}},
			func(c store.Centre) dialog.Phrase { return dialog.Say("unit.days", "n", days(c.Retention)) }, numberOf},
		{"keeping", "kept", store.CentreKept, yearsKept{dialog.Number{Min: 0, Max: 50, Unit: "years", Buttons: []string{"usual", "never"}}}, keptNow, keptOf},
	}
}

// settingsOf a section, in the order they are shown.
func settingsOf(section string) []setting {
	return slices.DeleteFunc(settings(), func(s setting) bool { return s.section != section })
}

func days(d time.Duration) int { return int(d / (24 * time.Hour)) }

func plainOr(words, key string) dialog.Phrase {
	if words == "" {
		return dialog.Say(key)
	}
	return dialog.Plain(words)
}

func phoneNow(c store.Centre) dialog.Phrase {
	if c.Phone == "" {
		return dialog.Say("centre.unset")
	}
	return dialog.Phrase{Plain: c.Phone, Unit: dialog.Tel}
}

func groupNow(c store.Centre) dialog.Phrase {
	switch {
	case c.Group == 0:
		return dialog.Say("centre.no_group")
	case c.GroupTitle == "":
		return dialog.Say("centre.group_set")
	}
	return dialog.Plain(c.GroupTitle)
}

func quietNow(c store.Centre) dialog.Phrase {
	if c.Quiet.Off() {
		return dialog.Say("centre.no_quiet")
	}
	return dialog.Plain(clock(int(c.Quiet.From)) + "–" + clock(int(c.Quiet.To)))
}

// clock is a time of day, in minutes, as it is stored and read: 06:30.
func clock(minutes int) string { return fmt.Sprintf("%02d:%02d", minutes/60, minutes%60) }

func textOf(v dialog.Value) string { return v.Text }

// numberOf is the number typed, or the one of a button: h48.
func numberOf(v dialog.Value) string {
	if v.Key != "" {
		return strings.TrimPrefix(strings.TrimPrefix(v.Key, "usual"), "h")
	}
	return strconv.FormatInt(v.Number, 10)
}

// quietOf: pressed off, or typed 21:00-06:30.
func quietOf(v dialog.Value) string {
	if v.Key == "off" {
		return "off"
	}
	return strings.ReplaceAll(v.Text, "–", "-")
}
