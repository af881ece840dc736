package policy

// industry: who makes something of the list. What a facility does all day decides
// first; one that only trades, serves or farms makes nothing.
func (e *evaluation) industry(k *Criterion) Finding {
	activity, industry := e.p.activities[e.c.Activity], e.p.industries[e.c.Industry]
	switch {
	case activity == nil:
		return e.found(k, Unknown, unknown)
	case activity.Produces == "no" && e.binds(k):
		return e.found(k, NotMet, "not_producing", "activity", activity.Name)
	case activity.Produces == "no":
		return e.found(k, Unknown, unknown)
	case activity.ID == "mining" || industry != nil && industry.ID == "mining" && e.content.Who != forProducer:
		return e.found(k, Unknown, "mining")
	case e.content.Who == forProducer && activity.Produces == "yes":
		return e.found(k, Met, "met_any_producer")
	case industry == nil:
		return e.found(k, Unknown, unknown)
	}
	f := e.found(k, Unknown, "unlisted")
	if industry.Listed == "yes" && activity.Produces == "yes" && industry.inForce(e.asOf) && k.inForce(e.asOf) {
		f = e.found(k, Met, met, "industry", industry.Name)
	}
	f.Source = industry.source()
	return f
}
