package vietnamese

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Date reads the days that an answer may name, each as its noon in UTC: "5/3/24"
// is the fifth of March, as it is written here, never the third of May; "5.3.2024",
// "ngày 5 tháng 3 năm 2024", "2024-03-05", "hôm qua". Of two digits of a year both
// centuries are given, of a day without its year this year and the last: the caller
// knows which can be meant. What no calendar shows (31/2) and limits ("trước 5/3")
// are none. now is when it is asked.
func Date(s string, now time.Time) []time.Time {
	return keysAside(s, func(s string) []time.Time { return readDate(s, now) })
}

func readDate(s string, now time.Time) []time.Time {
	text := asciiDigits(strings.ToLower(Clean(s)))
	d := dateReader{now: now}
	for _, form := range []*regexp.Regexp{isoDate, fullDate, wordDate, joinedDate, shortDate} {
		if found := form.FindAllStringSubmatchIndex(text, -1); found != nil {
			d.read(text, found, form == isoDate)
			return d.days
		}
	}
	return d.relative(Fold(text))
}

// One day each: year first; figures with signs between; in words, the year perhaps
// left out; eight digits; day and month alone.
var (
	isoDate    = regexp.MustCompile(`\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\b`)
	fullDate   = regexp.MustCompile(`\b(\d{1,2}) ?[-/.,–] ?(\d{1,2}) ?[-/.,–] ?(\d{4}|\d{2})\b|\b(\d{1,2}) (\d{1,2}) (\d{4})\b`)
	wordDate   = regexp.MustCompile(`\b(\d{1,2}) ?(?:tháng|thang|thg|th)\.? ?(\d{1,2})(?: ?(?:[-/.,]|năm|nam) ?(\d{4}|\d{2})| (\d{4}))?\b`)
	joinedDate = regexp.MustCompile(`\b(\d{2})(\d{2})(\d{4})\b`)
	shortDate  = regexp.MustCompile(`(?:^|[^-/.\d])\b(\d{1,2}) ?[-/.] ?(\d{1,2})(?:[-/.]?$|[^-/.\d]|[-/.]\D)`)
)

type dateReader struct {
	now  time.Time
	days []time.Time
}

// read takes the dates that were found, unless they are limits.
func (d *dateReader) read(text string, found [][]int, yearFirst bool) {
	for _, at := range found {
		var part []string
		for i := 2; i+1 < len(at); i += 2 {
			if at[i] >= 0 {
				part = append(part, text[at[i]:at[i+1]])
			}
		}
		switch {
		case limited(text[:at[0]]):
		case yearFirst:
			d.day(part[2], part[1], part[0])
		case len(part) == 2:
			d.day(part[0], part[1], "")
		default:
			d.day(part[0], part[1], part[2])
		}
	}
}

// limited reports that what comes is a limit, not a day: trước ngày …, sau ….
func limited(before string) bool {
	words := strings.Fields(Fold(before))
	if n := len(words); n > 0 && words[n-1] == "ngay" {
		words = words[:n-1]
	}
	return len(words) > 0 && (words[len(words)-1] == "truoc" || words[len(words)-1] == "sau")
}

// mostDays is more than a person would want to choose from.
const mostDays = 6

// day adds the days that day, month and year may mean.
func (d *dateReader) day(day, month, year string) {
	for _, y := range d.years(year) {
		t := noonOf(y, number(month), number(day))
		if t.Day() == number(day) && int(t.Month()) == number(month) && !slices.Contains(d.days, t) && len(d.days) < mostDays {
			d.days = append(d.days, t)
		}
	}
}

// years are those that the figures may mean.
func (d *dateReader) years(figures string) []int {
	n, _ := strconv.Atoi(figures)
	switch len(figures) {
	case 0:
		return []int{d.now.Year(), d.now.Year() - 1}
	case 2:
		return []int{2000 + n, 1900 + n}
	}
	return []int{n}
}

// relative reads today and the days before.
func (d *dateReader) relative(folded string) []time.Time {
	for ago, word := range []string{"hom nay", "hom qua", "hom kia"} {
		if strings.Contains(" "+folded+" ", " "+word+" ") {
			d.days = append(d.days, noonOf(d.now.Year(), int(d.now.Month()), d.now.Day()-ago))
		}
	}
	return d.days
}

func noonOf(year, month, day int) time.Time {
	return time.Date(year, time.Month(month), day, 12, 0, 0, 0, time.UTC)
}

// asciiDigits writes full-width digits as usual ones.
func asciiDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if n := digit(r); n >= 0 {
			return rune('0' + n)
		}
		return r
	}, s)
}
