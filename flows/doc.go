// Package flows declares every conversation of the bot, one file each, and
// what a person can do from the menu, from a command and from a record's card.
// All of it is declaration and decision: nothing here is carried out.
//
// book.go lists all conversations and the places that lead to them, home.go the
// menu. The first word of a file says whose it is:
//
//	facility_  registering a facility, its parts, the yearly check, merging two records
//	need_      reporting a need: the steps of each content
//	check_     whether something fits the rules, for anybody, and what goes on from there
//	article_   answers on procedures: from words, by topic, and the centre's own
//	share      a check or an article by link and QR code
//	message    one message that begins either
//	record_    what became of one's records: list, card, correction, drafts, work list
//	question_  asking the centre, and its answers
//	owner_     what owners do: interest, proof of ownership, their records
//	staff_     queue, cards, decisions and what else is done at the centre
//	people_    joining, applications, invitations, profiles, hand-over
//	data_      personal data: consent, copies, requests and their clocks, breaches
//	centre_    the centre's settings and its file of options
//	notices_   what notices say, alone and in digests
package flows
