package bot

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"strings"
)

// A folder keeps contents under their hashes, so that one name never has two
// contents. What has such a name is whole and on the disk.
type folder string

const partPrefix = "part-" // of names that are not finished

// A content is one that is kept; path has slashes.
type content struct {
	path   string
	size   int64
	sha256 string
}

// keep keeps what write writes, if that goes well to its end.
func (f folder) keep(write func(io.Writer) (int64, error)) (content, error) {
	if err := os.MkdirAll(string(f), 0o700); err != nil {
		return content{}, err
	}
	part, err := os.CreateTemp(string(f), partPrefix+"*")
	if err != nil {
		return content{}, err
	}
	defer func() { _ = os.Remove(part.Name()) }() // finished, it has another name
	sum := sha256.New()
	size, err := write(io.MultiWriter(part, sum))
	if err == nil {
		err = part.Sync()
	}
	if err := errors.Join(err, part.Close()); err != nil {
		return content{}, err
	}
	hash := hex.EncodeToString(sum.Sum(nil))
	c := content{path: path.Join(hash[:2], hash), size: size, sha256: hash}
	return c, f.finish(part.Name(), filepath.FromSlash(c.path))
}

// finish gives the part its name, for good.
func (f folder) finish(part, name string) error {
	target := filepath.Join(string(f), name)
	if err := os.MkdirAll(filepath.Dir(target), 0o700); err != nil {
		return err
	}
	if err := os.Rename(part, target); err != nil {
		return err
	}
	return errors.Join(syncFolder(filepath.Dir(target)), syncFolder(string(f)))
}

// syncFolder makes the names in a folder last; Windows has no such call.
func syncFolder(name string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// sweep removes what a crash has left unfinished.
func (f folder) sweep() error {
	names, err := os.ReadDir(string(f))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	for _, n := range names {
		if strings.HasPrefix(n.Name(), partPrefix) {
			err = errors.Join(err, os.Remove(filepath.Join(string(f), n.Name())))
		}
	}
	return err
}
