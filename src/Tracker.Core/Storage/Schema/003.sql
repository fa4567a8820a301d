-- What people put right.

-- What somebody typed in: it outlives a rebuild and outranks evidence, so it names mails and commits by their own ids.
CREATE TABLE corrections (
    correction_key INTEGER PRIMARY KEY,
    community_key  INTEGER NOT NULL REFERENCES communities,
    kind           INTEGER NOT NULL,   -- CorrectionKind
    message_id     TEXT NOT NULL,      -- the patch; of "same series" a mail of the one
    other_id       TEXT NOT NULL,      -- the commit, 40 hex digits; of "same series" the message-id of a mail of the other
    made_by        TEXT NOT NULL,
    made_at        INTEGER NOT NULL,   -- Unix seconds, UTC
    reason         TEXT,               -- null: none was given
    UNIQUE (community_key, kind, message_id, other_id)
) STRICT;

-- Commits that are no patch that an exact key finds: they are compared with the open patches, those of the last weeks whenever
-- something new has come.
CREATE TABLE waiting_commits (
    community_key INTEGER NOT NULL,
    committed_at  INTEGER NOT NULL,
    commit_key    INTEGER NOT NULL,
    is_asked      INTEGER NOT NULL,
    PRIMARY KEY (community_key, committed_at, commit_key)
) STRICT, WITHOUT ROWID;
