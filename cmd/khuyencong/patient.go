package main

import (
	"context"
	"io"
)

// A patientReader reads until its context ends.
type patientReader struct {
	ctx context.Context
	r   io.Reader
}

func (p patientReader) Read(b []byte) (int, error) {
	if err := p.ctx.Err(); err != nil {
		return 0, err
	}
	return p.r.Read(b)
}

// A patientWriter writes until its context ends.
type patientWriter struct {
	ctx context.Context
	w   io.Writer
}

func (p patientWriter) Write(b []byte) (int, error) {
	if err := p.ctx.Err(); err != nil {
		return 0, err
	}
	return p.w.Write(b)
}
