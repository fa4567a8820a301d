using Tracker.Core.Patches;

namespace Tracker.Core.MailIn;

/// <summary>What <see cref="MailKindRules"/> tells mails apart by.</summary>
/// <param name="Subject">Decoded, as it came.</param>
/// <param name="From">Undone of what list software did to it.</param>
/// <param name="HasParent">It names a mail that it follows.</param>
/// <param name="StableMark">The X-stable: header ("review", "commit"), which the stable queue's scripts write.</param>
/// <param name="Client">X-Mailer: and User-Agent:, joined.</param>
/// <param name="Text">The first text.</param>
/// <param name="HasDiff">A diff stands in one of its texts, or is attached.</param>
public sealed record MailSigns(
    string MessageId,
    string Subject,
    PatchSubject Parsed,
    Person From,
    bool HasParent,
    string StableMark,
    string Client,
    string Text,
    bool HasDiff);
