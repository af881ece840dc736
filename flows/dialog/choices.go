package dialog

import (
	"cmp"
	"slices"
)

// Choices are what the centre has changed about the options of questions. They
// never change once they are in use; nil changes nothing.
type Choices struct {
	Customs map[string][]Custom // by the step's key ("facility.industry")
	Faults  []Fault             // of a newer file, which therefore is not in use
}

// A Custom option is a built-in one with another order, or hidden, or a new one.
// Its label is a text under the step's key, as every option's.
type Custom struct {
	Key    string
	Order  int    // 0: as built in, a new one last; built-in ones have 10, 20, 30 …
	Hidden bool   // no longer offered; answers that hold it stay
	New    bool   // not built in
	As     string // new: the built-in option it counts as, "" until somebody maps it
	Label  string // new: what answers keep, should the option go away some day
	Group  string // new: the group it stands in, where there are some
}

// A Fault in the centre's file, and what to do about it.
type Fault struct {
	Line int // from 1; 0: unknown
	Say  Phrase
}

// Of are the customs of a step.
func (cs *Choices) Of(step string) []Custom {
	return cs.All()[step]
}

// All are the customs by the steps' keys.
func (cs *Choices) All() map[string][]Custom {
	if cs == nil {
		return nil
	}
	return cs.Customs
}

// Wrong are the faults of a newer file.
func (cs *Choices) Wrong() []Fault {
	if cs == nil {
		return nil
	}
	return cs.Faults
}

// Counts is what an option of the step counts as: itself where it is built in,
// what it is mapped to where it is new, "other" until then.
func (cs *Choices) Counts(step, key string) string {
	for _, c := range cs.Of(step) {
		if c.Key == key && c.New {
			return c.counts()
		}
	}
	return key
}

// otherKey is the option for what no other one names.
const otherKey = "other"

func (x Custom) counts() string { return cmp.Or(x.As, otherKey) }

func (x Custom) option() Option {
	return Option{Key: x.Key, Value: &Value{Key: x.Key, Label: x.Label, As: x.counts()}}
}

// offered are the options as the centre wants them, in this group of them.
func (c Context) offered(os []Option, group string) []Option {
	customs := c.Event.Choices.Of(c.Key)
	if len(customs) == 0 {
		return os
	}
	var out []Option
	at := map[string]int{}
	for i, o := range os {
		at[o.Key] = 10 * (i + 1)
		n := slices.IndexFunc(customs, func(x Custom) bool { return x.Key == o.Key })
		switch {
		case n < 0:
		case customs[n].Hidden:
			continue
		case customs[n].Order != 0:
			at[o.Key] = customs[n].Order
		}
		out = append(out, o)
	}
	for _, x := range customs {
		if x.New && !x.Hidden && x.Group == group {
			at[x.Key] = cmp.Or(x.Order, 10*(len(os)+1))
			out = append(out, x.option())
		}
	}
	slices.SortStableFunc(out, func(a, b Option) int { return at[a.Key] - at[b.Key] })
	return out
}

// A Listed kind has options that depend on nothing, so that the centre can
// change them. Groups are those a new one may stand in.
type Listed interface {
	Listed() (options []Option, groups []string)
}

// Listed implements Listed.
func (k Choice) Listed() ([]Option, []string) { return k.Among, nil }

// Listed implements Listed.
func (k Several) Listed() ([]Option, []string) { return k.Among, nil }

// Listed implements Listed.
func (k Grouped) Listed() (options []Option, groups []string) {
	for _, g := range k.Groups {
		groups = append(groups, g.Key)
	}
	return k.all(Context{}), groups
}
