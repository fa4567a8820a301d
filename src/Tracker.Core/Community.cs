namespace Tracker.Core;

/// <summary>A community that posts patches to archives and applies them to trees.</summary>
public sealed record Community(string Name, IReadOnlyList<Archive> Archives, IReadOnlyList<Tree> Trees)
{
    /// <summary>The first day for which any of its archives is read; null when one is read from its beginning.</summary>
    public DateOnly? Since => Archives.Any(archive => archive.Since is null) ? null : Archives.Min(archive => archive.Since);
}

/// <summary>A mailing-list archive to read.</summary>
/// <param name="Url">A folder, a file, or a URL whose epochs are fetched.</param>
/// <param name="Since">Mails posted before this day (UTC) are not read; null reads all.</param>
public sealed record Archive(string Name, string Url, ArchiveFormat Format, DateOnly? Since)
{
    /// <summary>The moment at which <see cref="Since"/> begins.</summary>
    public DateTimeOffset? Earliest => Since is { } day ? new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero) : null;
}

/// <summary>How an archive is stored.</summary>
public enum ArchiveFormat
{
    PublicInbox,
    Mbox,
    Maildir,
}

/// <summary>A git tree to follow.</summary>
/// <param name="Url">Anything that git fetches: https, http, git, file, a path.</param>
/// <param name="Branches">Names or patterns with <c>*</c>, as under refs/heads.</param>
/// <param name="Seed">The path of a clone whose objects are borrowed (git's alternates), or null.</param>
public sealed record Tree(string Name, TreeRole Role, string Url, IReadOnlyList<string> Branches, string? Seed);

/// <summary>What a landing in a tree means.</summary>
public enum TreeRole
{
    /// <summary>Where "merged" happens.</summary>
    Mainline = 1,

    /// <summary>An integration tree, rebuilt from others; what leaves it without reaching mainline was dropped.</summary>
    Next = 2,

    /// <summary>Release branches that take backports.</summary>
    Stable = 3,

    /// <summary>Any other tree that is followed, a maintainer's for example.</summary>
    Other = 4,
}
