package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"khuyencong/flows/policy"
)

const goodCase = `{"as_of":"2026-11-23","legal_form":"household","commune_code":"24169","activity":"processing","industry":"agro_processing","registered":true,"content":"machinery","line":false,"total_cost_vnd":500000000,"own_funds_committed":true,"already_supported_same_content":false,"environment_compliant":true,"owner_female":true}`

func answered(t *testing.T, asJSON bool, in string) (string, error) {
	t.Helper()
	var out bytes.Buffer
	today := policy.Date{Year: 2026, Month: 11, Day: 23}
	err := (&eligibilityCommand{JSON: asJSON}).answer(policy.Embedded(), today, strings.NewReader(in), &out)
	return out.String(), err
}

// TestEligibilityJSON: the shape that scripts rely on, to the letter.
func TestEligibilityJSON(t *testing.T) {
	out, err := answered(t, true, goodCase+"\n"+`{"content":"training"}`+"\n")
	lines := strings.Split(out, "\n")
	if err != nil || len(lines) != 3 {
		t.Fatalf("%v: %s", err, out)
	}
	var r struct {
		Verdict  string `json:"verdict"`
		AsOf     string `json:"as_of"`
		Criteria []struct {
			ID, Result, Why, Todo string
			Source                struct{ Document, Article string }
		} `json:"criteria"`
		Support []struct {
			Scope, Content, Document, Article string
			Percent                           int
			Ceiling                           int64 `json:"ceiling_vnd"`
			Estimate                          int64 `json:"estimate_vnd"`
		} `json:"support"`
		Priority, Papers []string
	}
	d := json.NewDecoder(strings.NewReader(lines[0]))
	d.DisallowUnknownFields()
	if err := d.Decode(&r); err != nil {
		t.Fatal(err)
	}
	if r.Verdict != "eligible" || r.AsOf != "2026-11-23" || len(r.Criteria) != 6 || len(r.Papers) == 0 || len(r.Priority) != 1 {
		t.Errorf("%+v", r)
	}
	if c := r.Criteria[0]; c.ID != "beneficiary" || c.Result != "met" || c.Source.Document != "45/2012/NĐ-CP" || c.Source.Article != "Điều 1 khoản 2" {
		t.Errorf("%+v", c)
	}
	if s := r.Support[0]; s.Scope != "national" || s.Percent != 50 || s.Ceiling != 300000000 || s.Estimate != 250000000 || s.Document != "28/2018/TT-BTC" {
		t.Errorf("%+v", s)
	}
	for _, empty := range []string{`"support":[]`, `"priority":[]`, `"papers":[]`, `"verdict":"needs_confirmation"`, `"as_of":"2026-11-23"`} {
		if !strings.Contains(lines[1], empty) {
			t.Errorf("%s lacks %s", lines[1], empty)
		}
	}
}

func TestEligibilityForPeople(t *testing.T) {
	out, err := answered(t, false, goodCase+"\n"+`{"content":"showroom","registered":false,"legal_form":"household"}`)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"Bước đầu phù hợp.", "✓ đối tượng", "Nguồn: Thông tư 28/2018/TT-BTC, Điều 8 khoản 4", "250.000.000đ (250 triệu)",
		"phụ nữ làm chủ", "ngày 23/11/2026", "\n\nChưa đủ điều kiện – cần làm thêm: đăng ký", "✗ đăng ký kinh doanh", "→ ", "hỏi Trung tâm",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
	if strings.Contains(out, "{") {
		t.Errorf("JSON or a key for people:\n%s", out)
	}
}

func TestEligibilityNamesTheLine(t *testing.T) {
	for _, asJSON := range []bool{true, false} {
		out, err := answered(t, asJSON, goodCase+"\n"+`{"content":"machinery","size":"big"}`+"\n"+goodCase)
		if err == nil || !strings.HasPrefix(err.Error(), "dòng 2: ") || !strings.Contains(err.Error(), "“size”") {
			t.Error(err)
		}
		if out == "" || errors.As(err, &usageError{}) {
			t.Errorf("the first line was not answered, or the usage is blamed: %q", out)
		}
	}
	if out, err := answered(t, true, ""); out != "" || err != nil {
		t.Errorf("%q, %v", out, err)
	}
}

