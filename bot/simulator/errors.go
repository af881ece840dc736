package simulator

import (
	"errors"
	"fmt"
	"net/http"
)

// apiError is an answer of the Bot API that is not ok. The HTTP status is its code.
type apiError struct {
	Code        int
	Description string
	RetryAfter  int   // seconds, with 429
	MigrateTo   int64 // the supergroup a group became
	violation   bool  // the request breaks the published rules, so a test should hear of it
}

func (e *apiError) Error() string { return e.Description }

func badRequest(format string, args ...any) error {
	return &apiError{Code: http.StatusBadRequest, Description: "Bad Request: " + fmt.Sprintf(format, args...)}
}

func forbidden(text string) error {
	return &apiError{Code: http.StatusForbidden, Description: "Forbidden: " + text}
}

func conflict(text string) error {
	return &apiError{Code: http.StatusConflict, Description: "Conflict: " + text}
}

func tooMany(seconds int) error {
	return &apiError{
		Code:        http.StatusTooManyRequests,
		Description: fmt.Sprintf("Too Many Requests: retry after %d", seconds),
		RetryAfter:  seconds,
	}
}

// violates is a bad request that no careful client sends.
func violates(format string, args ...any) error {
	return &apiError{
		Code:        http.StatusBadRequest,
		Description: "Bad Request: " + fmt.Sprintf(format, args...),
		violation:   true,
	}
}

// asAPIError turns any error into an answer; what is not one already is a defect of the simulator.
func asAPIError(err error) *apiError {
	if known, ok := errors.AsType[*apiError](err); ok {
		return known
	}
	return &apiError{Code: http.StatusInternalServerError, Description: "Internal Server Error: " + err.Error(), violation: true}
}
