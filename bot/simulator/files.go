package simulator

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"image"
	_ "image/gif" // pictures people send
	_ "image/jpeg"
	_ "image/png"
	"io"
	"net/http"
	"path"
	"strings"
)

const (
	attachPrefix = "attach://"
	maxDownload  = 20 << 20 // bytes a bot may fetch
	maxPhoto     = 10 << 20 // bytes of a photo a bot may send
)

// file is what a file id stands for. Without data it is a run of zeros of its size.
type file struct {
	id, unique    string
	kind          string // photos, documents, voice, stickers: the folder of its path
	path          string
	name, mime    string
	size          int64
	data          []byte
	width, height int
}

type files struct {
	salt   string
	count  uint64
	byID   map[string]*file
	byPath map[string]*file
}

func newFiles(salt string) *files {
	return &files{salt: salt, byID: map[string]*file{}, byPath: map[string]*file{}}
}

// add gives a file its ids, which look like real ones and are different for every upload.
func (f *files) add(one file) *file {
	f.count++
	sum := sha256.Sum256(binary.BigEndian.AppendUint64([]byte(f.salt), f.count))
	one.id = idPrefix(one.kind) + base64.RawURLEncoding.EncodeToString(sum[:])
	one.unique = "AgAD" + base64.RawURLEncoding.EncodeToString(sum[:8])
	one.path = fmt.Sprintf("%s/file_%d%s", one.kind, f.count, path.Ext(one.name))
	if one.data != nil {
		one.size = int64(len(one.data))
	}
	f.byID[one.id], f.byPath[one.path] = &one, &one
	return &one
}

func idPrefix(kind string) string {
	switch kind {
	case "photos":
		return "AgACAgUAAxkBAAI"
	case "voice":
		return "AwACAgUAAxkBAAI"
	case "stickers":
		return "CAACAgUAAxkBAAI"
	}
	return "BQACAgUAAxkBAAI"
}

// kindName is what the official server calls it in its errors.
func kindName(kind string) string {
	return map[string]string{"photos": "Photo", "documents": "Document", "voice": "VoiceNote", "stickers": "Sticker"}[kind]
}

// mediaFrom finds the file a parameter names: an upload of this request, or an earlier file's id.
func (s *Simulator) mediaFrom(req *request, reference, kind string) (*file, error) {
	if name, attached := strings.CutPrefix(reference, attachPrefix); attached {
		up := req.files[name]
		if up == nil {
			return nil, badRequest("wrong file identifier/HTTP URL specified")
		}
		up.used = true
		return s.keepUpload(up, kind)
	}
	if strings.Contains(reference, "://") {
		return nil, badRequest("failed to get HTTP URL content") // there is no network to fetch it from
	}
	known := s.files.byID[reference]
	if known == nil {
		return nil, badRequest("wrong file identifier/HTTP URL specified")
	}
	if known.kind != kind {
		return nil, badRequest("can't use file of type %s as %s", kindName(known.kind), kindName(kind))
	}
	return known, nil
}

func (s *Simulator) keepUpload(up *upload, kind string) (*file, error) {
	if len(up.Data) == 0 {
		return nil, badRequest("file must be non-empty")
	}
	one := file{kind: kind, name: up.Name, mime: mimeOf(up.Name), data: up.Data}
	if kind != "photos" {
		return s.files.add(one), nil
	}
	size, _, err := image.DecodeConfig(bytes.NewReader(up.Data))
	switch {
	case len(up.Data) > maxPhoto:
		return nil, badRequest("file is too big")
	case err != nil:
		return nil, badRequest("IMAGE_PROCESS_FAILED")
	case size.Width+size.Height > 10000:
		return nil, badRequest("PHOTO_INVALID_DIMENSIONS")
	}
	one.width, one.height = size.Width, size.Height
	return s.files.add(one), nil
}

// mimeOf is a short table, so that every machine answers the same.
func mimeOf(name string) string {
	kinds := map[string]string{
		".pdf": "application/pdf", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png",
		".csv": "text/csv", ".txt": "text/plain", ".ogg": "audio/ogg", ".webp": "image/webp", ".zip": "application/zip",
		".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
		".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	}
	if kind := kinds[strings.ToLower(path.Ext(name))]; kind != "" {
		return kind
	}
	return "application/octet-stream"
}

func (f *file) photo() photoSize {
	return photoSize{FileID: f.id, UniqueID: f.unique, Width: f.width, Height: f.height, Size: f.size}
}

func (f *file) document() *document {
	return &document{FileID: f.id, UniqueID: f.unique, Name: f.name, MIME: f.mime, Size: f.size}
}

// writeTo sends the bytes of a file.
func (f *file) writeTo(w http.ResponseWriter) {
	w.Header().Set("Content-Length", fmt.Sprint(f.size))
	var body io.Reader = bytes.NewReader(f.data)
	if f.data == nil {
		body = io.LimitReader(zeros{}, f.size)
	}
	_, _ = io.Copy(w, body) // whoever went away does not want it any more
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) {
	clear(p)
	return len(p), nil
}

type fileAnswer struct {
	FileID   string `json:"file_id"`
	UniqueID string `json:"file_unique_id"`
	Size     int64  `json:"file_size"`
	Path     string `json:"file_path"`
}

type getFileArgs struct {
	FileID string `json:"file_id"`
}

func (s *Simulator) getFile(_ *request, a getFileArgs) (any, error) {
	f := s.files.byID[a.FileID]
	if f == nil {
		return nil, badRequest("wrong file_id or the file is temporarily unavailable")
	}
	if f.size > maxDownload {
		return nil, badRequest("file is too big")
	}
	return fileAnswer{FileID: f.id, UniqueID: f.unique, Size: f.size, Path: f.path}, nil
}

// download serves /file/bot{token}/{path}.
func (s *Simulator) download(w http.ResponseWriter, r *http.Request, path string) {
	s.mu.Lock()
	f := s.files.byPath[path]
	s.mu.Unlock()
	if r.Method != http.MethodGet || f == nil || f.size > maxDownload {
		writeError(w, &apiError{Code: http.StatusNotFound, Description: "Not Found"})
		return
	}
	w.Header().Set("Content-Type", "application/octet-stream")
	f.writeTo(w)
}
