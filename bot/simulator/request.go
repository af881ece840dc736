package simulator

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"strings"
)

const (
	maxUpload = 50 << 20 // what a bot may send in one file
	maxBody   = 100 << 20
)

// upload is a file part of a multipart request.
type upload struct {
	Name string
	Data []byte
	used bool
}

// request is one call of a method after its parameters were read and checked.
type request struct {
	name   string // as published
	params map[string]any
	files  map[string]*upload
}

// readRequest takes parameters from the query string and the body, as the official server does.
func (s *Simulator) readRequest(name string, r *http.Request) (*request, error) {
	req := &request{name: name, params: map[string]any{}, files: map[string]*upload{}}
	if err := s.readForm(req, r.URL.Query()); err != nil {
		return nil, err
	}
	if err := s.readBody(req, r); err != nil {
		return nil, err
	}
	return req, s.checkRequest(req)
}

// setText keeps a parameter that came as text, read according to its type.
func (s *Simulator) setText(req *request, name, text string) error {
	f, known := s.schema.Methods[req.name][name]
	if !known {
		return violates("%s: unknown parameter %q", req.name, name)
	}
	v, err := s.schema.coerce(f.Type, text)
	if err != nil {
		return violates("%s.%s: %v", req.name, name, err)
	}
	return req.set(name, v)
}

// setValue keeps a parameter of a JSON body that is no text.
func (s *Simulator) setValue(req *request, name string, v any) error {
	if _, known := s.schema.Methods[req.name][name]; !known {
		return violates("%s: unknown parameter %q", req.name, name)
	}
	return req.set(name, v)
}

func (req *request) set(name string, v any) error {
	if _, twice := req.params[name]; twice {
		return violates("%s: parameter %q is given twice", req.name, name)
	}
	if v != nil { // a top-level null is the same as leaving it out
		req.params[name] = v
	}
	return nil
}

// unsimulated parameters are valid but change what the simulator cannot play, so they are refused loudly.
func unsimulated() []string {
	return []string{
		"allow_paid_broadcast", "business_connection_id", "direct_messages_topic_id", "ephemeral_message_parameters",
		"inline_message_id", "message_effect_id", "message_thread_id", "rich_message", "suggested_post_parameters",
	}
}

func (s *Simulator) checkRequest(req *request) error {
	given := make(map[string]any, len(req.params))
	for name, v := range req.params {
		given[name] = v
	}
	fields := s.schema.Methods[req.name]
	for name, file := range req.files {
		if _, isParam := fields[name]; isParam {
			given[name] = file
			req.params[name] = attachPrefix + name
		}
	}
	if err := s.schema.checkCall(req.name, given); err != nil {
		return violates("schema: %v", err)
	}
	for _, name := range unsimulated() {
		if _, present := req.params[name]; present {
			return violates("%s: parameter %q is not simulated", req.name, name)
		}
	}
	return nil
}

// decode fills a struct of arguments; the schema was checked, so an error means a number of the wrong sort.
func (req *request) decode(into any) error {
	raw, err := json.Marshal(req.params)
	if err != nil {
		return fmt.Errorf("encode parameters: %w", err)
	}
	if err := json.Unmarshal(raw, into); err != nil {
		return violates("%s: %v", req.name, err)
	}
	return nil
}

// unreferenced names a file that was sent but that no parameter mentions.
func (req *request) unreferenced() string {
	for _, name := range sortedKeys(req.files) {
		if !req.files[name].used {
			return name
		}
	}
	return ""
}

// chatRef is a chat_id: a number, or its digits, or @name.
type chatRef string

func (c *chatRef) UnmarshalJSON(data []byte) error {
	*c = chatRef(strings.Trim(string(data), `"`))
	return nil
}

func (c chatRef) id() (int64, bool) {
	id, err := strconv.ParseInt(string(c), 10, 64)
	return id, err == nil
}
