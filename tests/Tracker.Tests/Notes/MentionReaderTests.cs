using FluentAssertions;
using Tracker.Core.Notes.Reading;
using Tracker.Core.Notes.Resolving;
using Xunit;

namespace Tracker.Tests.Notes;

/// <summary>A sentence a row: what stands between "[[[" and "]]]" must be found, as that kind.</summary>
public sealed class MentionReaderTests
{
    [Theory]
    [InlineData("Ann Lee posted “mm: give pages back sooner”.", "patch", "“mm: give pages back sooner”", "Ann Lee", null, null)]
    [InlineData("Ann Lee posted \"mm: give pages back sooner\".", "patch", "\"mm: give pages back sooner\"", "Ann Lee", null, null)]
    [InlineData("Ann Lee posted 'mm: give pages back sooner'.", "patch", "'mm: give pages back sooner'", "Ann Lee", null, null)]
    [InlineData("Ann Lee posted «mm: give pages back sooner» today.", "patch", "«mm: give pages back sooner»", "Ann Lee", null, null)]
    [InlineData("Ann Lee posted version 5 of a patch series entitled “Faster lanterns”, which burn.", "patch", "“Faster lanterns”", "Ann Lee", 5, null)]
    [InlineData("Ann Lee posted verison five of her “Faster lanterns” patches.", "patch", "“Faster lanterns”", "Ann Lee", 5, null)]
    [InlineData("Ann Lee posted the fith version of a patch series entitiled “Faster lanterns”.", "patch", "“Faster lanterns”", "Ann Lee", 5, null)]
    [InlineData("Ann Lee posted the 3rd revision of “Faster lanterns”.", "patch", "“Faster lanterns”", "Ann Lee", 3, null)]
    [InlineData("Ann Lee sent v12 of the “Faster lanterns” series.", "patch", "“Faster lanterns”", "Ann Lee", 12, null)]
    [InlineData("Ann Lee posted an updated “Faster lanterns” patch series.", "patch", "“Faster lanterns”", "Ann Lee", null, null)]
    [InlineData("Ann Lee posted a resend of version 2 of a patch series entitled “Faster lanterns”.", "patch", "“Faster lanterns”", "Ann Lee", 2, null)]
    [InlineData("Ann Lee re-posted “Faster lanterns” on Monday.", "patch", "“Faster lanterns”", "Ann Lee", null, null)]
    [InlineData("Ann Lee poted “Faster lanterns”.", "patch", "“Faster lanterns”", "Ann Lee", null, null)]
    [InlineData("Ann Lee posted a 17 part patch series entitled “Faster lanterns”.", "patch", "“Faster lanterns”", "Ann Lee", null, 17)]
    [InlineData("Ann Lee posted a sixteen part patch series entitled “Faster lanterns”.", "patch", "“Faster lanterns”", "Ann Lee", null, 16)]
    [InlineData("Ann Lee posted “lamp: add a “second wick” to it” today.", "patch", "“lamp: add a “second wick” to it”", "Ann Lee", null, null)]
    [InlineData("Ann Lee posted version 2 of”Faster lanterns for all”.", "patch", "”Faster lanterns for all”", "Ann Lee", 2, null)]
    [InlineData("Ann Lee posted “lamp: fix wick_alloc()” and friends for cellars”, noting “it burns”.", "patch", "“lamp: fix wick_alloc()” and friends for cellars”", "Ann Lee", null, null)]
    [InlineData("Ann Lee posted “Faster lanterns for everyone, which nobody has closed.", "patch", "“Faster lanterns for everyone", "Ann Lee", null, null)]
    [InlineData("Ann Lee posted an RFC patch series entitled “Faster\nlanterns for cellars”.", "patch", "“Faster\nlanterns for cellars”", "Ann Lee", null, null)]
    [InlineData("Ann Lee posted “[RFC] Faster lanterns for cellars”.", "patch", "“[RFC] Faster lanterns for cellars”", "Ann Lee", null, null)]
    [InlineData("Ann Lee followed up with “Faster lanterns”.", "patch", "“Faster lanterns”", "Ann Lee", null, null)]
    [InlineData("Ann Lee is back with version 8 of “Faster lanterns”.", "patch", "“Faster lanterns”", "Ann Lee", 8, null)]
    [InlineData("There was talk of Ann Lee's “lamp: trim the wick” patch.", "patch", "“lamp: trim the wick”", "Ann Lee", null, null)]
    [InlineData("A patch series from Ann Lee entitled “Faster lanterns” was read.", "patch", "“Faster lanterns”", "Ann Lee", null, null)]
    [InlineData("A three-part series from Ann Lee, “Faster lanterns for all”, is next.", "patch", "“Faster lanterns for all”", "Ann Lee", null, 3)]
    [InlineData("Bo Ek liked “lamp: trim the wick”, a patch by Ann Lee.", "patch", "“lamp: trim the wick”", "Ann Lee", null, null)]
    [InlineData("- Ann Lee: \"lamp: trim the wick\" (v3, 5 patches)", "patch", "\"lamp: trim the wick\"", "Ann Lee", 3, null)]
    [InlineData("- \"lamp: trim the wick\" by Ann Lee", "patch", "\"lamp: trim the wick\"", "Ann Lee", null, null)]
    [InlineData("* [PATCH v3 0/5] lamp: trim the wick - Ann Lee", "patch", "[PATCH v3 0/5] lamp: trim the wick", "Ann Lee", 3, 5)]
    [InlineData("Ann Lee posted [Faster lanterns](https://example.org/about).", "patch", "[Faster lanterns]", "Ann Lee", null, null)]
    [InlineData("Ann Lee sent out *lamp: trim the wick* on Monday.", "patch", "*lamp: trim the wick*", "Ann Lee", null, null)]
    [InlineData("Ann Lee posted v4 of the enablement patch series adding support for oil.", "patch", "v4 of the enablement patch series", "Ann Lee", 4, null)]
    [InlineData("Ann Lee posted a patch reverting the old wick.", "patch", "patch reverting the old wick", "Ann Lee", null, null)]
    [InlineData("Ann Lee has a patch for smoky lamps.", "patch", "patch for smoky lamps", "Ann Lee", null, null)]
    [InlineData("We look at the wick fixes Ann Lee has sent this week.", "patch", "wick fixes Ann Lee has sent", "Ann Lee", null, null)]
    [InlineData("Ann[a] Lee posted “Faster lanterns”.", "patch", "“Faster lanterns”", "Ann[a] Lee", null, null)]
    [InlineData("Ann L-E (Lee-Ek) posted “Faster lanterns”.", "patch", "“Faster lanterns”", "Ann L-E (Lee-Ek)", null, null)]
    [InlineData("Anna (Ann) Le’e posted “Faster lanterns”.", "patch", "“Faster lanterns”", "Anna (Ann) Le’e", null, null)]
    [InlineData("Jürg van der Öst (Lampworks) posted “Faster lanterns”.", "patch", "“Faster lanterns”", "Jürg van der Öst", null, null)]
    [InlineData("AE Lee posted “Faster lanterns”.", "patch", "“Faster lanterns”", "AE Lee", null, null)]
    [InlineData("Oil. Ann E. Lee posted “Faster lanterns”.", "patch", "“Faster lanterns”", "Ann E. Lee", null, null)]
    [InlineData("Finally, Ann Lee also recently posted “Faster lanterns”.", "patch", "“Faster lanterns”", "Ann Lee", null, null)]
    [InlineData("Ann Lee posted “lamp updates for 4.12”.", "pull", "“lamp updates for 4.12”", "Ann Lee", null, null)]
    [InlineData("Ann Lee posted “Please pull lamp.git lamp-4.12-1 tag”.", "pull", "“Please pull lamp.git lamp-4.12-1 tag”", "Ann Lee", null, null)]
    [InlineData("Ann Lee sent a pull request to Bo Ek for “Lamp drivers”, which is new.", "pull", "“Lamp drivers”", "Ann Lee", null, null)]
    [InlineData("Ann Lee sent a pull request for various smoky lamps.", "pull", "a pull request for various smoky lamps", "Ann Lee", null, null)]
    [InlineData("## The 4.12 merge window\n\nAnn Lee posted “Lamps” which is small.", "pull", "“Lamps”", "Ann Lee", null, null)]
    [InlineData("[GIT PULL] Lamps for 6.9-rc3", "pull", "[GIT PULL] Lamps for 6.9-rc3", null, null, null)]
    [InlineData("Ann Lee announced Linux 4.12 final.", "release", "4.12", "Ann Lee", null, null)]
    [InlineData("Ann Lee released lampd v0.3.", "release", "v0.3", "Ann Lee", null, null)]
    [InlineData("Ann Lee announced lamp-pages-4.11.", "release", "4.11", "Ann Lee", null, null)]
    [InlineData("Ann Lee announced version 0.7 of the Lamp hypervisor.", "release", "0.7", "Ann Lee", null, null)]
    [InlineData("Linux 6.9-rc3 is out.", "release", "6.9-rc3", null, null, null)]
    [InlineData("lampd 1.7 was released by Ann Lee.", "release", "1.7", "Ann Lee", null, null)]
    [InlineData("Ann Lee announced LAMP 20240129.", "release", "20240129", "Ann Lee", null, null)]
    [InlineData("Ann Lee posted “[REGRESSION] lamps go out at night”.", "mail", "“[REGRESSION] lamps go out at night”", "Ann Lee", null, null)]
    [InlineData("Ann Lee replied to a thread entitled “Where do lamps go”.", "mail", "“Where do lamps go”", "Ann Lee", null, null)]
    [InlineData("Ann Lee posted “CFP: Lamp Forum”.", "mail", "“CFP: Lamp Forum”", "Ann Lee", null, null)]
    [InlineData("See [[lamp: trim the wick]].", "reference", "[[lamp: trim the wick]]", null, null, null)]
    [InlineData("See https://lore.kernel.org/r/20240101.1234@example.org/.", "reference", "https://lore.kernel.org/r/20240101.1234@example.org/", null, null, null)]
    [InlineData("See [it](https://lore.kernel.org/lamps/20240101.1234@example.org/T/).", "reference", "https://lore.kernel.org/lamps/20240101.1234@example.org/T/", null, null, null)]
    [InlineData("See <20240102030405.12345-1-ann@example.org>.", "reference", "<20240102030405.12345-1-ann@example.org>", null, null, null)]
    [InlineData("See https://patchwork.kernel.org/project/lamps/patch/1234567/.", "reference", "https://patchwork.kernel.org/project/lamps/patch/1234567/", null, null, null)]
    [InlineData("It is commit 1da177e4c3f4 (\"Light\").", "reference", "1da177e4c3f4", null, null, null)]
    [InlineData("See https://git.kernel.org/torvalds/c/1da177e4c3f4.", "reference", "https://git.kernel.org/torvalds/c/1da177e4c3f4", null, null, null)]
    public void WhatASentenceSpeaksOfIsFound(string text, string kind, string quote, string? person, int? version, int? parts)
    {
        var mention = MentionReader.Read(text).Should().ContainSingle().Subject;

        (MentionResolver.Word(mention.Kind), mention.Quote, mention.Person, mention.Version, mention.Parts).Should().Be((kind, quote, person, version, parts));
        text.Substring(mention.Start, mention.Length).Should().Be(quote);
    }

