package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"time"
)

// asCleaner makes the test program remove the folder it names when its standard
// input ends.
const asCleaner = "KHUYENCONG_TEST_AS_CLEANER"

// inOneFolder has all temporary files of the tests made in one folder. Another
// process removes it when this one ends, even if that is killed in the midst of
// a test: it notices because the pipe between them breaks.
func inOneFolder() (cleaned func()) {
	folder, err := os.MkdirTemp("", "khuyencong-test")
	if err != nil {
		return failed(err)
	}
	cleaner := exec.Command(os.Args[0])
	cleaner.Env = append(os.Environ(), asCleaner+"="+folder)
	cleaner.Stderr, cleaner.SysProcAttr = os.Stderr, livesOn()
	pipe, err := cleaner.StdinPipe()
	if err != nil {
		return failed(err)
	}
	if err := cleaner.Start(); err != nil {
		return failed(err)
	}
	if err := os.Setenv("TMPDIR", folder); err != nil {
		return failed(err)
	}
	return func() { pipe.Close(); _ = cleaner.Wait() } // it has said what went wrong
}

// failed: the files are then where they always are.
func failed(err error) (cleaned func()) {
	fmt.Fprintln(os.Stderr, "temporary files may be left:", err)
	return func() {}
}

func clean(folder string) (status int) {
	_, _ = io.Copy(io.Discard, os.Stdin)
	err := os.RemoveAll(folder)
	for tries := 0; err != nil && tries < 50; tries++ { // what a dying bot writes meanwhile
		time.Sleep(100 * time.Millisecond)
		err = os.RemoveAll(folder)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}
