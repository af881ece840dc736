package simulator

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// schemaJSON is the Bot API 10.3 as data: methods.NAME.PARAM = {t: type, req: 1 if required}. It was
// generated from the type declarations of @gramio/types 10.3.1 (MIT).
//
//go:embed schema.json
var schemaJSON []byte

type schema struct {
	Methods map[string]map[string]field `json:"methods"`
	Types   map[string]typeDef          `json:"types"`
	names   map[string]string           // lower-case method name to the published one
}

type field struct {
	Type     kind `json:"t"`
	Required int  `json:"req"`
}

type typeDef struct {
	Fields map[string]field `json:"f"`
	Alias  *kind            `json:"alias"`
}

// kind is a type expression: exactly one of its fields is set.
type kind struct {
	Basic   string // string, number or boolean
	Ref     string
	Any     []kind
	Array   *kind
	Literal any // a string, float64 or bool that must be given exactly
	Keys    string
	Except  []string
	Opaque  bool
}

func (k *kind) UnmarshalJSON(data []byte) error {
	if data[0] == '"' {
		return json.Unmarshal(data, &k.Basic)
	}
	var raw struct {
		Ref     string   `json:"ref"`
		Any     []kind   `json:"any"`
		Arr     *kind    `json:"arr"`
		Literal any      `json:"lit"`
		Keys    string   `json:"keys"`
		Except  []string `json:"except"`
		Opaque  int      `json:"opaque"`
	}
	if err := json.Unmarshal(data, &raw); err != nil {
		return err
	}
	*k = kind{Ref: raw.Ref, Any: raw.Any, Array: raw.Arr, Literal: raw.Literal, Keys: raw.Keys, Opaque: raw.Opaque == 1}
	for _, e := range raw.Except {
		k.Except = append(k.Except, strings.Trim(e, `"`))
	}
	return nil
}

func loadSchema() (*schema, error) {
	s := &schema{names: map[string]string{}}
	if err := json.Unmarshal(schemaJSON, s); err != nil {
		return nil, fmt.Errorf("simulator: read the schema: %w", err)
	}
	for name := range s.Methods {
		s.names[strings.ToLower(name)] = name
	}
	return s, nil
}

// checkCall checks all parameters of one request.
func (s *schema) checkCall(name string, params map[string]any) error {
	return s.checkFields(name, s.Methods[name], params)
}

func (s *schema) checkFields(path string, fields map[string]field, given map[string]any) error {
	for _, name := range sortedKeys(given) {
		f, known := fields[name]
		if !known {
			return fmt.Errorf("%s: unknown field %q", path, name)
		}
		if given[name] == nil {
			continue
		}
		if err := s.check(path+"."+name, f.Type, given[name]); err != nil {
			return err
		}
	}
	for _, name := range sortedKeys(fields) {
		if fields[name].Required == 1 && given[name] == nil {
			return fmt.Errorf("%s: field %q is required", path, name)
		}
	}
	return nil
}

// check compares a decoded value with a type; the error names the place.
func (s *schema) check(path string, k kind, v any) error {
	switch {
	case k.Opaque:
		return nil
	case k.Basic != "":
		return checkBasic(path, k.Basic, v)
	case k.Literal != nil:
		return checkLiteral(path, k.Literal, v)
	case k.Ref == "Blob":
		return checkFile(path, v)
	case k.Ref != "":
		return s.checkRef(path, k.Ref, v)
	case k.Array != nil:
		return s.checkArray(path, *k.Array, v)
	case k.Keys != "":
		return s.checkKey(path, k, v)
	}
	return s.checkAny(path, k.Any, v)
}

func checkBasic(path, want string, v any) error {
	ok := false
	switch v.(type) {
	case string:
		ok = want == "string"
	case json.Number, float64:
		ok = want == "number"
	case bool:
		ok = want == "boolean"
	}
	if !ok {
		return fmt.Errorf("%s: must be a %s, not %s", path, want, describe(v))
	}
	return nil
}

func checkLiteral(path string, want, v any) error {
	if n, ok := v.(json.Number); ok {
		if f, err := n.Float64(); err == nil {
			v = f
		}
	}
	if v != want {
		return fmt.Errorf("%s: must be %v, not %s", path, want, describe(v))
	}
	return nil
}

func checkFile(path string, v any) error {
	if _, ok := v.(*upload); !ok {
		return fmt.Errorf("%s: must be an uploaded file, not %s", path, describe(v))
	}
	return nil
}

func (s *schema) checkRef(path, name string, v any) error {
	def := s.Types[name]
	if def.Alias != nil {
		return s.check(path, *def.Alias, v)
	}
	object, ok := v.(map[string]any)
	if !ok {
		return fmt.Errorf("%s: must be an object %s, not %s", path, name, describe(v))
	}
	return s.checkFields(path, def.Fields, object)
}

func (s *schema) checkArray(path string, item kind, v any) error {
	list, ok := v.([]any)
	if !ok {
		return fmt.Errorf("%s: must be an array, not %s", path, describe(v))
	}
	for i, one := range list {
		if err := s.check(fmt.Sprintf("%s[%d]", path, i), item, one); err != nil {
			return err
		}
	}
	return nil
}

func (s *schema) checkKey(path string, k kind, v any) error {
	name, _ := v.(string)
	if _, known := s.Types[k.Keys].Fields[name]; !known || slices.Contains(k.Except, name) {
		return fmt.Errorf("%s: %s is no field of %s", path, describe(v), k.Keys)
	}
	return nil
}

// checkAny accepts the first alternative that fits; otherwise it reports the error of the
// alternative that was most likely meant.
func (s *schema) checkAny(path string, options []kind, v any) error {
	var closest error
	for _, option := range options {
		err := s.check(path, option, v)
		if err == nil {
			return nil
		}
		if closest == nil || s.meant(option, v) {
			closest = err
		}
	}
	return closest
}

// meant says that an object is this alternative by its fixed values, such as "type":"photo", or by
// having all the required names.
func (s *schema) meant(k kind, v any) bool {
	object, ok := v.(map[string]any)
	def := s.Types[k.Ref]
	if !ok || def.Fields == nil {
		return false
	}
	missing, matched := false, false
	for name, f := range def.Fields {
		if f.Required == 0 {
			continue
		}
		given, present := object[name]
		if f.Type.Literal != nil && f.Type.Literal != given {
			return false
		}
		missing = missing || !present
		matched = matched || f.Type.Literal != nil
	}
	return matched || !missing
}
