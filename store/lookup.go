package store

import "khuyencong/flows/dialog"

// Names of look-ups (dialog.Query.Name): what ID, Text, More and Page mean, and
// what the rows hold. Pages have PageRows rows, newest or best first; Result.Total
// counts all. A store answers only with what the Viewer may see.
const (
	// HomeOf: one row, Body Counts, of the viewer.
	HomeOf = "home"
	// DraftsOf the viewer in the viewer's chat: Body dialog.Draft.
	DraftsOf = "drafts"
	// DraftBy ID, or by More, the record it corrects, and Text, the part of the form: Body dialog.Draft; nothing when it is another's.
	DraftBy = "draft"
	// InviteBy Text, the code as typed: Body Invite, whether open or not.
	InviteBy = "invite"
	// Similar facilities, the likeliest first (package duplicates): Text name, hamlet and contact on a line each, More commune code, ID phone;
	// any may be empty. Body Record.
	Similar = "similar"
	// SamePhone: those of Similar that only the phone and the contact betray.
	SamePhone = "same_phone"
	// HamletsOf commune More, as last used by the viewer: Row.Name.
	HamletsOf = "hamlets"
	// Facilities the viewer may report a need for, none that are closed: with Text, the folded words must all
	// occur (as prefixes) in title, contact, phone or products; own newest first. Body Record.
	Facilities = "facilities"
	// RecordsOf the viewer (sent by), newest change first; ID a Kind or "", Text searches as in Facilities. Body Record.
	RecordsOf = "records"
	// RecordBy ID: Body Record. Nothing when the viewer is neither sender nor staff; the commune's contact sees
	// the facilities and needs of the own communes, a collaborator their facilities.
	RecordBy = "record"
	// RecordNumbered ID, the number people call it by: Body Record. Staff only, as RecordBy.
	RecordNumbered = "record_numbered"
	// QueueOf the centre, oldest first: More "waiting" (sent, resubmitted, claims that lapsed), "mine", "returned" (facilities and needs that
	// wait for their sender), "listed" (needs taken in and not yet decided), "past" (needs of past plan years nobody has decided on), "closed"
	// (facilities and needs, the newest first) or "all" (these and questions, the newest change first). Body Record. Staff only.
	QueueOf = "queue"
	// TwinsOf the need or facility ID: those in which it can be followed, needs of the same facility or sender; with Text any that are found. Body Record. Staff only.
	TwinsOf = "twins"
	// PairOf the records ID and More: two rows, Body Record; nothing unless both are there to be seen.
	PairOf = "pair"
	// AbsorbedBy the facility in which the duplicate ID is followed: one row, Body Absorbed. Staff only.
	AbsorbedBy = "absorbed"
	// Colleagues at the centre, by Text narrowed down; ID one of them: Body Profile without counts. Staff only.
	Colleagues = "colleagues"
	// SourceOf the message Text (its id) in the viewer's chat: one row, ID the record, Name the step, Body Record.
	SourceOf = "source"
	// Settings of the centre: one row, Body Centre.
	Settings = "settings"
	// TellingOf the viewer: one row, Body Receiver.
	TellingOf = "telling"
	// ReceiverOf what is decided about the record ID: its sender, one row, Body Receiver. Staff only.
	ReceiverOf = "receiver"
	// UnsentTo anybody, longest waiting first; ID one notice: Row.ID its id, Body Unsent. Managers and administrators only.
	UnsentTo = "unsent"
	// Troubles, newest first: Body Troubled. Administrators only.
	Troubles = "troubles"
	// BotName: one row, Name the bot's user name, "" while nobody knows it.
	BotName = "bot_name"
	// PersonBy ID: Body Profile. Staff only.
	PersonBy = "person"
	// PeopleOf the house: without Text those with a role, by commune; with Text everybody whose name, phone or
	// commune it is. ID somebody to be left out. Body Profile without counts. Staff only.
	PeopleOf = "people"
	// CommunesWithout a collaborator: ID the code; Text narrows down by name. Staff only.
	CommunesWithout = "communes_without"
	// InvitesOpen, the newest to end last; ID one of them: Body Invite. Managers and administrators only.
	InvitesOpen = "invites"
	// LoadOf person ID in the communes Text (codes with commas between; if they are all the person has: of everything): Body Load. Managers and administrators only.
	LoadOf = "load"
	// CommuneRecords: facilities and needs of the viewer's communes, newest change first; Text searches. Body Record.
	// The commune's contact only.
	CommuneRecords = "commune_records"
	// WorkOf the viewer: one row, Body Work.
	WorkOf = "work"
	// BackOf the viewer: what was sent back, newest first. Body Record.
	BackOf = "back"
	// AreaOf commune More, or Elsewhere: the facilities and needs there that the viewer may see, newest change first; Text searches. Body Record.
	AreaOf = "area"
	// OwnProfile of the viewer: a row with Body Profile, and one with Body Receiver.
	OwnProfile = "own_profile"
	// CentreArticles, the newest first, or the one with ID: Body Rated. Staff only.
	CentreArticles = "centre_articles"
	// LearnedBy the viewer: ID the lesson, Body Learned.
	LearnedBy = "learned"
)

// PageRows is how many rows one page of a look-up has.
const PageRows = dialog.PickRows
