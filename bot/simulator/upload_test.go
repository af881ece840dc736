package simulator_test

import (
	"io"
	"net/http"
	"testing"

	"khuyencong/bot/simulator"
)

// What a bot uploads can be taken off the page: a document to be kept, never to be
// opened there; a voice message is not for the page.
func TestDocumentsOnThePage(t *testing.T) {
	b := newBot(t)
	b.upload("sendDocument", map[string]string{"chat_id": "1001"}, map[string][]byte{"document": []byte(`{"a":1}`)}, ".json")
	b.do(simulator.Action{Do: "voice", Phone: "a", Duration: 1})
	screen := b.sim.Screen("a")
	sent, spoken := screen[len(screen)-2], screen[len(screen)-1]
	status, header, body := b.fileOnPage(t, sent.File)
	if status != http.StatusOK || body != `{"a":1}` || header.Get("Content-Type") != "application/octet-stream" ||
		header.Get("Content-Disposition") != "attachment; filename=document.json" || header.Get("X-Content-Type-Options") != "nosniff" {
		t.Errorf("%d %q %v", status, body, header)
	}
	if status, _, _ := b.fileOnPage(t, spoken.File); spoken.File == "" || status != http.StatusNotFound {
		t.Errorf("voice %q: %d", spoken.File, status)
	}
}

func (b *bot) fileOnPage(t *testing.T, file string) (status int, header http.Header, text string) {
	t.Helper()
	resp, err := http.Get(b.url + "/sim/file/" + file)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, resp.Header, string(body)
}
