package main

import (
	"fmt"
	"io/fs"
	"maps"
	"slices"

	"khuyencong/flows/answers"
	"khuyencong/flows/policy"
	"khuyencong/locales"
)

// articleBook reads the articles that are shipped, with the numbers of the policy; a
// fault in them is a number that the policy no longer has, or a defect.
func articleBook(facts answers.Facts) (*answers.Book, error) {
	files, err := articleFiles()
	if err != nil {
		return nil, err
	}
	book, faults := answers.Read(files, facts)
	return book, inArticles(faults)
}

// articleFiles are those that are shipped, in the order of their names.
func articleFiles() ([]answers.File, error) {
	texts, err := locales.Articles(locales.First)
	if err != nil {
		return nil, fmt.Errorf("articles: %w", err)
	}
	var files []answers.File
	for _, name := range slices.Sorted(maps.Keys(texts)) {
		files = append(files, answers.File{Name: name, Text: texts[name]})
	}
	return files, nil
}

// inArticles makes one error of faults, nil of none.
func inArticles(faults []answers.Fault) error {
	if len(faults) == 0 {
		return nil
	}
	return fmt.Errorf("articles: %d faults, the first: %s", len(faults), faults[0])
}

// usable reads a policy that can be used as a whole: without a fault, and with
// everything that the articles quote. What is wrong with it is in [policy.Faults].
func usable(files fs.FS) (*policy.Policy, error) {
	p, err := policy.Read(files)
	if err != nil {
		return nil, err
	}
	articles, err := articleFiles()
	if err != nil {
		return nil, err
	}
	quoted := &lacking{policy: p}
	faults := answers.Check(articles, quoted)
	switch {
	case len(quoted.faults) > 0:
		return nil, quoted.faults
	case len(faults) > 0:
		return nil, inArticles(faults)
	}
	return p, nil
}

// lacking are the facts of a policy, and a fault for each that was asked for in vain.
type lacking struct {
	policy *policy.Policy
	asked  map[string]bool
	faults policy.Faults
}

// Value is that of the policy.
func (l *lacking) Value(key string) (string, bool) {
	v, ok := l.policy.Value(key)
	if !ok && !l.asked[key] {
		if l.asked == nil {
			l.asked = map[string]bool{}
		}
		l.asked[key] = true
		l.faults = append(l.faults, l.policy.Lacks(key))
	}
	return v, ok
}

// factsOn are the facts of a policy on a day: of a level that has changed, the one
// in force. What has ended without a successor is as it was when it was checked.
type factsOn struct {
	policy *policy.Policy
	day    policy.Date
}

// Value is that of the day.
func (f factsOn) Value(key string) (string, bool) {
	if v, ok := f.policy.ValueAt(key, f.day); ok {
		return v, true
	}
	return f.policy.Value(key)
}
