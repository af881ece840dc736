package simulator

import (
	"encoding/json"
	"net/http"
	"slices"
)

// Call is one request of the bot as the simulator saw it.
type Call struct {
	Method string         // as published, or the path when there is no such method
	Params map[string]any // as read; an uploaded file is "attach://name". Do not change it
	Code   int            // of the answer; 200 also when the answer was lost on its way
	Error  string         // description, when it was refused
}

// Chat is the chat_id of a call as text, "" without one.
func (c Call) Chat() string {
	switch v := c.Params["chat_id"].(type) {
	case string:
		return v
	case json.Number:
		return v.String()
	}
	return ""
}

const maxCalls = 20_000 // a day of training; the oldest half goes first

type callLog struct {
	calls      []Call
	violations []string
}

// Calls are the requests seen so far, oldest first; only the last ten thousand are sure to be there.
func (s *Simulator) Calls() []Call {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.log.calls)
}

// Violations are the requests that no careful client sends: unknown methods or parameters, wrong
// types, parameters that are not simulated. A test of a bot asserts that there are none.
func (s *Simulator) Violations() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.log.violations)
}

// record keeps a call that was answered or spoiled.
func (s *Simulator) record(c Call) {
	s.keep(c)
	if s.opts.After != nil {
		s.opts.After(c)
	}
}

func (s *Simulator) keep(c Call) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.log.calls) >= maxCalls {
		s.log.calls = slices.Delete(s.log.calls, 0, maxCalls/2)
	}
	s.log.calls = append(s.log.calls, c)
	if c.Code == http.StatusNotFound {
		s.log.violations = append(s.log.violations, "unknown method "+c.Method)
	}
}

// note records how a call ended and gives its error as the answer to send, nil when it went well.
func (s *Simulator) note(name string, req *request, err error) *apiError {
	call := Call{Method: name, Params: req.arguments(), Code: http.StatusOK}
	var failed *apiError
	if err != nil {
		failed = asAPIError(err)
		call.Code, call.Error = failed.Code, failed.Description
	}
	s.record(call)
	if failed != nil && failed.violation {
		s.mu.Lock()
		s.log.violations = append(s.log.violations, name+": "+failed.Description)
		s.mu.Unlock()
	}
	return failed
}

// arguments are what the call log keeps; nil for a request that could not be read.
func (req *request) arguments() map[string]any {
	if req == nil {
		return nil
	}
	return req.params
}
