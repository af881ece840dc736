package main

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"khuyencong/flows/duplicates"
	"khuyencong/flows/vietnamese"
)

// facilityRows is what a file of facilities holds, and which lines could not be
// used. Texts never repeat what a line says: it may hold a personal number.
type facilityRows struct {
	facilities []duplicates.Facility
	faults     []string
	column     map[string]int
	line       map[string]int // by id
}

// columns may stand in the file; the first two must.
var columns = []string{"id", "name", "owner", "phone", "tax_code", "commune_code", "lat", "lon"}

// mostBreaks is how many line ends the fields of one line may hold; more are the
// rest of the file, behind a quotation mark that nobody closed.
const mostBreaks = 5

// readFacilities reads a whole file. An error means that nothing can be compared.
func readFacilities(r io.Reader) (*facilityRows, error) {
	in := bufio.NewReaderSize(r, 1<<16)
	if start, _ := in.Peek(3); bytes.Equal(start, []byte("\uFEFF")) {
		_, _ = in.Discard(3)
	}
	c := csv.NewReader(in)
	c.Comma, c.FieldsPerRecord, c.LazyQuotes = separator(in), -1, true
	c.TrimLeadingSpace = c.Comma != '\t' // a tab is no space there
	rows := &facilityRows{line: map[string]int{}}
	header, err := c.Read()
	if errors.Is(err, io.EOF) {
		return nil, usageError{errors.New("tệp trống; dòng đầu phải là tên cột: " + strings.Join(columns, ","))}
	}
	if err == nil {
		err = rows.header(header)
	}
	if err != nil {
		return nil, usageError{err}
	}
	return rows, rows.lines(c)
}

// lines reads what follows the header.
func (r *facilityRows) lines(c *csv.Reader) error {
	for {
		record, err := c.Read()
		var bad *csv.ParseError
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case errors.As(err, &bad):
			r.fault(bad.StartLine, "không đọc được, có thể thừa hoặc thiếu dấu ngoặc kép")
			continue
		case err != nil:
			return fmt.Errorf("không đọc hết được tệp: %w", err)
		}
		line, _ := c.FieldPos(0)
		if strings.Count(strings.Join(record, ""), "\n") > mostBreaks {
			r.fault(line, "dấu ngoặc kép mở ra mà không đóng lại, nên các dòng sau nó cũng chưa đọc được")
			continue
		}
		r.add(line, record)
	}
}

// separator is what stands most often in the first line.
func separator(in *bufio.Reader) rune {
	start, _ := in.Peek(1 << 12)
	first, _, _ := bytes.Cut(start, []byte("\n"))
	best := ','
	for _, s := range ";\t" {
		if bytes.Count(first, []byte(string(s))) > bytes.Count(first, []byte(string(best))) {
			best = s
		}
	}
	return best
}

func (r *facilityRows) header(names []string) error {
	r.column = map[string]int{}
	for i, n := range names {
		n = strings.ToLower(strings.TrimSpace(n))
		if _, twice := r.column[n]; !twice {
			r.column[n] = i
		}
	}
	for _, must := range columns[:2] {
		if _, ok := r.column[must]; !ok {
			return fmt.Errorf("dòng đầu không có cột %s; cần: %s", must, strings.Join(columns, ","))
		}
	}
	return nil
}

func (r *facilityRows) fault(line int, why string) {
	r.faults = append(r.faults, fmt.Sprintf("dòng %d: %s; đã bỏ qua", line, why))
}

// add takes a line, or says why not.
func (r *facilityRows) add(line int, record []string) {
	get := func(name string) string {
		if at, ok := r.column[name]; ok && at < len(record) {
			return strings.TrimSpace(record[at])
		}
		return ""
	}
	f := duplicates.Facility{
		ID: get("id"), Name: get("name"), Owner: get("owner"), Phone: get("phone"), TaxCode: get("tax_code"), Commune: get("commune_code"),
	}
	if why := r.unfit(f.ID, strings.Join(record, "")); why != "" {
		if why != empty {
			r.fault(line, why)
		}
		return
	}
	var ok bool
	if f.Lat, f.Lon, f.HasPlace, ok = placeOf(get("lat"), get("lon")); !ok {
		r.faults = append(r.faults, fmt.Sprintf("dòng %d: lat, lon không đọc được; vẫn so, nhưng không theo vị trí", line))
	}
	r.line[f.ID] = line
	r.facilities = append(r.facilities, f)
}

// empty is said of a line with nothing in it, which is no fault.
const empty = "trống"

// unfit says why a line cannot be used, "" if it can.
func (r *facilityRows) unfit(id, all string) string {
	switch first, twice := r.line[id]; {
	case strings.TrimSpace(all) == "":
		return empty
	case !utf8.ValidString(all):
		return `không phải UTF-8, anh/chị lưu lại tệp kiểu "CSV UTF-8"`
	case id == "":
		return "thiếu id"
	case twice:
		return fmt.Sprintf("id đã có ở dòng %d", first)
	}
	return ""
}

// placeOf reads degrees, also with a decimal comma; nothing in both is no fault.
func placeOf(lat, lon string) (x, y float64, has, ok bool) {
	if lat == "" && lon == "" {
		return 0, 0, false, true
	}
	x, errX := strconv.ParseFloat(strings.Replace(lat, ",", ".", 1), 64)
	y, errY := strconv.ParseFloat(strings.Replace(lon, ",", ".", 1), 64)
	if errX != nil || errY != nil || !(x >= -90 && x <= 90 && y >= -180 && y <= 180) {
		return 0, 0, false, false
	}
	return x, y, true, true
}

// withoutPersonal masks a personal number that was typed into another column.
func withoutPersonal(s string) string {
	masked, _ := vietnamese.PersonalNumber(s)
	return masked
}
