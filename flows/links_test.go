package flows_test

import (
	"regexp"
	"slices"
)

var linkCode = regexp.MustCompile(`\?start=([A-Za-z0-9_-]+)`)

// link is the code of the newest invite link that a phone has shown.
func (p *phones) link() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.links) == 0 {
		return "no-link-was-shown"
	}
	return p.links[len(p.links)-1]
}

// noteLink keeps the code of a link in what is shown.
func (p *phones) noteLink(text string) {
	if m := linkCode.FindStringSubmatch(text); m != nil && !slices.Contains(p.links, m[1]) {
		p.links = append(p.links, m[1])
	}
}
