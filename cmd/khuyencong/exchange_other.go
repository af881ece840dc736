//go:build !linux

package main

import "io"

// exchange puts the old folder aside and the staged one in its place. It returns
// where the old one is now. After an error nothing has changed.
func exchange(old, staged, aside string, lock io.Closer) (string, error) {
	return inTwoSteps(old, staged, aside, lock)
}
