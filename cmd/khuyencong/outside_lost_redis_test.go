//go:build unix

package main

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// TestRedisAwayFlushedAndOld freezes Redis for as long as people answer three
// questions, flushes it, and at last has it come back with a dump from the
// beginning. Nobody may notice.
func TestRedisAwayFlushedAndOld(t *testing.T) {
	t.Parallel()
	r := newRedis(t)
	o, s := staffed(t, "REDIS_URL="+r.url())
	people := o.collaborators(30)
	dump := filepath.Join(r.folder, "dump.rdb")
	var old []byte
	events := map[string]func(){
		"facility.name": func() {
			r.tell("SAVE")
			var err error
			if old, err = os.ReadFile(dump); err != nil || len(old) == 0 {
				t.Errorf("no dump: %v", err)
			}
		},
		"facility.hamlet":     func() { r.signal(syscall.SIGSTOP) },
		"facility.legal_form": func() { r.signal(syscall.SIGCONT) },
		"facility.contact":    func() { r.tell("FLUSHALL") },
		"facility.workers": func() {
			r.kill()
			if err := os.WriteFile(dump, old, 0o600); err != nil {
				t.Error(err)
			}
			r.start()
		},
	}
	done := o.together(people, events)
	o.register(people, s)
	if n := done(); n != len(events) {
		t.Errorf("%d of %d faults happened", n, len(events))
	}
	o.well(people, s)
	o.askedOnce(people)
}
