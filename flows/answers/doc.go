// Package answers holds the articles on procedures and finds the one that
// answers a question as people type it: without marks, with slips, in short forms.
//
// It takes files as bytes and gives values: no I/O, no clock, no database. It
// never writes an answer of its own and never puts a number into one that the
// policy data do not have; where no article answers, or the topic is none of
// ours, it says so and a person answers. It does not understand sentences: it
// compares words, and what an article's questions lack it cannot find.
package answers