    [Theory]
    [InlineData("Ann Lee said “we posted a patch for that”.")]
    [InlineData("Ann Lee noted that “It burns well enough for now”.")]
    [InlineData("It is a port on kernel 4.12 of older work.")]
    [InlineData("Lamps on Linux 4.11 go out.")]
    [InlineData("Ann Lee ported “lamps” to the cellar.")]
    [InlineData("Ann Lee has not posted the patches yet.")]
    [InlineData("Ann Lee hosted a meeting about “lamps”.")]
    [InlineData("The “lamp” system call is new.")]
    [InlineData("There are many pull requests this week.")]
    [InlineData("Ann Lee asked “why is it dark?”.")]
    [InlineData("An update to the LAMP release of 20170531 came with it.")]
    [InlineData("Write to Ann Lee <ann@example.org>.")]
    [InlineData("The thread_lamp is 1234567 bytes long, and 0xdeadbeef.")]
    [InlineData("    \n\n```\nAnn Lee posted “Faster lanterns”.\n```\n")]
    [InlineData("<!-- Ann Lee posted “Faster lanterns”. -->")]
    [InlineData("[^tracker-1]: Ann Lee posted “Faster lanterns”.")]
    [InlineData("<!-- tracker begin -->\n\n| “lamp: trim” | Ann Lee posted “Faster lanterns” |\n\n<!-- /tracker -->\n")]
    [InlineData("<pre class=\"log\">\nAnn Lee posted “Faster lanterns”.\n</PRE>\n<script>Ann Lee posted “Faster lanterns”.</script>")]
    [InlineData("See https://example.org/posted/\"lamp: trim it\".")]
    [InlineData("")]
    public void WhatWasNotPostedIsNoMention(string text) => MentionReader.Read(text).Should().BeEmpty();

    [Theory]
    [InlineData("<pre>an open one. Ann Lee posted “Faster lanterns”.")]
    [InlineData("<preview>Ann Lee posted “Faster lanterns”.</pre>")]
    public void WhatIsNoElementOfCodeHidesNothing(string text) => MentionReader.Read(text).Should().ContainSingle();

    [Fact]
    public void EachVersionOfAListIsAMention() =>
        MentionReader.Read("Ann Lee announced “real” kernels 3.2.88-rt126 (“a small one”), 3.12.72-rt97 4.4.60, and v4.9.1 for 4.10 users.")
            .Select(mention => mention.Quote).Should().Equal("3.2.88-rt126", "3.12.72-rt97", "4.4.60", "v4.9.1");

    [Fact]
    public void ANumberThatAReleaseFitsIsNone() =>
        MentionReader.Read("Ann Lee announced lampd version 4.12.0 matching Linux 4.12.").Should().ContainSingle().Which.Title.Should().Be("lampd 4.12.0");

    [Fact]
    public void HeIsWhoPostedBefore() =>
        MentionReader.Read("Ann Lee posted “Faster lanterns”. It burns. She also posted “Slower lanterns”.\n\nSeparately, Ann posted “No lanterns”.")
            .Select(mention => mention.Person).Should().Equal("Ann Lee", "Ann Lee", "Ann Lee");

    [Fact]
    public void ATitleIsOneMentionInAParagraphAndAnotherInTheNext()
    {
        const string Sentence = "Ann Lee posted “Faster lanterns”. ";

        MentionReader.Read(Sentence + Sentence).Should().ContainSingle();
        MentionReader.Read($"{Sentence}\n\n{Sentence}").Should().HaveCount(2);
    }

    [Fact]
    public void AMentionStandsInItsLineWhateverTheLineEnds() =>
        MentionReader.Read("One.\r\n\r\nÄ “two”. Ann Lee posted “Faster lanterns”.\r\n").Should().ContainSingle().Which.Should().BeEquivalentTo(new { Line = 3, Column = 25 });

    [Fact]
    public void ATitleThatLinksToItsMailCarriesIt() =>
        MentionReader.Read("Ann Lee posted [“Faster lanterns”](https://lore.kernel.org/r/20240101.1234@example.org/).")
            .Select(mention => (mention.Quote, mention.Reference)).Should().StartWith(("“Faster lanterns”", "20240101.1234@example.org"));

    [Fact]
    public void ATitleIsToldOnOneLineWithoutItsMarks() =>
        MentionReader.Read("Ann Lee posted “Faster\nlanterns f[or] all”.").Should().ContainSingle().Which.Title.Should().Be("Faster lanterns f[or] all");

    [Fact]
    public void WhatTrackerWroteInASentenceHidesNothingOfIt() =>
        MentionReader.Read("Ann Lee[^tracker-1] posted “Faster lanterns”[^tracker-2].").Should().ContainSingle().Which.Person.Should().Be("Ann Lee");
}
