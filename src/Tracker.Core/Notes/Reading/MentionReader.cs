namespace Tracker.Core.Notes.Reading;

/// <summary>Finds what notes speak of. Pure; never throws, whatever the text; the time it takes grows as the text does.</summary>
public static class MentionReader
{
    /// <summary>Grows whenever the same text may give other mentions.</summary>
    public const int Version = 2;

    /// <summary>In the order of the text; no two overlap.</summary>
    public static IReadOnlyList<Mention> Read(string text)
    {
        var notes = MaskedNotes.Of(text);
        var drafts = References.In(text, notes.Hidden).Concat(OfSentences(notes)).Concat(SubjectLines.In(notes.Text, text));
        var lines = new NoteLines(text);
        return [.. Apart(drafts).Select(draft => Of(text, draft, lines, notes))];
    }

    private static IEnumerable<MentionDraft> OfSentences(MaskedNotes notes)
    {
        var people = new NotePeople();
        var isOfPulls = false;
        foreach (var paragraph in NoteParagraphs.In(notes.Text))
        {
            if (paragraph.IsHeading)
                isOfPulls = IsOfPulls(notes.Text.AsSpan(paragraph.Start, paragraph.End - paragraph.Start));
            var said = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            var tokens = new NoteLexer(notes.Text, paragraph.Start, paragraph.End).Read();
            foreach (var draft in NoteSentence.In(tokens, notes.Text).SelectMany(sentence => new SentenceReading(sentence, people, isOfPulls, said.Count == 0).Read()))
            {
                // What is called again in the same paragraph was named before.
                if (said.Add(draft.Title ?? $"at {draft.Start}"))
                    yield return draft;
            }
        }
    }

    private static bool IsOfPulls(ReadOnlySpan<char> heading) =>
        heading.Contains("merge window", StringComparison.OrdinalIgnoreCase) || heading.Contains("pull", StringComparison.OrdinalIgnoreCase);

    /// <summary>Of those that overlap, what names itself goes before a title, a title before a description.</summary>
    private static List<MentionDraft> Apart(IEnumerable<MentionDraft> drafts)
    {
        var taken = new List<MentionDraft>();
        foreach (var draft in drafts.Where(draft => draft.End > draft.Start).OrderBy(draft => draft.Start).ThenBy(draft => draft.Rank))
        {
            while (taken is [.., var last] && draft.Start < last.End && draft.Rank < last.Rank)
                taken.RemoveAt(taken.Count - 1);
            if (taken is not [.., var before] || draft.Start >= before.End)
                taken.Add(draft);
        }
        return taken;
    }

    private static Mention Of(string text, MentionDraft draft, NoteLines lines, MaskedNotes notes)
    {
        var (line, column) = lines.At(draft.Start);
        var quote = text[draft.Start..draft.End];
        // Where marks are blanked the title is read from the text as it stands.
        var title = draft.Title is not null && draft.Kind is not (MentionKind.Release or MentionKind.Reference) ? TitleShape.Unquoted(quote) : draft.Title;
        var reference = draft.Reference ?? Target(draft, notes.Links);
        return new(draft.Kind, draft.Start, line, column, quote, draft.Person, title, draft.Version, draft.Parts, reference);
    }

    /// <summary>The mail that a title links to.</summary>
    private static string? Target(MentionDraft draft, IReadOnlyList<NotesLink> links)
    {
        var at = NoteLines.LastUpTo(links.Count, index => links[index].TextStart - 1 <= draft.Start);
        return at >= 0 && links[at].TextEnd + 1 >= draft.End && Patches.MessageLinks.TryReadMessageId(links[at].Target, out var id) ? id : null;
    }
}
