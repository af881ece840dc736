//go:build !linux

package main

import (
	"syscall"
	"testing"
)

// diesWithUs cannot be had there.
func diesWithUs() *syscall.SysProcAttr { return nil }

func livesOn() *syscall.SysProcAttr { return nil }

func againUnderModes(t *testing.T) { t.Skip("rights cannot be given up there") }
