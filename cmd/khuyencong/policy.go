package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"khuyencong/flows/policy"
)

// policyFolder is the centre's own policy, in the data folder.
const policyFolder = "policy"

// builtInPolicy is what the policy is called where the centre has none of its own.
const builtInPolicy = "built-in policy"

type policyCommand struct {
	Check policyCheck `cmd:"" help:"Prove the policy: references, dates, ranges; and name what is unverified."`
	Print policyPrint `cmd:"" help:"Print a built-in file, to begin a changed one with."`
}

// Help is the rest of --help.
func (policyCommand) Help() string {
	return `Support levels, criteria and their sources are files that the centre can replace, in the folder policy of the data folder;
what is not there is as built in.

Example: khuyencong policy print levels.toml > data/policy/levels.toml
         khuyencong policy check`
}

type policyCheck struct {
	Folder string `arg:"" optional:"" help:"The folder; that in the data folder when left out, else the built-in files." type:"path"`
}

// Help is the rest of --help.
func (policyCheck) Help() string {
	return `Prints what must be mended, with file, line and remedy, or what is not certain.

Example: khuyencong policy check
         khuyencong policy check ./new-policy`
}

// Run says what is wrong with the policy, a line each, else what is not certain.
func (c *policyCheck) Run(s *Settings) error {
	return c.check(s, os.Stdout, os.Stderr)
}

func (c *policyCheck) check(s *Settings, out, faulty io.Writer) error {
	files, where, err := policyFiles(s, c.Folder)
	if err != nil {
		return err
	}
	p, err := usable(files)
	var faults policy.Faults
	switch {
	case errors.As(err, &faults):
		fmt.Fprintln(faulty, faults)
		return fmt.Errorf("%s cannot be used: %d to be mended, see above", where, len(faults))
	case err != nil:
		return fmt.Errorf("%s: %w", where, err)
	}
	for _, w := range p.Warnings {
		fmt.Fprintln(out, w)
	}
	fmt.Fprintf(out, "%s: good, version %s; %d documents, %d contents, %d levels, %d facts; %d not certain\n",
		where, p.Version, len(p.Documents), len(p.Contents), len(p.Levels), len(p.Facts), len(p.Warnings))
	return nil
}

// policyFiles are those of a folder over the built-in ones: the folder given, else
// that of the data folder if there is one.
func policyFiles(s *Settings, folder string) (files fs.FS, where string, err error) {
	given := folder != ""
	if !given {
		folder = filepath.Join(s.Data, policyFolder)
	}
	info, err := os.Stat(folder)
	switch {
	case errors.Is(err, fs.ErrNotExist) && !given:
		return policy.Built(), builtInPolicy, nil
	case errors.Is(err, fs.ErrNotExist):
		return nil, "", usageError{fmt.Errorf("there is no folder %s", folder)}
	case err != nil:
		return nil, "", err
	case !info.IsDir():
		return nil, "", usageError{fmt.Errorf("%s is no folder", folder)}
	}
	return policy.Over(os.DirFS(folder)), folder, nil
}

// readPolicy is the policy that is in use: the centre's own, else the built-in one.
func readPolicy(s *Settings) (*policy.Policy, error) {
	files, where, err := policyFiles(s, "")
	if err != nil {
		return nil, err
	}
	p, err := usable(files)
	var faults policy.Faults
	if errors.As(err, &faults) {
		return nil, fmt.Errorf("%s has %d faults (khuyencong policy check lists them), the first: %s", where, len(faults), faults[0])
	}
	return p, err
}

type policyPrint struct {
	File string `arg:"" enum:"contents.toml,criteria.toml,deadlines.toml,documents.toml,facts.toml,industries.toml,levels.toml,papers.toml,priorities.toml,rules.toml" help:"One of ${enum}."`
}

// Help is the rest of --help.
func (policyPrint) Help() string {
	return `Example: khuyencong policy print levels.toml`
}

// Run prints the file.
func (c *policyPrint) Run() error {
	text, err := fs.ReadFile(policy.Built(), c.File)
	if err != nil {
		return err
	}
	_, err = os.Stdout.Write(text)
	return err
}

// checkPolicy finds what is wrong with the centre's own policy.
func checkPolicy(_ context.Context, s *Settings) []finding {
	files, where, err := policyFiles(s, "")
	if err != nil {
		return []finding{broken("make the folder readable, or remove it", "policy: %v", err)}
	}
	p, err := usable(files)
	var faults policy.Faults
	switch {
	case errors.As(err, &faults):
		return []finding{broken("khuyencong policy check says what and how", "policy: %d faults in the folder %s, which is not used", len(faults), policyFolder)}
	case err != nil:
		return []finding{broken("make the files readable, or remove them", "policy: %v", err)}
	case where == builtInPolicy:
		return []finding{note("policy: as built in, version %s, %d not certain (khuyencong policy check says what)", p.Version, len(p.Warnings))}
	}
	return []finding{fine("policy: the folder %s, version %s, %d not certain", policyFolder, p.Version, len(p.Warnings))}
}
