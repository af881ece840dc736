package vietnamese

import (
	"slices"
	"strings"
)

// Money reads an amount in đồng: "500tr", "1,5 tỷ", "2 ty 3", "1.200.000đ". A
// number without unit ("500") gives what it may mean, best first, below a
// million; slang ("3 tỏi"), limits, negative and foreign amounts give none.
func Money(s string) []int64 { return keysAside(s, readMoney) }

func readMoney(s string) []int64 {
	toks := tokens(s)
	all := figures(toks)
	var named, bare []figure
	for _, f := range all {
		switch {
		case f.alien || counted(toks, f):
		case f.bound || f.minus:
			return nil
		case f.scale >= 1e3 || f.dong:
			named = append(named, f)
		default:
			bare = append(bare, f)
		}
	}
	if len(named) == 0 {
		return bareMoney(toks, bare)
	}
	var out []int64
	for _, f := range named {
		out = append(out, f.values...)
	}
	return capped(out)
}

// counted reports an amount of goods: 2 triệu viên.
func counted(toks []token, f figure) bool {
	return !f.dong && f.after < len(toks) && goodsWords[toks[f.after].text]
}

// bareMoney reads a number without unit. From a million up it is đồng, if it is
// the whole answer or written like an amount and not like a code.
func bareMoney(toks []token, all []figure) []int64 {
	if len(all) != 1 || all[0].text == "" {
		return nil
	}
	f := all[0]
	alone := !slices.ContainsFunc(slices.Concat(toks[:f.first], toks[f.after:]), func(t token) bool { return !fillerWords[t.text] })
	if len(f.values) == 0 {
		if !alone {
			return nil
		}
		return append(scaled(f.text, 1e9), scaled(f.text, 1e6)...) // 1,5
	}
	n := f.values[0]
	switch {
	case n >= 1e6 && (alone || len(f.text) <= 9 || strings.ContainsAny(f.text, "., ")):
		return []int64{n}
	case !alone:
		return nil
	case n == 0:
		return []int64{0}
	case n >= 10_000:
		return []int64{n, n * 1e3}
	case n >= 100:
		return []int64{n * 1e6, n * 1e3}
	}
	return []int64{n * 1e6, n * 1e9}
}
