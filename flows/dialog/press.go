package dialog

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"khuyencong/flows/vietnamese"
)

// Buttons carry session, turn and option, so one that was shown for an earlier
// question is recognised. Options of the engine's own begin with a sign.
const (
	optBack   = "<"
	optSkip   = "~"
	optPause  = "="
	optPage   = ">" // page number, or "-" to end a search
	optOffer  = "!" // a reading of an ambiguous answer
	optEarly  = "^" // words sent too early
	optAsk    = "?" // pass the words on to the centre
	optSend   = "+" // confirm the card
	optEdit   = "/" // change this line of the card
	optGo     = "@" // a menu entry: place or place:argument
	optOn     = "." // back to the open question
	optSave   = "s"
	optDrop   = "x"
	optLocate = "&" // show the keyboard that asks for the place
)

// data is what a button of the current view carries.
func (t *turn) data(opt string) string {
	return t.s.ID + ":" + strconv.Itoa(t.s.Turn) + ":" + opt
}

// pressed sorts a press: a button of the current question acts; one of an
// older card shows where things stand; one of a record's card is the record's.
func (t *turn) pressed() {
	id, rest, ok := strings.Cut(t.e.Data, ":")
	n, opt, ok2 := strings.Cut(rest, ":")
	number, err := strconv.Atoi(n)
	switch {
	case len(id) == 1:
		t.record()
	case !ok || !ok2 || err != nil:
		t.do(Toast{Query: t.e.Query, Text: Say("press.old")})
	case t.twin():
		t.do(Toast{Query: t.e.Query, Text: Say("press.again")})
	case id == t.s.ID && (number == t.s.Turn || t.quickTick(number, opt)):
		t.press()
		alone := t.s.Owed == nil || t.s.Owed.Place == t.e.Message
		t.seen()
		t.replace = alone && t.s.Owed == nil && t.s.Card == t.e.Message && !t.s.CardKeep && !t.s.Request
		t.act(opt)
		if t.need == nil {
			t.acknowledge()
		}
	case t.e.Message == t.s.Card && !slices.Contains(t.s.Pressed, t.e.Data): // it did nothing, so that is not said
		t.do(Toast{Query: t.e.Query, Text: Say("press.moved")})
	case t.e.Message == t.s.Card, t.e.Message == t.s.Stale, t.s.Owed != nil:
		t.do(Toast{Query: t.e.Query, Text: Say("press.again")})
	default:
		t.s.Stale = t.e.Message
		t.do(Toast{Query: t.e.Query, Text: Say("press.stale")})
		t.again()
	}
}

// press remembers what the button carried.
func (t *turn) press() {
	t.s.Pressed = append(t.s.Pressed[max(0, len(t.s.Pressed)-pressesKept):], t.e.Data)
	t.s.Tapped = t.e.At
}

// twinWithin is how long the network may take to bring the same tap again.
const twinWithin = 10 * time.Second

// twin: the network brought the last tap once more.
func (t *turn) twin() bool {
	n := len(t.s.Pressed)
	return n > 0 && t.s.Pressed[n-1] == t.e.Data && t.e.At.Sub(t.s.Tapped) < twinWithin
}

// pressesKept is how many presses a session remembers to know a repetition by.
const pressesKept = 15

// quickTick: of several choices the next one may be ticked before the last tick
// is shown. The card is then some turns behind, but still the same question.
func (t *turn) quickTick(number int, opt string) bool {
	f, step := t.current()
	if step == nil || t.s.Aside != "" || number < t.s.Since || t.s.Since == 0 || slices.Contains(t.s.Pressed, t.e.Data) {
		return false
	}
	switch k := step.Ask.(type) {
	case Several:
		_, err := chosen(k.all(t.context(f, step)), opt)
		return err == nil
	case Communes:
		_, known := vietnamese.CommuneByCode(opt)
		return known
	}
	return false
}

// seen: a button of the current view can only be pressed where it is shown, even
// if the channel's answer was lost. The message may then have a twin further
// down, of which nobody knows; so the next view goes below it.
func (t *turn) seen() {
	if v := t.s.Owed; v != nil && v.Turn == t.s.Turn {
		t.s.Owed, t.s.Card, t.s.CardTurn, t.s.CardKeep, t.s.Request = nil, t.e.Message, v.Turn, v.Keep, false
	}
}

// acknowledge answers the press, unless a toast has done so.
func (t *turn) acknowledge() {
	for _, e := range t.effects {
		if toast, ok := e.(Toast); ok && toast.Query == t.e.Query {
			return
		}
	}
	t.do(Toast{Query: t.e.Query})
}

