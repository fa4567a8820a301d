-- The host's desk: episodes, what they speak of, and what is followed.

-- Mails of a week, by kind: what is answered and asked about, not patches alone.
DROP INDEX mails_patches_by_time;
CREATE INDEX mails_by_time ON mails (community_key, kind, posted_at);

-- Since when and until when somebody wrote mails and commits, and how many, is told by these alone.
CREATE INDEX mails_by_person ON mails (person_key, posted_at);
CREATE INDEX commits_by_author ON commits (author_key, authored_at);

-- What the host typed in: it outlives a rebuild, so it names mails by their own ids.
CREATE TABLE episodes (
    episode_key INTEGER PRIMARY KEY,
    name        TEXT NOT NULL UNIQUE,   -- how commands and pages call it: "2017-07-07", or what the host chose
    title       TEXT NOT NULL,          -- the first line of the notes that says something
    aired_at    INTEGER NOT NULL,       -- the beginning (UTC) of the day on which it was aired
    added_at    INTEGER NOT NULL,
    text        TEXT NOT NULL,          -- the notes as they were when added: a better reader reads them again
    reader      INTEGER NOT NULL        -- version of the code that read the mentions
) STRICT;

CREATE TABLE episode_mentions (
    episode_key   INTEGER NOT NULL REFERENCES episodes ON DELETE CASCADE,
    position      INTEGER NOT NULL,     -- of the quote in the text, in UTF-16 units from 0
    length        INTEGER NOT NULL,
    line          INTEGER NOT NULL,     -- from 1
    col           INTEGER NOT NULL,     -- from 1, in UTF-16 units
    kind          INTEGER NOT NULL,     -- MentionKind
    person        TEXT,                 -- as written; null: nobody is named
    title         TEXT,                 -- as written; null: it has none
    version       INTEGER,              -- null: not said
    parts         INTEGER,              -- null: not said
    quote         TEXT NOT NULL,        -- what stands in the text
    reference     TEXT,                 -- an explicit message-id, address or commit id; null: none
    community_key INTEGER REFERENCES communities,
    message_id    TEXT,                 -- the mail that it was found to speak of; null: not found yet, or not sure
    score         REAL,                 -- how sure that is, 0 to 1
    PRIMARY KEY (episode_key, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX episode_mentions_by_mail ON episode_mentions (message_id) WHERE message_id IS NOT NULL;

-- What the host follows besides what episodes speak of.
CREATE TABLE follows (
    follow_key    INTEGER PRIMARY KEY,
    community_key INTEGER NOT NULL REFERENCES communities,
    message_id    TEXT NOT NULL,        -- a mail of the series
    query         TEXT NOT NULL,        -- as typed
    added_at      INTEGER NOT NULL,
    UNIQUE (community_key, message_id)
) STRICT;
