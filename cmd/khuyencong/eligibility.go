package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"time"

	"khuyencong/flows/policy"
	"khuyencong/locales"
)

type eligibilityCommand struct {
	JSON bool `name:"json" help:"Print JSON, an object a line."`
}

// Help is the rest of --help.
func (eligibilityCommand) Help() string {
	return `Reads cases from standard input, one JSON object a line, and says of each what the rules mean for it: each criterion met, not met
or unknown with its source, and the support there is at most. Only content must be there; what is missing is unknown.

Example: echo '{"content":"machinery","legal_form":"household","commune_code":"24169","total_cost_vnd":500000000}' | khuyencong eligibility
         khuyencong eligibility --json < cases.jsonl`
}

// Run answers every line of standard input.
func (c *eligibilityCommand) Run(s *Settings) error {
	zone, err := s.zone()
	if err != nil {
		return err
	}
	p, err := readPolicy(s)
	if err != nil {
		return err
	}
	return c.answer(p, policy.DateOf(time.Now().In(zone)), os.Stdin, os.Stdout)
}

func (c *eligibilityCommand) answer(p *policy.Policy, today policy.Date, in io.Reader, out io.Writer) error {
	texts, err := locales.Load()
	if err != nil {
		return err
	}
	n := 0
	var bad error
	evaluate := func(line string) (any, error) {
		n++
		r, err := evaluateLine(p, line, today)
		switch {
		case err != nil:
			bad = lineError(texts, n, err)
			return nil, bad
		case !c.JSON:
			return nil, printResult(out, p, texts, r, n)
		}
		return r, nil
	}
	to := out
	if !c.JSON {
		to = io.Discard // it was printed for people
	}
	if err := eachLine(in, to, evaluate); bad == nil {
		return err
	}
	return bad
}

// evaluateLine is the result of one case, as of today if it names no day.
func evaluateLine(p *policy.Policy, line string, today policy.Date) (policy.Result, error) {
	c, asOf, err := p.ReadCase([]byte(line))
	if err != nil {
		return policy.Result{}, err
	}
	if asOf == (policy.Date{}) {
		asOf = today
	}
	return policy.Evaluate(p, c, asOf), nil
}

// lineError says in Vietnamese which line cannot be read, and why.
func lineError(texts *locales.Texts, n int, why error) error {
	said, err := texts.Say(locales.First, "command.eligibility.line", map[string]string{"n": strconv.Itoa(n), "why": why.Error()})
	if err != nil {
		return fmt.Errorf("line %d: %w", n, errors.Join(why, err))
	}
	return errors.New(said)
}
