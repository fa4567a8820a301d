using Tracker.Core.Notes.Reading;
using Tracker.Core.Notes.Resolving;

namespace Tracker.Core.Notes;

/// <summary>Compares what was found in a text with labels of it: right is what overlaps a label of its kind, and each label counts once. Pure.</summary>
public static class Detection
{
    private const int LongestQuote = 200;

    /// <param name="lines">Only these lines were labelled, from and to; empty: all of them.</param>
    public static DetectionAnswer Of(string text, IReadOnlyList<MentionLabel> labels, IReadOnlyList<(int First, int Last)> lines)
    {
        var places = new NoteLines(text);
        var wanted = labels.Select(label => Place(text, places, label)).Where(IsAsked).OrderBy(place => place.Start).ToList();
        var found = MentionReader.Read(text).Select(mention => new Found(mention.Start, mention.End, mention.Kind, mention.Line, mention.Column)).Where(IsAsked).ToList();
        var right = Right(wanted, found);
        var counts = Enum.GetValues<MentionKind>().Select(kind => Count(MentionResolver.Word(kind), Of(kind, wanted), Of(kind, found), Of(kind, right.Wanted)));
        return new(
            Count("all", wanted.Count, found.Count, right.Wanted.Count), [.. counts.Where(count => count.Labelled + count.Found > 0)],
            [.. wanted.Except(right.Wanted).Select(place => Told(text, place))], [.. found.Except(right.Found).Select(place => Told(text, place))]);

        bool IsAsked(Found place) => lines.Count == 0 || lines.Any(range => place.Line >= range.First && place.Line <= range.Last);
    }

    private static (HashSet<Found> Wanted, HashSet<Found> Found) Right(List<Found> wanted, List<Found> found)
    {
        var right = (Wanted: new HashSet<Found>(), Found: new HashSet<Found>());
        var first = 0;
        foreach (var label in wanted)
        {
            while (first < found.Count && found[first].End <= label.Start)
                first++;
            for (var at = first; at < found.Count && found[at].Start < label.End; at++)
            {
                if (found[at].Kind != label.Kind || found[at].End <= label.Start || !right.Found.Add(found[at]))
                    continue;
                right.Wanted.Add(label);
                break;
            }
        }
        return right;
    }

    private static int Of(MentionKind kind, IEnumerable<Found> places) => places.Count(place => place.Kind == kind);

    private static DetectionCount Count(string kind, int labelled, int found, int right) =>
        new(kind, labelled, found, right, Share(right, found), Share(right, labelled));

    private static double Share(int part, int whole) => whole == 0 ? 1 : Math.Round((double)part / whole, 4);

    private static Found Place(string text, NoteLines places, MentionLabel label)
    {
        if (places.Position(label.Line, label.Column) is not { } start || start + label.Length > text.Length)
            throw new TrackerException($"The label in line {label.Line}, column {label.Column} lies outside of the text: it was made for another one.");
        return new(start, start + label.Length, label.Kind, label.Line, label.Column);
    }

    private static DetectedText Told(string text, Found place) =>
        new(place.Line, place.Column, place.End - place.Start, MentionResolver.Word(place.Kind), text[place.Start..Math.Min(place.End, place.Start + LongestQuote)]);

    private sealed record Found(int Start, int End, MentionKind Kind, int Line, int Column);
}
