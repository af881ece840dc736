package dialog

import "slices"

// A Group is some options behind one button. Its text stands under the step's
// key, "group" and its own.
type Group struct {
	Key     string
	Options []Option
}

// Grouped asks for one of many options in two taps: what most people choose and
// the groups stand at once, the options of a group behind it. Typing the words of
// an option, or of a group, does the same.
type Grouped struct {
	First  []Option // at once, before the groups; one of them may stand in its group too
	Groups []Group
	Last   []Option // at once, after the groups
}

// Parse takes a press, or words that name exactly one option. Words that name a
// group open it.
func (k Grouped) Parse(c Context, _ Value, e Event) (Value, error) {
	return c.read(e, k.all(), func(words string) (Value, error) {
		if o, ok := c.Match(words, k.doors()); ok {
			return Value{}, &Problem{Page: k.page(o.Key)}
		}
		return Value{}, &Problem{Say: Say("problem.choose", "typed", Short(words))}
	})
}

// page is where the options of a group stand; 0: no such group.
func (k Grouped) page(door string) int {
	return 1 + slices.IndexFunc(k.Groups, func(g Group) bool { return "group."+g.Key == door })
}

// doors are the groups as options, to be found by their words.
func (k Grouped) doors() []Option {
	var os []Option
	for _, g := range k.Groups {
		os = append(os, Option{Key: "group." + g.Key})
	}
	return os
}

// Options are what stands at once, or those of the group that is open.
func (k Grouped) Options(c Context) []Option {
	if n := c.Page; n > 0 && n <= len(k.Groups) {
		return append(slices.Clone(k.Groups[n-1].Options), pageButton(0, "nav.groups"))
	}
	os := slices.Clone(k.First)
	for i, g := range k.Groups {
		os = append(os, pageButton(i+1, c.Key+".group."+g.Key))
	}
	return append(os, k.Last...)
}

// all are the options of every group and beside them, each once.
func (k Grouped) all() []Option {
	os := slices.Concat(k.First, k.Last)
	for _, g := range k.Groups {
		for _, o := range g.Options {
			if !slices.ContainsFunc(os, func(x Option) bool { return x.Key == o.Key }) {
				os = append(os, o)
			}
		}
	}
	return os
}

// Say is the option's text.
func (k Grouped) Say(key string, v Value) Phrase { return Choice{Among: k.all()}.Say(key, v) }
