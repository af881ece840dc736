// Package policy holds what is known of the rules of khuyến công as dated, cited
// rows, and says of a case what they mean for it: which criteria are met, which
// are not, which nobody can tell yet, and how much support there is at most.
//
// The rows stand in TOML files that an official edits (data, built in; the centre
// may put its own in their place). [Read] takes them only without a fault. Every
// number that is shown comes from a row with its source; every sentence, too.
//
// It refuses to guess: what was not read in a document in force refuses nobody,
// what is not known stays unknown and is handed to the centre. It decides nothing;
// it has no clock and does no I/O of its own.
package policy
