namespace Tracker.Core.Notes;

/// <summary>How many mentions are found, measured by labels of somebody who read the text.</summary>
/// <param name="All">Of all kinds together.</param>
/// <param name="Kinds">By kind, in the order of <see cref="MentionKind"/>; those that are neither labelled nor found are left out.</param>
/// <param name="Missed">Labelled and not found, in the order of the text.</param>
/// <param name="Wrong">Found and not labelled, in the order of the text.</param>
public sealed record DetectionAnswer(DetectionCount All, IReadOnlyList<DetectionCount> Kinds, IReadOnlyList<DetectedText> Missed, IReadOnlyList<DetectedText> Wrong);

/// <summary>A kind of mentions, counted.</summary>
/// <param name="Kind">"patch", "pull", "release", "mail", "reference", or "all".</param>
/// <param name="Right">Found where a label of the same kind is.</param>
/// <param name="Precision">Right of those found; 1 when none is.</param>
/// <param name="Recall">Right of those labelled; 1 when none is.</param>
public sealed record DetectionCount(string Kind, int Labelled, int Found, int Right, double Precision, double Recall);

/// <summary>A place in the text.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, in UTF-16 units.</param>
public sealed record DetectedText(int Line, int Column, int Length, string Kind, string Quote);
