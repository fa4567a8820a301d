namespace Tracker.Host;

/// <summary>The section "Tracker" of the configuration, as it is written there.</summary>
public sealed class TrackerOptions
{
    public string Data { get; init; } = "data";

    public IReadOnlyList<CommunityOptions> Communities { get; init; } = [];

    public ScheduleOptions Schedule { get; init; } = new();

    public MatchingOptions Matching { get; init; } = new();

    public WebOptions Web { get; init; } = new();

    public DraftOptions Draft { get; init; } = new();
}

/// <summary>A community to follow: where it posts and where it commits.</summary>
public sealed class CommunityOptions
{
    public string Name { get; init; } = "";

    public IReadOnlyList<ArchiveOptions> Archives { get; init; } = [];

    public IReadOnlyList<TreeOptions> Trees { get; init; } = [];
}

/// <summary>A mailing-list archive to read.</summary>
public sealed class ArchiveOptions
{
    public string Name { get; init; } = "";

    public string Url { get; init; } = "";

    /// <summary>public-inbox, mbox or maildir.</summary>
    public string Format { get; init; } = "public-inbox";

    /// <summary>A day as 2024-01-31; mails posted before it are not read.</summary>
    public string? Since { get; init; }
}

/// <summary>A git tree to follow.</summary>
public sealed class TreeOptions
{
    public string Name { get; init; } = "";

    /// <summary>mainline, next, stable or other.</summary>
    public string Role { get; init; } = "";

    public string Url { get; init; } = "";

    public IReadOnlyList<string> Branches { get; init; } = [];

    /// <summary>The path of a clone whose objects are borrowed.</summary>
    public string? Seed { get; init; }
}

/// <summary>When <c>serve</c> syncs.</summary>
public sealed class ScheduleOptions
{
    /// <summary>A cron expression of Quartz: second, minute, hour, day of month, month, day of week; or "never".</summary>
    public string Sync { get; init; } = "0 30 2 * * ?";

    public string TimeZone { get; init; } = "UTC";
}

/// <summary>How commits and patches are brought together.</summary>
public sealed class MatchingOptions
{
    public bool IgnoreTrailers { get; init; }
}

/// <summary>Where <c>serve</c> listens.</summary>
public sealed class WebOptions
{
    /// <summary>One or more addresses, separated by a semicolon.</summary>
    public string Urls { get; init; } = "http://127.0.0.1:8017";
}

/// <summary>How drafts of notes are written.</summary>
public sealed class DraftOptions
{
    /// <summary>A file with the template; without it the one that comes with the program.</summary>
    public string? Template { get; init; }
}
