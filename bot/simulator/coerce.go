package simulator

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
)

// accepts tells which forms a parameter may take, so that a form value can be read.
type accepts struct{ text, number, boolean, composed bool }

func (s *schema) accepts(k kind) accepts {
	switch {
	case k.Basic == "string", k.Keys != "":
		return accepts{text: true}
	case k.Basic == "number":
		return accepts{number: true}
	case k.Basic == "boolean":
		return accepts{boolean: true}
	case k.Array != nil, k.Opaque:
		return accepts{composed: true}
	case k.Ref != "":
		return s.acceptsRef(k.Ref)
	case k.Literal != nil:
		_, text := k.Literal.(string)
		_, number := k.Literal.(float64)
		return accepts{text: text, number: number, boolean: !text && !number}
	}
	var all accepts
	for _, option := range k.Any {
		one := s.accepts(option)
		all.text = all.text || one.text
		all.number = all.number || one.number
		all.boolean = all.boolean || one.boolean
		all.composed = all.composed || one.composed
	}
	return all
}

func (s *schema) acceptsRef(name string) accepts {
	if def := s.Types[name]; def.Alias != nil {
		return s.accepts(*def.Alias)
	}
	return accepts{composed: name != "Blob"}
}

// coerce reads a value that came as text: forms have nothing else, and the official server
// takes a quoted number or object in a JSON body just as well. nil means absent.
func (s *schema) coerce(k kind, text string) (any, error) {
	a := s.accepts(k)
	switch {
	case a.text:
		return text, nil
	case text == "":
		return nil, nil
	case a.number:
		return numberFrom(text)
	case a.boolean:
		return booleanFrom(text)
	case a.composed:
		return decodeJSON(strings.NewReader(text))
	}
	return text, nil
}

func numberFrom(text string) (any, error) {
	v, err := decodeJSON(strings.NewReader(text))
	if n, ok := v.(json.Number); err == nil && ok {
		return n, nil
	}
	return nil, fmt.Errorf("must be a number, not %q", text)
}

func booleanFrom(text string) (any, error) {
	switch strings.ToLower(text) {
	case "true", "yes", "1":
		return true, nil
	case "false", "no", "0":
		return false, nil
	}
	return nil, fmt.Errorf("must be a boolean, not %q", text)
}

// decodeJSON reads exactly one JSON value and keeps numbers as they were written.
func decodeJSON(r io.Reader) (any, error) {
	d := json.NewDecoder(r)
	d.UseNumber()
	var v any
	if err := d.Decode(&v); err != nil {
		return nil, fmt.Errorf("can't parse JSON: %w", err)
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("can't parse JSON: something follows the value")
	}
	return v, nil
}

func describe(v any) string {
	switch v := v.(type) {
	case nil:
		return "null"
	case *upload:
		return "an uploaded file"
	case []any:
		return "an array"
	case map[string]any:
		return "an object"
	case string:
		return fmt.Sprintf("%q", v)
	}
	return fmt.Sprint(v)
}

func sortedKeys[K cmp.Ordered, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }
