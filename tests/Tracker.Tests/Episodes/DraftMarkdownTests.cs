using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using Tracker.Core.Episodes.Drafting;
using Tracker.Testing;
using Xunit;
using static Tracker.Tests.Episodes.DraftWorld;

namespace Tracker.Tests.Episodes;

public sealed class DraftMarkdownTests
{
    [Theory]
    [InlineData("mm: rename mm_struct to x", "mm: rename mm_struct to x")]
    [InlineData("mm: drop __must_check and _it", "mm: drop \\__must_check and \\_it")]
    [InlineData("*bold* `code` [link](javascript:x)", "\\*bold\\* \\`code\\` \\[link\\](javascript:x)")]
    [InlineData("<script>alert(1)</script>", "&lt;script>alert(1)&lt;/script>")]
    [InlineData("a && b & &lt; &#x3c;", "a && b & &amp;lt; &amp;#x3c;")]
    [InlineData("# no heading", "\\# no heading")]
    [InlineData("- no list", "\\- no list")]
    [InlineData("1. no list", "1\\. no list")]
    [InlineData("1.5 is no list", "1.5 is no list")]
    [InlineData("> no quotation", "\\> no quotation")]
    [InlineData("two\nlines\r\nor\tthree\u2028four", "two lines  or three four")]
    [InlineData("\u001b[31mred\u0007 \u202Eturned\u200B", "\\[31mred turned")]
    [InlineData("back\\slash ~~gone~~", "back\\\\slash \\~\\~gone\\~\\~")]
    public void StrangersTextIsNoMarkup(string text, string escaped) => DraftMarkdown.Escape(text).Should().Be(escaped);

    [Fact]
    public void HalfASurrogatePairIsNoLetter() => DraftMarkdown.Escape("\ud800half").Should().Be("\ufffdhalf");

    [Theory]
    [InlineData("20240501.1-2-x+y=z@mail.example.org", "<20240501.1-2-x+y=z@mail.example.org>")]
    [InlineData("script/src=x", "&lt;script/src=x&gt;")]
    [InlineData("a<b@example.org", "&lt;a&lt;b@example.org&gt;")]
    [InlineData("*a*@example.org", "<*a*@example.org>")]
    [InlineData("a(b)@x", "&lt;a(b)@x&gt;")]
    public void AMessageIdStandsInAngles(string id, string angled) => DraftMarkdown.InAngles(id).Should().Be(angled);

    [Theory]
    [InlineData("https://lore.example.org/all/a%40b/", "[mail](https://lore.example.org/all/a%40b/)")]
    [InlineData("https://lore.example.org/a(b)/", "[mail](https://lore.example.org/a%28b%29/)")]
    [InlineData("javascript:alert(1)", "<a@example.org>")]
    [InlineData("https://lore.example.org/a b", "<a@example.org>")]
    [InlineData(null, "<a@example.org>")]
    public void ALinkIsAWebAddressOrTheMessageId(string? url, string link) => DraftMarkdown.Link("mail", url, "a@example.org").Should().Be(link);

    [Fact]
    public void AnyTextIsOneLineWithoutTags() => Check.QuickThrowOnFailure(Prop.ForAll<string>(text =>
        DraftMarkdown.Escape(text ?? "") is var escaped && !escaped.Contains('<') && !escaped.Any(char.IsControl)));

    [Fact]
    public void HostileTitlesNamesAndTextsDoNothingInADraft()
    {
        using var world = new DraftWorld(
            At(MailBuilder.Mail("<b>x@x.org".Replace("<b>", "b"), "[PATCH] lamp: <img src=x onerror=alert(1)> *a* [b](c) {{ since }} {% foo %} \u202E")
                .From("\"# <script>\" <evil@example.org>")
                .Body($"<script>alert(1)</script> is what some people write in a message.\n---\n{MailBuilder.Diff("a.c", "a", "b")}\n"), 1),
            At(MailBuilder.Mail("r@x.org", "[REGRESSION] <iframe> | `x`\u001b[2J").Body("no\n"), 2));
        var text = world.Text();
        text.Should().Contain("\\# &lt;script> posted a patch entitled “lamp: &lt;img src=x onerror=alert(1)> \\*a\\* \\[b\\](c) {{ since }} {% foo %}”")
            .And.Contain("> &lt;script>alert(1)&lt;/script> is what").And.Contain("“&lt;iframe> | \\`x\\`");
        text.Should().NotContainAny("<script", "<img", "<iframe", "\u001b", "\u202E");
    }
}
