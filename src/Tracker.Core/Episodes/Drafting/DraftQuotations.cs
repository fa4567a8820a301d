using Dapper;
using Microsoft.Data.Sqlite;
using Tracker.Core.AnswersOut;

namespace Tracker.Core.Episodes.Drafting;

/// <summary>Finds what a series says of itself: in its cover letter, else in its first patch.</summary>
internal sealed class DraftQuotations(SqliteConnection connection, DraftTexts texts, IReadOnlyDictionary<string, long> communities)
{
    /// <returns>The quotation; where a mail could not be read, why.</returns>
    public (DraftQuotation? Quote, string? Note) Of(string community, VersionAnswer version)
    {
        var first = texts.OfPatch(community, version.MessageId);
        if (first is { Text: null, Note: null, IsOfPatch: false } && FirstPatch(communities[community], version.MessageId) is { } patch)
            return Told(texts.OfPatch(community, patch), patch, DraftSenders.Of(connection, communities[community], patch)?.Url);
        return Told(first, version.MessageId, version.Url);
    }

    private static (DraftQuotation?, string?) Told(DraftQuote quote, string messageId, string? url) =>
        (quote.Text is { } text ? new DraftQuotation(text, quote.IsOfPatch ? DraftQuotation.Patch : DraftQuotation.CoverLetter, messageId, url) : null, quote.Note);

    /// <summary>A later version's cover letter often tells no more than what has changed.</summary>
    private string? FirstPatch(long community, string cover) => connection.QueryFirstOrDefault<string>(
        """
        SELECT   p.message_id
        FROM     mails c
                 CROSS JOIN version_parts o ON o.version_key = c.mail_key AND o.part = 1
                 CROSS JOIN mails p         ON p.mail_key = o.mail_key
        WHERE    c.community_key = @community AND c.message_id = @cover
        ORDER BY o.is_double, p.message_id
        LIMIT    1
        """, new { community, cover });
}
