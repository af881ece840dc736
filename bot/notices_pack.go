package bot

import (
	"context"
	"errors"
	"fmt"

	"khuyencong/flows"
	"khuyencong/flows/dialog"
	"khuyencong/locales"
	"khuyencong/store"
)

// How many Common notices that wait for one reader are told as one: what came
// while they slept, were away or could not be reached. Who wants one message a
// day gets it for less.
const (
	tooMany    = 4
	tooManyDay = 2
	mostInOne  = 500
)

// A parcel is one message and the notices it tells, at least one unless all are
// stale.
type parcel struct {
	notices []store.Notice
	stale   []store.Notice // their content no longer holds
	message Message
	card    string // the record whose card it is
	err     error
}

func (p parcel) chat() int64 { return p.notices[0].Chat }

func (p parcel) lane() lane { return lane{p.chat(), p.notices[0].Kind.Silent()} }

func (p parcel) ids() []int64 {
	var ids []int64
	for _, n := range p.notices {
		ids = append(ids, n.ID)
	}
	return ids
}

// pack makes the message that tells n, alone or with all that waits beside it.
// What breaks all of them together may be one of them, so then it is told alone.
func (s *sender) pack(ctx context.Context, n store.Notice) parcel {
	reader, err := s.reader(ctx, n)
	if err != nil {
		return parcel{notices: []store.Notice{n}, err: err}
	}
	if n.Kind.Common() {
		p, ok, err := s.packTogether(ctx, n, reader)
		if ok && err == nil {
			return p
		}
	}
	p, err := s.packOne(ctx, n, reader)
	if err != nil {
		p = parcel{notices: []store.Notice{n}, err: fmt.Errorf("%w: %w", errUnsayable, err)}
	}
	return p
}

// reader is who reads it; of a group nobody.
func (s *sender) reader(ctx context.Context, n store.Notice) (store.Person, error) {
	if n.Kind == store.Farewell { // of whoever reads it no more is known than the language
		r, err := s.bot.store.Record(ctx, n.Record)
		return store.Person{Lang: r.ByLang}, err
	}
	if n.Person == 0 {
		return store.Person{Lang: locales.First}, nil
	}
	return s.bot.store.Person(ctx, n.Person)
}

// packOne fails where there is no way to put the notice into words.
func (s *sender) packOne(ctx context.Context, n store.Notice, reader store.Person) (p parcel, err error) {
	defer caught(&err)
	p.notices = []store.Notice{n}
	view, stale, err := s.view(ctx, n, reader)
	switch {
	case err != nil:
		p.err = err
		return p, nil
	case stale:
		return parcel{stale: p.notices}, nil
	}
	if n.Kind.Card() {
		p.card = n.Record
	}
	v := view()
	v.Place = n.Message
	p.message, p.err = s.bot.composed(ctx, langOf(reader), v)
	return p, nil
}

// view is what the notice says now, or that there is nothing to say any more.
func (s *sender) view(ctx context.Context, n store.Notice, reader store.Person) (_ func() dialog.View, stale bool, err error) {
	if n.Kind == store.DraftOld {
		return s.draftView(ctx, n)
	}
	if n.Kind == store.Away {
		return func() dialog.View { return flows.AwayNotice(n.Record) }, false, nil
	}
	if n.Kind == store.Farewell {
		r, err := s.bot.store.Record(ctx, n.Record)
		return func() dialog.View { return flows.FarewellNotice(r) }, false, err
	}
	if n.Kind == store.OldFacilities {
		return s.staleView(ctx, reader)
	}
	if n.Kind == store.LeftOver {
		return s.leftOverView(ctx, n)
	}
	if n.Kind == store.OptionsBroken {
		line := n.Record
		return func() dialog.View { return flows.OptionsNotice(line) }, len(s.bot.choices().Wrong()) == 0, nil
	}
	if n.Kind == store.RulesChanged {
		return s.rulesView(ctx, n)
	}
	if n.Kind == store.PolicyBroken {
		return flows.PolicyNotice, false, nil
	}
	if n.Kind == store.Changed || n.Kind == store.Left || n.Kind == store.LinkUsed {
		return s.peopleView(ctx, n, reader)
	}
	now := s.bot.now()
	r, facility, err := s.about(ctx, n)
	if err != nil {
		return nil, errors.Is(err, store.ErrNotFound), ignored(err, store.ErrNotFound)
	}
	if n.Kind == store.ToForward {
		return s.forwardView(ctx, r)
	}
	return func() dialog.View { return flows.Notice(s.bot.known(), n, r, facility, reader, now) }, !flows.Holds(n, r, reader), nil
}

