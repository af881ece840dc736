package main

import (
	"errors"
	"io"
	"os"

	"golang.org/x/sys/unix"
)

// exchange puts the staged folder where the old one is in one step, so that there
// is no moment without data, and the old one aside. It returns where that is now.
// After an error nothing has changed.
func exchange(old, staged, aside string, lock io.Closer) (string, error) {
	err := unix.Renameat2(unix.AT_FDCWD, staged, unix.AT_FDCWD, old, unix.RENAME_EXCHANGE)
	if errors.Is(err, unix.ENOSYS) || errors.Is(err, unix.EINVAL) {
		return inTwoSteps(old, staged, aside, lock) // a file system that cannot
	}
	if err != nil {
		return "", err
	}
	if os.Rename(staged, aside) != nil {
		return staged, nil // the name is not as nice; the old data is there
	}
	return aside, nil
}
