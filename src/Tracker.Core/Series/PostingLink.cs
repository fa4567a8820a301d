namespace Tracker.Core.Series;

/// <summary>Why a posting is taken for a later version of another one; when in doubt it is not.</summary>
internal sealed record PostingLink(Posting Earlier, LinkStrength Strength, int SharedParts, string Reason)
{
    private const long Day = 24 * 3600;

    // Without somebody's word for it (change-id, link, reply), work is not taken up again after so long (as PaStA and b4 have it).
    private const long Longest = 400 * Day;

    // A title such as "Fixes" says "again" only for a while.
    private const long LongestGeneric = 60 * Day;

    // Sent again without "v2" or "RESEND": people do so within weeks, and begin something new of the same name later.
    private const long LongestAgain = 30 * Day;

    /// <summary>Strongest first; then what shares most, has the nearest number, is the latest.</summary>
    public static Comparer<PostingLink> Strongest { get; } = Comparer<PostingLink>.Create((one, other) =>
        Compare(one.Rank, other.Rank) is not 0 and var byRank ? byRank
        : Compare(other.SharedParts, one.SharedParts) is not 0 and var byParts ? byParts
        : Compare(one.Strength, other.Strength) is not 0 and var byStrength ? byStrength
        : Compare(other.Earlier.Number, one.Earlier.Number) is not 0 and var byNumber ? byNumber
        : ThreadOrder.ByTime.Compare(other.Earlier.Head, one.Earlier.Head));

    /// <summary>The RFCs of a series come before its patches, which may count from 1 again.</summary>
    public bool LeavesRfc { get; private init; }

    public bool IsGuess => Strength >= LinkStrength.Weak;

    // A series without a cover letter is named by whatever patch is its first: then most patches say more than that title.
    private LinkStrength Rank => Strength is LinkStrength.Weak or LinkStrength.Parts ? LinkStrength.Title : Strength;

    public static PostingLink? Between(Posting earlier, Posting later)
    {
        var pair = new PostingPair(earlier, later);
        return Why(pair) is var (strength, reason)
            ? new(earlier, strength, pair.SharedParts, reason) { LeavesRfc = pair.LeavesRfc }
            : null;
    }

    private static (LinkStrength Strength, string Reason)? Why(PostingPair pair) =>
        pair.Later.Base == pair.Earlier ? (LinkStrength.Replaces, "replaces parts")
        : pair.SameChangeId ? (LinkStrength.ChangeId, "change-id")
        : pair.SamePrefixes && pair.IsLinked && IsLinkedAsEarlier(pair) ? (LinkStrength.Link, "link in the text")
        : pair.IsReply && IsReplyWithNewVersion(pair) ? (LinkStrength.Reply, "reply")
        : pair.Gap > Longest || !pair.SamePrefixes ? null
        : IsSentAgain(pair) ? (LinkStrength.Title, "sent again")
        : pair.SameSender && pair.SameTitle && IsNextOfTitle(pair) ? (pair.SharedParts > 0 ? LinkStrength.Title : LinkStrength.Weak, "title and sender")
        : pair.SameSender && HasItsParts(pair) ? (LinkStrength.Parts, "patch titles and sender")
        : IsTakenOver(pair) ? (LinkStrength.TitleAlone, "title, other sender")
        : pair.SameSender && pair.HasLikeTitle && IsSoonNext(pair) ? (LinkStrength.LikeTitle, "like title and sender")
        : null;

    /// <summary>People also link to what their work depends on: the link alone is not enough.</summary>
    private static bool IsLinkedAsEarlier(PostingPair pair) =>
        pair.Advances && (pair.SameSender || pair.SameTitle) && pair.IsAlike;

    private static bool IsReplyWithNewVersion(PostingPair pair) =>
        (pair.SameSender || pair.SameTitle) && pair.Advances && (pair.IsAlike || (pair.IsNext && !pair.Shrinks));

    /// <summary>The same number once more: said to be so, or the same to the letter, or the same title within weeks.</summary>
    private static bool IsSentAgain(PostingPair pair) =>
        pair.SameSender && pair.SameTitle && pair.SameNumber
        && (pair.Later.Version.IsResend || pair.HasSameContent
            || (pair.Gap <= LongestAgain && pair.Later.HasItsName && pair.IsNoSmaller && (pair.SharedParts > 0 || pair.IsWithoutParts)));

    private static bool IsNextOfTitle(PostingPair pair) =>
        pair.Advances && (pair.Later.HasItsName || pair.SharedParts > 0 || IsSoonNext(pair));

    private static bool IsSoonNext(PostingPair pair) =>
        (pair.IsNext || pair.LeavesRfc) && pair.Gap <= LongestGeneric;

    private static bool HasItsParts(PostingPair pair) =>
        pair.Advances && (pair.SharesMost || (pair.SharesParts && IsSoonNext(pair)));

    private static bool IsTakenOver(PostingPair pair) =>
        !pair.SameSender && pair.SameTitle && pair.Later.HasItsName && pair.Later.Number > pair.Earlier.Number;

    private static int Compare<T>(T one, T other) => Comparer<T>.Default.Compare(one, other);
}

/// <summary>How sure a reason for a link is, surest first.</summary>
internal enum LinkStrength
{
    Replaces,
    ChangeId,
    Link,
    Reply,
    Title,

    // From here on a guess: only as long as nothing else has taken the place.
    Weak,
    Parts,
    TitleAlone,
    LikeTitle,
}
