package policy

import (
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
)

// builtIn are the built-in files, to be broken.
func builtIn(t *testing.T) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	for _, name := range Files() {
		text, err := fs.ReadFile(Built(), name)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = &fstest.MapFile{Data: text}
	}
	return files
}

// edit replaces the first occurrence of old in a file.
func edit(t *testing.T, files fstest.MapFS, file, old, new string) {
	t.Helper()
	text := string(files[file].Data)
	if !strings.Contains(text, old) {
		t.Fatalf("%s has no %q", file, old)
	}
	files[file] = &fstest.MapFile{Data: []byte(strings.Replace(text, old, new, 1))}
}

// lineOf is the line on which the words end, where they stand first.
func lineOf(t *testing.T, files fstest.MapFS, file, words string) int {
	t.Helper()
	before, _, ok := strings.Cut(string(files[file].Data), words)
	if !ok {
		t.Fatalf("%s has no %q", file, words)
	}
	return strings.Count(before+words, "\n") + 1
}

func TestBroken(t *testing.T) {
	const level = "[[level]]\nid = \"more\"\nscope = \"national\"\ncontents = [\"showroom\"]\nceiling = 5\nunit = \"cơ sở\"\ndocument = \"28/2018/TT-BTC\"\narticle = \"\"\nfrom = 2026-01-01\nconfidence = \"seen-secondary\"\nseen = [\"x\"]\nchecked = 2026-11-23\n\n"
	changed := func(old, new string) string { return strings.Replace(level, old, new, 1) }
	first := "[[level]]\nid = \"machinery\""
	for _, tt := range []struct {
		id, file, old, new string
		at                 string // words that end on the line that is named; none: any line
		says               string // a word of the remedy
	}{
		{"syntax", "levels.toml", "percent = 50", "percent = = 50", "percent = = 50", "dấu bằng"},
		{"syntax", "levels.toml", "from = 2018-05-11", "from = 2018-13-11", "from = 2018-13-11", "2026-11-23"},
		{"syntax", "levels.toml", "percent = 50", "percent = 50\npercent = 60", "percent = 60", "một lần"},
		{"date", "levels.toml", "from = 2018-05-11", `from = "11/5/2018"`, `from = "11/5/2018"`, "năm-tháng-ngày"},
		{"date", "documents.toml", "from = 2012-07-05", "from = 2012-07-05T00:00:00Z", "T00:00:00Z", "năm-tháng-ngày"},
		{"whole_number", "levels.toml", "ceiling = 300000000", `ceiling = "300 triệu"`, `ceiling = "300 triệu"`, "300000000"},
		{"whole_number", "levels.toml", "percent = 50", "percent = 50.5", "percent = 50.5", "Viết liền"},
		{"kind", "levels.toml", "line = true", `line = "có"`, `line = "có"`, "true hoặc false"},
		{"kind", "criteria.toml", "why = \"Loại hình và", "why = 5 # \"Loại hình và", "why = 5", "ngoặc kép"},
		{"key_unknown", "levels.toml", "percent = 50", "percnt = 50", "percnt = 50", "viết sai"},
		{"key_unknown", "criteria.toml", "why = \"Loại hình", "wy = \"\"\nwhy = \"Loại hình", "wy = \"\"", "viết sai"},
		{"table", "levels.toml", "[[level]]\nid = \"line\"", "[[levels]]\nid = \"line\"", "[[levels]]", "[[level]]"},
		{"loose", "levels.toml", "[[scope]]", "percent = 7\n[[scope]]", "percent = 7", "[[level]]"},
		{"missing", "levels.toml", "unit = \"cơ sở\"\n", "", "\n[[level]]", "unit"},
		{"missing", "levels.toml", first, changed("from = 2026-01-01\n", "") + first, "\n[[level]]", "from"},
		{"missing", "facts.toml", "value = \"102\"", "value = \"\"", "value = \"\"", "value"},
		{"missing", "documents.toml", "kind = \"Nghị định\"\n", "", "\n[[document]]", "kind"},
		{"missing", "documents.toml", "\nremind = ", "\n#", "ZID1=8\"]\nchecked = 2026-11-23\n\n[[document]]", "remind"},
		{"twice", "documents.toml", "number = \"146/2025/NĐ-CP\"", "number = \"45/2012/NĐ-CP\"", "chưa đọc được.\"\nchecked = 2026-11-23\n\n[[document]]\nkind = \"Nghị định\"\nnumber = \"45/2012/NĐ-CP\"", "Đổi mã"},
		{"twice", "facts.toml", "id = \"communes_xa\"", "id = \"communes_total\"", "from = 2025-07-01\nchecked = 2026-11-23\n\n[[fact]]\nid = \"communes_total\"", "Đổi mã"},
		{"twice", "levels.toml", first, changed("more", "line") + first, "\"]\nsay = \"Mức này cho máy, thiết bị, chuyển giao công nghệ; mua cả dây chuyền đồng bộ thì mức trần khác.\"\nchecked = 2026-11-23\n\n[[level]]\nid = \"line\"", "to"},
		{"unseen", "levels.toml", "ceiling = 450000000\nunit = \"cơ sở\"\ndocument = \"28/2018/TT-BTC\"\narticle = \"Điều 8 khoản 4\"\nfrom = 2018-05-11\nconfidence = \"seen-secondary\"", "ceiling = 450000000\nunit = \"cơ sở\"\ndocument = \"28/2018/TT-BTC\"\narticle = \"Điều 8 khoản 4\"\nfrom = 2018-05-11\nconfidence = \"unverified\"", "confidence = \"unverified\"", "seen-primary"},
		{"unseen", "facts.toml", "confidence = \"seen-secondary\"", "confidence = \"inferred\"", "confidence = \"inferred\"", "bỏ mục này"},
		{"unseen", "deadlines.toml", "confidence = \"seen-secondary\"", "confidence = \"unknown\"", "confidence = \"unknown\"", "bỏ mục này"},
		{"unseen", "criteria.toml", "confidence = \"seen-primary\"", "confidence = \"inferred\"", "confidence = \"inferred\"", "bỏ mục này"},
		{"word", "levels.toml", "confidence = \"seen-secondary\"", "confidence = \"sure\"", "confidence = \"sure\"", "seen-primary"},
		{"word", "contents.toml", "who = \"facility\"", "who = \"all\"", "who = \"all\"", "any_producer"},
		{"word", "rules.toml", "phuong = \"unknown\"", "phuong = \"maybe\"", "phuong = \"maybe\"", "not_met"},
		{"word", "industries.toml", "produces = \"no\"", "produces = \"never\"", "produces = \"never\"", "unknown"},
		{"word", "levels.toml", "forms = [\"enterprise\"]", "forms = [\"company\"]", "forms = [\"company\"]", "enterprise"},
		{"word", "priorities.toml", "id = \"owner_female\"", "id = \"owner_old\"", "id = \"owner_old\"", "owner_female"},
		{"no_source", "levels.toml", "seen = [\"http://www.khuyencongbinhthuan.com.vn/News/FaqView.aspx?ID=575\", ", "seen = []\n# [\"", "seen = []", "địa chỉ"},
		{"backwards", "rules.toml", "to = 2025-10-14", "to = 2011-10-14", "to = 2011-10-14", "from hoặc to"},
		{"before_issue", "documents.toml", "from = 2025-10-15", "from = 2025-08-01", "from = 2025-08-01", "issued"},
		{"document", "levels.toml", "document = \"28/2018/TT-BTC\"", "document = \"28/2019/TT-BTC\"", "28/2019/TT-BTC", "documents.toml"},
		{"document", "documents.toml", "amends = [\"45/2012/NĐ-CP\"]", "amends = [\"45/2013/NĐ-CP\"]", "45/2013/NĐ-CP", "documents.toml"},
		{"document_unseen", "facts.toml", "document = \"36/2013/TT-BCT\"", "document = \"17/2018/TT-BCT\"", "17/2018/TT-BCT", "căn cứ khác"},
		{"not_in_force", "levels.toml", "from = 2018-05-11", "from = 2018-05-10", "from = 2018-05-10", "from, to"},
		{"not_in_force", "documents.toml", "from = 2018-05-11", "from = 2018-05-11\nto = 2026-12-31", "", "from, to"},
		{"row_missing", "contents.toml", "id = \"showroom\"", "id = \"show_room\"", "", "khuyencong policy print"},
		{"row_missing", "rules.toml", "id = \"most\"", "id = \"mostly\"", "", "khuyencong policy print"},
		{"criterion", "contents.toml", "\"own_funds\"", "\"ownfunds\"", "\"ownfunds\"", "mã"},
		{"listed_twice", "contents.toml", "\"own_funds\"", "\"industry\"", "\"industry\", \"registration\", \"industry\"", "Bỏ bớt"},
		{"unsure", "contents.toml", "unsure = [\"own_funds\"]", "unsure = [\"environment\"]", "unsure = [\"environment\"]", "bỏ khỏi unsure"},
		{"content", "levels.toml", "\"technology_transfer\"", "\"technology\"", "\"technology\"]", "mã nội dung"},
		{"content", "papers.toml", "[\"product_vote\"]", "[\"vote\"]", "[\"vote\"]", "mã nội dung"},
		{"day", "deadlines.toml", "day = 20", "day = 32", "day = 32", "day, month"},
		{"percent", "levels.toml", "percent = 50", "percent = 0", "percent = 0", "1 đến 100"},
		{"percent", "levels.toml", "percent = 100", "percent = 101", "percent = 101", "1 đến 100"},
		{"ceiling", "levels.toml", "ceiling = 300000000", "ceiling = -300000000", "ceiling = -300000000", "lớn hơn 0"},
		{"ceiling", "levels.toml", "ceiling = 300000000", "ceiling = 0", "ceiling = 0", "lớn hơn 0"},
		{"no_amount", "levels.toml", "ceiling = 450000000\n", "", "mức trần khác.\"\nchecked = 2026-11-23\n\n[[level]]", "percent hoặc ceiling"},
		{"scope", "levels.toml", "scope = \"national\"", "scope = \"world\"", "scope = \"world\"", "national"},
		{"overlap", "levels.toml", first, changed("showroom", "cluster") + first, "", "to"},
		{"overlap", "levels.toml", "line = false\n", "", "", "to"},
		{"overlap", "rules.toml", "to = 2025-10-14", "to = 2025-10-15", "from = 2025-10-15", "to"},
		{"overlap", "rules.toml", "to = 2025-10-14\n", "", "from = 2025-10-15", "to"},
		{"criterion_new", "criteria.toml", "id = \"polluter\"", "id = \"smoker\"", "id = \"smoker\"", "phần mềm"},
		{"say_missing", "criteria.toml", "why = \"Loại hình", "todo = \"Loại hình", "[criterion.say.met]", "criterion.say.met"},
		{"say_missing", "criteria.toml", "why = \"Nội dung này có bắt buộc", "#", "[criterion.say.unsure]", "criterion.say.unsure"},
		{"todo_missing", "criteria.toml", "todo = \"Anh/chị xem giấy", "#", "[criterion.say.form_unknown]", "todo"},
		{"situation", "criteria.toml", "[criterion.say.size_unknown]", "[criterion.say.size_unclear]", "[criterion.say.size_unclear]", "size_unknown"},
		{"value", "criteria.toml", "{fact.amendment_from}", "{fact.amendment}", "{fact.amendment}", "level.MÃ"},
		{"value", "papers.toml", "ít nhất {fact.vote_photos}", "ít nhất {document.17/2018/TT-BCT}", "{document.17/2018/TT-BCT}", "không dùng"},
		{"value", "rules.toml", "lo {counterpart}", "lo {rest}", "{rest}", "level.MÃ"},
		{"braces", "papers.toml", "ít nhất {fact.vote_photos}", "ít nhất fact.vote_photos}", "ít nhất fact.vote_photos}", "Mỗi khóa"},
		{"bare_number", "papers.toml", "ít nhất {fact.vote_photos}", "ít nhất 3", "ít nhất 3", "facts.toml"},
		{"bare_number", "levels.toml", "{fact.line_multiplier}", "1,5", "bằng 1,5", "facts.toml"},
		{"bare_number", "criteria.toml", "ngày {fact.amendment_from}", "ngày 15/10/2025", "ngày 15/10/2025", "facts.toml"},
	} {
		t.Run(tt.id+" "+tt.file+" "+tt.new, func(t *testing.T) {
			files := builtIn(t)
			edit(t, files, tt.file, tt.old, tt.new)
			f := onlyFault(t, files, tt.id)
			if tt.at == "" && (f.Line > 0) == (tt.id == "row_missing") {
				t.Errorf("line %d is named", f.Line)
			}
			if tt.at != "" && (f.File != tt.file || f.Line != lineOf(t, files, tt.file, tt.at)) {
				t.Errorf("named is %s:%d, not %s:%d", f.File, f.Line, tt.file, lineOf(t, files, tt.file, tt.at))
			}
			if !strings.Contains(f.Remedy, tt.says) {
				t.Errorf("remedy %q lacks %q", f.Remedy, tt.says)
			}
		})
	}
}

