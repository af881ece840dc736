package main

import (
	"errors"
	"io"
	"os"
)

// inTwoSteps is for systems that cannot exchange folders. The lock is let go
// first: some systems move no folder in which a file is open.
func inTwoSteps(old, staged, aside string, lock io.Closer) (string, error) {
	if err := lock.Close(); err != nil {
		return "", err
	}
	if err := os.Rename(old, aside); err != nil {
		return "", err
	}
	if err := os.Rename(staged, old); err != nil {
		return "", errors.Join(err, os.Rename(aside, old))
	}
	return aside, nil
}
