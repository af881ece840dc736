package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"khuyencong/flows/duplicates"
)

type duplicatesCommand struct {
	File string `arg:"" help:"Facilities as CSV; - is standard input." placeholder:"FILE.csv"`
	JSON bool   `name:"json" help:"Print a line {\"a\":…,\"b\":…,\"score\":…,\"reasons\":[…]} for each pair."`
}

// Help is the rest of --help.
func (duplicatesCommand) Help() string {
	return `Lists pairs of facilities that may be the same one, best first; a person decides. Nothing is changed.
The first line of the file names the columns id, name, owner, phone, tax_code, commune_code, lat, lon, in any order; only id
and name must be there. Columns are separated by commas, semicolons or tabs. Lines that cannot be used are named on standard
error and left out.

Example: khuyencong duplicates facilities.csv
         khuyencong duplicates --json facilities.csv > pairs.jsonl`
}

// Run reads the file, says what is wrong in it, and prints the pairs.
func (c *duplicatesCommand) Run() error {
	file, err := openFacilities(c.File)
	if err != nil {
		return err
	}
	defer file.Close()
	return c.print(file, os.Stdout, os.Stderr)
}

func openFacilities(name string) (io.ReadCloser, error) {
	if name == "-" {
		return io.NopCloser(os.Stdin), nil
	}
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("không có tệp %s", name)
	case err == nil && info.IsDir():
		return nil, fmt.Errorf("%s là thư mục, không phải tệp CSV", name)
	}
	file, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("không mở được tệp %s: %w", name, err)
	}
	return file, nil
}

func (c *duplicatesCommand) print(file io.Reader, to, wrong io.Writer) error {
	rows, err := readFacilities(file)
	if err != nil {
		return err
	}
	for _, f := range rows.faults {
		fmt.Fprintln(wrong, "khuyencong:", f)
	}
	pairs := duplicates.Pairs(rows.facilities)
	out := bufio.NewWriter(to)
	if c.JSON {
		err = printJSON(out, pairs)
	} else {
		err = rows.printWords(out, pairs)
	}
	return errors.Join(err, out.Flush())
}

func printJSON(w io.Writer, pairs []duplicates.Pair) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	for _, p := range pairs {
		line := struct {
			A       string   `json:"a"`
			B       string   `json:"b"`
			Score   float64  `json:"score"`
			Reasons []string `json:"reasons"`
		}{p.A, p.B, p.Score, p.Reasons}
		if err := e.Encode(line); err != nil {
			return err
		}
	}
	return nil
}

// sayings are the reasons in words.
var sayings = map[string]string{
	duplicates.Name: "tên giống nhau", duplicates.Phone: "cùng số điện thoại", duplicates.PhoneNear: "số điện thoại gần giống",
	duplicates.TaxCode: "cùng mã số thuế", duplicates.TaxCompany: "cùng công ty, khác chi nhánh", duplicates.Owner: "cùng tên chủ",
	duplicates.Commune: "cùng xã, phường", duplicates.Hamlet: "cùng thôn, buôn", duplicates.Place: "cùng một chỗ trên bản đồ",
	duplicates.OtherName: "tên khác", duplicates.OtherNumber: "số thứ tự khác", duplicates.OtherCraft: "nghề khác",
	duplicates.OtherForm: "loại hình khác", duplicates.OtherPhone: "số điện thoại khác", duplicates.OtherTaxCode: "mã số thuế khác",
	duplicates.OtherOwner: "chủ khác", duplicates.OtherCommune: "xã, phường khác", duplicates.OtherHamlet: "thôn, buôn khác",
	duplicates.OtherPlace: "cách xa nhau",
}

// printWords writes each pair as a paragraph; with the same phone only, it is said
// whose it may be.
func (r *facilityRows) printWords(w io.Writer, pairs []duplicates.Pair) error {
	if len(pairs) == 0 {
		_, err := fmt.Fprintf(w, "Đã so %d cơ sở: không thấy cặp nào có thể là một.\n", len(r.facilities))
		return err
	}
	if _, err := fmt.Fprintf(w, "Đã so %d cơ sở: có %d cặp có thể là một, cặp giống nhất đứng trước. Anh/chị xem từng cặp rồi hãy gộp.\n",
		len(r.facilities), len(pairs)); err != nil {
		return err
	}
	names := map[string]string{}
	for _, f := range r.facilities {
		names[f.ID] = withoutPersonal(f.Name)
	}
	for _, p := range pairs {
		_, err := fmt.Fprintf(w, "\n%s · %s\n%s · %s\n  %s\n", p.A, names[p.A], p.B, names[p.B], inWords(p.Match))
		if err != nil {
			return err
		}
	}
	return nil
}

func inWords(m duplicates.Match) string {
	sure := "Có thể là một"
	if m.Score >= duplicates.Sure {
		sure = "Rất có thể là một"
	}
	text := sure + " (" + strings.Replace(fmt.Sprintf("%.2f", m.Score), ".", ",", 1) + "): " + said(m.Reasons)
	if len(m.Against) > 0 {
		text += "; nhưng " + said(m.Against)
	}
	return text + "."
}

func said(reasons []string) string {
	words := make([]string, len(reasons))
	for i, r := range reasons {
		words[i] = sayings[r]
	}
	return strings.Join(words, ", ")
}
