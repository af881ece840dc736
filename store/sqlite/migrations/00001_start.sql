-- Times are unix milliseconds, 0 or NULL where there is none. Flags are 0 or 1.

-- +goose Up

-- Training data and live data never share a file.
CREATE TABLE house (
    one  INTEGER PRIMARY KEY CHECK (one = 1),
    demo INTEGER NOT NULL CHECK (demo IN (0, 1))
) STRICT;

CREATE TABLE settings (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE people (
    id       INTEGER PRIMARY KEY,
    user     INTEGER NOT NULL UNIQUE,
    chat     INTEGER NOT NULL,
    name     TEXT NOT NULL,
    username TEXT NOT NULL,
    role     TEXT NOT NULL CHECK (role IN ('', 'owner', 'collaborator', 'commune', 'staff', 'manager', 'admin')),
    lang     TEXT NOT NULL,
    blocked  INTEGER NOT NULL DEFAULT 0 CHECK (blocked IN (0, 1)),
    reached  INTEGER NOT NULL DEFAULT 0, -- when blocked was last known
    telling  TEXT NOT NULL DEFAULT 'now' CHECK (telling IN ('now', 'daily')), -- to refuse is a consent withdrawn
    menu     TEXT NOT NULL DEFAULT '',          -- the list of commands their phone was last given
    met      INTEGER NOT NULL,
    folded   TEXT NOT NULL DEFAULT '',          -- name, for searching
    phone    TEXT NOT NULL DEFAULT '',          -- 0…, as the person gave it
    hamlets  TEXT NOT NULL DEFAULT '',          -- in words, where in the communes a collaborator works
    since    INTEGER NOT NULL DEFAULT 0,        -- when the role was given
    version  INTEGER NOT NULL DEFAULT 1,        -- grows with role, communes and account
    became   INTEGER REFERENCES people (id),    -- this account's person is that one now; user and chat are no accounts then
    erased   INTEGER                            -- when their data were erased; name is a stand-in then, user and chat no account
) STRICT;
CREATE INDEX people_chat ON people (chat);
CREATE INDEX people_phone ON people (phone) WHERE phone <> '';
CREATE INDEX people_roles ON people (role) WHERE role NOT IN ('', 'owner');
CREATE INDEX people_staff ON people (role) WHERE role IN ('staff', 'manager', 'admin');

CREATE TABLE person_communes (
    seq     INTEGER PRIMARY KEY, -- keeps the order in which they were added
    person  INTEGER NOT NULL REFERENCES people (id),
    commune TEXT NOT NULL CHECK (commune <> ''),
    UNIQUE (person, commune)
) STRICT;
CREATE INDEX person_communes_commune ON person_communes (commune);

-- What became of people: who, when, what, by whom. Append-only; a deletion of
-- personal data blanks before, after and the name of whoever did it.
CREATE TABLE people_history (
    seq        INTEGER PRIMARY KEY,
    key        TEXT NOT NULL CHECK (key <> ''), -- of the change
    person     INTEGER NOT NULL REFERENCES people (id),
    at         INTEGER NOT NULL,
    actor      INTEGER REFERENCES people (id), -- NULL: the system
    actor_name TEXT NOT NULL,
    action     TEXT NOT NULL CHECK (action <> ''),
    before     TEXT,
    after      TEXT,
    records    INTEGER NOT NULL DEFAULT 0, -- that went over,
    drafts     INTEGER NOT NULL DEFAULT 0,
    channel    TEXT NOT NULL
) STRICT;
CREATE INDEX people_history_person ON people_history (person, seq);
CREATE INDEX people_history_key ON people_history (key);
-- +goose StatementBegin
CREATE TRIGGER people_history_stays BEFORE DELETE ON people_history
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER people_history_not_replaced BEFORE INSERT ON people_history
WHEN EXISTS (SELECT 1 FROM people_history WHERE seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER people_history_only_blanked BEFORE UPDATE ON people_history
WHEN NEW.seq IS NOT OLD.seq OR NEW.key IS NOT OLD.key OR NEW.person IS NOT OLD.person OR NEW.at IS NOT OLD.at
    OR NEW.actor IS NOT OLD.actor OR (NEW.actor_name <> '' AND NEW.actor_name IS NOT OLD.actor_name) OR NEW.action IS NOT OLD.action
    OR NEW.records IS NOT OLD.records OR NEW.drafts IS NOT OLD.drafts OR NEW.channel IS NOT OLD.channel
    OR (NEW.before IS NOT NULL AND NEW.before IS NOT OLD.before)
    OR (NEW.after IS NOT NULL AND NEW.after IS NOT OLD.after)
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
-- +goose StatementEnd

CREATE TABLE consents (
    seq     INTEGER PRIMARY KEY,
    person  INTEGER NOT NULL REFERENCES people (id),
    purpose TEXT NOT NULL CHECK (purpose <> ''),
    version TEXT NOT NULL,
    given   INTEGER NOT NULL CHECK (given IN (0, 1)),
    at      INTEGER NOT NULL,
    UNIQUE (person, purpose, version, given, at)
) STRICT;
-- +goose StatementBegin
CREATE TRIGGER consents_stay BEFORE DELETE ON consents
BEGIN SELECT RAISE(ABORT, 'consents are append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER consents_fixed BEFORE UPDATE ON consents
BEGIN SELECT RAISE(ABORT, 'consents are append-only'); END;
-- +goose StatementEnd

CREATE TABLE invites (
    hash     TEXT PRIMARY KEY,
    role     TEXT NOT NULL CHECK (role IN ('owner', 'collaborator', 'commune', 'staff', 'manager', 'admin')),
    communes TEXT NOT NULL CHECK (json_valid(communes)),
    uses     INTEGER NOT NULL CHECK (uses >= 0),
    expires  INTEGER NOT NULL,
    by       TEXT NOT NULL,
    maker    INTEGER REFERENCES people (id), -- NULL: the command line
    person   INTEGER REFERENCES people (id), -- whoever redeems it becomes this person,
    heir_of  INTEGER REFERENCES people (id)  -- or takes over this one's records of the communes
) STRICT, WITHOUT ROWID;
CREATE INDEX invites_open ON invites (expires) WHERE uses > 0;

-- A new state is a new row, not a rebuilt table.
CREATE TABLE states (state TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO states VALUES ('sent'), ('in_review'), ('returned'), ('resubmitted'), ('paused'),
    ('accepted'), ('surveyed'), ('proposed'), ('deferred'), ('not_eligible'), ('not_planned'), ('duplicate'),
    ('out_of_scope'), ('withdrawn'), ('answered'), ('closed'),
    ('acknowledged'), ('done'), ('declined'), ('erased'), ('running'), ('reported'), ('unreported');

CREATE TABLE records (
    number    INTEGER PRIMARY KEY CHECK (number > 0), -- also the rowid of record_words
    id        TEXT NOT NULL UNIQUE CHECK (id <> ''),
    kind      TEXT NOT NULL CHECK (kind IN ('facility', 'need', 'question', 'application', 'interest', 'privacy', 'breach')),
    state     TEXT NOT NULL REFERENCES states (state),
    version   INTEGER NOT NULL CHECK (version > 0),
    form      INTEGER NOT NULL,
    title     TEXT NOT NULL,
    folded    TEXT NOT NULL, -- title, for comparing
    commune   TEXT NOT NULL,
    phone     TEXT NOT NULL,
    facility  TEXT REFERENCES records (id),
    content   TEXT NOT NULL,
    plan_year INTEGER NOT NULL,
    sender    INTEGER NOT NULL REFERENCES people (id),
    owner     INTEGER REFERENCES people (id), -- of a facility: who has proven to be its owner
    claimer   INTEGER REFERENCES people (id),
    until     INTEGER,
    fields    TEXT NOT NULL CHECK (json_valid(fields)),
    note      TEXT NOT NULL,
    reply     TEXT NOT NULL,
    answers   TEXT NOT NULL CHECK (json_valid(answers)),
    created   INTEGER NOT NULL,
    updated   INTEGER NOT NULL,
    confirmer INTEGER REFERENCES people (id), -- the commune's contact who confirmed it,
    confirmed INTEGER,                        -- and when
    mended    INTEGER,                        -- when answers were last changed
    vouched   INTEGER,                        -- when its sender last said that a facility is still right,
    asked     INTEGER NOT NULL DEFAULT 0,     -- and was last asked whether it is
    place     TEXT NOT NULL DEFAULT '' CHECK (place = '' OR json_valid(place)), -- where its sender was told to go
    follows   TEXT REFERENCES records (id),   -- the record in which it is followed
    past      TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(past)), -- the states to come back to
    reminded  INTEGER NOT NULL DEFAULT 0,     -- how often, since it was sent back,
    reminded_at INTEGER NOT NULL DEFAULT 0,   -- and when last
    erased    INTEGER,                        -- when its personal data were erased
    verdict   TEXT NOT NULL DEFAULT '',       -- a need: what the rules said of its answers when they were sent,
    rules     TEXT NOT NULL DEFAULT '',       -- in which version,
    checked   INTEGER NOT NULL DEFAULT 0,     -- and when;
    found     TEXT NOT NULL DEFAULT '',       -- what they say now, '': it was never checked,
    found_by  TEXT NOT NULL DEFAULT '',       -- in which version, '': its facts have changed since
    ruling    TEXT NOT NULL DEFAULT '' CHECK (ruling = '' OR json_valid(ruling)) -- what the centre says instead
) STRICT;
CREATE INDEX records_unchecked ON records (found_by) WHERE kind = 'need' AND found <> ''
    AND state IN ('sent', 'in_review', 'returned', 'resubmitted', 'paused', 'accepted', 'surveyed', 'proposed', 'deferred');
CREATE UNIQUE INDEX records_application ON records (sender) WHERE kind = 'application' AND state IN ('sent', 'in_review');
CREATE INDEX records_sender ON records (sender, kind, updated);
CREATE INDEX records_commune ON records (commune, kind, folded, state, sender); -- the last two: to count from it alone
CREATE INDEX records_back ON records (sender, updated) WHERE state IN ('returned', 'paused');
CREATE INDEX records_phone ON records (phone) WHERE phone <> '';
CREATE INDEX records_owner ON records (owner) WHERE owner IS NOT NULL;
CREATE INDEX records_facility ON records (facility) WHERE facility IS NOT NULL;
CREATE INDEX records_kind ON records (kind, updated, state, sender);
CREATE INDEX records_claimer ON records (claimer, until) WHERE claimer IS NOT NULL;
CREATE INDEX records_stale ON records (max(created, ifnull(mended, 0), ifnull(vouched, 0), ifnull(confirmed, 0)), asked, sender)
    WHERE kind = 'facility' AND state IN ('sent', 'in_review', 'resubmitted', 'accepted');
CREATE INDEX records_asked ON records (sender, asked) WHERE asked > 0;
CREATE INDEX records_returned ON records (updated) WHERE state = 'returned';
CREATE INDEX records_data ON records (kind, created) WHERE kind IN ('privacy', 'breach') AND state IN ('sent', 'acknowledged', 'running');
CREATE INDEX records_queue ON records (created, state) WHERE state IN ('sent', 'resubmitted', 'in_review');

-- What people search by, folded before it comes here: FTS5 itself does not fold đ.
CREATE VIRTUAL TABLE record_words USING fts5 (
    words, content = '', contentless_delete = 1, prefix = '2 3', tokenize = 'unicode61 remove_diacritics 0'
);

-- What facilities share with another record of the same one, as numbers.
CREATE TABLE alike (
    key    INTEGER NOT NULL,
    number INTEGER NOT NULL REFERENCES records (number),
    PRIMARY KEY (key, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX alike_number ON alike (number);

-- Who was linked to which facility as its owner, and who took that back.
CREATE TABLE owners (
    seq    INTEGER PRIMARY KEY,
    record TEXT NOT NULL REFERENCES records (id),
    person INTEGER NOT NULL REFERENCES people (id),
    linked INTEGER NOT NULL CHECK (linked IN (0, 1)),
    actor  INTEGER REFERENCES people (id),
    at     INTEGER NOT NULL
) STRICT;
CREATE INDEX owners_record ON owners (record, person, seq);
CREATE INDEX owners_person ON owners (person);

-- Which message gave which answer: its edit asks for a correction.
CREATE TABLE record_messages (
    chat    INTEGER NOT NULL,
    message INTEGER NOT NULL,
    record  TEXT NOT NULL REFERENCES records (id),
    step    TEXT NOT NULL,
    PRIMARY KEY (chat, message, record, step)
) STRICT, WITHOUT ROWID;
CREATE INDEX record_messages_record ON record_messages (record, step);

CREATE TABLE history (
    seq        INTEGER PRIMARY KEY,
    record     TEXT NOT NULL REFERENCES records (id),
    at         INTEGER NOT NULL,
    actor      INTEGER REFERENCES people (id), -- NULL: the system
    actor_name TEXT NOT NULL,
    action     TEXT NOT NULL CHECK (action <> ''),
    field      TEXT NOT NULL,
    before     TEXT,
    after      TEXT,
    channel    TEXT NOT NULL,
    form       INTEGER NOT NULL,
    note       TEXT
) STRICT;
CREATE INDEX history_record ON history (record, seq);
-- +goose StatementBegin
CREATE TRIGGER history_stays BEFORE DELETE ON history
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER history_not_replaced BEFORE INSERT ON history
WHEN EXISTS (SELECT 1 FROM history WHERE seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER history_only_blanked BEFORE UPDATE ON history
WHEN NEW.seq IS NOT OLD.seq OR NEW.record IS NOT OLD.record OR NEW.at IS NOT OLD.at
    OR NEW.actor IS NOT OLD.actor OR (NEW.actor_name <> '' AND NEW.actor_name IS NOT OLD.actor_name)
    OR NEW.action IS NOT OLD.action OR NEW.field IS NOT OLD.field
    OR NEW.channel IS NOT OLD.channel OR NEW.form IS NOT OLD.form
    OR (NEW.before IS NOT NULL AND NEW.before IS NOT OLD.before)
    OR (NEW.after IS NOT NULL AND NEW.after IS NOT OLD.after)
    OR (NEW.note IS NOT NULL AND NEW.note IS NOT OLD.note)
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
-- +goose StatementEnd

-- The journal of conversations.
CREATE TABLE sessions (
    chat     INTEGER NOT NULL,
    user     INTEGER NOT NULL,
    revision INTEGER NOT NULL CHECK (revision > 0),
    owed     INTEGER NOT NULL CHECK (owed IN (0, 1)), -- a view is decided and not known to be shown
    body     TEXT NOT NULL,
    PRIMARY KEY (chat, user)
) STRICT;
CREATE INDEX sessions_owed ON sessions (chat, user) WHERE owed = 1;

CREATE TABLE drafts (
    id      TEXT PRIMARY KEY CHECK (id <> ''),
    chat    INTEGER NOT NULL,
    user    INTEGER NOT NULL,
    flow    TEXT NOT NULL,
    form    INTEGER NOT NULL,
    record  TEXT REFERENCES records (id),
    version INTEGER NOT NULL,
    fields  TEXT NOT NULL CHECK (json_valid(fields)),
    part    TEXT NOT NULL DEFAULT '', -- of the form, when only that is filled in
    answers TEXT NOT NULL CHECK (json_valid(answers)),
    title   TEXT NOT NULL,
    opened  INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    warned  INTEGER NOT NULL DEFAULT 0, -- how often its owner was told that it will be purged,
    told    INTEGER NOT NULL DEFAULT 0  -- and when last
) STRICT;
CREATE INDEX drafts_user ON drafts (user, chat, changed);
CREATE INDEX drafts_changed ON drafts (changed);
CREATE INDEX drafts_record ON drafts (record) WHERE record IS NOT NULL;

-- Lessons gone through, with the best result.
CREATE TABLE learned (
    person    INTEGER NOT NULL REFERENCES people (id),
    lesson    TEXT NOT NULL CHECK (lesson <> ''),
    correct   INTEGER NOT NULL CHECK (correct >= 0),
    questions INTEGER NOT NULL CHECK (questions >= correct),
    at        INTEGER NOT NULL,
    PRIMARY KEY (person, lesson)
) STRICT, WITHOUT ROWID;

-- The centre's own articles. Append-only: the newest version of an id is what is read.
CREATE TABLE articles (
    seq    INTEGER PRIMARY KEY,
    id     TEXT NOT NULL CHECK (id <> ''),
    title  TEXT NOT NULL CHECK (title <> ''),
    text   TEXT NOT NULL CHECK (text <> ''),
    asked  TEXT NOT NULL,
    author INTEGER NOT NULL REFERENCES people (id),
    at     INTEGER NOT NULL,
    gone   INTEGER NOT NULL CHECK (gone IN (0, 1))
) STRICT;
CREATE INDEX articles_id ON articles (id, seq);
-- How often an article was, or was not, an answer. Nothing is kept of who said so.
CREATE TABLE ratings (
    article TEXT PRIMARY KEY CHECK (article <> ''),
    useful  INTEGER NOT NULL,
    useless INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Where a staff card is shown, to be changed when the record changes.
CREATE TABLE cards (
    chat    INTEGER NOT NULL,
    message INTEGER NOT NULL,
    record  TEXT NOT NULL REFERENCES records (id),
    PRIMARY KEY (chat, message)
) STRICT, WITHOUT ROWID;
CREATE INDEX cards_record ON cards (record);

CREATE TABLE notices (
    id           INTEGER PRIMARY KEY,
    key          TEXT NOT NULL UNIQUE,
    person       INTEGER REFERENCES people (id), -- NULL: the staff group
    chat         INTEGER,                        -- NULL: the person's or the group's, as it is when sent
    kind         TEXT NOT NULL CHECK (kind <> ''),
    record       TEXT NOT NULL,                  -- or a draft's id: no reference
    message      INTEGER NOT NULL DEFAULT 0,
    version      INTEGER NOT NULL DEFAULT 0,     -- the record's when it was queued
    at           INTEGER NOT NULL,               -- when there was something to tell
    due          INTEGER NOT NULL,               -- not to be tried before
    tries        INTEGER NOT NULL DEFAULT 0,
    state        TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'failed', 'superseded', 'skipped')),
    error        TEXT NOT NULL DEFAULT '',
    sent_at      INTEGER,
    sent_message INTEGER,
    settled_by   INTEGER REFERENCES people (id)  -- who had it tried again or skipped
) STRICT;
CREATE INDEX notices_due ON notices (due) WHERE state = 'waiting';
CREATE INDEX notices_lane ON notices (record, person, id) WHERE state = 'waiting';
CREATE INDEX notices_person ON notices (person, id) WHERE state = 'waiting';
CREATE INDEX notices_failed ON notices (at) WHERE state = 'failed';
CREATE INDEX notices_farewell ON notices (at) WHERE kind = 'farewell';

-- What records hold as photos and documents: their content is fetched later.
CREATE TABLE files (
    file_id TEXT PRIMARY KEY CHECK (file_id <> ''),
    record  TEXT NOT NULL REFERENCES records (id), -- the first that had it
    step    TEXT NOT NULL,
    state   TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'kept', 'failed')),
    tries   INTEGER NOT NULL DEFAULT 0,
    due     INTEGER NOT NULL,
    path    TEXT NOT NULL DEFAULT '', -- in the folder of files, named by content: two rows may share one
    size    INTEGER NOT NULL DEFAULT 0,
    sha256  TEXT NOT NULL DEFAULT '',
    why     TEXT NOT NULL DEFAULT '',
    CHECK ((state = 'kept') = (path <> ''))
) STRICT, WITHOUT ROWID;
CREATE INDEX files_due ON files (due, file_id) WHERE state = 'waiting';
CREATE INDEX files_record ON files (record);

-- Contents of files that were erased, until they are removed from the folder.
CREATE TABLE shreds (
    path TEXT PRIMARY KEY CHECK (path <> ''),
    at   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Keys of changes whose own table cannot tell a repetition.
CREATE TABLE applied (
    key    TEXT PRIMARY KEY,
    digest TEXT NOT NULL,
    at     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What was changed in the settings of the centre.
CREATE TABLE centre_history (
    seq        INTEGER PRIMARY KEY,
    at         INTEGER NOT NULL,
    actor      INTEGER REFERENCES people (id), -- NULL: the system
    actor_name TEXT NOT NULL,
    name       TEXT NOT NULL CHECK (name <> ''),
    before     TEXT NOT NULL,
    after      TEXT NOT NULL
) STRICT;
-- +goose StatementBegin
CREATE TRIGGER centre_history_stays BEFORE DELETE ON centre_history
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER centre_history_fixed BEFORE UPDATE ON centre_history
WHEN NEW.seq IS NOT OLD.seq OR NEW.at IS NOT OLD.at OR NEW.actor IS NOT OLD.actor OR NEW.actor_name <> ''
    OR NEW.name IS NOT OLD.name OR NEW.before IS NOT OLD.before OR NEW.after IS NOT OLD.after
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
-- +goose StatementEnd

-- After a crash: how often an update was about to be handled.
CREATE TABLE attempts (
    update_id INTEGER PRIMARY KEY,
    times     INTEGER NOT NULL DEFAULT 1,
    at        INTEGER NOT NULL
) STRICT;

-- Sessions that cannot be read any more, as they were.
CREATE TABLE unreadable (
    seq      INTEGER PRIMARY KEY,
    chat     INTEGER NOT NULL,
    user     INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    body     TEXT NOT NULL,
    at       INTEGER NOT NULL,
    UNIQUE (chat, user, revision)
) STRICT;

-- Events that could not be handled: no personal data.
CREATE TABLE troubles (
    update_id INTEGER PRIMARY KEY,
    what      TEXT NOT NULL,
    times     INTEGER NOT NULL DEFAULT 1,
    at        INTEGER NOT NULL
) STRICT;
