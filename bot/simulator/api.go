package simulator

import (
	"context"
	"encoding/json"
	"net/http"
	"strings"
)

// none are the arguments of a method without any.
type none struct{}

// remark is an answer that comes with a sentence beside the result.
type remark struct {
	result any
	text   string
}

// serveAPI answers /bot{token}/{method}; ok is false when the path is another one.
func (s *Simulator) serveAPI(w http.ResponseWriter, r *http.Request) (ok bool) {
	rest, isFile := strings.CutPrefix(r.URL.Path, "/file/bot")
	if !isFile {
		if rest, ok = strings.CutPrefix(r.URL.Path, "/bot"); !ok {
			return false
		}
	}
	token, rest, _ := strings.Cut(rest, "/")
	switch {
	case token != s.opts.Token:
		writeError(w, &apiError{Code: http.StatusUnauthorized, Description: "Unauthorized"})
	case isFile:
		s.download(w, r, rest)
	default:
		s.serveMethod(w, r, rest)
	}
	return true
}

func (s *Simulator) serveMethod(w http.ResponseWriter, r *http.Request, path string) {
	name, known := s.schema.names[strings.ToLower(path)]
	if !known || r.Method != http.MethodGet && r.Method != http.MethodPost {
		s.record(Call{Method: path, Code: http.StatusNotFound})
		writeError(w, &apiError{Code: http.StatusNotFound, Description: "Not Found"})
		return
	}
	req, err := s.readRequest(name, r)
	if s.opts.Before != nil {
		s.opts.Before(Call{Method: name, Params: req.arguments()})
	}
	fault := s.takeFault(name, req)
	if fault != nil && s.spoil(w, r, fault) {
		s.record(Call{Method: name, Params: req.arguments(), Code: fault.Code})
		return
	}
	var result any
	if err == nil {
		result, err = s.play(r.Context(), req)
	}
	s.finish(w, result, s.note(name, req, err), fault)
}

// finish answers, unless the answer is to be lost after the work was done.
func (s *Simulator) finish(w http.ResponseWriter, result any, failed *apiError, fault *Fault) {
	if fault != nil && fault.CutAfter || failed == nil && s.loses() {
		cut(w)
		return
	}
	if failed != nil {
		writeError(w, failed)
		return
	}
	writeResult(w, result)
}

// play runs a checked request. The result is written down under the lock, since the world goes on afterwards.
func (s *Simulator) play(ctx context.Context, req *request) (any, error) {
	if s.ctx.Err() != nil {
		return nil, &apiError{Code: http.StatusServiceUnavailable, Description: "Service Unavailable: the simulator is closed"}
	}
	if req.name == "getUpdates" {
		var args getUpdatesArgs
		if err := req.decode(&args); err != nil {
			return nil, err
		}
		return s.getUpdates(ctx, args)
	}
	run := s.methods[strings.ToLower(req.name)]
	if run == nil {
		return nil, violates("method %s is not simulated", req.name)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	result, err := run(s, req)
	if extra := req.unreferenced(); err == nil && extra != "" {
		return nil, violates("%s: file %q belongs to no parameter", req.name, extra)
	}
	if err != nil {
		return nil, err
	}
	told, _ := result.(remark)
	if told.result != nil {
		result = told.result
	}
	raw, err := json.Marshal(result)
	return remark{result: json.RawMessage(raw), text: told.text}, err
}
