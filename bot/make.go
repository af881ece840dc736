package bot

import (
	"context"
	"fmt"

	"khuyencong/flows"
	"khuyencong/flows/dialog"
)

// A Maker makes a file in a language from what a view says of it. Whoever may see
// it was settled when the view was: a maker asks nobody. A fault that trying
// again cannot mend is store.ErrDefect.
type Maker func(ctx context.Context, lang, arg string) (File, error)

// makers are all there are, by the kind that a view names.
func (b *Bot) makers() map[string]Maker {
	return map[string]Maker{
		dialog.MakeQR:      qrPicture,
		flows.MakeCopyText: b.copyText,
		flows.MakeCopyJSON: b.copyJSON,
	}
}

// composed is the view in words, with all its files.
func (b *Bot) composed(ctx context.Context, lang string, v dialog.View) (Message, error) {
	m, err := b.worded(lang, v)
	if err != nil {
		return m, err
	}
	for _, x := range v.Make {
		f, err := b.made(ctx, lang, x)
		if err != nil {
			return m, err
		}
		m.Files = append(m.Files, f)
	}
	return m, nil
}

// made is one file. What cannot be made ever is a defect of this one view; what
// cannot be made now is tried again.
func (b *Bot) made(ctx context.Context, lang string, x dialog.Make) (File, error) {
	maker, ok := b.makers()[x.Kind]
	if !ok {
		return File{}, fmt.Errorf("%w: nobody makes %q", errUnsayable, x.Kind)
	}
	f, err := safely(ctx, maker, lang, x.Arg)
	if lasting(err) {
		err = fmt.Errorf("%w: %w", errUnsayable, err)
	}
	if err != nil {
		return File{}, fmt.Errorf("making %q: %w", x.Kind, err)
	}
	return f, nil
}

// safely has a panic of the maker be a defect of this one view.
func safely(ctx context.Context, m Maker, lang, arg string) (f File, err error) {
	panics := true
	defer func() {
		if panics {
			err = fmt.Errorf("%w: %w", errUnsayable, err)
		}
	}()
	defer caught(&err)
	f, err = m(ctx, lang, arg)
	panics = false
	return f, err
}
