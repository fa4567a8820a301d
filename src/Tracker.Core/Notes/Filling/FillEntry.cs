namespace Tracker.Core.Notes.Filling;

/// <summary>What is to be said of a mention.</summary>
/// <param name="At">Behind what names it, in UTF-16 units.</param>
/// <param name="Subject">What it is, the same for all mentions of the same; two of them share a footnote and a row.</param>
/// <param name="Title">As the text has it.</param>
/// <param name="IsAddress">It ends as an address does: what stands right behind it would be read as part of it.</param>
internal sealed record FillEntry(int At, string Subject, string Title, string? Person, bool IsAddress, string Status);
