using Tracker.Core.Patches;

namespace Tracker.Core.Series;

/// <summary>What two postings have in common.</summary>
internal sealed class PostingPair(Posting earlier, Posting later)
{
    // Titles of which this share of the words is the same name the same work in other words.
    private const double AlikeTitles = 0.5;

    private int? shared;

    public Posting Earlier { get; } = earlier;

    public Posting Later { get; } = later;

    public long Gap { get; } = later.PostedAt - earlier.PostedAt;

    public bool SameSender => Earlier.Sender == Later.Sender;

    /// <summary>Two cover letters, or patches of about as many parts: a part may also be named as the series is that it comes from.</summary>
    public bool SameTitle =>
        Earlier.Titled.TitleHash == Later.Titled.TitleHash && Later.Titled.TitleHash != PatchTitle.NoTitle && (AreCovered || !Shrinks);

    public bool SameNumber => Earlier.Number == Later.Number && Earlier.Version.IsRfc == Later.Version.IsRfc;

    public bool IsNext => Later.Number == Earlier.Number + 1;

    public bool LeavesRfc => Earlier.Version.IsRfc && !Later.Version.IsRfc;

    /// <summary>Says that it comes after: a higher number, the same one sent again, a patch that was an RFC.</summary>
    public bool Advances =>
        Later.Number > Earlier.Number || LeavesRfc || (Later.Version.IsResend && Later.Number == Earlier.Number);

    public bool SameChangeId => Later.Head.ChangeId is { } changeId && changeId == Earlier.Head.ChangeId;

    public bool IsLinked => Earlier.Mails.Any(mail => Later.Head.LinkedMessageIds.Contains(mail.MessageId));

    /// <summary>Was sent in the other's thread, or in the thread of one that was.</summary>
    public bool IsReply
    {
        get
        {
            var left = 40;
            for (var answered = Later.AnswersTo; answered is not null && left-- > 0; answered = answered.AnswersTo)
                if (answered == Earlier)
                    return true;
            return false;
        }
    }

    public int SharedParts => shared ??= Later.PartTitles.Count(Earlier.PartTitles.Contains);

    /// <summary>
    /// Less than half of it is left: rather a part that goes its own way. Were it taken for the whole, the whole would
    /// be "merged" with it.
    /// </summary>
    public bool Shrinks => PartsOf(Later) * 2 < Earlier.Version.Parts;

    public bool IsNoSmaller => Later.Version.Parts >= Earlier.Version.Parts;

    /// <summary>Of one of them only the cover letter is here.</summary>
    public bool IsWithoutParts => Earlier.Version.Members.Count == 0 || Later.Version.Members.Count == 0;

    /// <summary>Some patches are in both, and it is not a mere rest.</summary>
    public bool SharesParts => SharedParts > 0 && !Shrinks;

    /// <summary>Most patches of the smaller one are in the other.</summary>
    public bool SharesMost => SharesParts && SharedParts * 2 >= Math.Min(PartsOf(Earlier), PartsOf(Later));

    public bool IsAlike => SameTitle || SharesParts || HasLikeTitle;

    public bool HasLikeTitle =>
        !Shrinks && TitleWords.Likeness(Earlier.Words, Later.Words) >= AlikeTitles;

    /// <summary>Every diff is known, and the same.</summary>
    public bool HasSameContent =>
        Later.Version.Members.Count > 0 && Earlier.Version.Members.Count == Later.Version.Members.Count
        && Earlier.Version.Members.Zip(Later.Version.Members)
            .All(pair => pair.First.Mail.ContentHash is { } content && content == pair.Second.Mail.ContentHash);

    /// <summary>The same patch for "5.10" and for "6.1" is two works, a backport each; so are "PART 2" and "PART 3".</summary>
    public bool SamePrefixes =>
        ReleaseOf(Earlier.Head) == ReleaseOf(Later.Head)
        && InstallmentOf(Earlier.Titled) == InstallmentOf(Later.Titled);

    private bool AreCovered => Earlier.Version.Cover is not null && Later.Version.Cover is not null;

    private static int PartsOf(Posting posting) => Math.Max(1, posting.Version.Members.Count(member => !member.IsDouble));

    private static string? InstallmentOf(SeriesMail mail) =>
        TitleWords.Installment(mail.Prefixes) ?? TitleWords.Installment(mail.Title);

    private static string? ReleaseOf(SeriesMail mail) =>
        mail.Prefixes.Split(' ').FirstOrDefault(word => word is [>= '0' and <= '9', ..] && word.Contains('.'));
}