// onlyFault is the first fault of a kind in the files.
func onlyFault(t *testing.T, files fs.FS, id string) Fault {
	t.Helper()
	p, err := Read(files)
	var faults Faults
	if !errors.As(err, &faults) || p != nil {
		t.Fatalf("accepted, or %v", err)
	}
	for _, f := range faults {
		if f.ID == id {
			return f
		}
	}
	t.Fatalf("no %s but\n%v", id, err)
	return Fault{}
}

// TestBrokenFolders: what is wrong with files as a whole.
func TestBrokenFolders(t *testing.T) {
	files := builtIn(t)
	delete(files, "levels.toml")
	if f := onlyFault(t, files, "file_missing"); f.File != "levels.toml" {
		t.Error(f)
	}
	files = builtIn(t)
	files["level.toml"] = files["levels.toml"]
	if f := onlyFault(t, files, "file_unknown"); f.File != "level.toml" || !strings.Contains(f.Remedy, "levels.toml") {
		t.Error(f)
	}
	files = builtIn(t)
	files["facts.toml"] = &fstest.MapFile{Data: []byte("\xff\xfe[")}
	if f := onlyFault(t, files, "file_kind"); f.File != "facts.toml" {
		t.Error(f)
	}
	if _, err := Read(fstest.MapFS{"levels.toml": {Mode: fs.ModeDir}}); err == nil {
		t.Error("a folder is taken for a file")
	}
}

