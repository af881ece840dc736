package dialog

import "khuyencong/flows/vietnamese"

// TaxCode asks for the tax code of an organisation. One whose check digit is wrong
// is asked about, not refused: the paper may be in front of the person. A personal
// number, which households have instead, is not taken at all.
type TaxCode struct{}

// Parse reads one code, or offers those it is in doubt about.
func (TaxCode) Parse(c Context, _ Value, e Event) (Value, error) {
	return c.read(e, nil, func(words string) (Value, error) {
		found := vietnamese.TaxCode(words)
		if _, personal := vietnamese.PersonalNumber(words); personal && len(found) == 0 {
			return Value{}, &Problem{Say: Say("problem.tax_personal")}
		}
		var fit []Option
		for _, t := range found {
			fit = append(fit, Option{Label: Plain(t.Code), Value: &Value{Text: t.Code, From: e.Message}})
		}
		if len(found) == 1 && !found[0].Checked {
			fit[0].Label = Say("problem.tax_doubt.keep", "code", found[0].Code)
			return Value{}, &Problem{Say: Say("problem.tax_doubt", "code", found[0].Code), Offer: fit}
		}
		return which(fit, Say("problem.tax_code"))
	})
}

// Options: none.
func (TaxCode) Options(Context) []Option { return nil }

// Say is the code.
func (TaxCode) Say(_ string, v Value) Phrase { return Plain(v.Text) }
