package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestCrashReport: a process that a fault ends is known by the next one, once; one
// that was killed or ended by itself is not.
func TestCrashReport(t *testing.T) {
	if way := os.Getenv("KHUYENCONG_TEST_END"); way != "" {
		endThisProcess(t, way, os.Getenv("KHUYENCONG_TEST_FOLDER"))
	}
	for way, want := range map[string]bool{"panics": true, "killed": false, "ends": false} {
		t.Run(way, func(t *testing.T) {
			folder := t.TempDir()
			child := exec.Command(os.Args[0], "-test.run=^TestCrashReport$")
			child.Env = append(os.Environ(), "KHUYENCONG_TEST_END="+way, "KHUYENCONG_TEST_FOLDER="+folder)
			out, err := child.CombinedOutput()
			if (err == nil) != (way == "ends") {
				t.Fatalf("it ended with %v: %s", err, out)
			}
			if got, err := watchCrashes(folder); got != want || err != nil {
				t.Errorf("told %t, %v", got, err)
			}
			if got, err := watchCrashes(folder); got || err != nil {
				t.Errorf("told again %t, %v", got, err)
			}
			report, err := os.ReadFile(filepath.Join(folder, lastCrash))
			if want != strings.Contains(string(report), "endThisProcess") {
				t.Errorf("kept %q, %v", report, err)
			}
		})
	}
}

func endThisProcess(t *testing.T, way, folder string) {
	if _, err := watchCrashes(folder); err != nil {
		t.Fatal(err)
	}
	switch way {
	case "panics":
		panic("on purpose")
	case "killed":
		self, err := os.FindProcess(os.Getpid())
		if err != nil {
			t.Fatal(err)
		}
		if err := self.Kill(); err != nil {
			t.Fatal(err)
		}
		select {}
	}
	os.Exit(0)
}
