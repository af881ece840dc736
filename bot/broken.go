package bot

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"khuyencong/flows/dialog"
	"khuyencong/store"
)

var errTooOften = errors.New("the process ended each time it was handled")

// lasting reports whether the same thing tried again would fail again.
func lasting(err error) bool {
	return errors.Is(err, store.ErrDefect) || errors.Is(err, store.ErrNotFound)
}

// engine is Advance; a panic in it is a defect of ours that must not take the
// other conversations down.
func (b *Bot) engine(s dialog.Session, e dialog.Event) (_ dialog.Session, _ []dialog.Effect, err error) {
	defer caught(&err)
	next, effects := b.book.Advance(s, e)
	return next, effects, carried(effects)
}

// carried reports an effect that there is no way to carry out.
func carried(effects []dialog.Effect) error {
	for _, effect := range effects {
		switch effect.(type) {
		case dialog.Lookup, dialog.Toast, dialog.Park, dialog.Unpark, dialog.Send, store.Change:
		default:
			return fmt.Errorf("no way to carry out %T", effect)
		}
	}
	return nil
}

// caught makes an error of a panic. It says where and of what kind, not the
// value, which may hold what a person wrote.
func caught(err *error) {
	switch p := recover().(type) {
	case nil:
	case runtime.Error:
		*err = fmt.Errorf("panic at %s: %w", panicked(), p)
	default:
		*err = fmt.Errorf("panic at %s: %T", panicked(), p)
	}
}

// panicked is the file and line that the panic under way came from.
func panicked() string {
	stack := make([]uintptr, 64)
	frames := runtime.CallersFrames(stack[:runtime.Callers(0, stack)])
	for panics := false; ; {
		f, more := frames.Next()
		switch ours := !strings.HasPrefix(f.Function, "runtime."); {
		case f.Function == "runtime.gopanic":
			panics = true
		case panics && ours:
			return fmt.Sprintf("%s/%s:%d", filepath.Base(filepath.Dir(f.File)), filepath.Base(f.File), f.Line)
		case !more:
			return "an unknown place"
		}
	}
}

// broken: the event could not be handled. It is recorded and the person told;
// the conversation stays as it was.
func (b *Bot) broken(r *round, c *conversation, e dialog.Event, err error) {
	b.log.Error("an event could not be handled", "update", e.Update, "kind", e.Kind, "flow", c.session.Flow, "error", err)
	b.health.troubles.Add(1)
	r.changes = append(r.changes, store.Trouble{Update: e.Update, What: string(e.Kind) + " in " + c.session.Flow + ": " + err.Error()})
	c.session.Seen = append(slices.Clone(c.session.Seen), e.Update)
	c.session.Revision++
	c.changed = true
	if e.Query != "" {
		r.toasts, r.langs = append(r.toasts, dialog.Toast{Query: e.Query}), append(r.langs, e.Actor.Lang)
	}
	if !e.Group {
		r.sends = append(r.sends, shown{key: keyOf(e), lang: e.Actor.Lang, aside: true,
			view: sorry()})
	}
}

// setAside records an event whose changes no store will ever take, so that it
// does not come again for ever.
func (b *Bot) setAside(ctx, showing context.Context, e dialog.Event, because error) error {
	r := newRound(b.now(), b.store.People())
	if err := b.load(ctx, r, []dialog.Event{e}); err != nil {
		return err
	}
	c := r.sessions[keyOf(e)]
	b.bring(&e, c.person, r.at)
	c.phone = e.Actor.Lang
	b.broken(r, c, e, because)
	r.handled = 1
	if err := b.commit(ctx, r); err != nil {
		b.memory.doubt(r.keys)
		return err
	}
	b.after(ctx, showing, r)
	return nil
}
