package flows

import (
	"strings"

	"khuyencong/flows/dialog"
)

// choices is "Lựa chọn trong câu hỏi": what the centre's file of options changes,
// or what is wrong with it.
func choices() *dialog.Flow {
	return &dialog.Flow{
		Name: "options",
		Form: 1,
		May:  admin,
		Steps: []dialog.Step{
			{Name: "list", Ask: dialog.Choice{Among: options("back")}, Data: choicesState, Lines: choiceFaults, Leads: backToSettings, Hide: true, Bare: true},
		},
		Done: nothing,
	}
}

// choicesState says whether the file is in use.
func choicesState(c dialog.Context) []any {
	cs := c.Event.Choices
	say := dialog.Say("options.none")
	var n int
	var unmapped []dialog.Phrase
	for _, customs := range cs.All() {
		n += len(customs)
		for _, x := range customs {
			if x.New && x.As == "" {
				unmapped = append(unmapped, dialog.Plain(x.Label))
			}
		}
	}
	switch {
	case len(cs.Wrong()) > 0:
		say = dialog.Say("options.broken", "n", len(cs.Wrong()))
	case len(unmapped) > 0:
		say = dialog.Say("options.used_unmapped", "n", n, "names", dialog.Phrase{List: unmapped})
	case n > 0:
		say = dialog.Say("options.used", "n", n)
	}
	return []any{"state", say}
}

// faultsShown is as much as stands on a phone's screen.
const faultsShown = 5

func choiceFaults(c dialog.Context) []dialog.Line {
	var lines []dialog.Line
	for _, f := range c.Event.Choices.Wrong() {
		if len(lines) == faultsShown {
			break
		}
		at := dialog.Say("options.somewhere")
		if f.Line > 0 {
			at = dialog.Say("options.at", "line", dialog.Num(dialog.Bare, int64(f.Line)))
		}
		lines = append(lines, dialog.Line{Label: at, Value: f.Say})
	}
	return lines
}

// OptionsNotice tells an administrator that the file of options has a fault in
// the line; what follows a hyphen tells one fault from another.
func OptionsNotice(line string) dialog.View {
	line, _, _ = strings.Cut(line, "-")
	return dialog.View{
		Body: []dialog.Phrase{dialog.Say("notice.options_broken", "line", line)},
		Rows: [][]dialog.Button{{{Label: dialog.Say("notice.options_see"), Data: "o:options"}}},
	}
}

// PolicyNotice tells the administrators that the files of the policy have a fault.
func PolicyNotice() dialog.View {
	return dialog.View{Body: []dialog.Phrase{dialog.Say("notice.policy_broken")}}
}
