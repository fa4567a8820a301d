using Tracker.Core.Matching;
using Tracker.Core.Patches;

namespace Tracker.Core.AnswersOut.Matches;

/// <summary>Says in a sentence or two which patch a commit is, or which commit a mail became, with the reason. Pure.</summary>
internal static class MatchSentence
{
    private const int Digits = 12;

    public static (string Verdict, string Sentence) Of(AskedCommit asked, CommitStory told, IReadOnlyList<CandidateAnswer> candidates, long? since)
    {
        if (told.Story.Chosen is not null)
            return (told.Story.IsAmbiguous ? MatchVerdicts.Ambiguous : MatchVerdicts.Matched, Chosen(asked, told, candidates));
        if (told.Shares.Count > 0)
            return (MatchVerdicts.Matched, "It is a piece of a posted patch, of which a neighbouring commit is the rest.");
        if (asked.IsMerge)
            return (MatchVerdicts.NotAsked, "It is a merge: merges are nobody's patch.");
        if (asked.Waits)
            return (MatchVerdicts.NotAsked, "It has not been matched yet. Run 'tracker sync'.");
        if (since is null || asked.Commit.CommittedAt < since)
            return (MatchVerdicts.NotAsked, "It was made before the oldest patch mail that is read: nobody can say from which mail.");
        return candidates.Count == 0
            ? (MatchVerdicts.NeverPosted, $"No posted patch in the archives that are read shares its trailer, author date, title or change{(told.Unreadable is { } why ? $"; its change is not known: {why}" : "")}.")
            : (MatchVerdicts.NotEnough, $"{Postings(candidates.Count)} something with it, and none enough. The nearest is {Name(candidates[0].Posting)}: {candidates[0].Against.FirstOrDefault("too little is alike")}.");
    }

    public static string Of(PostingAnswer posting, IReadOnlyList<MailCommitAnswer> commits, IReadOnlyList<PostingAnswer> siblings)
    {
        var matched = commits.Where(commit => commit.IsMatch).ToList();
        if (matched.Count > 0)
            return $"{Name(posting)} became {BackportText.Joined([.. matched.Select(Short)])}.";
        var landed = siblings.Count == 0 ? "" : $" Of the same patch {BackportText.Joined([.. siblings.Select(sibling => Name(sibling)).Distinct().Take(3)])} became a commit.";
        return commits switch
        {
            [] => $"No commit in the trees that are read is taken for {Name(posting)}: none shares its id, date, title or change enough.{landed}",
            [{ Taken: { } taken } nearest, ..] => $"{Name(posting)} was a candidate for {Short(nearest)}, but {Name(taken)} was taken for it.",
            [var nearest, ..] => $"{Name(posting)} was a candidate for {Short(nearest)}, and is not taken for it.{landed}",
        };
    }

    private static string Chosen(AskedCommit asked, CommitStory told, IReadOnlyList<CandidateAnswer> candidates)
    {
        var chosen = candidates[0].Posting;
        var title = PatchTitle.Hash(chosen.Title) == asked.Commit.TitleHash ? "" : $", posted as \"{chosen.Title}\",";
        var series = chosen.Series == chosen.Title ? "" : $" of \"{chosen.Series}\"";
        return $"It is {Name(chosen)}{title}{series}, {MatchWords.Percent(told.Confidence ?? 0)} sure: {Reasons(told)}.{Rival(told, candidates)}";
    }

    /// <summary>Where the whole change is the same, it goes without saying that its lines are.</summary>
    private static string Reasons(CommitStory told)
    {
        var evidence = told.Story.Chosen?.Weighed.Evidence ?? [];
        var strongest = evidence.Where(one => one.Kind is EvidenceKind.PatchId or EvidenceKind.Content or EvidenceKind.Lines).Take(1);
        return BackportText.Joined([.. evidence.Where(one => one.Kind is not (EvidenceKind.PatchId or EvidenceKind.Content or EvidenceKind.Lines)).Concat(strongest).Select(one => MatchWords.Of(one).Text)]);
    }

    /// <summary>Why it was taken before the next one that fits too; nothing where none does.</summary>
    private static string Rival(CommitStory told, IReadOnlyList<CandidateAnswer> candidates) => told.Story.AlsoFit.FirstOrDefault() switch
    {
        null => "",
        { Difference: null } => $" Nothing tells it from {Name(candidates[1].Posting)}.",
        { Difference: { Rank: MatchRank.Newest } newest } => $" {Name(candidates[1].Posting)} speaks for itself as much; of the one that is taken, {MatchWords.Ahead(newest.Rank)}.",
        { Difference: { IsForChosen: true } ahead } => $" It was taken before {Name(candidates[1].Posting)}, since {MatchWords.Ahead(ahead.Rank)}.",
        { Difference: { } behind } => $" That was settled without comparing changes; of {Name(candidates[1].Posting)}, {MatchWords.Ahead(behind.Rank)}.",
    };

    private static string Postings(int count) => count == 1 ? "1 posted patch shares" : $"{count} posted patches share";

    private static string Name(PostingAnswer posting) => $"{MatchWords.Place(posting)} ({posting.MessageId})";

    private static string Short(MailCommitAnswer commit) => $"commit {commit.Commit[..Math.Min(Digits, commit.Commit.Length)]}";
}
