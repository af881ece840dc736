package main

import "strings"

// A workshop is what a collaborator knows of a facility, as typed and pressed.
type workshop struct {
	name, commune, hamlet, products, contact, phone, workers string
	industry, form                                           string // keys of what is pressed
}

func hoaBan() workshop {
	return workshop{
		name: "Cơ sở rang xay cà phê Hoa Ban", commune: "ea kao", hamlet: "buôn Tơng Ju", products: "cà phê bột, cà phê hạt rang",
		contact: "Y Bhim Êban", phone: "0905 123 456", workers: "12 ng", industry: "coffee", form: "household",
	}
}

func tanTien() workshop {
	return workshop{
		name: "Cơ khí Tân Tiến", commune: "buon ma thuot", hamlet: "tổ dân phố 9", products: "cửa sắt, mái tôn, máy xới",
		contact: "Trần Thị Mai", phone: "0914.555.666", workers: "7", industry: "mech", form: "enterprise",
	}
}

// register answers all questions about a facility, up to the card.
func (p phone) register(w workshop) {
	p.t.Helper()
	for _, q := range []struct{ step, typed, pressed string }{
		{"name", w.name, ""},
		{"commune_code", w.commune, ""},
		{"hamlet", w.hamlet, ""},
		{"products", w.products, ""},
		{"industry", "", w.industry},
		{"legal_form", "", w.form},
		{"revenue", "", "under_3"},
		{"contact", w.contact, ""},
		{"phone", w.phone, ""},
		{"workers", w.workers, ""},
		{"consent", "", "oral"},
	} {
		if q.step == "revenue" && w.form != "enterprise" {
			continue
		}
		p.answer("facility."+q.step, q.typed, q.pressed)
	}
	p.says(p.say("card.check"))
}

// answer waits for a question and answers it with words or with a button. The
// bot may ask again: when the network is bad, or when it is answered before it
// knows that its question is on the screen.
func (p phone) answer(question, typed, pressed string, data ...any) {
	p.t.Helper()
	p.asks(question+".ask", data...)
	button, asked := question+"."+pressed, p.newest()
	if pressed != "" {
		p.press(button)
	} else {
		p.types(typed)
		button, asked = "early.use", ""
	}
	for {
		again := p.goesOn(p.say(question+".ask", data...), p.say(button, "typed", typed), asked)
		if again == "" {
			return
		}
		asked = again
		p.press(button, "typed", typed)
	}
}

// ticks presses one of several choices and waits for its tick; unticks takes it
// off again.
func (p phone) ticks(key string) {
	p.t.Helper()
	p.press(key)
	p.offers(p.say("common.on", "label", p.say(key)))
}

func (p phone) unticks(key string) {
	p.t.Helper()
	p.press("common.on", "label", p.say(key))
	p.offers(p.say(key))
}

// newest is the id of the bot's newest message.
func (p phone) newest() string {
	p.t.Helper()
	return see[string](p.browser, "a message of the bot", `(root) =>
		[...document.querySelector(root).querySelectorAll(".row[data-from=bot]")].at(-1)?.dataset.message`, p.root())
}

// goesOn waits until the bot has gone on from a question, or until a message
// other than the one given offers the button, whose id it returns.
func (p phone) goesOn(question, button, other string) string {
	p.t.Helper()
	again := see[string](p.browser, p.id+" to go on from "+question, `(root, question, button, other) => {
		const plain = (text) => text.replace(/\s+/g, "");
		const row = [...document.querySelector(root).querySelectorAll(".row[data-from=bot]")].at(-1);
		if (!plain(row.querySelector(".text").textContent).includes(plain(question))) return "on";
		const offered = [...row.querySelectorAll(".key")].some((key) => plain(key.textContent) === plain(button));
		return offered && row.dataset.message !== other && row.dataset.message;
	}`, p.root(), question, button, other)
	return strings.TrimPrefix(again, "on")
}

// A wish is what a facility needs, as typed and pressed.
type wish struct{ item, cost string }

func roaster() wish { return wish{item: "máy rang cà phê", cost: "450 triệu"} }

// report answers all questions about a need, up to the card.
func (p phone) report(w wish) {
	p.t.Helper()
	p.answer("need.content", "", "machinery")
	p.asks("need.plan_year.ask")
	p.press("need.plan_year.soon")
	for _, q := range []struct{ step, typed, pressed string }{
		{"item", w.item, ""},
		{"how_many", "", "one"},
		{"purpose", "", "more"},
		{"total_cost", w.cost, ""},
		{"own_funds", "", "ready"},
		{"purchase", "", "new"},
		{"supported_same", "", "no"},
		{"env", "", "registered"},
		{"who_contact", "", "owner"},
	} {
		p.answer("need."+q.step, q.typed, q.pressed)
	}
	p.says(p.say("card.check"))
}
