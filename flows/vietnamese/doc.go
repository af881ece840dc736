// Package vietnamese reads what people in Đắk Lắk type: numbers, money, phones,
// dates, years, yes and no, the names of communes, old and new, and in which
// commune a place lies; and one message that describes a facility or a need
// (Capture). Keys of Telex and VNI that were left in a text are undone.
//
// A reader never guesses. It gives nothing when the text does not say it, one
// value when it is sure, and several when a person should choose; the caller
// asks. What is shown back is formatted here too, so that a value is read and
// written by the same rules.
//
// The package is pure: text in, values out, no clock, no network, no files
// beyond the tables and outlines embedded from data. But for Capture it expects
// the answer to one question, does not correct more than one typing slip, and does not know streets, hamlets or other provinces.
package vietnamese
