package archive

import (
	"archive/tar"
	"bufio"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// Unpacking says where an archive goes and what is expected in it.
type Unpacking struct {
	Folder string                 // empty, exists already
	Most   int64                  // bytes of all parts together
	Wants  func(name string) bool // whether a part of this name belongs in a backup
}

// Unpack reads an archive, packed or not, into the folder and checks all of it.
// An archive that is not whole, or not one of ours, is ErrBroken; the folder then
// holds rubbish.
func Unpack(r io.Reader, to Unpacking) (Manifest, error) {
	root, err := os.OpenRoot(to.Folder)
	if err != nil {
		return Manifest{}, err
	}
	defer func() { _ = root.Close() }()
	plain, err := unzip(r)
	if err != nil {
		return Manifest{}, err
	}
	u := &unpacker{Unpacking: to, root: root, tar: tar.NewReader(plain)}
	m, err := u.all()
	if err != nil {
		return m, err
	}
	return m, rest(plain)
}

// unzip knows a packed archive by its first bytes, whatever its name is.
func unzip(r io.Reader) (io.Reader, error) {
	b := bufio.NewReaderSize(r, 1<<16)
	if magic, err := b.Peek(2); err != nil || magic[0] != 0x1f || magic[1] != 0x8b {
		return b, nil // too short to be anything: tar says so
	}
	z, err := gzip.NewReader(b)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrBroken, err)
	}
	return z, nil
}

// rest reads to the end, where gzip checks its sum: nothing but padding may follow.
func rest(r io.Reader) error {
	const padding = 1 << 20
	n, err := io.Copy(io.Discard, io.LimitReader(r, padding+1))
	switch {
	case err != nil:
		return fmt.Errorf("%w: %w", ErrBroken, err)
	case n > padding:
		return fmt.Errorf("%w: something follows its end", ErrBroken)
	}
	return nil
}

type unpacker struct {
	Unpacking
	root  *os.Root
	tar   *tar.Reader
	parts []Part
	bytes int64
}

func (u *unpacker) all() (Manifest, error) {
	for {
		h, err := u.tar.Next()
		switch {
		case errors.Is(err, io.EOF):
			return Manifest{}, fmt.Errorf("%w: it ends before its manifest", ErrBroken)
		case err != nil:
			return Manifest{}, fmt.Errorf("%w: %w", ErrBroken, err)
		case h.Typeflag != tar.TypeReg:
			return Manifest{}, fmt.Errorf("%w: %.80q is no ordinary file", ErrBroken, h.Name)
		case h.Name == manifestName:
			return u.manifest(h.Size)
		}
		if err := u.part(h); err != nil {
			return Manifest{}, err
		}
	}
}

func (u *unpacker) part(h *tar.Header) error {
	if !proper(h.Name) || !u.Wants(h.Name) {
		return fmt.Errorf("%w: %.80q does not belong in it", ErrBroken, h.Name)
	}
	if len(u.parts) >= mostParts {
		return fmt.Errorf("%w: more than %d parts", ErrBroken, mostParts)
	}
	if h.Size > u.Most-u.bytes {
		return fmt.Errorf("it needs more than the %d MB that are free here", u.Most>>20)
	}
	u.bytes += h.Size
	sum, err := u.write(h.Name)
	if err != nil {
		return err
	}
	u.parts = append(u.parts, Part{Name: h.Name, Size: h.Size, SHA256: sum})
	return nil
}

// proper is a relative name that stays below the folder and is written in one
// way only.
func proper(name string) bool {
	return len(name) <= 300 && filepath.IsLocal(name) && path.Clean(name) == name && !strings.ContainsAny(name, "\\:\x00")
}

// write returns the checksum of what it wrote and made safe on the disk.
func (u *unpacker) write(name string) (_ string, err error) {
	if err := u.root.MkdirAll(path.Dir(name), 0o700); err != nil {
		return "", err
	}
	f, err := u.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return "", fmt.Errorf("%w: %.80q is there twice", ErrBroken, name)
	}
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	sum := sha256.New()
	from := &source{r: u.tar}
	if _, err := io.Copy(io.MultiWriter(f, sum), from); err != nil {
		if from.err != nil {
			err = fmt.Errorf("%w: %.80q: %w", ErrBroken, name, err)
		}
		return "", err
	}
	return hex.EncodeToString(sum.Sum(nil)), f.Sync()
}

// A source remembers whether reading failed, to tell a broken archive from a
// full disk.
type source struct {
	r   io.Reader
	err error
}

func (s *source) Read(p []byte) (int, error) {
	n, err := s.r.Read(p)
	if err != nil && !errors.Is(err, io.EOF) {
		s.err = err
	}
	return n, err
}

// manifest reads the last entry and compares.
func (u *unpacker) manifest(size int64) (m Manifest, err error) {
	if size > mostManifest {
		return m, fmt.Errorf("%w: its manifest is absurdly long", ErrBroken)
	}
	text, err := io.ReadAll(u.tar)
	if err == nil {
		err = json.Unmarshal(text, &m)
	}
	if err != nil {
		return m, fmt.Errorf("%w: manifest: %w", ErrBroken, err)
	}
	if err := m.fits(u.parts); err != nil {
		return m, err
	}
	if _, err := u.tar.Next(); !errors.Is(err, io.EOF) {
		return m, fmt.Errorf("%w: something follows its manifest", ErrBroken)
	}
	return m, nil
}
