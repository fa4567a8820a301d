using Tracker.Core.AnswersOut;
using Tracker.Core.Notes.Reading;
using Tracker.Core.Notes.Resolving;
using Tracker.Core.Storage;

namespace Tracker.Core.Notes;

/// <summary>The questions one can ask of notes; reads only.</summary>
public sealed class NotesAnswers(TrackerDatabase database)
{
    /// <summary>What a text speaks of.</summary>
    /// <param name="aired">When the notes were aired; null: not known.</param>
    public MentionsAnswer Mentions(string text, DateTimeOffset? aired)
    {
        if (!database.Exists)
            return new(null, [.. MentionReader.Read(text).Select(mention => MentionResolver.Unresolved(mention) with { Note = "nothing has been read yet: run 'tracker sync'" })]);
        using var connection = database.OpenForReading();
        var resolver = new MentionResolver(connection, aired);
        return new(CoverageReading.AsOf(CoverageReading.Of(connection)), [.. MentionReader.Read(text).Select(resolver.Resolve)]);
    }
}