// record: buttons of cards that staff share carry a record and its version.
func (t *turn) record() {
	if t.twin() {
		t.do(Toast{Query: t.e.Query, Text: Say("press.again")})
		return
	}
	t.press()
	t.run(t.book.Press(t.e, t.e.Data))
	if t.need == nil {
		t.acknowledge()
	}
}

func (t *turn) act(opt string) {
	if strings.HasPrefix(opt, optGo) {
		place, arg, _ := strings.Cut(opt[1:], ":")
		t.run(t.book.Go(t.e, place, arg))
		return
	}
	if opt == optAsk && t.s.Asking != "" {
		words := t.s.Asking
		t.s.Asking, t.s.Offer = "", nil
		t.run(t.book.Ask(t.e, words))
		return
	}
	if t.book.Flow(t.s.Flow) == nil {
		t.show()
		return
	}
	switch {
	case t.s.Aside == "menu" || t.s.Aside == "pause":
		t.actAside(opt)
	default:
		t.actForm(opt)
	}
}

func (t *turn) actAside(opt string) {
	switch opt {
	case optSave:
		t.run(Move{Do: Save})
	case optDrop:
		t.run(Move{Do: Cancel, Say: []Note{{Info, t.dropped()}}})
	default:
		t.s.Aside = ""
		t.ask()
	}
}

// dropped says what has become of what was open.
func (t *turn) dropped() Phrase {
	if t.s.Record != "" {
		return Say("cancelled_fix")
	}
	return Say("cancelled")
}

func (t *turn) actForm(opt string) {
	f, step := t.current()
	switch sign, arg := opt[:min(1, len(opt))], opt[min(1, len(opt)):]; {
	case opt == optPause:
		t.aside("pause")
	case opt == optOn && !t.reviewing():
		t.s.Aside = ""
		t.ask()
	case opt == optBack:
		t.back(f, step)
	case opt == optLocate && locates(step):
		t.aside("locate")
	case sign == optEdit && t.editable(f, arg):
		t.revisit(arg)
	case step == nil:
		t.actCard(f, opt)
	case t.reviewing() && t.s.At == "":
		t.actReview(opt)
	case opt == optSkip && (step.Optional || step.Later):
		t.answer(f, step, Value{Skipped: true})
	case sign == optPage:
		t.page(arg)
	case sign == optOffer:
		t.take(f, step, arg)
	case sign == optEarly:
		t.takeEarly(f, step, arg)
	default:
		t.choose(f, step, opt)
	}
}

// editable reports whether there is such a line to change.
func (t *turn) editable(f *Flow, step string) bool {
	s := f.Step(step)
	return s != nil && t.asks(s) && t.open(step)
}

// actCard is for the buttons that stand only under a card.
func (t *turn) actCard(f *Flow, opt string) {
	switch seal := t.seal(f); {
	case seal != nil && opt != optSend:
		t.choose(f, seal, opt)
	case seal == nil && opt == optSend:
		t.finish(f)
	default:
		t.show()
	}
}

// choose gives the option to the kind, as it would read words.
func (t *turn) choose(f *Flow, step *Step, opt string) {
	e := t.e
	e.Data = opt
	v, err := t.parse(f, step, t.s.Answers[step.Name], e)
	if err != nil {
		t.problem(err)
		return
	}
	t.answer(f, step, v)
}

// take accepts one of the readings that were offered.
func (t *turn) take(f *Flow, step *Step, arg string) {
	i, err := strconv.Atoi(arg)
	if err != nil || i < 0 || i >= len(t.s.Offer) || t.s.Offer[i].Value == nil {
		t.ask()
		return
	}
	v := *t.s.Offer[i].Value
	if err := step.accepts(t.s.Answers, v); err != nil {
		t.problem(err)
		return
	}
	t.answer(f, step, v)
}

// takeEarly reads words that were sent before the question was shown.
func (t *turn) takeEarly(f *Flow, step *Step, arg string) {
	i, err := strconv.Atoi(arg)
	if err != nil || i < 0 || i >= len(t.s.Early) {
		t.ask()
		return
	}
	e := t.e
	e.Kind, e.Text, e.Message = Said, t.s.Early[i].Words, t.s.Early[i].From
	rest := slices.Delete(slices.Clone(t.s.Early), i, i+1)
	v, err := t.parse(f, step, t.s.Answers[step.Name], e)
	if err != nil {
		t.s.Early = rest
		t.problem(err)
		return
	}
	t.answer(f, step, v)
	t.s.Early = rest
}

// lastPage is more than any list has; beyond it a button is forged.
const lastPage = 1 << 20

func (t *turn) page(arg string) {
	if n, err := strconv.Atoi(arg); err == nil && n >= 0 && n <= lastPage {
		t.s.Page = n
	} else {
		t.s.Search, t.s.Page = "", 0
	}
	t.ask()
}
