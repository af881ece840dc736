package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
)

// longestLine is how much of a line is read; the rest of a longer one is passed over.
const longestLine = 1 << 20

// eachLine answers every line of in with one line of JSON, in the same order; an
// empty line is a query too. What was answered is written before more input is
// waited for, so that a program on the other side of a pipe may ask step by
// step. The first line that cannot be answered ends it, with its number.
func eachLine(in io.Reader, out io.Writer, answer func(line string) (any, error)) error {
	lines, answers := bufio.NewReader(in), bufio.NewWriter(out)
	to := jsonLines(answers)
	for n := 1; ; n++ {
		line, err := nextLine(lines)
		if errors.Is(err, io.EOF) {
			return answers.Flush()
		}
		if err != nil {
			return errors.Join(answers.Flush(), fmt.Errorf("standard input: %w", err))
		}
		if n == 1 {
			line = strings.TrimPrefix(line, "\ufeff")
		}
		a, err := answer(line)
		if err != nil {
			return errors.Join(answers.Flush(), fmt.Errorf("line %d: %w", n, err))
		}
		if err := to.Encode(a); err != nil {
			return err
		}
		if lines.Buffered() > 0 {
			continue
		}
		if err := answers.Flush(); err != nil {
			return err
		}
	}
}

// nextLine is a line without its end; io.EOF when there is no more.
func nextLine(r *bufio.Reader) (string, error) {
	var line []byte
	for read := false; ; read = true {
		part, err := r.ReadSlice('\n')
		line = append(line, part[:min(len(part), longestLine-len(line))]...)
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case errors.Is(err, io.EOF) && (read || len(part) > 0):
		case err != nil:
			return "", err
		}
		return strings.TrimSuffix(strings.TrimSuffix(string(line), "\n"), "\r"), nil
	}
}

// jsonLines writes values as scripts read them: one a line, signs like & as typed.
func jsonLines(w io.Writer) *json.Encoder {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e
}
