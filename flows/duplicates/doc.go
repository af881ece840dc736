// Package duplicates says which records may be the same facility: typed twice, by
// two people, without marks, with another phone.
//
// Every value that both have is evidence for or against; what is missing says
// nothing. The evidence is added up in log-odds and given as a score from 0 to 1;
// from Ask on a person should be asked. The package never decides: nothing is
// merged, no value is changed, and a pair comes with what speaks for and against.
//
// It is pure: values in, values out. It does not know streets, spouses or what a
// facility was called before, and compares only what it is given.
//
// Time and memory are bounded for any input. Of a name, an owner or a hamlet the
// first 240 characters are read, of each 24 words, of a phone or tax code 60
// characters. A facility has at most 64 keys. Pairs compares everybody with
// everybody where up to 40 share a key (a phone: 8); in a larger block each is
// compared with the 6 that stand next to it when the block is sorted. So n
// facilities cost at most 64·39·n/2 comparisons, and the result has no more pairs
// than that: 100,000 take about 3 s and 170 MB, the worst file of the tests (every
// name the same) about 1 s, 600,000 pairs and 180 MB.
package duplicates
