//go:build !linux && !darwin

package main

import "errors"

// freeSpace is not known here.
func freeSpace(string) (int64, error) { return 0, errors.ErrUnsupported }

// own is not known here.
func own(string) (bool, error) { return false, errors.ErrUnsupported }

// mayWrite is not asked here: the attempt will tell.
func mayWrite(string) error { return nil }
