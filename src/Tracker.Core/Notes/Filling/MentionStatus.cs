using Microsoft.Data.Sqlite;
using Tracker.Core.AnswersOut;
using Tracker.Core.AnswersOut.Pulls;
using Tracker.Core.AnswersOut.Releases;
using Tracker.Core.Notes.Resolving;

namespace Tracker.Core.Notes.Filling;

/// <summary>What became of what a mention speaks of.</summary>
/// <param name="Subject">What that is, the same for every mention of it.</param>
internal sealed record StatusOfMention(string Subject, string Text);

/// <summary>Looks up what became of what notes speak of, each thing once.</summary>
internal sealed class MentionStatus(SqliteConnection connection, SeriesReading reading)
{
    private readonly Dictionary<long, SeriesAnswer?> series = [];
    private readonly PullOfMail pulls = new(connection);
    private readonly Lazy<ILookup<string, ReleaseAnswer>> releases = new(() => Releases(connection));

    /// <summary>The series that it speaks of; null where it is not sure, not found, or none.</summary>
    public SeriesAnswer? Series(MentionAnswer mention)
    {
        if (mention.Series is not { } id)
            return null;
        if (!series.TryGetValue(id, out var known))
            series.Add(id, known = reading.Find(id));
        return known;
    }

    /// <summary>Null where nothing is known.</summary>
    public StatusOfMention? Of(MentionAnswer mention)
    {
        if (Series(mention) is { } found)
            return new($"series {found.Id}", SeriesStatus.Of(found));
        if (mention.MessageId is { } id && pulls.Find(id, mention.Community) is { } pull)
            return new($"pull {id}", PullStatus.Of(pull));
        return mention.Kind == MentionResolver.Word(MentionKind.Release) && Release(mention) is { } release
            ? new($"release {release.Community} {release.Name}", PullStatus.Of(release))
            : null;
    }

    /// <summary>By number, and by the mail that announced it where several projects have that number.</summary>
    private ReleaseAnswer? Release(MentionAnswer mention)
    {
        var named = releases.Value[Number(mention.Quote)].Where(release => mention.Community is null || release.Community == mention.Community).ToList();
        return named switch
        {
            [var only] => only,
            _ => mention.MessageId is { } id ? named.Find(release => release.MessageId == id) : null,
        };
    }

    private static ILookup<string, ReleaseAnswer> Releases(SqliteConnection connection) =>
        new ReleaseReading(connection).Since(DateTimeOffset.UnixEpoch).Releases.ToLookup(release => Number(release.Name));

    /// <summary>"v4.9.36" and "Linux 4.9.36" are 4.9.36.</summary>
    private static string Number(string name)
    {
        var words = name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var number = words.LastOrDefault(word => word.AsSpan().ContainsAnyInRange('0', '9')) ?? name;
        return number.TrimStart('v', 'V').TrimEnd(',', '.', ':', ';');
    }
}
