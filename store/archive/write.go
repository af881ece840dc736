package archive

import (
	"archive/tar"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"time"
)

// A Writer makes an archive. It must be finished, or what it wrote is none.
type Writer struct {
	tar    *tar.Writer
	packed *gzip.Writer // nil: plain
	parts  []Part
	at     time.Time
}

// NewWriter begins an archive made at that time.
func NewWriter(w io.Writer, packed bool, at time.Time) *Writer {
	a := &Writer{at: at.UTC()}
	if packed {
		a.packed = gzip.NewWriter(w)
		w = a.packed
	}
	a.tar = tar.NewWriter(w)
	return a
}

// Add takes in the file under the name. A file that changes its size meanwhile
// is an error.
func (a *Writer) Add(name string, f *os.File) error {
	info, err := f.Stat()
	if err != nil {
		return err
	}
	if !info.Mode().IsRegular() {
		return fmt.Errorf("%s is no ordinary file", name)
	}
	return a.add(name, info.Size(), f)
}

func (a *Writer) add(name string, size int64, r io.Reader) error {
	if err := a.header(name, size); err != nil {
		return err
	}
	sum := sha256.New()
	if _, err := io.Copy(io.MultiWriter(a.tar, sum), r); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	if err := a.tar.Flush(); err != nil { // refuses a part that became shorter
		return fmt.Errorf("%s: %w", name, err)
	}
	a.parts = append(a.parts, Part{Name: name, Size: size, SHA256: hex.EncodeToString(sum.Sum(nil))})
	return nil
}

func (a *Writer) header(name string, size int64) error {
	return a.tar.WriteHeader(&tar.Header{Typeflag: tar.TypeReg, Name: name, Size: size, Mode: 0o600, ModTime: a.at.Truncate(time.Second)})
}

// Finish ends the archive with its manifest, which it completes and returns.
func (a *Writer) Finish(program string, rows map[string]int64) (Manifest, error) {
	m := Manifest{Format: format, Program: program, Made: a.at, Rows: rows, Parts: a.parts}
	text, err := json.MarshalIndent(m, "", " ")
	if err != nil {
		return m, err
	}
	if err := a.header(manifestName, int64(len(text))); err != nil {
		return m, err
	}
	if _, err := a.tar.Write(text); err != nil {
		return m, err
	}
	err = a.tar.Close()
	if a.packed != nil {
		err = errors.Join(err, a.packed.Close())
	}
	return m, err
}
