package duplicates

// facility is a Facility, read.
type facility struct {
	id string
	name
	owner  text
	phones []string
	tax    tax
	site   site
}

func (r *reader) read(f Facility) *facility {
	site := r.site(f)
	out := &facility{
		id:     f.ID,
		name:   r.name(cut(f.Name, longestText), site.commune),
		owner:  r.owner(f.Owner),
		phones: phones(f.Phone),
		tax:    readTax(f.TaxCode),
		site:   site,
	}
	if out.unnamed {
		if len(out.owner.words) == 0 {
			out.owner = out.ownText()
		}
		out.own, out.letters, out.tells = nil, "", 0
	}
	return out
}

func (f *facility) ownText() text {
	t := text{marks: f.marks}
	for _, p := range f.own {
		t.words = append(t.words, p.word)
	}
	return t
}

// spokesman is the owner, or whom the name may name.
func (f *facility) spokesman() text {
	if len(f.owner.words) > 0 {
		return f.owner
	}
	return f.ownText()
}
