package dialog

import (
	"fmt"
	"strconv"
	"strings"
)

// IDs are the ids of what a session has seen, in the order it came. They are
// most of what a session remembers, so they are kept short: the first, then the
// steps from one to the next, in base 36 with a space between.
type IDs []int64

const idsBase = 36

// MarshalText implements encoding.TextMarshaler.
func (ids IDs) MarshalText() ([]byte, error) {
	text := make([]byte, 0, 3*len(ids)+8)
	var before int64
	for i, id := range ids {
		if i > 0 {
			text = append(text, ' ')
		}
		text = strconv.AppendInt(text, id-before, idsBase)
		before = id
	}
	return text, nil
}

// UnmarshalText implements encoding.TextUnmarshaler. It fails on what
// MarshalText has not written.
func (ids *IDs) UnmarshalText(text []byte) error {
	var id int64
	*ids = nil
	for word := range strings.FieldsSeq(string(text)) {
		step, err := strconv.ParseInt(word, idsBase, 64)
		if err != nil {
			return fmt.Errorf("ids: %w", err)
		}
		id += step
		*ids = append(*ids, id)
	}
	return nil
}
