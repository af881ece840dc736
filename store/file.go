package store

import "time"

// FileState is how far the download of a file has come.
type FileState string

const (
	FileWaiting FileState = "waiting" // to be fetched when due
	FileKept    FileState = "kept"    // in the folder
	FileFailed  FileState = "failed"  // given up: too big, or the channel has it no more
)

// A File is a photo or document of a record that was sent. The channel's id is
// kept at once; its content is fetched later into the folder of files.
type File struct {
	ID     string // the channel's
	Record string // the first record that had it, and where
	Step   string
	State  FileState
	Tries  int
	Due    time.Time // when to try next
	Path   string    // of a kept one: in the folder of files, with slashes
	Size   int64     // bytes
	SHA256 string    // of the content, in hex
	Why    string    // the last try failed, in plain words
}