func (s *sender) draftView(ctx context.Context, n store.Notice) (_ func() dialog.View, stale bool, err error) {
	d, err := s.bot.store.Draft(ctx, n.Record)
	if err != nil {
		return nil, errors.Is(err, store.ErrNotFound), ignored(err, store.ErrNotFound)
	}
	kept, now := s.bot.centre().DraftsKept, s.bot.now()
	if now.Before(d.Draft.Changed.Add(kept - firstWarned)) { // gone on with meanwhile
		return nil, true, nil
	}
	return func() dialog.View { return flows.DraftNotice(d.Draft, purgeDay(d, kept, now)) }, false, nil
}

// forwardView is what its sender passes on to a facility's owner, with a link as
// soon as the bot knows its name.
func (s *sender) forwardView(ctx context.Context, r store.Record) (_ func() dialog.View, stale bool, err error) {
	found, err := s.bot.store.Find(ctx, store.Viewer{At: s.bot.now()}, dialog.Query{Name: store.BotName})
	if err != nil {
		return nil, false, err
	}
	name := ""
	for _, row := range found.Rows {
		name = row.Name
	}
	return func() dialog.View { return flows.ForwardNotice(r, name) }, r.State.Closed(), nil
}

// ignored is err, unless it is the one that is meant.
func ignored(err, meant error) error {
	if errors.Is(err, meant) {
		return nil
	}
	return err
}

// about is the record that the notice is about and, of a need, its facility.
func (s *sender) about(ctx context.Context, n store.Notice) (r, facility store.Record, err error) {
	if r, err = s.bot.store.Record(ctx, n.Record); err != nil || r.Facility == "" {
		return r, facility, err
	}
	facility, err = s.bot.store.Record(ctx, r.Facility)
	return r, facility, err
}

// packTogether makes a digest of all that waits for the reader, if that is much.
func (s *sender) packTogether(ctx context.Context, n store.Notice, reader store.Person) (p parcel, much bool, err error) {
	defer caught(&err)
	enough := tooMany
	if n.Digest {
		enough = tooManyDay
	}
	w := s.window()
	w.Most = mostInOne
	all, err := s.bot.store.Together(ctx, n.Person, w)
	if err != nil {
		return parcel{notices: []store.Notice{n}, err: err}, true, nil
	}
	if len(all) < enough {
		return parcel{}, false, nil
	}
	p, told := s.tellable(ctx, all, reader)
	if p.err == nil && len(told) < enough {
		return parcel{}, false, nil
	}
	if p.err == nil {
		p.message, p.err = s.bot.worded(langOf(reader), flows.Digest(told, reader, s.bot.now()))
	}
	return p, true, nil
}

// tellable parts the notices into those that still hold, with their records, and
// those that do not.
func (s *sender) tellable(ctx context.Context, all []store.Notice, reader store.Person) (p parcel, told []flows.Told) {
	for _, n := range all {
		r, err := s.bot.store.Record(ctx, n.Record)
		switch {
		case errors.Is(err, store.ErrNotFound), err == nil && !flows.Holds(n, r, reader):
			p.stale = append(p.stale, n)
		case err != nil:
			return parcel{notices: all, err: err}, nil
		default:
			p.notices, told = append(p.notices, n), append(told, flows.Told{Notice: n, Record: r})
		}
	}
	return p, told
}
