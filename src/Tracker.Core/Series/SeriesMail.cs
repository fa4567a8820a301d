namespace Tracker.Core.Series;

/// <summary>What series are put together from: the facts of one patch mail or cover letter.</summary>
/// <param name="MailKey">The mail's own number.</param>
/// <param name="Title">The subject without brackets.</param>
/// <param name="TitleHash">Of the normalised title (<c>PatchTitle.Hash</c>).</param>
/// <param name="ThreadId">The first mail of its thread, as far as it knows.</param>
/// <param name="References">All mails that it says it follows, oldest first, the parent last.</param>
/// <param name="PostedAt">Unix seconds, UTC.</param>
/// <param name="ContentHash">Of its diff; null when unknown.</param>
public sealed record SeriesMail(
    long MailKey,
    string MessageId,
    string Title,
    long TitleHash,
    int? Version,
    int? Part,
    int? Parts,
    bool IsRfc,
    bool IsResend,
    string Prefixes,
    Person Sender,
    long PostedAt,
    string ThreadId,
    IReadOnlyList<string> References,
    string? ChangeId,
    IReadOnlyList<string> LinkedMessageIds,
    long? ContentHash)
{
    public bool IsCover => Part == 0;

    /// <summary>The mails of whose series somebody said that it is this one's.</summary>
    public IReadOnlyList<SaidSame> SaidSame { get; init; } = [];
}

/// <summary>The versions of one piece of work, oldest first.</summary>
public sealed record AssembledSeries(IReadOnlyList<AssembledVersion> Versions);

/// <summary>One posting of a series.</summary>
/// <param name="Number">3 for v3; the first is 1. A resend of v3 is a posting of its own with the number 3.</param>
/// <param name="Title">Of its cover letter, else of its first part; of what it replaces parts of, when it does.</param>
/// <param name="Cover">The cover letter's mail, null when there is none (or it has not come yet).</param>
/// <param name="Parts">How many parts it says it has.</param>
/// <param name="Members">The patches by part; two mails may claim a part, the first named is the one that counts.</param>
/// <param name="LinkReason">Why it belongs to the version before it ("change-id", "title and sender", ...); null for the first.</param>
public sealed record AssembledVersion(
    int Number,
    bool IsRfc,
    bool IsResend,
    string Title,
    SeriesMail? Cover,
    int Parts,
    IReadOnlyList<VersionMember> Members,
    string? LinkReason);

/// <summary>A patch as a part of a version.</summary>
/// <param name="IsCarriedOver">Posted with an earlier version, of which this version replaced only other parts.</param>
/// <param name="IsDouble">Another mail already is this part.</param>
public sealed record VersionMember(int Part, SeriesMail Mail, bool IsCarriedOver, bool IsDouble);
