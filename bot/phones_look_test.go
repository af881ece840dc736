package bot_test

import (
	"slices"
	"strings"

	"khuyencong/bot"
)

// texts are the messages of a chat as they are now, the oldest first.
func (p *phones) texts(chat int64) []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	var all []string
	for _, s := range p.phone(chat).screens {
		all = append(all, s.now().Text)
	}
	return all
}

// ever counts the messages of a chat that have said the words at any time.
func (p *phones) ever(chat int64, words string) int {
	p.mu.Lock()
	defer p.mu.Unlock()
	n := 0
	for _, s := range p.phone(chat).screens {
		if slices.ContainsFunc(s.states, func(m bot.Message) bool { return strings.Contains(m.Text, words) }) {
			n++
		}
	}
	return n
}

// tries are the calls in a chat since the last time somebody asked.
func (p *phones) tries(chat int64) []call {
	p.mu.Lock()
	defer p.mu.Unlock()
	var mine, others []call
	for _, c := range p.calls {
		if c.chat == chat {
			mine = append(mine, c)
		} else {
			others = append(others, c)
		}
	}
	p.calls = others
	return mine
}

// answered are the toasts since the last time somebody asked.
func (p *phones) answered() []toast {
	p.mu.Lock()
	defer p.mu.Unlock()
	all := p.toasts
	p.toasts = nil
	return all
}

// button finds the newest button to be seen in a chat that carries the option.
func (p *phones) button(chat int64, opt string) (message int64, data string, ok bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	screens := p.phone(chat).screens
	for _, s := range slices.Backward(screens) {
		for _, row := range s.now().Rows {
			for _, b := range row {
				if strings.HasSuffix(b.Data, ":"+opt) {
					return s.id, b.Data, true
				}
			}
		}
	}
	return 0, "", false
}
