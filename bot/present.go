package bot

import (
	"context"
	"errors"
	"fmt"

	"khuyencong/flows/dialog"
)

// errUnsayable: a view cannot be put into words, a defect of ours.
var errUnsayable = errors.New("a view cannot be put into words")

// present puts a view into words and shows it.
func (b *Bot) present(ctx context.Context, chat int64, lang string, v dialog.View) (int64, error) {
	m, err := b.composed(ctx, lang, v)
	if err != nil {
		return 0, err
	}
	return b.channel.Show(ctx, chat, m)
}

// worded is the view in words. A panic is a defect of this one view.
func (b *Bot) worded(lang string, v dialog.View) (m Message, err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("%w: %w", errUnsayable, err)
		}
	}()
	defer caught(&err)
	return b.message(lang, v), nil
}

// sorry is shown in place of what cannot be.
func sorry() dialog.View {
	menu := dialog.Button{Label: dialog.Say("menu.home"), Data: "o:home"}
	return dialog.View{Body: []dialog.Phrase{dialog.Say("trouble")}, Rows: [][]dialog.Button{{menu}}}
}
