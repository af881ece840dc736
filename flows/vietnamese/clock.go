package vietnamese

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Clocks reads times of day as minutes after midnight: "7h30", "7 giờ rưỡi",
// "07:30", "21h-6h30", "từ 9 giờ tối đến 6 rưỡi sáng". Words that say anything
// else, or a time that no clock shows, give none.
func Clocks(s string) []int {
	folded := Fold(separated(s))
	var times []int
	ok := true
	rest := clockWords.ReplaceAllStringFunc(folded, func(found string) string {
		t, is := clockTime(clockWords.FindStringSubmatch(found))
		times, ok = append(times, t), ok && is
		return " "
	})
	if !ok || slices.ContainsFunc(strings.Fields(rest), func(w string) bool { return !betweenClocks(w) }) {
		return nil
	}
	return times
}

// clockWords is one time of day: hours, minutes, the part of the day.
var clockWords = regexp.MustCompile(`\b(\d{1,2}) ?(?:(?:h|g|gio)(?: ?(\d{1,2}|ruoi))?|(ruoi))?(?: ?(?:p|phut)\b)?(?: (sang|trua|chieu|toi|dem|khuya))?\b`)

// clockDot stands between hours and minutes, dash between two times.
var (
	clockDot  = regexp.MustCompile(`(\d)[:.](\d\d)`)
	clockDash = strings.NewReplacer("-", " đến ", "–", " đến ", "—", " đến ", "tới", " đến ", "→", " đến ")
)

// separated writes the signs of times as words, before they are folded away;
// "tới" (until) is told from "tối" (in the evening) while it has its marks.
func separated(s string) string {
	return clockDash.Replace(clockDot.ReplaceAllString(strings.ToLower(Clean(s)), "${1}h${2}"))
}

func betweenClocks(word string) bool {
	switch word {
	case "tu", "den", "toi", "luc", "va":
		return true
	}
	return false
}

// clockTime is 21:00 for 9 in the evening, 00:30 for 12 and a half at night.
func clockTime(m []string) (minutes int, ok bool) {
	hour, _ := strconv.Atoi(m[1])
	minute, _ := strconv.Atoi(m[2])
	if m[2] == "ruoi" || m[3] == "ruoi" {
		minute = 30
	}
	night := m[4] == "dem" || m[4] == "khuya"
	switch {
	case hour == 12 && night:
		hour = 0
	case hour >= 12:
	case m[4] == "chieu", m[4] == "toi", m[4] == "trua" && hour < 10, night && hour >= 6:
		hour += 12
	}
	return hour*60 + minute, hour < 24 && minute < 60
}
