package archive

import (
	"errors"
	"fmt"
	"time"
)

// ErrBroken: what was read is no whole archive of ours.
var ErrBroken = errors.New("not a whole backup")

const (
	format       = 1
	manifestName = "manifest.json"
	mostParts    = 400_000
	mostManifest = 64 << 20 // bytes: that many parts, as this package writes them
)

// A Manifest says what an archive holds.
type Manifest struct {
	Format  int              `json:"format"`
	Program string           `json:"program"` // the version that made it
	Made    time.Time        `json:"made"`
	Rows    map[string]int64 `json:"rows"` // how many of what, for people to compare
	Parts   []Part           `json:"parts"`
}

// A Part is one file, in the order of the archive.
type Part struct {
	Name   string `json:"name"` // with slashes, relative
	Size   int64  `json:"size"` // bytes
	SHA256 string `json:"sha256"`
}

// Bytes are the parts' together.
func (m Manifest) Bytes() (sum int64) {
	for _, p := range m.Parts {
		sum += p.Size
	}
	return sum
}

// fits compares what the manifest promises with what was found before it.
func (m Manifest) fits(found []Part) error {
	if m.Format != format {
		return fmt.Errorf("%w: its format is %d, this program reads %d", ErrBroken, m.Format, format)
	}
	if len(m.Parts) != len(found) {
		return fmt.Errorf("%w: it holds %d parts, its manifest names %d", ErrBroken, len(found), len(m.Parts))
	}
	for i, p := range m.Parts {
		if p != found[i] {
			return fmt.Errorf("%w: part %d (%.80q) is not what the manifest says", ErrBroken, i+1, found[i].Name)
		}
	}
	return nil
}
