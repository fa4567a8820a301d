namespace Tracker.Core.Series;

/// <summary>Puts drafts together that threading left apart: parts sent again, late cover letters, parts without a thread.</summary>
internal static class DraftMerger
{
    private const long Day = 24 * 3600;

    public static void Merge(IReadOnlyList<PostingDraft> drafts)
    {
        MergeDoubles(drafts);
        MergeCovers(drafts);
        foreach (var unthreaded in drafts.Where(IsUnthreaded).GroupBy(draft => (draft.Sender, draft.Total)))
            MergeUnthreaded([.. unthreaded.OrderBy(draft => draft.First, ThreadOrder.ByTime)]);
    }

    /// <summary>A few parts sent again are doubles; when most are, it is a posting of its own.</summary>
    private static void MergeDoubles(IReadOnlyList<PostingDraft> drafts)
    {
        foreach (var draft in drafts)
            if (draft is { IsMerged: false, RepeatOf.Final: var whole } && whole != draft && whole.Total > 1
                && (draft.IsLoneCover || (draft.Cover is null && draft.Parts.Count * 2 <= whole.Parts.Count)))
                whole.Merge(draft);
    }

    /// <summary>"[PATCH 0/5]" whose parts say "[PATCH 1/6]": nobody else's cover letter, nobody else's parts.</summary>
    private static void MergeCovers(IReadOnlyList<PostingDraft> drafts)
    {
        var answering = drafts
            .Where(draft => draft is { IsMerged: false, Cover: null, Total: > 1, AnswersTo.IsLoneCover: true })
            .Where(draft => Fits(draft.AnswersTo, draft))
            .GroupBy(draft => draft.AnswersTo)
            .ToList();
        foreach (var group in answering)
            if (group.Key is { } cover && group.ToList() is [var only])
                cover.Merge(only);
    }

    private static bool Fits(PostingDraft? cover, PostingDraft parts) =>
        cover is not null && cover.Sender == parts.Sender
        && (parts.Version is null || cover.Version is null || parts.Version == cover.Version)
        && Math.Abs(cover.First.PostedAt - parts.First.PostedAt) <= Day;

    private static bool IsUnthreaded(PostingDraft draft) =>
        draft is { IsMerged: false, Total: not null } && draft.First.References.Count == 0;

    /// <summary>Sent by one sender within minutes, with the same total and version, no part twice.</summary>
    private static void MergeUnthreaded(List<PostingDraft> byTime)
    {
        var open = new List<(PostingDraft Draft, long LastAt)>();
        foreach (var draft in byTime)
        {
            var at = draft.First.PostedAt;
            open.RemoveAll(earlier => at - earlier.LastAt > SeriesKeys.UnthreadedGap);
            var fit = open.FindLastIndex(earlier => Complete(earlier.Draft, draft) || IsCoverTwice(earlier.Draft, draft));
            if (fit < 0)
            {
                open.Add((draft, at));
                continue;
            }
            open[fit].Draft.Merge(draft);
            open[fit] = (open[fit].Draft, at);
        }
    }

    private static bool Complete(PostingDraft one, PostingDraft other) =>
        one.Total > 1
        && (one.Cover is null || other.Cover is null)
        && (one.Number == other.Number || (other.Version is null && one.IsLoneCover) || (one.Version is null && other.IsLoneCover))
        && !other.Parts.Keys.Any(one.Parts.ContainsKey);

    private static bool IsCoverTwice(PostingDraft one, PostingDraft other) =>
        (one.IsLoneCover || other.IsLoneCover)
        && one.Number == other.Number
        && one.Cover?.TitleHash == other.Cover?.TitleHash;
}
