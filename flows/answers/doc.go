// Package answers holds the articles on procedures and finds the one that
// answers a question as people type it: without marks, with slips, in short
// forms and dialect, at the end of a long message.
//
// Every word is in two channels, folded and with the marks that were typed.
// A question is compared with the questions of every article, with all that the
// article has, and with what was learned from those questions to tell articles
// apart; topics that are foreign compete as articles do, and what they have in
// common against all articles is learned too. Words that ask (how much,
// where, when) are crossed with what they ask of. The better an article's questions
// cover the ways people ask, the better it is found: they are the model, and
// adding one is how to mend it.
//
// It takes files as bytes and gives values: no I/O, no clock, no database, and
// the same answers for the same articles. It never writes an answer of its own
// and never puts a number into one that the policy data do not have; where no
// article answers, the topic is none of ours or an amount is not known, it says so
// and a person answers. It does not understand sentences: who turns one round
// with "not" gets the same article.
package answers
