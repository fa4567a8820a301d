namespace Tracker.Core.MailIn;

/// <summary>Undoes what list software and relays do to From: headers so that DMARC does not refuse the mail.</summary>
/// <remarks>"'Ada' via list &lt;list@...&gt;" (Google Groups, Mailman), "Ada via B4 Relay &lt;devnull+...&gt;"; as patchwork does.</remarks>
internal static class MailSender
{
    private const string Via = " via ";

    public static Person Of(MimeReader mime)
    {
        var sender = First(mime.People("From")) ?? First(mime.People("Sender")) ?? Unparsed(mime.Header("From"));
        var via = sender.Name.LastIndexOf(Via, StringComparison.Ordinal);
        if (via <= 0)
            return sender;
        var name = sender.Name[..via].Trim().Trim('\'', '"').Trim();
        return Original(mime, name, sender.Email) ?? sender with { Name = name };
    }

    /// <summary>Where the mail itself still says who wrote it: X-Original-From:, or that name in Reply-To: or Cc:.</summary>
    private static Person? Original(MimeReader mime, string name, string list) =>
        First(mime.People("X-Original-From")) is { } original
            ? original with { Name = original.Name.Length > 0 ? original.Name : name }
            : Named(mime.People("Reply-To"), name) ?? Named(mime.People("Cc"), name) ?? OnlyOne(mime.People("Reply-To"), name, list);

    private static Person? Named(IReadOnlyList<Person> people, string name) =>
        people.FirstOrDefault(person => string.Equals(person.Name.Trim('\'', '"', ' '), name, StringComparison.OrdinalIgnoreCase));

    // B4 Relay's Reply-To: has the address alone, and some lists break the name that they move.
    private static Person? OnlyOne(IReadOnlyList<Person> people, string name, string list) =>
        people is [{ Email.Length: > 0 } alone] && !string.Equals(alone.Email, list, StringComparison.OrdinalIgnoreCase)
            ? new Person(alone.Name.Length > 0 ? Headers.Clean(alone.Name) : name, Headers.Clean(alone.Email))
            : null;

    private static Person? First(IReadOnlyList<Person> people) =>
        people.Count > 0 ? people[0] with { Name = Headers.Clean(people[0].Name), Email = Headers.Clean(people[0].Email) } : null;

    private static Person Unparsed(string? from) => new(Headers.Clean(from ?? ""), "");
}
