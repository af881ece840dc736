package simulator_test

import (
	"fmt"
	"strings"
	"testing"

	"khuyencong/bot/simulator"
)

func TestHTMLBecomesEntities(t *testing.T) {
	cases := []struct{ in, text, entities string }{
		{"<b>Xin</b> chào", "Xin chào", "bold 0+3"},
		{"<strong>a</strong><i>b</i><em>c</em><u>d</u><ins>e</ins>", "abcde", "bold 0+1 italic 1+1 italic 2+1 underline 3+1 underline 4+1"},
		{"<s>a</s><strike>b</strike><del>c</del>", "abc", "strikethrough 0+1 strikethrough 1+1 strikethrough 2+1"},
		{"<code>x</code> <pre>y</pre>", "x y", "code 0+1 pre 2+1"},
		{`<pre><code class="language-go">f()</code></pre>`, "f()", "pre 0+3 go"},
		{`<a href="https://example.com/?a=1&amp;b=2">đây</a>`, "đây", "text_link 0+3 https://example.com/?a=1&b=2"},
		{`<a href='http://example.com'>đây</a>`, "đây", "text_link 0+3 http://example.com/"},
		{`<a href="nothing">đây</a>`, "đây", ""},
		{"<tg-spoiler>a</tg-spoiler><span class=\"tg-spoiler\">b</span>", "ab", "spoiler 0+1 spoiler 1+1"},
		{"<blockquote>a</blockquote>\n<blockquote expandable>b</blockquote>", "a\nb", "blockquote 0+1 expandable_blockquote 2+1"},
		{"😀<b>đậm</b>", "😀đậm", "bold 2+3"},
		{"<b>một <i>hai</i></b>", "một hai", "bold 0+7 italic 4+3"},
		{"&lt;b&gt; &amp; &quot; &#65;&#x42; &nbsp; a&b", `<b> & " AB &nbsp; a&b`, ""},
		{"<B>a</b><b></b>", "a", "bold 0+1"},
		{"  <b> a </b>  ", "a", "bold 0+1"},
		{"<b>a</>", "a", "bold 0+1"},
		{"gõ /menu hoặc /huy@khuyencong_thu_bot nhé", "gõ /menu hoặc /huy@khuyencong_thu_bot nhé", "bot_command 3+5 bot_command 14+23"},
		{"1/2 và @hlinh", "1/2 và @hlinh", "mention 7+6"},
		{"xem https://dvc.gov.vn/a?b=1, nhé", "xem https://dvc.gov.vn/a?b=1, nhé", "url 4+24"},
		{"<code>/menu</code> a@b.vn", "/menu a@b.vn", "code 0+5 email 6+6"},
	}
	b := newBot(t)
	for _, c := range cases {
		m := b.send(params{"chat_id": hlinh, "text": c.in, "parse_mode": "HTML"})
		var got []string
		for _, e := range m.Entities {
			got = append(got, strings.TrimSpace(fmt.Sprintf("%s %d+%d %s%s", e.Type, e.Offset, e.Length, e.URL, e.Language)))
		}
		if m.Text != c.text || strings.Join(got, " ") != c.entities {
			t.Errorf("%s\n got %q %s\nwant %q %s", c.in, m.Text, strings.Join(got, " "), c.text, c.entities)
		}
	}
	b.clean()
}

func TestHTMLErrorsAreTheOfficialOnes(t *testing.T) {
	cases := []struct{ in, want string }{
		{"Ea Kao 12 ng<x>", `Unsupported start tag "x" at byte offset 12`},
		{"5 < 7", `Unsupported start tag "" at byte offset 2`},
		{"5 < 7 > 6", `Unsupported start tag "" at byte offset 2`},
		{"a<br>b", `Unsupported start tag "br" at byte offset 1`},
		{"<b>a", `Can't find end tag corresponding to start tag "b"`},
		{"đ</b>", "Unexpected end tag at byte offset 2"},
		{"<b>a</i>", `Unmatched end tag at byte offset 4, expected "</b>", found "</i>"`},
		{"<b>a</b", "Unclosed end tag at byte offset 4"},
		{"<b", "Unclosed start tag at byte offset 0"},
		{"<a href", `Unclosed start tag "a" at byte offset 0`},
		{`<a ="x">a</a>`, `Empty attribute name in the tag "a" at byte offset 0`},
		{"<a href=x/y>a</a>", "Unexpected end of name token at byte offset 8"},
		{"<span>a</span>", `Tag "span" must have class "tg-spoiler" at byte offset 0`},
	}
	b := newBot(t)
	for _, c := range cases {
		p := params{"chat_id": hlinh, "text": c.in, "parse_mode": "HTML"}
		b.fails("sendMessage", p, 400, "Bad Request: can't parse entities: "+c.want)
	}
}

func FuzzHTML(f *testing.F) {
	for _, seed := range []string{"<b>a</b>", "&#x41;", "<a href='x", "</", "<pre><code class=language-x>y", "&", "<blockquote expandable>"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, in string) { parseSafely(t, in) })
}

func TestTextLimitsCountUTF16AfterEntities(t *testing.T) {
	b := newBot(t)
	emoji := strings.Repeat("😀", 2048) // 4,096 units
	cases := []struct {
		text, mode, want string
	}{
		{emoji, "", ""}, {emoji + "a", "", "Bad Request: message is too long"},
		{"<b>" + strings.Repeat("&lt;", 4096) + "</b>", "HTML", ""},
		{strings.Repeat("ệ", 4096), "", ""}, {strings.Repeat("ệ", 4097), "", "Bad Request: message is too long"},
		{" \n ", "", "Bad Request: text must be non-empty"}, {"<b></b>", "HTML", "Bad Request: text must be non-empty"},
		{"", "", "Bad Request: message text is empty"},
	}
	for _, c := range cases {
		p := params{"chat_id": hlinh, "text": c.text}
		if c.mode != "" {
			p["parse_mode"] = c.mode
		}
		if got := b.try("sendMessage", p); got.Description != c.want {
			t.Errorf("%.20q…: %q, want %q", c.text, got.Description, c.want)
		}
	}
}

// parseSafely: whatever comes in, no entity reaches beyond the text.
func parseSafely(t *testing.T, in string) {
	t.Helper()
	text, end, err := simulator.ParseHTML(in)
	if err == nil && end > simulator.Units(text) {
		t.Errorf("%q: an entity ends at %d in a text of %d units", in, end, simulator.Units(text))
	}
}
