using Microsoft.Data.Sqlite;

namespace Tracker.Core.Notes.Resolving;

/// <summary>Finds the series, or the mail, that a mention speaks of. Unsure rather than wrong.</summary>
/// <param name="aired">When the notes were aired: what was posted later is not meant; null: not known.</param>
public sealed class MentionResolver(SqliteConnection connection, DateTimeOffset? aired)
{
    public const string NotFound = "not in the archives that are read";

    private const int MostCandidates = 5;

    /// <summary>So many series are compared patch by patch.</summary>
    private const int MostComparedByParts = 12;

    private readonly MentionCandidates candidates = new(connection);
    private readonly PullMentions pulls = new(connection, aired);
    private readonly ReleaseMentions releases = new(connection, aired);
    private readonly SubjectMentions subjects = new(connection, aired);

    public MentionAnswer Resolve(Mention mention)
    {
        var answer = Unresolved(mention);
        return mention switch
        {
            { Reference: { } reference } => OfReference(answer, reference),
            { Kind: MentionKind.Release } => releases.Resolve(answer),
            { Kind: MentionKind.Pull } => pulls.Resolve(answer, mention),
            { Title: null } => OfWords(answer, mention),
            { Kind: MentionKind.Mail } => OfSubject(answer, mention),
            _ => OfTitle(answer, mention),
        };
    }

    /// <summary>What the text says, and nothing more.</summary>
    public static MentionAnswer Unresolved(Mention mention) => new(
        mention.Line, mention.Column, mention.Length, Word(mention.Kind), mention.Person, mention.Title, mention.Version, mention.Parts, mention.Quote, null, null, [])
    {
        Start = mention.Start,
        Reference = mention.Reference,
    };

    public static string Word(MentionKind kind) => kind switch
    {
        MentionKind.Patch => "patch",
        MentionKind.Pull => "pull",
        MentionKind.Release => "release",
        MentionKind.Mail => "mail",
        MentionKind.Reference => "reference",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind."),
    };

    private long Until => AiringTime.Until(aired);

    private MentionAnswer OfReference(MentionAnswer answer, string reference)
    {
        var mail = candidates.Mail(reference);
        var found = candidates.OfReference(reference);
        // A reference may be to what was posted later than it was aired: notes are written up afterwards.
        var versions = candidates.Versions(found.SeriesKeys, long.MaxValue);
        var series = versions.Select(version => version.Series).Distinct().ToList();
        if (series.Count == 0)
            return answer with { MessageId = mail?.MessageId, Community = mail?.Community, Note = mail is null ? found.Note ?? NotFound : "a mail that is no patch" };
        if (series.Count == 1)
            return answer with { Series = series[0], Score = 1, MessageId = mail?.MessageId ?? versions[^1].MessageId, Community = versions[^1].Community };
        return Unsure(answer, [.. versions.GroupBy(version => version.Series).Select(group => Candidate(group.Last(), 1.0 / series.Count))]) with
        {
            MessageId = mail?.MessageId,
            Community = mail?.Community,
        };
    }

    private static MentionCandidate Candidate(CandidateVersion version, double score) =>
        new(version.Series, version.Title, version.Author, DateTimeOffset.FromUnixTimeSeconds(version.PostedAt), version.MessageId, Math.Round(score, 3));

    /// <summary>A mail that the reader takes for no patch may be one.</summary>
    private MentionAnswer OfSubject(MentionAnswer answer, Mention mention)
    {
        var asPatch = OfTitle(answer, mention);
        return asPatch.Series is not null || subjects.Resolve(answer, mention) is not { } mail ? asPatch : mail;
    }

    private MentionAnswer OfTitle(MentionAnswer answer, Mention mention)
    {
        var score = new MentionScore(mention, aired);
        var titled = candidates.OfTitle(score.Forms);
        var exact = Scored(score, titled);
        var scored = exact is [var best, ..] && best.Answer.Score >= MentionScore.Sure || mention.Title is not { } title
            ? exact
            : Scored(score, [.. titled.Concat(candidates.Alike(score.Forms.Count > 1 ? score.Forms[1] : title, mention.Person)).Distinct()]);
        return Decided(answer, scored);
    }

    private List<Scored> Scored(MentionScore score, IReadOnlyList<long> series)
    {
        var scored = new List<Scored>();
        var compared = 0;
        foreach (var versions in candidates.Versions(series, Until).GroupBy(version => version.Series).OrderBy(group => Order(series, group.Key)))
        {
            var parts = compared++ < MostComparedByParts ? candidates.PartTitles(versions.Key) : [];
            scored.Add(new(score.Of([.. versions], parts), versions.Last().Community));
        }
        return [.. scored.OrderByDescending(one => one.Answer.Score).ThenByDescending(one => one.Answer.PostedAt)];
    }

    private static int Order(IReadOnlyList<long> series, long key)
    {
        for (var at = 0; at < series.Count; at++)
        {
            if (series[at] == key)
                return at;
        }
        return series.Count;
    }

    private static MentionAnswer Decided(MentionAnswer answer, List<Scored> scored)
    {
        var likely = scored.Where(one => one.Answer.Score >= MentionScore.Least).ToList();
        if (likely is not [var best, ..])
            return answer with { Note = NotFound };
        return best.Answer.Score >= MentionScore.Sure && (likely.Count == 1 || best.Answer.Score - likely[1].Answer.Score >= MentionScore.Near)
            ? answer with { Series = best.Answer.Series, Score = best.Answer.Score, MessageId = best.Answer.MessageId, Community = best.Community }
            : Unsure(answer, [.. likely.Select(one => one.Answer)]);
    }

    private static MentionAnswer Unsure(MentionAnswer answer, IReadOnlyList<MentionCandidate> likely) =>
        answer with { Candidates = [.. likely.Take(MostCandidates)], Note = likely.Count == 1 ? "not sure: it may be this one" : "not sure which of these it is" };

    /// <summary>What has no title is found by who posted it, what it is about, which version it is and when: only where one series alone fits.</summary>
    private MentionAnswer OfWords(MentionAnswer answer, Mention mention)
    {
        if (mention.Person is not { } person || DescribedWords.Of(mention.Quote) is not { Count: > 0 } words)
            return answer with { Note = NotFound };
        var score = new DescribedScore(mention, words, person, aired);
        var scored = candidates.Versions(candidates.Alike(string.Join(' ', words), person), Until).GroupBy(version => version.Series)
            .Select(versions => new Scored(score.Of([.. versions]), versions.Last().Community))
            .OrderByDescending(one => one.Answer.Score).ThenByDescending(one => one.Answer.PostedAt);
        return Decided(answer, [.. scored]);
    }
}

/// <summary>A series that may be meant, with its community.</summary>
internal sealed record Scored(MentionCandidate Answer, string Community);
