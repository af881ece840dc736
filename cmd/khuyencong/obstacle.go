package main

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
)

// usualFolder is where docs/operations.md has the data.
const usualFolder = "/var/lib/khuyencong/data"

// obstacle says why the folder cannot be written, and what to type.
func obstacle(folder string, err error) error {
	f := hindered(folder, err)
	err = fmt.Errorf("%s: %s", f.what, f.remedy)
	if info, missing := os.Stat(existing(folder)); missing == nil && !info.IsDir() {
		return usageError{err}
	}
	return err
}

// hindered is the same as a finding.
func hindered(folder string, err error) finding {
	there := existing(folder)
	info, missing := os.Stat(there)
	switch {
	case missing == nil && !info.IsDir():
		return broken("let KHUYENCONG_DATA name a folder, for example KHUYENCONG_DATA="+usualFolder, "%s is a file, and the data needs a folder", there)
	case errors.Is(err, syscall.EROFS):
		return broken(fmt.Sprintf("under systemd use KHUYENCONG_DATA=%s, as docs/khuyencong.service lets it write only there; else sudo mount -o remount,rw \"$(findmnt -no TARGET -T %s)\"",
			usualFolder, quoted(there)), "%s cannot be written, as its disk is read-only", folder)
	case errors.Is(err, syscall.ENOSPC):
		return broken("see df -h "+quoted(there)+" and remove what is not needed", "%s cannot be written, as its disk is full", folder)
	case there == folder:
		return broken(fmt.Sprintf("sudo chown -R %s %s && sudo chmod 700 %[2]s, or choose another folder with KHUYENCONG_DATA", me(), quoted(folder)),
			"%s, or a file in it, cannot be written by the user %s%s", folder, me(), cause(err))
	}
	return broken(fmt.Sprintf("sudo install -d -m 700 -o %s %s, or choose another folder with KHUYENCONG_DATA", me(), quoted(folder)),
		"the folder %s cannot be made or reached by the user %s%s", folder, me(), cause(err))
}

// existing is the folder, or the first above it that can be seen.
func existing(folder string) string {
	for {
		_, err := os.Stat(folder)
		above := filepath.Dir(folder)
		if err == nil || above == folder {
			return folder
		}
		folder = above
	}
}

// folderOf the database at the path, or of the file that the system refused.
func folderOf(err error, path string) string {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		path = e.Path
		if e.Op == "mkdir" {
			return path
		}
	}
	return filepath.Dir(path)
}

// cause is what the system says, in brackets, without the path: that is said
// already.
func cause(err error) string {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return fmt.Sprintf(" (%v)", e.Err)
	}
	return ""
}

// me is this user, as commands of the system take it.
func me() string {
	if u, err := user.Current(); err == nil {
		return cmp.Or(u.Username, u.Uid)
	}
	return strconv.Itoa(os.Geteuid())
}

// quoted is a path as a shell takes it.
func quoted(path string) string {
	if strings.Trim(path, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._-") == "" {
		return path
	}
	return "'" + strings.ReplaceAll(path, "'", `'\''`) + "'"
}
