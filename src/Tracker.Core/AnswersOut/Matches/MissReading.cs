using Tracker.Core.Matching;

namespace Tracker.Core.AnswersOut.Matches;

/// <summary>Says why a labelled commit was not matched to its mail.</summary>
internal sealed class MissReading(MatchRows rows, StoriesByCommunity stories)
{
    public MissAnswer Of(Label label, string? found, Hit hit, bool isMailRead)
    {
        if (rows.Commits(label.Commit.Hex, 1) is not [var commit])
            return new MissAnswer(label.Commit.Hex, "", MissKinds.CommitNotRead, label.MessageIds, null, false, "no tree that is read has this commit");
        var named = label.MessageIds.SelectMany(rows.Mails).Where(mail => mail.CommunityKey == commit.CommunityKey).Select(mail => mail.MailKey).ToList();
        var story = stories.Of(commit).Of(commit.Commit, named).Story;
        var labelled = story.Candidates.FirstOrDefault(candidate => label.MessageIds.Contains(candidate.Weighed.Patch.MessageId));
        return new MissAnswer(
            label.Commit.Hex, commit.Title, isMailRead ? Kind(hit) : MissKinds.MailNotRead, label.MessageIds, found,
            isMailRead && IsDoubtful(story, labelled), isMailRead ? Reason(story, labelled) : "no archive that is read has the labelled mail as a patch");
    }

    /// <summary>What was taken is nearer to the commit than what the label names: then the label may be at fault.</summary>
    public static bool IsDoubtful(MatchStory story, CandidateStory? labelled)
    {
        if (story.Chosen?.Weighed is not { } chosen)
            return false;
        if (labelled?.Weighed is not { } other)
            return chosen.HasSameChange || chosen.Has(EvidenceKind.Title);
        return Contradictions.IsNearer(chosen, other)
            || (chosen.Has(EvidenceKind.Title) && !other.Has(EvidenceKind.Title) && !Contradictions.IsNearer(other, chosen));
    }

    private static string Kind(Hit hit) => hit switch
    {
        Hit.RightPatch => MissKinds.WrongVersion,
        Hit.RightSeries => MissKinds.WrongPart,
        Hit.Wrong => MissKinds.WrongPatch,
        Hit.None => MissKinds.NotMatched,
        _ => throw new ArgumentOutOfRangeException(nameof(hit), hit, "That is no miss."),
    };

    private static string Reason(MatchStory story, CandidateStory? labelled) => (story.Chosen, labelled) switch
    {
        (_, null) when story.Candidates.Count == 0 => "no posted patch shares its trailer, author date, title or change, the labelled one hardly a line",
        (_, null) => "the labelled mail shares neither trailer, author date, title nor change with it, and hardly a line",
        (_, { Standing: Standing.Chosen }) => "it is matched, and has not landed in a tree that is looked at",
        (_, { } known) => $"{string.Join("; ", MatchWords.Against(known))}",
    };
}
