package flows_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"khuyencong/flows"
	"khuyencong/flows/dialog"
)

// Names key sessions, records, texts and buttons: they must be unique and fit
// everywhere they go.
var (
	name      = regexp.MustCompile(`^[a-z][a-z0-9_]*$`)
	optionKey = regexp.MustCompile(`^[a-z0-9_-]{1,40}$`)
)

func TestNames(t *testing.T) {
	seen := map[string]bool{}
	for _, f := range flows.All() {
		if !name.MatchString(f.Name) || seen[f.Name] {
			t.Errorf("flow %q: not a name of its own", f.Name)
		}
		seen[f.Name] = true
		for i, s := range f.Steps {
			if !name.MatchString(s.Name) || f.Step(s.Name) != &f.Steps[i] {
				t.Errorf("%s.%s: not a name of its own", f.Name, s.Name)
			}
			for _, a := range s.After {
				if at := slices.IndexFunc(f.Steps, func(x dialog.Step) bool { return x.Name == a }); at < 0 || at >= i {
					t.Errorf("%s.%s depends on %q, which is not asked before it", f.Name, s.Name, a)
				}
			}
		}
	}
}

func TestOptionKeys(t *testing.T) {
	for _, f := range flows.All() {
		for _, s := range f.Steps {
			seen := map[string]bool{}
			for _, o := range offered(s) {
				if !optionKey.MatchString(o.Key) || seen[o.Key] {
					t.Errorf("%s.%s: option %q is no key of its own", f.Name, s.Name, o.Key)
				}
				seen[o.Key] = true
			}
		}
	}
}

// A command leads somewhere for the person with the most rights: it says or
// opens something.
func TestCommands(t *testing.T) {
	book := flows.Book(plainWords(t))
	for word, place := range flows.Commands() {
		if place == "cancel" || place == "home" {
			continue // the engine's own
		}
		e := dialog.Event{Kind: dialog.Commanded, Chat: 1, Actor: dialog.Actor{Person: 1, User: 1, Role: dialog.Admin}}
		m := book.Go(e, place, "")
		if m.Do == dialog.Stay && len(m.Say) == 0 && m.Need == nil {
			t.Errorf("/%s leads to %q, where nothing happens", word, place)
		}
		if m.Do == dialog.Open && book.Flow(m.Flow) == nil {
			t.Errorf("/%s opens %q, which is no flow", word, m.Flow)
		}
	}
}

// offered are all options that a step can ever show under a text of its own.
func offered(s dialog.Step) []dialog.Option {
	var os []dialog.Option
	switch k := s.Ask.(type) {
	case dialog.Choice:
		os = append(os, k.Among...)
		os = append(os, everOffered(k.List)...)
	case dialog.Several:
		os = append(os, k.Among...)
		os = append(os, everOffered(k.List)...)
	case dialog.Grouped:
		os, _ = k.Listed()
	case dialog.Consent:
		os = k.Among
	case dialog.Pick:
		os = append(os, k.Among...)
		os = append(os, everOffered(k.List)...)
	case dialog.Year:
		if k.Buttons != nil {
			os = k.Buttons(opening.Year())
		}
	default:
		os = everOffered(func(c dialog.Context) []dialog.Option {
			c.Year = opening.Year()
			return s.Ask.Options(c)
		})
	}
	return slices.DeleteFunc(slices.Clone(os), func(o dialog.Option) bool { return strings.HasPrefix(o.Key, ">") }) // pages
}

// everOffered is what a list offers for any record in any state, once each.
func everOffered(list func(dialog.Context) []dialog.Option) []dialog.Option {
	if list == nil {
		return nil
	}
	var all []dialog.Option
	for _, c := range contexts() {
		for _, o := range list(c) {
			if !slices.ContainsFunc(all, func(x dialog.Option) bool { return x.Key == o.Key }) {
				all = append(all, o)
			}
		}
	}
	return all
}
