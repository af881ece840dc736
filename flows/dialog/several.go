package dialog

import (
	"slices"
	"strconv"
)

// Several asks for any number of options, ended with "Xong".
type Several struct {
	Among  []Option
	List   func(Context) []Option
	Groups func(Context) []Group // further options, behind a button for each group
	Alone  string                // the option that goes with no other ("Chưa có")
	Min    int
}

// Parse turns an option on or off, or ends the question.
func (k Several) Parse(c Context, old Value, e Event) (Value, error) {
	if e.Kind == Pressed && e.Data == doneKey {
		return k.end(old)
	}
	key := e.Data
	if e.Kind != Pressed {
		words, err := typed(e)
		if err != nil {
			return Value{}, err
		}
		if isDone(words) {
			return k.end(old)
		}
		o, ok := c.Match(words, k.all(c))
		if !ok {
			return Value{}, &Problem{Say: Say("problem.choose", "typed", Short(words))}
		}
		key = o.Key
	}
	one, err := chosen(k.all(c), key)
	if err != nil {
		return Value{}, err
	}
	v := k.alone(toggled(old, key), key)
	if n := len(v.Items); v.Has(key) {
		v.Items[n-1].Name = one.Label
	}
	return v, nil
}

func (k Several) end(old Value) (Value, error) {
	if len(old.Items) < max(k.Min, 1) {
		return Value{}, &Problem{Say: Say("problem.choose_some", "min", max(k.Min, 1))}
	}
	return Value{Items: old.Items}, nil
}

func toggled(old Value, key string) Value {
	v := Value{Open: true}
	for _, i := range old.Items {
		if i.Key != key {
			v.Items = append(v.Items, i)
		}
	}
	if len(v.Items) == len(old.Items) {
		v.Items = append(v.Items, Item{Key: key})
	}
	return v
}

// Options are all of them, or those of the group that is open, the taken ones
// marked, and "Xong".
func (k Several) Options(c Context) []Option {
	groups := k.groups(c)
	os := slices.Clone(k.first(c))
	if n := c.Page; n > 0 && n <= len(groups) {
		os = append(slices.Clone(groups[n-1].Options), pageButton(0, "nav.groups"))
	} else {
		os = append(os, doors(groups, c.Old)...)
	}
	for i := range os {
		os[i].On = os[i].On || c.Old.Has(os[i].Key)
	}
	if len(c.Old.Items) > 0 {
		os = append(os, Option{Key: doneKey, Label: Say("nav.done")})
	}
	return os
}

// doors lead to the groups; one in which something is taken is marked.
func doors(groups []Group, taken Value) []Option {
	var os []Option
	for i, g := range groups {
		door := Option{Key: optPage + strconv.Itoa(i+1), Label: g.Label}
		door.On = slices.ContainsFunc(g.Options, func(o Option) bool { return taken.Has(o.Key) })
		os = append(os, door)
	}
	return os
}

func (k Several) all(c Context) []Option {
	os := slices.Clone(k.first(c))
	for _, g := range k.groups(c) {
		os = append(os, g.Options...)
	}
	return os
}

func (k Several) groups(c Context) []Group {
	if k.Groups == nil {
		return nil
	}
	return k.Groups(c)
}

// first are the options that stand at once.
func (k Several) first(c Context) []Option {
	if k.List != nil {
		return c.offered(k.List(c), "")
	}
	return c.offered(k.Among, "")
}

// alone leaves of the taken ones what goes with the one just pressed.
func (k Several) alone(v Value, key string) Value {
	if k.Alone != "" {
		v.Items = slices.DeleteFunc(v.Items, func(i Item) bool { return i.Key != key && (key == k.Alone || i.Key == k.Alone) })
	}
	return v
}

// Say is the options' texts, joined.
func (k Several) Say(key string, v Value) Phrase {
	var p Phrase
	for _, i := range v.Items {
		p.List = append(p.List, k.sayItem(key, i))
	}
	return p
}

func (k Several) sayItem(key string, i Item) Phrase {
	for _, o := range k.Among {
		if o.Key == i.Key && !o.Label.Empty() {
			return o.Label
		}
	}
	if i.Name != "" {
		return Plain(i.Name)
	}
	return Say(key + "." + i.Key)
}

const doneKey = "done"
