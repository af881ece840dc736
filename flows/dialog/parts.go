package dialog

import "slices"

// Fills reports whether the step is among those the session fills in: it is of its
// part of the form, was sent back or depends on what was, or was answered in a new
// form by what that was begun from.
func (s Session) Fills(f *Flow, step *Step) bool {
	if _, brought := s.Answers[step.Name]; brought && s.Part == "" && s.Record == "" { // said before it is asked
		return true
	}
	return step.Part == s.Part || slices.ContainsFunc(s.Fields, func(field Field) bool {
		return field.Step == step.Name || dependsOn(f, step.Name, field.Step)
	})
}

// LinesOf are the lines of a part of the form, "": of the form itself.
func (f *Flow) LinesOf(part string, a Answers) []Line {
	return slices.DeleteFunc(f.Lines(a), func(l Line) bool { return f.Step(l.Step).Part != part })
}

// Filled is how many questions of a part have an answer, and how many it has for a
// form answered so far. What was passed over is not answered.
func (f *Flow) Filled(part string, a Answers) (n, of int) {
	for i := range f.Steps {
		s := &f.Steps[i]
		if s.Part != part || s.Hide || s.Given || !s.Applies(a) {
			continue
		}
		of++
		if v, ok := a[s.Name]; ok && !v.Skipped {
			n++
		}
	}
	return n, of
}
