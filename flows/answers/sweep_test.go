package answers
import ("testing";"math/rand";"slices";"fmt")
func TestSweep(t *testing.T) {
	files := shippedFiles(t)
	all := questions(t, "testdata/questions.tsv")
	first := slices.DeleteFunc(slices.Clone(all), func(a asked) bool { return a.second })
	r := rand.New(rand.NewSource(1))
	ps := []*float64{&inText,&weakly,&paired,&ofQuestion,&ofPassage,&strange,&guessed,&enough,&oddPair}
	best := 0.0
	vals := make([]float64,len(ps))
	for i,p := range ps { vals[i]=*p }
	for n := 0; n < 700; n++ {
		for i,p := range ps { *p = vals[i]; if n>0 && r.Intn(2)==0 { *p = vals[i]*(0.8+0.4*r.Float64()) } }
		b,_ := Read(files, anything{})
		f := measure(b, first, func(string,...any){})
		s := float64(f.top1)/float64(f.known)+ float64(f.top3)/float64(f.known) - 0.7*float64(f.wrongly)/float64(f.known) + 1.0*float64(f.handed)/float64(f.foreign)
		if s > best { best = s; for i,p := range ps { vals[i]=*p }; fmt.Println(n, s, f, vals) }
	}
}
