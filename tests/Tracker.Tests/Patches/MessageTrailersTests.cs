using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using Tracker.Core.Patches;
using Xunit;

namespace Tracker.Tests.Patches;

public sealed class MessageTrailersTests
{
    [Theory]
    [InlineData("a paragraph of them", "Why.\n\nFixes: 1234 (\"x\")\nSigned-off-by: Ada <a@x>\n", "Why.", "Fixes: 1234 (\"x\")|Signed-off-by: Ada <a@x>")]
    [InlineData("two paragraphs", "Why.\n\nLink: https://x\n\nSigned-off-by: Ada <a@x>\n", "Why.", "Link: https://x|Signed-off-by: Ada <a@x>")]
    [InlineData("a note between them", "Why.\n\nSigned-off-by: Ada <a@x>\n[mia: rebased]\nSigned-off-by: Mia <m@x>\n", "Why.\n[mia: rebased]", "Signed-off-by: Ada <a@x>|Signed-off-by: Mia <m@x>")]
    [InlineData("a folded one", "Why.\n\nFixes: 1234 (\"x\n  y\")\n", "Why.", "Fixes: 1234 (\"x y\")")]
    [InlineData("none", "Why.\n\nNote: this is prose.\nIt goes on.\n", "Why.\n\nNote: this is prose.\nIt goes on.", "")]
    [InlineData("an address is no trailer", "See\nhttps://example.org/x\n", "See\nhttps://example.org/x", "")]
    [InlineData("nothing but trailers", "Signed-off-by: Ada <a@x>", "", "Signed-off-by: Ada <a@x>")]
    [InlineData("a backport's mark", "Why.\n\nSigned-off-by: Ada <a@x>\n(cherry picked from commit 1234)\n", "Why.", "Signed-off-by: Ada <a@x>|(cherry picked from commit 1234)")]
    [InlineData("prose that ends in one", "We do this\nand that\nand so on\nFixes: 1234\n", "We do this\nand that\nand so on\nFixes: 1234", "")]
    [InlineData("nothing", "\n\n", "", "")]
    public void TrailersAreTheLastParagraphs(string story, string message, string body, string trailers)
    {
        var (text, found) = MessageTrailers.Split(message);
        text.Should().Be(body, story);
        string.Join('|', found).Should().Be(trailers, story);
    }

    [Fact]
    public void AnyMessageIsTakenApart() => Check.QuickThrowOnFailure(Prop.ForAll<string>(text => MessageTrailers.Split(text ?? "").Body is not null));
}
