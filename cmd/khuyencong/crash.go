package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
)

// What the runtime writes when a fault ends the process, and the report before.
// A process that was killed, or lost its power, leaves nothing.
const (
	crashReport = "crash.txt"
	lastCrash   = "crash-last.txt"
)

// watchCrashes has the runtime report into the data folder what ends the process
// by a fault, and tells whether that happened to the last one.
func watchCrashes(folder string) (crashed bool, err error) {
	path := filepath.Join(folder, crashReport)
	info, err := os.Stat(path)
	switch {
	case err == nil && info.Size() > 0:
		crashed = true
		if err := os.Rename(path, filepath.Join(folder, lastCrash)); err != nil {
			return true, fmt.Errorf("keeping the last crash's report: %w", err)
		}
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return false, fmt.Errorf("looking for the last crash's report: %w", err)
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return crashed, fmt.Errorf("opening the crash report: %w", err)
	}
	err = debug.SetCrashOutput(f, debug.CrashOptions{})
	return crashed, errors.Join(err, f.Close()) // the runtime has a descriptor of its own
}
