package main

import (
	"runtime/debug"
	"strings"
)

// version is what the binary was built from: a release's tag, or date and commit.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" {
		return "unknown"
	}
	return strings.TrimPrefix(info.Main.Version, "v")
}
