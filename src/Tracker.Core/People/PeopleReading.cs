using Tracker.Core.AnswersOut;
using Tracker.Core.Storage;

namespace Tracker.Core.People;

/// <summary>Finds people and tells what they wrote; reads only.</summary>
public sealed class PeopleReading(TrackerDatabase database, string dataFolder, IReadOnlyList<Community> communities)
{
    private const int MostPeople = 5;

    /// <summary>SQLite takes only so many in one question, and nobody has more names.</summary>
    private const int MostNames = 500;

    /// <summary>A verdict costs a millisecond: those of a whole life would take too long.</summary>
    private const int MostVerdicts = 500;

    private const int MostListed = 20;

    /// <param name="query">A name, a part of one, one that is misspelt, an address, or what stands before its @.</param>
    public PeopleAnswer Find(string query)
    {
        using var connection = database.OpenForReading();
        using var mailmap = Mailmap.Of(dataFolder, communities);
        var rows = new PeopleRows(connection);
        var groups = new PeopleGroups([.. rows.All().Select(row => new KnownName(row.Key, row.Person, mailmap.Resolve(row.Person)))]).Find(query, MostPeople);
        var coverage = CoverageReading.Of(connection);
        var asOf = CoverageReading.AsOf(coverage);
        var until = coverage.Max(source => source.ReadAt)?.AddDays(1) ?? DateTimeOffset.UnixEpoch;
        var series = new SeriesReading(connection, coverage);
        return new(query, asOf, [.. groups.Select(group => Tell(group, rows, series, until)).OrderByDescending(person => person.Score).ThenByDescending(person => person.Mails + person.Commits)]);
    }

    private static KnownPersonAnswer Tell(PersonGroup group, PeopleRows rows, SeriesReading reading, DateTimeOffset until)
    {
        var names = group.Names.Take(MostNames).ToList();
        var keys = names.ConvertAll(name => name.Key);
        var mails = rows.Mails(keys).ToDictionary(written => written.Key);
        var commits = rows.Commits(keys, until).ToDictionary(written => written.Key);
        var addresses = names.GroupBy(name => name.Written.Email, StringComparer.OrdinalIgnoreCase).Select(ofAddress => Address([.. ofAddress], mails, commits))
            .OrderByDescending(address => address.Mails + address.Commits).ToList();
        var series = rows.Series(keys);
        var counted = series.Take(MostVerdicts).Select(reading.Find).OfType<SeriesAnswer>().ToList();
        return new(
            KnownAs(names, mails, commits) ?? addresses[0].Email, group.Score, addresses.Min(address => address.FirstSeenAt), addresses.Max(address => address.LastSeenAt),
            addresses.Sum(address => address.Mails), addresses.Sum(address => address.Commits), addresses, series.Count, counted.Count,
            [.. counted.CountBy(one => one.Verdict).Select(one => new VerdictCountAnswer(one.Key, one.Value)).OrderByDescending(one => one.Series)],
            [.. counted.Take(MostListed).Select(Listed)]);
    }

    private static AddressAnswer Address(List<KnownName> names, Dictionary<long, Written> mails, Dictionary<long, Written> commits)
    {
        var written = names.SelectMany(name => new[] { mails.GetValueOrDefault(name.Key), commits.GetValueOrDefault(name.Key) }).OfType<Written>().ToList();
        return new(
            names[0].Written.Email, [.. names.Select(name => name.Written.Name).Where(called => called.Length > 0).Distinct()],
            names.Sum(name => mails.GetValueOrDefault(name.Key)?.Count ?? 0), names.Sum(name => commits.GetValueOrDefault(name.Key)?.Count ?? 0),
            written.Count == 0 ? null : CoverageReading.Time(written.Min(one => one.First)), written.Count == 0 ? null : CoverageReading.Time(written.Max(one => one.Last)));
    }

    /// <summary>Null: none of their mails and commits has a name.</summary>
    private static string? KnownAs(List<KnownName> names, Dictionary<long, Written> mails, Dictionary<long, Written> commits)
    {
        var named = names.Where(name => name.Real.Name.Length > 0).ToList();
        var mapped = named.Where(name => name.Real != name.Written).ToList();
        return (mapped.Count > 0 ? mapped : named).GroupBy(name => name.Real.Name)
            .MaxBy(called => called.Sum(name => (mails.GetValueOrDefault(name.Key)?.Count ?? 0) + (commits.GetValueOrDefault(name.Key)?.Count ?? 0)))?.Key;
    }

    private static PersonSeriesAnswer Listed(SeriesAnswer series) => new(
        series.Id, series.Community, series.Title, series.LatestVersion, series.Versions.Max(version => version.PostedAt), series.Verdict, series.Sentence);
}
