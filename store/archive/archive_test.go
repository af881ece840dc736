package archive

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

var noon = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)

// content is what the archives of these tests hold, in order.
var content = [][2]string{
	{"khuyencong.db", "SQLite format 3\x00 and so on"},
	{"files/ab/abcdef", "a picture"},
	{"files/cd/empty", ""},
}

func whole(t *testing.T, packed bool) []byte {
	t.Helper()
	var out bytes.Buffer
	w := NewWriter(&out, packed, noon)
	for _, c := range content {
		if err := w.add(c[0], int64(len(c[1])), strings.NewReader(c[1])); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := w.Finish("v1", map[string]int64{"records": 3}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func wanted(name string) bool {
	return name == "khuyencong.db" || strings.HasPrefix(name, "files/")
}

func unpack(t *testing.T, archive []byte) (string, Manifest, error) {
	t.Helper()
	folder := t.TempDir()
	m, err := Unpack(bytes.NewReader(archive), Unpacking{Folder: folder, Most: 1 << 20, Wants: wanted})
	return folder, m, err
}

func TestWhatGoesInComesOut(t *testing.T) {
	for _, packed := range []bool{false, true} {
		folder, m, err := unpack(t, whole(t, packed))
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range content {
			got, err := os.ReadFile(filepath.Join(folder, c[0]))
			if err != nil || string(got) != c[1] {
				t.Errorf("%s: %q, %v", c[0], got, err)
			}
			info, err := os.Stat(filepath.Join(folder, c[0]))
			if err != nil || info.Mode().Perm() != 0o600 {
				t.Errorf("%s: %v, %v", c[0], info.Mode(), err)
			}
		}
		if m.Program != "v1" || !m.Made.Equal(noon) || m.Bytes() != 35 {
			t.Errorf("manifest: %+v, %d bytes", m, m.Bytes())
		}
		if diff := cmp.Diff(map[string]int64{"records": 3}, m.Rows); diff != "" {
			t.Error(diff)
		}
	}
}

// TestCutShort: no beginning of an archive is taken for a whole one.
func TestCutShort(t *testing.T) {
	for _, packed := range []bool{false, true} {
		all := whole(t, packed)
		end := len(all)
		if !packed {
			end -= 1024 // the two empty blocks at the end of a tar say nothing
		}
		for n := 0; n < end; n += 7 {
			if _, _, err := unpack(t, all[:n]); !errors.Is(err, ErrBroken) {
				t.Fatalf("packed %t, the first %d of %d bytes: %v", packed, n, len(all), err)
			}
		}
	}
}

// TestDamaged: a flipped bit anywhere in the content is found.
func TestDamaged(t *testing.T) {
	for _, packed := range []bool{false, true} {
		all := whole(t, packed)
		for _, at := range []int{bytes.Index(all, []byte("SQLite")), bytes.Index(all, []byte("a picture")), len(all) - 8, len(all) / 2} {
			if at < 0 || !packed && at == len(all)-8 {
				continue
			}
			bad := bytes.Clone(all)
			bad[at] ^= 0x10
			if _, _, err := unpack(t, bad); err == nil {
				t.Errorf("packed %t: byte %d was changed and not missed", packed, at)
			}
		}
	}
}

// A forged archive is made entry by entry.
type entry struct {
	header tar.Header
	body   string
}

func file(name, body string) entry {
	return entry{tar.Header{Typeflag: tar.TypeReg, Name: name, Size: int64(len(body)), Mode: 0o600}, body}
}

func forge(t *testing.T, entries ...entry) []byte {
	t.Helper()
	var out bytes.Buffer
	w := tar.NewWriter(&out)
	for _, e := range entries {
		if err := w.WriteHeader(&e.header); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(e.body)); err != nil {
			t.Fatal(err)
		}
	}
	_ = w.Flush() // a part may be shorter than its header says
	if err := w.Close(); err != nil && !strings.Contains(err.Error(), "missed writing") {
		t.Fatal(err)
	}
	return out.Bytes()
}

func manifest(t *testing.T, m Manifest) entry {
	t.Helper()
	text, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	return file(manifestName, string(text))
}

const sumOfX = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"

func TestForged(t *testing.T) {
	x := Part{Name: "files/x", Size: 1, SHA256: sumOfX}
	named := func(name string) Part { p := x; p.Name = name; return p }
	list := func(parts ...Part) entry { return manifest(t, Manifest{Format: format, Parts: parts}) }
	if _, _, err := unpack(t, forge(t, file("files/x", "x"), list(x))); err != nil {
		t.Fatalf("the one that is as it should be: %v", err)
	}
	tests := map[string][]entry{
		"nothing":                 {},
		"no manifest":             {file("files/x", "x")},
		"manifest of nothing":     {file(manifestName, ""), file("files/x", "x")},
		"manifest that is no map": {file("files/x", "x"), file(manifestName, "[1,2]")},
		"later format":            {file("files/x", "x"), manifest(t, Manifest{Format: format + 1, Parts: []Part{x}})},
		"more than named":         {file("files/x", "x"), file("files/y", "x"), list(x)},
		"less than named":         {file("files/x", "x"), list(x, named("files/y"))},
		"other content":           {file("files/x", "y"), list(x)},
		"other size":              {file("files/x", "xx"), list(x)},
		"other order":             {file("files/y", "x"), file("files/x", "x"), list(x, named("files/y"))},
		"twice":                   {file("files/x", "x"), file("files/x", "x"), list(x, x)},
		"after the manifest":      {file("files/x", "x"), list(x), file("files/y", "x")},
		"a name unasked for":      {file("lock", "x"), list(named("lock"))},
		"up":                      {file("files/../../x", "x"), list(named("files/../../x"))},
		"up, inside":              {file("files/../files/x", "x"), list(named("files/../files/x"))},
		"from the root":           {file("/etc/x", "x"), list(named("/etc/x"))},
		"a drive":                 {file("files/C:x", "x"), list(named("files/C:x"))},
		"backslashes":             {file(`files/..\..\x`, "x"), list(named(`files/..\..\x`))},
		"a symbolic link":         {{header: tar.Header{Typeflag: tar.TypeSymlink, Name: "files/l", Linkname: "/etc"}}, file("files/l/x", "x"), list(named("files/l/x"))},
		"a hard link":             {{header: tar.Header{Typeflag: tar.TypeLink, Name: "files/l", Linkname: "/etc/passwd"}}, list()},
		"a folder":                {{header: tar.Header{Typeflag: tar.TypeDir, Name: "files/"}}, file("files/x", "x"), list(x)},
		"a device":                {{header: tar.Header{Typeflag: tar.TypeChar, Name: "files/x"}}, list()},
		"a file for a folder":     {file("files/x", "x"), file("files/x/y", "x"), list(x, named("files/x/y"))},
		"a long name":             {file("files/"+strings.Repeat("x", 400), "x"), list(named("files/" + strings.Repeat("x", 400)))},
	}
	for name, entries := range tests {
		t.Run(name, func(t *testing.T) {
			if _, _, err := unpack(t, forge(t, entries...)); err == nil {
				t.Fatal("unpacked")
			}
		})
	}
}

// TestAbsurdSizes are refused by what the header says, before anything is
// written, and a bomb by what it becomes.
func TestAbsurdSizes(t *testing.T) {
	huge := entry{header: tar.Header{Typeflag: tar.TypeReg, Name: "files/huge", Size: 1 << 50}}
	folder, _, err := unpack(t, forge(t, huge))
	if err == nil {
		t.Fatal("a petabyte was unpacked")
	}
	if left, _ := filepath.Glob(filepath.Join(folder, "files", "*")); left != nil {
		t.Errorf("written: %v", left)
	}
	twice := Part{Name: "files/x", Size: 1, SHA256: sumOfX}
	if _, _, err := unpack(t, forge(t, file("files/x", "x"), file("files/x", "x"), manifest(t, Manifest{Format: format, Parts: []Part{twice, twice}}))); !errors.Is(err, ErrBroken) {
		t.Errorf("the same name twice: %v", err)
	}
	if _, _, err := unpack(t, forge(t, file("files/a", strings.Repeat("a", 1<<19)), file("files/b", strings.Repeat("b", 1<<19+1)))); err == nil || errors.Is(err, ErrBroken) {
		t.Errorf("more than there is room for: %v", err)
	}
	var bomb bytes.Buffer
	z := gzip.NewWriter(&bomb)
	_, _ = z.Write(forge(t, file("files/x", "x"), manifest(t, Manifest{Format: format, Parts: []Part{{"files/x", 1, sumOfX}}})))
	for range 8 {
		_, _ = z.Write(make([]byte, 1<<20))
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if _, _, err := unpack(t, bomb.Bytes()); !errors.Is(err, ErrBroken) {
		t.Errorf("megabytes after the end: %v", err)
	}
}

// TestAPartThatChanges is no part: the size it had counts.
func TestAPartThatChanges(t *testing.T) {
	for _, body := range []string{"shorter", "much longer than was said"} {
		w := NewWriter(new(bytes.Buffer), false, noon)
		if err := w.add("files/x", 10, strings.NewReader(body)); err == nil {
			t.Errorf("%q was taken for ten bytes", body)
		}
	}
}

func TestOnlyOrdinaryFilesGoIn(t *testing.T) {
	d, err := os.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	if err := NewWriter(new(bytes.Buffer), false, noon).Add("files/x", d); err == nil {
		t.Fatal("a folder went in")
	}
}
