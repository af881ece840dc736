package simulator

import (
	"encoding/json"
	"net/http"
)

type envelope struct {
	OK          bool        `json:"ok"`
	Result      any         `json:"result,omitempty"`
	Description string      `json:"description,omitempty"`
	ErrorCode   int         `json:"error_code,omitempty"`
	Parameters  *parameters `json:"parameters,omitempty"`
}

type parameters struct {
	MigrateTo  int64 `json:"migrate_to_chat_id,omitempty"`
	RetryAfter int   `json:"retry_after,omitempty"`
}

func writeResult(w http.ResponseWriter, result any) {
	answer := envelope{OK: true, Result: result}
	if told, ok := result.(remark); ok {
		answer.Result, answer.Description = told.result, told.text
	}
	writeJSON(w, http.StatusOK, answer)
}

func writeError(w http.ResponseWriter, e *apiError) {
	answer := envelope{ErrorCode: e.Code, Description: e.Description}
	if e.MigrateTo != 0 || e.RetryAfter != 0 {
		answer.Parameters = &parameters{MigrateTo: e.MigrateTo, RetryAfter: e.RetryAfter}
	}
	writeJSON(w, e.Code, answer)
}

func writeJSON(w http.ResponseWriter, code int, v any) {
	body, err := json.Marshal(v)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(code)
	_, _ = w.Write(body) // whoever went away does not want it any more
}
