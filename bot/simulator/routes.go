package simulator

import (
	"embed"
	"encoding/json"
	"io/fs"
	"mime"
	"net/http"
	"strconv"
)

// pageFiles are the phones' page, which runs on a machine without any network.
//
//go:embed page
var pageFiles embed.FS

const policy = "default-src 'self'; img-src 'self' data: blob:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

// routes puts the Bot API beside the page. Only the page's own posts may act.
func (s *Simulator) routes() http.Handler {
	static, err := fs.Sub(pageFiles, "page")
	if err != nil {
		panic(err) // the folder is compiled in
	}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, r *http.Request) { http.ServeFileFS(w, r, static, "index.html") })
	mux.Handle("GET /sim/static/", http.StripPrefix("/sim/static/", http.FileServerFS(static)))
	mux.HandleFunc("GET /sim/state", s.serveState)
	mux.HandleFunc("GET /sim/events", s.serveEvents)
	mux.HandleFunc("GET /sim/file/{id}", s.serveFile)
	mux.HandleFunc("POST /sim/do", s.serveDo)
	mux.HandleFunc("POST /sim/upload", s.serveUpload)
	guarded := http.NewCrossOriginProtection().Handler(mux)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if s.serveAPI(w, r) {
			return
		}
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cache-Control", "no-cache")
		guarded.ServeHTTP(w, r)
	})
}

func (s *Simulator) serveState(w http.ResponseWriter, _ *http.Request) {
	s.mu.Lock()
	body, err := json.Marshal(s.viewState())
	s.mu.Unlock()
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	writeJSON(w, http.StatusOK, json.RawMessage(body))
}

// serveFile shows a photo and gives a document to be kept, never to be opened
// here: anybody may have sent it. Anything else is not for the page.
func (s *Simulator) serveFile(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	f := s.files.byID[r.PathValue("id")]
	s.mu.Unlock()
	switch {
	case f != nil && f.kind == "photos":
		w.Header().Set("Content-Type", http.DetectContentType(f.data))
	case f != nil && f.kind == "documents":
		w.Header().Set("Content-Type", "application/octet-stream")
		w.Header().Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": f.name}))
	default:
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Cache-Control", "private, max-age=86400, immutable")
	f.writeTo(w)
}

// done answers the page: {"ok":true,…} or a sentence for the person at it.
func done(w http.ResponseWriter, answer map[string]any, err error) {
	if err != nil {
		writeJSON(w, http.StatusBadRequest, map[string]any{"ok": false, "error": err.Error()})
		return
	}
	reply := map[string]any{"ok": true}
	for name, v := range answer {
		reply[name] = v
	}
	writeJSON(w, http.StatusOK, reply)
}

func (s *Simulator) serveDo(w http.ResponseWriter, r *http.Request) {
	var a Action
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 1<<20)).Decode(&a); err != nil {
		done(w, nil, errUnreadable)
		return
	}
	answer, err := s.Do(a)
	done(w, answer, err)
}

const maxPageUpload = 64 << 20

func (s *Simulator) serveUpload(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, maxPageUpload)
	if err := r.ParseMultipartForm(maxPageUpload); err != nil {
		done(w, nil, errTooBig)
		return
	}
	from, _ := strconv.ParseInt(r.FormValue("from"), 10, 64) // empty: the first speaker
	a := Action{Phone: r.FormValue("phone"), From: from, Caption: r.FormValue("caption")}
	files, err := readUploads(r.MultipartForm.File["file"])
	if err == nil {
		err = s.sendUploads(a, r.FormValue("as") != "document", files)
	}
	done(w, nil, err)
}
