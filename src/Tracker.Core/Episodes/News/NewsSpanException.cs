namespace Tracker.Core.Episodes.News;

/// <summary>News are asked for that would end before they begin.</summary>
public sealed class NewsSpanException(string message) : TrackerException(message);