// TestAllFaults: several are named at once, in order, and no row that is whole is
// faulted because of another.
func TestAllFaults(t *testing.T) {
	files := builtIn(t)
	edit(t, files, "levels.toml", "percent = 50", "percent = \"a\"\nceilng = 4")
	edit(t, files, "levels.toml", "ceiling = 300000000", "ceiling = -1")
	edit(t, files, "facts.toml", "checked = 2026-11-23", "checked = \"today\"")
	_, err := Read(files)
	var faults Faults
	if !errors.As(err, &faults) {
		t.Fatal(err)
	}
	var got []string
	for _, f := range faults {
		got = append(got, f.File+" "+f.ID)
	}
	want := "facts.toml date, levels.toml whole_number, levels.toml key_unknown, levels.toml ceiling"
	if strings.Join(got, ", ") != want {
		t.Errorf("%v\nwant %s", err, want)
	}
}

// TestOver: a folder with one file is used over the built-in ones, and is named.
func TestOver(t *testing.T) {
	own := fstest.MapFS{"levels.toml": builtIn(t)["levels.toml"]}
	edit(t, own, "levels.toml", "ceiling = 300000000", "ceiling = 200000000")
	p, err := Read(Over(own))
	if err != nil {
		t.Fatal(err)
	}
	if v, _ := p.Value("level.machinery.ceiling"); v != "200.000.000đ (200 triệu)" {
		t.Error(v)
	}
	if p.Version == Embedded().Version {
		t.Error("other data has the same version")
	}
	own["level.toml"] = own["levels.toml"]
	onlyFault(t, Over(own), "file_unknown")
}

// TestOfWindows: files with a mark of their encoding and carriage returns.
func TestOfWindows(t *testing.T) {
	files := builtIn(t)
	for name, f := range files {
		files[name] = &fstest.MapFile{Data: []byte("\ufeff" + strings.ReplaceAll(string(f.Data), "\n", "\r\n"))}
	}
	if _, err := Read(files); err != nil {
		t.Fatal(err)
	}
	edit(t, files, "levels.toml", "percent = 50", "percent = 500")
	if f := onlyFault(t, files, "percent"); f.Line != lineOf(t, files, "levels.toml", "percent = 500") {
		t.Error(f)
	}
}

// TestFaultWords: every fault has words and all its keys are filled, and no words
// are left over.
func TestFaultWords(t *testing.T) {
	for id, words := range faultWords() {
		if words.What == "" {
			t.Errorf("%s says nothing", id)
		}
	}
	for _, f := range Embedded().Warnings {
		if strings.ContainsAny(f.What, "{}") || f.What == "" || f.Line == 0 {
			t.Errorf("%+v", f)
		}
	}
}
