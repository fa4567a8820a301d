-- All times are Unix seconds, UTC. Keys are Tracker's own numbers; ids are other people's.

CREATE TABLE communities (
    community_key INTEGER PRIMARY KEY,
    name          TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE sync_passes (
    pass_key   INTEGER PRIMARY KEY,
    started_at INTEGER NOT NULL,
    ended_at   INTEGER,            -- null while it runs, and for ever when it was killed
    failures   TEXT,               -- one line for each source that failed; null when none did
    summary    TEXT
) STRICT;

-- Mail in ------------------------------------------------------------------------------------------------------------

CREATE TABLE archives (
    archive_key   INTEGER PRIMARY KEY,
    community_key INTEGER NOT NULL REFERENCES communities,
    name          TEXT NOT NULL,
    web           TEXT,            -- where its mails can be read, as <web>/<message-id>/; null: nowhere
    since         INTEGER,         -- mails before this were not read; null: all were
    read_at       INTEGER,         -- when it was last read to its end; null: never
    failure       TEXT,            -- why the last pass could not read it; null: it could
    is_followed   INTEGER NOT NULL DEFAULT 1,   -- 0: the configuration names it no longer
    UNIQUE (community_key, name)
) STRICT;

CREATE TABLE archive_sources (
    source_key  INTEGER PRIMARY KEY,
    archive_key INTEGER NOT NULL REFERENCES archives ON DELETE CASCADE,
    name        TEXT NOT NULL,     -- an epoch, a file
    bookmark    TEXT NOT NULL,
    UNIQUE (archive_key, name)
) STRICT;

CREATE TABLE people (
    person_key INTEGER PRIMARY KEY,
    email      TEXT NOT NULL,
    name       TEXT NOT NULL,
    UNIQUE (email, name)
) STRICT;

CREATE TABLE mails (
    mail_key      INTEGER PRIMARY KEY,
    community_key INTEGER NOT NULL REFERENCES communities,
    message_id    TEXT NOT NULL,
    kind          INTEGER NOT NULL,   -- MailKind
    subject       TEXT NOT NULL,
    person_key    INTEGER NOT NULL REFERENCES people,
    dated_at      INTEGER,            -- the Date: header; null when unreadable
    posted_at     INTEGER NOT NULL,   -- dated_at where believable, else when the archive got it
    thread_hash   INTEGER NOT NULL,   -- StableHash of the thread's first message-id
    in_reply_to   TEXT,
    refs          TEXT,               -- References:, oldest first, joined by a space; null when in_reply_to says it all
    UNIQUE (community_key, message_id)
) STRICT;
CREATE INDEX mails_by_thread ON mails (thread_hash);
CREATE INDEX mails_patches_by_time ON mails (community_key, posted_at) WHERE kind = 2;

-- A mail may stand in several places (cross-posts, doubles); a place has one mail, or none when it was set aside.
CREATE TABLE mail_places (
    source_key INTEGER NOT NULL REFERENCES archive_sources ON DELETE CASCADE,
    locator    ANY NOT NULL,          -- a blob id as 20 bytes, else text
    mail_key   INTEGER REFERENCES mails,
    set_aside  TEXT,                  -- why it could not be read; null when mail_key is set
    PRIMARY KEY (source_key, locator)
) STRICT, WITHOUT ROWID;
CREATE INDEX mail_places_by_mail ON mail_places (mail_key);
CREATE INDEX mail_places_set_aside ON mail_places (source_key) WHERE set_aside IS NOT NULL;

-- Patch mails and cover letters (part = 0).
CREATE TABLE patches (
    mail_key     INTEGER PRIMARY KEY REFERENCES mails ON DELETE CASCADE,
    title        TEXT NOT NULL,
    title_hash   INTEGER NOT NULL,    -- PatchTitle.Hash
    version      INTEGER,
    part         INTEGER,
    parts        INTEGER,
    is_rfc       INTEGER NOT NULL,
    is_resend    INTEGER NOT NULL,
    prefixes     TEXT NOT NULL,       -- joined by a space
    author_key   INTEGER NOT NULL REFERENCES people,
    authored_at  INTEGER,
    has_diff     INTEGER NOT NULL,
    patch_id     BLOB,
    content_hash INTEGER,
    files        TEXT,                -- joined by a line feed
    sketch       BLOB,                -- LineSketch: hashes little-endian, then the number of lines
    added        INTEGER NOT NULL,
    removed      INTEGER NOT NULL,
    change_id    TEXT,
    base_commit  TEXT,
    links        TEXT,                -- message-ids joined by a space
    extractor    INTEGER NOT NULL     -- version of the code that read the mail
) STRICT;
CREATE INDEX patches_by_title ON patches (title_hash);
CREATE INDEX patches_by_authored_at ON patches (authored_at);
CREATE INDEX patches_by_patch_id ON patches (patch_id) WHERE patch_id IS NOT NULL;
CREATE INDEX patches_by_content ON patches (content_hash) WHERE content_hash IS NOT NULL;

-- Series -------------------------------------------------------------------------------------------------------------

-- Mails that share a key (thread, title and sender, change-id, link) are put together at one time: a cluster.
CREATE TABLE series_keys (
    key_hash INTEGER PRIMARY KEY,     -- StableHash of the key's text, with its community
    cluster  INTEGER NOT NULL
) STRICT;

CREATE TABLE series_members (
    mail_key INTEGER PRIMARY KEY REFERENCES mails ON DELETE CASCADE,
    cluster  INTEGER NOT NULL
) STRICT;
CREATE INDEX series_members_by_cluster ON series_members (cluster);

CREATE TABLE series (
    series_key      INTEGER PRIMARY KEY,   -- the smallest mail_key among its versions' first mails
    cluster         INTEGER NOT NULL,
    community_key   INTEGER NOT NULL REFERENCES communities,
    title           TEXT NOT NULL,         -- of the latest version
    person_key      INTEGER NOT NULL REFERENCES people,
    first_posted_at INTEGER NOT NULL,
    last_posted_at  INTEGER NOT NULL
) STRICT;
CREATE INDEX series_by_cluster ON series (cluster);
CREATE INDEX series_by_time ON series (last_posted_at);

CREATE TABLE versions (
    version_key INTEGER PRIMARY KEY,       -- the mail_key of its cover letter, else of its first part
    series_key  INTEGER NOT NULL REFERENCES series ON DELETE CASCADE,
    position    INTEGER NOT NULL,          -- 1 for the earliest posting of the series
    number      INTEGER NOT NULL,
    is_rfc      INTEGER NOT NULL,
    is_resend   INTEGER NOT NULL,
    cover_key   INTEGER REFERENCES mails,
    parts       INTEGER NOT NULL,          -- as many as it says it has
    title       TEXT NOT NULL,
    posted_at   INTEGER NOT NULL,
    link_reason TEXT
) STRICT;
CREATE INDEX versions_by_series ON versions (series_key);
CREATE INDEX versions_by_cover ON versions (cover_key) WHERE cover_key IS NOT NULL;

CREATE TABLE version_parts (
    version_key     INTEGER NOT NULL REFERENCES versions ON DELETE CASCADE,
    part            INTEGER NOT NULL,
    mail_key        INTEGER NOT NULL REFERENCES mails,
    is_carried_over INTEGER NOT NULL,
    is_double       INTEGER NOT NULL,
    PRIMARY KEY (version_key, part, mail_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX version_parts_by_mail ON version_parts (mail_key);

CREATE VIRTUAL TABLE series_search USING fts5 (
    title, parts, people, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 2"
);

-- Commits in ---------------------------------------------------------------------------------------------------------

CREATE TABLE trees (
    tree_key      INTEGER PRIMARY KEY,
    community_key INTEGER NOT NULL REFERENCES communities,
    name          TEXT NOT NULL,
    role          INTEGER NOT NULL,   -- TreeRole
    read_at       INTEGER,            -- when what it held was last fetched and read to its end; null: never
    failure       TEXT,               -- why the last pass could not; null: it could
    is_followed   INTEGER NOT NULL DEFAULT 1,   -- 0: the configuration names it no longer
    UNIQUE (community_key, name)
) STRICT;

CREATE TABLE branches (
    branch_key INTEGER PRIMARY KEY,
    tree_key   INTEGER NOT NULL REFERENCES trees ON DELETE CASCADE,
    name       TEXT NOT NULL,
    tip        BLOB,                  -- read up to here; null: nothing yet
    UNIQUE (tree_key, name)
) STRICT;

CREATE TABLE releases (
    release_key INTEGER PRIMARY KEY,
    tree_key    INTEGER NOT NULL REFERENCES trees ON DELETE CASCADE,
    name        TEXT NOT NULL,        -- the tag
    commit_id   BLOB NOT NULL,
    tagged_at   INTEGER NOT NULL,
    UNIQUE (tree_key, name)
) STRICT;

CREATE TABLE commits (
    commit_key    INTEGER PRIMARY KEY,
    community_key INTEGER NOT NULL REFERENCES communities,
    id            BLOB NOT NULL,
    title         TEXT NOT NULL,
    title_hash    INTEGER NOT NULL,   -- PatchTitle.Hash
    author_key    INTEGER NOT NULL REFERENCES people,
    authored_at   INTEGER NOT NULL,
    committer_key INTEGER NOT NULL REFERENCES people,
    committed_at  INTEGER NOT NULL,
    is_merge      INTEGER NOT NULL,
    UNIQUE (community_key, id)
) STRICT;
CREATE INDEX commits_by_title ON commits (title_hash);
CREATE INDEX commits_by_authored_at ON commits (authored_at);

-- Commits of a tree that could not be read, and what only they lead to neither, until they can.
CREATE TABLE commits_set_aside (
    tree_key INTEGER NOT NULL REFERENCES trees ON DELETE CASCADE,
    id       BLOB NOT NULL,
    reason   TEXT NOT NULL,
    PRIMARY KEY (tree_key, id)
) STRICT, WITHOUT ROWID;

-- Diffs cost milliseconds each: read only where matching asks, kept with the version of the code that read them.
CREATE TABLE commit_diffs (
    commit_key   INTEGER PRIMARY KEY REFERENCES commits ON DELETE CASCADE,
    extractor    INTEGER NOT NULL,
    unreadable   TEXT,                -- why git could not make the diff; null when it could
    patch_id     BLOB,
    content_hash INTEGER,
    files        TEXT,
    sketch       BLOB
) STRICT;
CREATE INDEX commit_diffs_by_patch_id ON commit_diffs (patch_id) WHERE patch_id IS NOT NULL;
CREATE INDEX commit_diffs_unreadable ON commit_diffs (commit_key) WHERE unreadable IS NOT NULL;
CREATE INDEX commit_diffs_by_content ON commit_diffs (content_hash) WHERE content_hash IS NOT NULL;

CREATE TABLE commit_links (
    commit_key INTEGER NOT NULL REFERENCES commits ON DELETE CASCADE,
    kind       INTEGER NOT NULL,      -- CommitLinkKind
    message_id TEXT NOT NULL,
    PRIMARY KEY (commit_key, kind, message_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX commit_links_by_message ON commit_links (message_id);

CREATE TABLE commit_markers (
    commit_key INTEGER NOT NULL REFERENCES commits ON DELETE CASCADE,
    kind       INTEGER NOT NULL,      -- CommitMarkerKind
    target     TEXT NOT NULL,         -- hex, maybe shortened
    target_key INTEGER REFERENCES commits,   -- null while no such commit is known
    PRIMARY KEY (commit_key, kind, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX commit_markers_by_target ON commit_markers (target_key);

-- What each branch holds, and held. Branches of stable and next trees hold here only what mainline does not.
CREATE TABLE branch_commits (
    branch_key  INTEGER NOT NULL REFERENCES branches ON DELETE CASCADE,
    commit_key  INTEGER NOT NULL REFERENCES commits,
    seen_at     INTEGER NOT NULL,     -- when the pass that first saw it there began
    left_at     INTEGER,              -- when a pass first missed it (a rewind); null: it is there
    release_key INTEGER REFERENCES releases ON DELETE SET NULL,   -- the first that contains it
    PRIMARY KEY (branch_key, commit_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX branch_commits_by_commit ON branch_commits (commit_key);

-- Matching and landings ----------------------------------------------------------------------------------------------

CREATE TABLE evidence (
    commit_key INTEGER NOT NULL REFERENCES commits ON DELETE CASCADE,
    mail_key   INTEGER NOT NULL REFERENCES mails ON DELETE CASCADE,
    kind       INTEGER NOT NULL,      -- EvidenceKind
    saw        TEXT NOT NULL,         -- what spoke: the trailer's message-id, the date, the hash
    PRIMARY KEY (commit_key, mail_key, kind)
) STRICT, WITHOUT ROWID;
CREATE INDEX evidence_by_mail ON evidence (mail_key);

CREATE TABLE matches (
    commit_key INTEGER NOT NULL REFERENCES commits ON DELETE CASCADE,
    mail_key   INTEGER NOT NULL REFERENCES mails ON DELETE CASCADE,
    confidence REAL NOT NULL,
    PRIMARY KEY (commit_key, mail_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX matches_by_mail ON matches (mail_key);

-- From when on commits have been asked for, and by which rules: other rules, or older mails, ask again.
CREATE TABLE match_windows (
    community_key INTEGER PRIMARY KEY REFERENCES communities,
    since         INTEGER NOT NULL,   -- committed_at
    rules         TEXT NOT NULL
) STRICT;

CREATE TABLE landings (
    mail_key    INTEGER NOT NULL REFERENCES mails ON DELETE CASCADE,
    branch_key  INTEGER NOT NULL REFERENCES branches ON DELETE CASCADE,
    commit_key  INTEGER NOT NULL REFERENCES commits ON DELETE CASCADE,
    state       INTEGER NOT NULL,     -- LandingState
    PRIMARY KEY (mail_key, branch_key, commit_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX landings_by_commit ON landings (commit_key);

-- Work that one stage leaves to the next, in the same transaction as what caused it.
CREATE TABLE series_queue  (mail_key   INTEGER PRIMARY KEY) STRICT;   -- new patch mails, to be put into series
CREATE TABLE patch_queue   (mail_key   INTEGER PRIMARY KEY) STRICT;   -- new patch mails, whose commits may be here already
CREATE TABLE commit_queue  (commit_key INTEGER PRIMARY KEY) STRICT;   -- commits to be matched
CREATE TABLE landing_queue (commit_key INTEGER PRIMARY KEY) STRICT;   -- commits whose match, branches or reverts changed
