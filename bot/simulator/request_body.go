package simulator

import (
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"net/url"
)

func (s *Simulator) readBody(req *request, r *http.Request) error {
	if r.Body == nil || r.ContentLength == 0 {
		return nil
	}
	body := http.MaxBytesReader(nil, r.Body, maxBody)
	media, args, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	switch {
	case err != nil:
		return violates("%s: body without a readable content type", req.name)
	case media == "application/json":
		return s.readJSON(req, body)
	case media == "application/x-www-form-urlencoded":
		return s.readURLEncoded(req, body)
	case media == "multipart/form-data":
		return s.readMultipart(req, multipart.NewReader(body, args["boundary"]))
	}
	return violates("%s: content type %q is not accepted", req.name, media)
}

func (s *Simulator) readURLEncoded(req *request, body io.Reader) error {
	raw, err := io.ReadAll(body)
	if err != nil {
		return badRequest("can't read the request: %v", err)
	}
	values, err := url.ParseQuery(string(raw))
	if err != nil {
		return violates("%s: %v", req.name, err)
	}
	return s.readForm(req, values)
}

func (s *Simulator) readForm(req *request, values url.Values) error {
	for _, name := range sortedKeys(values) {
		for _, text := range values[name] {
			if err := s.setText(req, name, text); err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *Simulator) readMultipart(req *request, parts *multipart.Reader) error {
	for {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return violates("%s: multipart: %v", req.name, err)
		}
		if err := s.readPart(req, part); err != nil {
			return err
		}
	}
}

func (s *Simulator) readPart(req *request, part *multipart.Part) error {
	data, err := io.ReadAll(io.LimitReader(part, maxUpload+1))
	if err != nil {
		return violates("%s: multipart: %v", req.name, err)
	}
	if len(data) > maxUpload {
		return &apiError{Code: http.StatusRequestEntityTooLarge, Description: "Request Entity Too Large"}
	}
	name := part.FormName()
	if part.FileName() == "" {
		return s.setText(req, name, string(data))
	}
	if req.files[name] != nil {
		return violates("%s: file %q is given twice", req.name, name)
	}
	req.files[name] = &upload{Name: part.FileName(), Data: data}
	return nil
}

func (s *Simulator) readJSON(req *request, body io.Reader) error {
	v, err := decodeJSON(body)
	if err != nil {
		return violates("%s: %v", req.name, err)
	}
	object, ok := v.(map[string]any)
	if !ok {
		return violates("%s: the body must be a JSON object", req.name)
	}
	return s.setAll(req, object)
}

func (s *Simulator) setAll(req *request, object map[string]any) error {
	for _, name := range sortedKeys(object) {
		var err error
		if text, ok := object[name].(string); ok {
			err = s.setText(req, name, text)
		} else {
			err = s.setValue(req, name, object[name])
		}
		if err != nil {
			return err
		}
	}
	return nil
}
