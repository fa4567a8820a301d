using Tracker.Core;
using Tracker.Core.Patches;
using Tracker.Core.Series;

namespace Tracker.Tests.Series;

/// <summary>Posts mails to a list of the test's own, a second after each other, and keeps what series are made from.</summary>
internal sealed class PostedMails
{
    public static readonly Person Ada = new("Ada Author", "ada@example.org");
    public static readonly Person Ben = new("Ben Builder", "ben@example.org");

    private readonly List<SeriesMail> mails = [];
    private long now = new DateTimeOffset(2024, 1, 8, 10, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();

    public IReadOnlyList<SeriesMail> All => mails;

    public SeriesMail this[string id] => mails.Single(mail => mail.MessageId == id);

    public PostedMails Later(TimeSpan time)
    {
        now += (long)time.TotalSeconds;
        return this;
    }

    public PostedMails DaysLater(int days) => Later(TimeSpan.FromDays(days));

    /// <param name="answers">The mail that it replies to; one that never came may be named too.</param>
    /// <param name="diff">Stands for the diff's content; null: one like no other, "": none.</param>
    public PostedMails Post(
        string id, string subject, string? answers = null, Person? by = null, string? diff = null, string? changeId = null, params string[] links)
    {
        var parsed = PatchSubject.Parse(subject);
        var references = answers is null ? [] : ReferencesOf(answers).Append(answers).ToList();
        mails.Add(new(
            mails.Count + 1, id, parsed.Title, PatchTitle.Hash(parsed.Title), parsed.Version, parsed.Part, parsed.Parts, parsed.IsRfc,
            parsed.IsResend, string.Join(' ', parsed.Prefixes), by ?? Ada, now++, references.Count > 0 ? references[0] : id, references,
            changeId, links, diff == "" || parsed.Part == 0 ? null : StableHash.Of(diff ?? id)));
        return this;
    }

    /// <summary>A cover letter ("v2-0") with its parts ("v2-1", ...) as answers to it.</summary>
    public PostedMails PostSeries(string name, string prefix, string title, string[] parts, string? answers = null, Person? by = null)
    {
        Post($"{name}-0", $"[{prefix} 0/{parts.Length}] {title}", answers, by);
        for (var part = 1; part <= parts.Length; part++)
            Post($"{name}-{part}", $"[{prefix} {part}/{parts.Length}] {parts[part - 1]}", $"{name}-0", by);
        return this;
    }

    public IReadOnlyList<AssembledSeries> Assemble() => SeriesAssembler.Assemble(mails);

    /// <summary>Each series as its versions, "v1: cover 1 2 3 | v2 (title and sender): 1 2"; the mails by their ids.</summary>
    public string[] Told() => [.. Assemble().Select(Tell).Order(StringComparer.Ordinal)];

    public static string Tell(AssembledSeries series) => string.Join(" | ", series.Versions.Select(Tell));

    private static string Tell(AssembledVersion version) =>
        $"{(version.IsRfc ? "RFC " : "")}{(version.IsResend ? "RESEND " : "")}v{version.Number}/{version.Parts}"
        + (version.LinkReason is { } reason ? $" ({reason})" : "")
        + ":" + (version.Cover is { } cover ? $" {cover.MessageId}" : "")
        + string.Concat(version.Members.Select(member =>
            $" {member.Part}={member.Mail.MessageId}{(member.IsCarriedOver ? "<" : "")}{(member.IsDouble ? "+" : "")}"));

    private IEnumerable<string> ReferencesOf(string id) =>
        mails.FirstOrDefault(mail => mail.MessageId == id)?.References ?? [];
}
