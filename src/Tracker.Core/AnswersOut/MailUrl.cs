namespace Tracker.Core.AnswersOut;

/// <summary>Where a mail can be read.</summary>
internal static class MailUrl
{
    /// <param name="web">The archive's web address; null: it has none.</param>
    public static string? Of(string? web, string messageId) =>
        web is null ? null : $"{web.TrimEnd('/')}/{Uri.EscapeDataString(messageId)}/";
}
