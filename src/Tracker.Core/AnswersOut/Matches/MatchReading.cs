using Microsoft.Data.Sqlite;
using Tracker.Core.CommitsIn;
using Tracker.Core.MailIn;
using Tracker.Core.Matching;
using Tracker.Core.Patches;

namespace Tracker.Core.AnswersOut.Matches;

/// <summary>Puts together which patch a commit is, or which commit a mail became, and why.</summary>
internal sealed class MatchReading(SqliteConnection connection, string dataFolder)
{
    private const int MostCommits = 5;

    private readonly MatchRows rows = new(connection);
    private readonly NearestTitles nearest = new(connection);

    public MatchAnswer Of(string query)
    {
        var asked = new QueryText(query);
        if (asked.CommitId is { } hex && rows.Commits(hex, MostCommits) is { Count: > 0 } commits)
            return new MatchAnswer(query, [.. commits.Select(Commit)], [], null);
        if (MessageLinks.TryReadMessageId(asked.Text, out var messageId))
            return OfMail(query, messageId);
        return new MatchAnswer(query, [], [], asked.CommitId is null
            ? "That is neither a commit's id nor a message-id."
            : $"No commit {asked.CommitId} is in the trees that are read.");
    }

    private MatchAnswer OfMail(string query, string messageId)
    {
        var mails = rows.Mails(messageId);
        var patches = mails.Where(mail => mail.Kind == (long)MailKind.Patch).ToList();
        return new MatchAnswer(query, [], [.. patches.Select(Mail)], patches.Count > 0 ? null : mails switch
        {
            [] => $"No mail {messageId} is in the archives that are read.",
            [{ Kind: (long)MailKind.Cover } cover, ..] => $"The mail is a cover letter (\"{cover.Subject}\"): ask for one of its patches, or with 'status' for the series.",
            [var other, ..] => $"The mail is no posted patch (\"{other.Subject}\"): no commit is matched to it.",
        });
    }

    private CommitMatchAnswer Commit(AskedCommit asked)
    {
        using var byCommunity = new StoriesByCommunity(connection, dataFolder);
        var stories = byCommunity.Of(asked);
        var told = stories.Of(asked.Commit);
        var candidates = told.Story.Candidates.Select(Candidate).ToList();
        var (verdict, sentence) = MatchSentence.Of(asked, told, candidates, stories.Since);
        var commit = asked.Commit;
        return new CommitMatchAnswer(
            asked.Community, commit.Id.Hex, asked.Title, new PersonAnswer(commit.Author.Name, commit.Author.Email),
            CoverageReading.Time(commit.AuthoredAt), CoverageReading.Time(commit.CommittedAt), verdict, sentence, told.Confidence,
            [.. Contradictions.Of(told.Story).Select(found => MatchWords.Of(found.Kind, Name(rows.Posting(found.Patch.Patch.MailKey))))],
            candidates,
            [.. told.Shares.Select(share => new ShareAnswer(rows.Posting(share.MailKey), MatchWords.Of(share.Evidence), share.Confidence))],
            candidates.Count == 0 && told.Shares.Count == 0 ? nearest.Series(asked.Title) : []);
    }

    private CandidateAnswer Candidate(CandidateStory candidate) => new(
        rows.Posting(candidate.Weighed.Patch.MailKey), MatchWords.Of(candidate.Standing), Math.Round(candidate.Weighed.Likeness, 4),
        [.. candidate.Weighed.Evidence.Select(MatchWords.Of)], MatchWords.Against(candidate));

    private MailMatchAnswer Mail(AskedMail asked)
    {
        var posting = rows.Posting(asked.MailKey);
        var commits = rows.CommitsOf(asked.MailKey).Select(row => Commit(asked.MailKey, row)).ToList();
        var siblings = commits.Any(commit => commit.IsMatch) ? [] : rows.LandedSiblings(asked.MailKey).Select(rows.Posting).ToList();
        return new MailMatchAnswer(
            posting, MatchSentence.Of(posting, commits, siblings), commits, commits.Count > 0 ? [] : NearestTitles.Commits(rows.CommitsOfSender(asked.MailKey, NearestTitles.Most), posting.Title));
    }

    private MailCommitAnswer Commit(long mailKey, MailCommitRow row) => new(
        Convert.ToHexStringLower(row.Id), row.Title, CoverageReading.Time(row.CommittedAt), row.Confidence is not null, row.Confidence,
        [.. rows.Evidence(row.CommitKey, mailKey).Select(MatchWords.Of)],
        row.Confidence is null && row.OtherMail is { } other ? rows.Posting(other) : null);

    private static string Name(PostingAnswer posting) => $"{MatchWords.Place(posting)} ({posting.MessageId})";
}

/// <summary>Reads changes from a community's trees, where there are any: a database may be asked without them.</summary>
internal sealed class StoredDiffs(string storeFolder) : IDisposable
{
    private static readonly Tree Any = new("any", TreeRole.Mainline, "", [], null);

    private readonly DiffReading reading = new(storeFolder, new Community("", [], [Any]));

    public CommitDiff Read(CommitId commit)
    {
        try
        {
            return reading.Read(commit);
        }
        catch (TrackerException)
        {
            return new CommitDiff(null, "the trees are not in the data folder");
        }
    }

    public void Dispose() => reading.Dispose();
}
