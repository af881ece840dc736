package policy

import "slices"

// contentCodes are the contents that forms and scripts name; a file may add more.
func contentCodes() []string {
	return []string{
		"machinery", "technology_transfer", "demonstration_model", "model_replication", "digital_transformation",
		"cleaner_production", "pollution_treatment", "relocation", "training", "management_training", "study_tour",
		"startup", "artisan_support", "product_vote", "fair", "trademark", "showroom", "market_linkage",
		"information", "consulting", "linkage", "cluster", "other",
	}
}

func industryCodes() []string {
	return []string{
		"agro_processing", "consumer_goods", "agro_chemicals", "building_materials", "mechanical", "supporting",
		"handicraft", "mining", "other", "none",
	}
}

func activityCodes() []string {
	return []string{"processing", "manufacturing", "craft", "mining", "trade", "service", "farming"}
}

func legalForms() []string {
	return []string{
		"household", "cooperative", "cooperative_union", "cooperative_group", "enterprise", "artisan", "unregistered",
	}
}

// checkLists: industries and activities.
func (r *reader) checkLists() {
	seen := map[string]*block{}
	for _, i := range r.p.Industries {
		r.unique(seen, i.at, "id", i.ID)
		r.needs(i.at, "name", i.Name)
		r.oneOf(i.at, "listed", i.Listed, "yes", "unknown")
		r.basis(&i.Basis, false)
	}
	r.all("industries.toml", "industry", industryCodes(), seen)
	seen = map[string]*block{}
	for _, a := range r.p.Activities {
		r.unique(seen, a.at, "id", a.ID)
		r.needs(a.at, "name", a.Name)
		r.oneOf(a.at, "produces", a.Produces, "yes", "no", "unknown")
	}
	r.all("industries.toml", "activity", activityCodes(), seen)
}

// all faults ids that forms and scripts name and a file lacks.
func (r *reader) all(file, table string, ids []string, seen map[string]*block) {
	for _, id := range ids {
		if seen[id] == nil {
			r.faults = append(r.faults, newFault("row_missing", file, 0, "table", table, "id", id))
		}
	}
}

func (r *reader) checkContents() {
	seen := map[string]*block{}
	for _, c := range r.p.Contents {
		r.unique(seen, c.at, "id", c.ID)
		r.needs(c.at, "name", c.Name)
		r.oneOf(c.at, "who", c.Who, forFacility, forProducer, forInvestor, forPolluter, forFuture)
		if len(c.Criteria) == 0 && !r.bad[c.at.name("criteria")] {
			r.fault(c.at, "criteria", "missing", "name", "criteria")
		}
		for i, id := range c.Criteria {
			switch {
			case r.p.criteria[id] == nil:
				r.fault(c.at, "criteria", "criterion", "id", id)
			case slices.Contains(c.Criteria[:i], id):
				r.fault(c.at, "criteria", "listed_twice", "id", id)
			}
		}
		for _, id := range c.Unsure {
			if !slices.Contains(c.Criteria, id) {
				r.fault(c.at, "unsure", "unsure", "id", id)
			}
			r.unsureWords(c, id)
		}
	}
	r.all("contents.toml", "content", contentCodes(), seen)
}

// unsureWords: what is not certain to be asked for needs words that say so.
func (r *reader) unsureWords(c *Content, id string) {
	if k := r.p.criteria[id]; k != nil && k.Say[unsure].Why == "" {
		r.fault(k.at, "say."+unsure, "say_missing", "id", id, "situation", unsure, "content", c.ID)
	}
}

// checkContentsOf: does everything that names contents name real ones.
func (r *reader) checkContentsOf(b *block, contents []string) {
	if len(contents) == 0 && !r.bad[b.name("contents")] {
		r.fault(b, "contents", "missing", "name", "contents")
	}
	for _, id := range contents {
		if r.p.contents[id] == nil {
			r.fault(b, "contents", "content", "id", id)
		}
	}
}

// checkSmall: papers, deadlines, priorities and facts.
func (r *reader) checkSmall() {
	seen := map[string]*block{}
	for _, p := range r.p.Papers {
		r.unique(seen, p.at, "id", p.ID)
		r.needs(p.at, "text", p.Text)
		r.checkContentsOf(p.at, p.Contents)
		r.basis(&p.Basis, false)
	}
	seen = map[string]*block{}
	for _, p := range r.p.Priorities {
		r.unique(seen, p.at, "id", p.ID)
		r.needs(p.at, "name", p.Name)
		r.oneOf(p.at, "id", p.ID, ownerFemale, ownerMinority, inDifficultArea)
		r.basis(&p.Basis, false)
	}
	seen = map[string]*block{}
	for _, f := range r.p.Facts {
		r.unique(seen, f.at, "id", f.ID)
		r.needs(f.at, "value", f.Value)
		r.needs(f.at, "what", f.What)
		r.basis(&f.Basis, true)
	}
	r.checkDeadlines()
}

func (r *reader) checkDeadlines() {
	seen := map[string]*block{}
	for _, d := range r.p.Deadlines {
		r.unique(seen, d.at, "id", d.ID)
		r.needs(d.at, "what", d.What)
		r.scope(d.at, d.Scope)
		r.basis(&d.Basis, true)
		if (d.Month < 1 || d.Month > 12 || d.Day < 1 || d.Day > daysOf(d.Month)) && !r.bad[d.at.name("month")] && !r.bad[d.at.name("day")] {
			r.fault(d.at, "day", "day", "day", d.Day, "month", d.Month)
		}
	}
}

// daysOf a month, in every year.
func daysOf(month int) int {
	switch month {
	case 2:
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}
