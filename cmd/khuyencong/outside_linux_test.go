package main

import "syscall"

// diesWithUs is for processes that must not outlive the tests, however these end.
func diesWithUs() *syscall.SysProcAttr { return &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL} }

// livesOn is for one that a Ctrl-C to the tests does not reach.
func livesOn() *syscall.SysProcAttr { return &syscall.SysProcAttr{Setpgid: true} }
