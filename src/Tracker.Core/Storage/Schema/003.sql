-- What people put right, and what finds a patch whose keys have all changed.

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

-- The rarest added and removed lines, and the files, of patches that are young and not settled: what a commit is looked for
-- by when nothing else names its patch. A patch leaves it when it has landed or is too old to land.
CREATE TABLE open_lines (
    line_hash INTEGER NOT NULL,
    mail_key  INTEGER NOT NULL REFERENCES patches ON DELETE CASCADE,
    PRIMARY KEY (line_hash, mail_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX open_lines_by_mail ON open_lines (mail_key);

CREATE TABLE open_files (
    file_hash INTEGER NOT NULL,        -- StableHash of the path
    mail_key  INTEGER NOT NULL REFERENCES patches ON DELETE CASCADE,
    PRIMARY KEY (file_hash, mail_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX open_files_by_mail ON open_files (mail_key);
