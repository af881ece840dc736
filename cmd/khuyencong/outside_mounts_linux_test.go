package main

import (
	"os"
	"os/exec"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"
)

// withMounts says to a test program that it may mount what it wants.
const withMounts = "KHUYENCONG_TEST_WITH_MOUNTS"

// tinyDisk is a small file system in memory. To mount one takes namespaces, so the
// test is run once more in some of its own: tinyDisk returns "" where that has
// been done, and all is tested.
func tinyDisk(t *testing.T) string {
	t.Helper()
	if os.Getenv(withMounts) != "" {
		return mounted(t)
	}
	out, err := again(t)
	if out != nil && err != nil {
		t.Errorf("%v:\n%s", err, out)
	}
	if out != nil {
		return ""
	}
	disk, ok := sharedMemory(t)
	if !ok {
		missing(t, "a right to namespaces, to mount a disk in: "+err.Error())
	}
	return disk
}

// mounted is a disk of 32 MB that is seen by this process alone.
func mounted(t *testing.T) string {
	t.Helper()
	disk := t.TempDir()
	if err := unix.Mount("none", "/", "", unix.MS_REC|unix.MS_PRIVATE, ""); err != nil {
		t.Fatal(err)
	}
	if err := unix.Mount("tmpfs", disk, "tmpfs", 0, "size=32m,mode=0700"); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := unix.Unmount(disk, unix.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	return disk
}

// sharedMemory is a folder on a disk that containers without any right have, of
// 64 MB; where it is larger it is left alone.
func sharedMemory(t *testing.T) (folder string, ok bool) {
	t.Helper()
	var fs unix.Statfs_t
	if err := unix.Statfs("/dev/shm", &fs); err != nil || fs.Blocks*uint64(fs.Bsize) > 128<<20 {
		return "", false
	}
	folder, err := os.MkdirTemp("/dev/shm", "khuyencong-test")
	if err != nil {
		return "", false
	}
	t.Cleanup(func() {
		if err := os.RemoveAll(folder); err != nil {
			t.Error(err)
		}
	})
	return folder, true
}

// again runs the test as a process that may mount: in a mount namespace where
// this user may make one, otherwise as root of a user namespace, which mostly
// needs no right. out is nil if neither could begin.
func again(t *testing.T) (out []byte, err error) {
	t.Helper()
	if out, err = apart(t, &syscall.SysProcAttr{Cloneflags: unix.CLONE_NEWNS}); out != nil {
		return out, err
	}
	ids := func(is int) []syscall.SysProcIDMap { return []syscall.SysProcIDMap{{HostID: is, Size: 1}} }
	return apart(t, &syscall.SysProcAttr{Cloneflags: unix.CLONE_NEWUSER | unix.CLONE_NEWNS, UidMappings: ids(os.Getuid()), GidMappings: ids(os.Getgid())})
}

// apart runs the test in namespaces.
func apart(t *testing.T, namespaces *syscall.SysProcAttr) (out []byte, err error) {
	t.Helper()
	namespaces.Pdeathsig = syscall.SIGKILL
	cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^"+t.Name()+"$", "-test.v")
	cmd.Env, cmd.SysProcAttr = append(os.Environ(), withMounts+"=1"), namespaces
	return cmd.CombinedOutput()
}
