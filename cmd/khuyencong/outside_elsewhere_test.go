//go:build !linux

package main

import "syscall"

// diesWithUs cannot be had there.
func diesWithUs() *syscall.SysProcAttr { return nil }

func livesOn() *syscall.SysProcAttr { return nil }