// ownPolicy is a data folder with one file of the centre's own.
func ownPolicy(t *testing.T, old, new string) *Settings {
	t.Helper()
	s := &Settings{Data: t.TempDir()}
	text, err := fs.ReadFile(policy.Built(), "levels.toml")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(s.Data, policyFolder), 0o700); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(s.Data, policyFolder, "levels.toml")
	if err := os.WriteFile(file, []byte(strings.Replace(string(text), old, new, 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	return s
}

func TestPolicyCheck(t *testing.T) {
	var out, faulty bytes.Buffer
	if err := (&policyCheck{}).check(&Settings{Data: t.TempDir()}, &out, &faulty); err != nil || !strings.Contains(out.String(), "built-in policy: good") {
		t.Errorf("%v: %s", err, out.String())
	}
	for _, want := range []string{"17/2018/TT-BCT: unverified", "documents.toml:", "sẽ có văn bản thay thế", "tỉnh Đắk Lắk"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("not named: %s", want)
		}
	}
	s := ownPolicy(t, "ceiling = 300000000", "ceiling = -300000000")
	out.Reset()
	err := (&policyCheck{}).check(s, &out, &faulty)
	if err == nil || out.Len() > 0 || !strings.Contains(faulty.String(), "levels.toml:29: Mức trần -300000000") || !strings.Contains(faulty.String(), "lớn hơn 0") {
		t.Errorf("%v: %s %s", err, out.String(), faulty.String())
	}
	if err := (&policyCheck{Folder: filepath.Join(s.Data, policyFolder)}).check(&Settings{}, &out, &faulty); err == nil {
		t.Error("a broken folder that is named is called good")
	}
	if _, err := readPolicy(s); err == nil || !strings.Contains(err.Error(), "levels.toml:29") {
		t.Error(err)
	}
	if err := (&policyCheck{Folder: filepath.Join(s.Data, "nothing")}).check(s, &out, &faulty); !errors.As(err, &usageError{}) {
		t.Errorf("a folder that there is not: %v", err)
	}
	p, err := readPolicy(ownPolicy(t, "ceiling = 300000000", "ceiling = 200000000"))
	if v, _ := p.Value("level.machinery.ceiling"); err != nil || v != "200.000.000đ (200 triệu)" {
		t.Errorf("the centre's own level is not used: %s, %v", v, err)
	}
}

// TestPolicyCheckNamesTheFault: file, line and remedy of each, and none of them is
// used by a command.
func TestPolicyCheckNamesTheFault(t *testing.T) {
	for _, tt := range brokenPolicies {
		var out, faulty bytes.Buffer
		err := (&policyCheck{Folder: brokenFolder(t, tt.folder)}).check(&Settings{Data: t.TempDir()}, &out, &faulty)
		if err == nil || out.Len() > 0 || !strings.Contains(err.Error(), ": 1 to be mended") {
			t.Errorf("%s: %v, %s", tt.folder, err, out.String())
		}
		if said := faulty.String(); !strings.HasPrefix(said, tt.at) || !strings.Contains(said, tt.says) || !strings.Contains(said, tt.remedy) {
			t.Errorf("%s: %s", tt.folder, said)
		}
	}
}

// TestPolicyOfTheGuide: what docs/operations.md shows of a level of the province can
// be put into own files as it stands there, and is used.
func TestPolicyOfTheGuide(t *testing.T) {
	_, rest, ok := strings.Cut(contentOf(t, "../../docs/operations.md"), "```toml\n# documents.toml\n")
	example, _, closed := strings.Cut(rest, "```")
	document, level, both := strings.Cut(example, "# levels.toml\n")
	if !ok || !closed || !both {
		t.Fatal("the example is not found")
	}
	l := openLibrary(t)
	l.write("documents.toml", policyWords(t, "documents.toml", "", "")+"\n"+document)
	l.write("levels.toml", policyWords(t, "levels.toml", "", "")+"\n"+level)
	if l.look(t.Context()) {
		t.Fatal(*l.faults.Load())
	}
	p := l.now.Load().Policy
	c, _, err := p.ReadCase([]byte(goodCase))
	if err != nil {
		t.Fatal(err)
	}
	for day, want := range map[policy.Date]int64{{Year: 2027, Month: 3, Day: 31}: 0, {Year: 2027, Month: 4, Day: 1}: 150000000} {
		var got int64
		for _, s := range policy.Evaluate(p, c, day).Support {
			if s.Scope == "province" && s.Ceiling != nil {
				got = *s.Ceiling
			}
		}
		if got != want {
			t.Errorf("%s: the province gives %d", day, got)
		}
	}
}

func TestDoctorOnThePolicy(t *testing.T) {
	broken, file := ownPolicy(t, "ceiling = 300000000", "ceiling = -300000000"), &Settings{Data: t.TempDir()}
	if err := os.WriteFile(filepath.Join(file.Data, policyFolder), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		s      *Settings
		mark   mark
		says   string
		remedy string
	}{
		{&Settings{Data: t.TempDir()}, noted, "as built in, version " + policy.Embedded().Version, ""},
		{ownPolicy(t, "ceiling = 300000000", "ceiling = 200000000"), well, "the folder policy, version 20", ""},
		{broken, ill, "1 faults in the folder policy", "khuyencong policy check says what and how"},
		{ownPolicy(t, "percent = 50\n", ""), ill, "1 faults in the folder policy", "khuyencong policy check says what and how"},
		{file, ill, "is no folder", "remove it"},
	} {
		found := checkPolicy(t.Context(), tt.s)
		if len(found) != 1 || found[0].mark != tt.mark || !strings.Contains(found[0].what, tt.says) || !strings.Contains(found[0].remedy, tt.remedy) {
			t.Errorf("%s: %s", tt.says, found)
		}
	}
}

// TestPolicyPrint: every file can be printed.
func TestPolicyPrint(t *testing.T) {
	if tags := strings.Join(policy.Files(), ","); !strings.Contains(contentOf(t, "policy.go"), `enum:"`+tags+`"`) {
		t.Errorf("the files are %s", tags)
	}
}
