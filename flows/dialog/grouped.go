package dialog

import (
	"slices"
	"strings"

	"khuyencong/flows/vietnamese"
)

// A Group is some options behind one button. Its text stands under the step's
// key, "group" and its own.
type Group struct {
	Key     string
	Label   Phrase // empty: the text of the step
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
	return c.read(e, k.all(c), func(words string) (Value, error) {
		if o, ok := c.Match(words, k.doors()); ok {
			return k.open(c, k.page(o.Key), e)
		}
		if near := c.mentioned(words, k.all(c)); len(near) > 0 {
			return Value{}, &Problem{Say: Say("problem.which"), Offer: c.readings(append(near, k.rest(c, near)...), e.Message)}
		}
		return Value{}, &Problem{Say: Say("problem.choose", "typed", Short(words))}
	})
}

// open shows a group, or takes the one option that is in it.
func (k Grouped) open(c Context, page int, e Event) (Value, error) {
	g := k.Groups[page-1]
	if in := c.offered(g.Options, g.Key); len(in) == 1 {
		return in[0].typed(e.Message), nil
	}
	return Value{}, &Problem{Page: page}
}

// mostMentioned is how many options are proposed for words that mention them.
const mostMentioned = 3

// mentioned are the options of which something that people type for them stands
// among the words, the first ones: proposals, never an answer. One word alone
// proposes nothing, since without its marks it may be another.
func (c Context) mentioned(words string, os []Option) []Option {
	text := " " + vietnamese.Fold(words) + " "
	var near []Option
	for _, o := range os {
		in := func(w string) bool { return strings.Contains(w, " ") && strings.Contains(text, " "+w+" ") }
		if len(near) < mostMentioned && slices.ContainsFunc(o.Also, in) {
			near = append(near, o)
		}
	}
	return near
}

// rest are the options after the groups that are not among those.
func (k Grouped) rest(c Context, among []Option) []Option {
	return slices.DeleteFunc(slices.Clone(c.offered(k.Last, "")), func(o Option) bool {
		return slices.ContainsFunc(among, func(x Option) bool { return x.Key == o.Key })
	})
}

// readings are the options as offers, each with what it answers.
func (c Context) readings(os []Option, message int64) []Option {
	out := make([]Option, len(os))
	for i, o := range os {
		v := o.typed(message)
		out[i] = Option{Label: labelOf(c.Key, o), Value: &v}
	}
	return out
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
		g := k.Groups[n-1]
		return append(slices.Clone(c.offered(g.Options, g.Key)), pageButton(0, "nav.groups"))
	}
	os := slices.Clone(c.offered(k.First, firstGroup))
	for i, g := range k.Groups {
		os = append(os, k.door(c, i, g))
	}
	return append(os, c.offered(k.Last, "")...)
}

// door opens a group; one in which there is but one option takes that at once.
func (k Grouped) door(c Context, i int, g Group) Option {
	o := pageButton(i+1, c.Key+".group."+g.Key)
	if !g.Label.Empty() {
		o.Label = g.Label
	}
	if in := c.offered(g.Options, g.Key); len(in) == 1 {
		label := o.Label
		o = in[0]
		o.Label = label
	}
	return o
}

// firstGroup is where no new option stands: the first ones are in groups too.
const firstGroup = "-"

// all are the options of every group and beside them, each once.
func (k Grouped) all(c Context) []Option {
	os := slices.Concat(c.offered(k.First, firstGroup), c.offered(k.Last, ""))
	for _, g := range k.Groups {
		for _, o := range c.offered(g.Options, g.Key) {
			if !slices.ContainsFunc(os, func(x Option) bool { return x.Key == o.Key }) {
				os = append(os, o)
			}
		}
	}
	return os
}

// Say is the option's text.
func (k Grouped) Say(key string, v Value) Phrase { return Choice{Among: k.all(Context{})}.Say(key, v) }
