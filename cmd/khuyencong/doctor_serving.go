package main

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"net/http"
	"path/filepath"
	"strings"

	"khuyencong/store/sqlite"
)

// checkServing: does the bot run, and is it well.
func checkServing(ctx context.Context, s *Settings) []finding {
	path, err := s.database(s.Data)
	if err != nil {
		return nil // said among the settings
	}
	if served, err := sqlite.Served(filepath.Dir(path)); err == nil && served || errors.Is(err, fs.ErrPermission) {
		return append(checkHealth(ctx, s), checkPublic(ctx, s)...)
	}
	return []finding{note("no bot runs on this data folder: systemctl start khuyencong, or khuyencong serve")}
}

// checkPublic: can the pages be reached from outside, where they are said to be.
func checkPublic(ctx context.Context, s *Settings) []finding {
	address, err := s.public()
	if err != nil || s.Public == "" {
		return nil
	}
	if _, err := askHealth(ctx, http.DefaultClient, address+healthPath); err != nil {
		return []finding{note("the pages are not seen at KHUYENCONG_URL (%s): the proxy before them may keep /healthz to itself", hostOf(address))}
	}
	return []finding{fine("the pages can be reached at %s", hostOf(address))}
}

// checkHealth asks the bot itself.
func checkHealth(ctx context.Context, s *Settings) []finding {
	here := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}} // no proxy: it is this machine
	is, err := askHealth(ctx, here, "http://"+s.near()+healthPath)
	switch {
	case err != nil:
		return []finding{broken("start it, or see that KHUYENCONG_LISTEN is here what it is there", "no bot answers at %s", s.near())}
	case is.Status != statusOK:
		return []finding{broken("see the other lines; docs/operations.md says more", "the bot runs and is not well: %s", strings.Join(is.Reasons, "; "))}
	}
	return []finding{fine("the bot runs and is well (version %s)", is.Version)}
}

func askHealth(ctx context.Context, client *http.Client, address string) (is health, err error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return is, err
	}
	resp, err := client.Do(req)
	if err != nil {
		return is, err
	}
	defer resp.Body.Close()
	if err := json.NewDecoder(http.MaxBytesReader(nil, resp.Body, 1<<16)).Decode(&is); err != nil || is.Status == "" {
		return is, errors.New("something else answers there")
	}
	return is, nil
}
