namespace Tracker.Core.Series;

/// <summary>A version as it was posted, with what its place in a series is decided from.</summary>
/// <param name="sender">Its number among the cluster's <see cref="Senders"/>.</param>
/// <param name="answersTo">The posting in whose thread it was sent; null when it began a thread.</param>
/// <param name="carriedFrom">The posting whose other parts it carries over; null when it is whole.</param>
internal sealed class Posting(
    AssembledVersion version, int sender, IReadOnlyList<SeriesMail> mails, Posting? answersTo, Posting? carriedFrom)
{
    private HashSet<string>? words;
    private HashSet<long>? partTitles;
    private bool? hasItsName;

    public AssembledVersion Version { get; } = version;

    public int Sender { get; } = sender;

    public IReadOnlyList<SeriesMail> Mails { get; } = mails;

    public Posting? AnswersTo { get; } = answersTo;

    public Posting? Base { get; } = carriedFrom;

    /// <summary>The mail that stands for it: the cover letter, else the first part that was posted with it.</summary>
    public SeriesMail Head { get; } = SeriesRows.HeadOf(version);

    /// <summary>The mail that names it: the cover letter, else part 1, be it carried over.</summary>
    public SeriesMail Titled { get; } = carriedFrom is null ? SeriesRows.HeadOf(version) : carriedFrom.Titled;

    public int Number => Version.Number;

    public IReadOnlySet<string> Words => words ??= TitleWords.Of(Titled.Title);

    /// <summary>The title names the work: two postings of it are hardly two works.</summary>
    public bool HasItsName => hasItsName ??= TitleWords.IsDistinctive(Words);

    /// <summary>How its title begins, which its sender's titles are found by.</summary>
    public string? Beginning { get; } = TitleWords.Beginning((carriedFrom?.Titled ?? SeriesRows.HeadOf(version)).Title);

    /// <summary>The titles of its patches, as far as they name a work.</summary>
    public IReadOnlySet<long> PartTitles => partTitles ??= PartTitlesOf(Version);

    public long PostedAt => Head.PostedAt;

    private static HashSet<long> PartTitlesOf(AssembledVersion version) =>
        [.. version.Members.Select(member => member.Mail).Where(mail => TitleWords.IsDistinctive(mail.Title)).Select(mail => mail.TitleHash)];
}
