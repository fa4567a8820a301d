using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using Tracker.Core.Patches;
using Xunit;

namespace Tracker.Tests.Patches;

public sealed class MessageLinksTests
{
    [Theory]
    [InlineData("https://lore.kernel.org/r/20210505162307.2545061-1-ada@example.org")]
    [InlineData("https://lore.kernel.org/all/20210505162307.2545061-1-ada@example.org/")]
    [InlineData("https://lore.kernel.org/bpf/20210505162307.2545061-1-ada@example.org/T/#me9956f66cb611b95d26")]
    [InlineData("http://lore.kernel.org/20210505162307.2545061-1-ada@example.org")]
    [InlineData("https://lkml.kernel.org/r/20210505162307.2545061-1-ada@example.org")]
    [InlineData("https://msgid.link/20210505162307.2545061-1-ada@example.org")]
    [InlineData("https://patch.msgid.link/20210505162307.2545061-1-ada@example.org")]
    [InlineData("https://lore.kernel.org/bpf/20210505162307.2545061-1-ada@example.org/t.mbox.gz")]
    [InlineData("https://lore.kernel.org/bpf/20210505162307.2545061-1-ada@example.org/?x=1&y=b@c")]
    [InlineData("https://lore.kernel.org/bpf/20210505162307.2545061-1-ada%40example.org/")]
    [InlineData("<https://lore.kernel.org/bpf/20210505162307.2545061-1-ada@example.org/>")]
    [InlineData("https://lore.kernel.org/bpf/20210505162307.2545061-1-ada@example.org/.")]
    [InlineData("https://lore.kernel.org/bpf/20210505162307.2545061-1-ada@example.org),")]
    [InlineData("Link: Link: https://lore.kernel.org/bpf/20210505162307.2545061-1-ada@example.org [1]")]
    [InlineData("lore.kernel.org/bpf/20210505162307.2545061-1-ada@example.org")]
    [InlineData("https://inbox.sourceware.org/libc-alpha/20210505162307.2545061-1-ada@example.org/T/#u")]
    [InlineData("https://yhbt.net/lore/all/20210505162307.2545061-1-ada@example.org/")]
    [InlineData("https://patchwork.kernel.org/project/bpf/patch/20210505162307.2545061-1-ada@example.org/")]
    [InlineData("https://patchwork.ozlabs.org/project/ltp/cover/20210505162307.2545061-1-ada@example.org/")]
    [InlineData("https://groups.google.com/d/msgid/syzkaller/20210505162307.2545061-1-ada%40example.org")]
    [InlineData("https://lists.sr.ht/~bob/list/%3C20210505162307.2545061-1-ada@example.org%3E")]
    [InlineData("20210505162307.2545061-1-ada@example.org")]
    [InlineData(" <20210505162307.2545061-1-ada@example.org>\n")]
    [InlineData("Message-ID: <20210505162307.2545061-1-ada@example.org>")]
    public void AnyFormOfLinkHoldsTheId(string link)
    {
        MessageLinks.TryReadMessageId(link, out var id).Should().BeTrue();
        id.Should().Be("20210505162307.2545061-1-ada@example.org");
    }

    [Theory]
    [InlineData("https://lkml.kernel.org/r/Y/3wGWQviIOkyLJW@p183", "Y/3wGWQviIOkyLJW@p183")]
    [InlineData("https://lore.kernel.org/r/X8eoN/jMAJb3H3iv@mwanda/T/", "X8eoN/jMAJb3H3iv@mwanda")]
    [InlineData("https://lore.kernel.org/lkml/YBvj6eJR%2FDY2TsEB@hirez.example.net/", "YBvj6eJR/DY2TsEB@hirez.example.net")]
    [InlineData("https://lore.kernel.org/r/a+b=c@example.org", "a+b=c@example.org")]
    public void IdsWithSlashesAreWhole(string link, string expected)
    {
        MessageLinks.TryReadMessageId(link, out var id).Should().BeTrue();
        id.Should().Be(expected);
    }

    [Theory]
    [InlineData("https://lkml.kernel.org/n/tip-unbr5a5efakobfr6rhxq99ta@git.kernel.org")]
    [InlineData("https://marc.info/?l=linux-kernel&m=156580812427554")]
    [InlineData("https://lkml.org/lkml/2025/4/16/351")]
    [InlineData("https://www.spinics.net/lists/kernel/msg123.html")]
    [InlineData("https://lore.kernel.org/patchwork/patch/1272115/")]
    [InlineData("https://lore.kernel.org/lkml/?q=a@b")]
    [InlineData("https://www.mail-archive.com/list@example.org/msg123.html")]
    [InlineData("https://lists.example.org/archives/list/foo@example.org/message/ABC/")]
    [InlineData("https://git@example.org/x.git")]
    [InlineData("https://example.org/@ada/post")]
    [InlineData("https://unpkg.com/pkg@1.2.3/index.js")]
    [InlineData("tcp: fix a leak")]
    [InlineData("fix ada@example.org leak")]
    [InlineData("@example.org")]
    [InlineData("ada@")]
    [InlineData("<>")]
    [InlineData("")]
    public void WhatHoldsNoIdIsRefused(string text) => MessageLinks.TryReadMessageId(text, out _).Should().BeFalse();

    [Fact]
    public void ATextsLinksComeInOrderWithoutDoubles() =>
        MessageLinks.In(
            """
            v1: https://lore.kernel.org/r/1@example.org
            v2 (https://lore.kernel.org/all/2@example.org/), see also <http://lkml.kernel.org/r/1@example.org>.
            Not http or https://example.org. Link: https://msgid.link/3@example.org
            """).Should().Equal("1@example.org", "2@example.org", "3@example.org");

    [Fact]
    public void LongTextsOfAnyShapeAreRead()
    {
        foreach (var piece in new[] { "http", "https://", "https://a/", "a/", "@/", "%40", "link:", "https://x/@" })
        {
            var text = string.Concat(Enumerable.Repeat(piece, 200_000 / piece.Length));
            _ = MessageLinks.In(text).Count();
            _ = MessageLinks.TryReadMessageId(text, out _);
            _ = MessageLinks.TryReadMessageId("https://example.org/" + text, out _);
        }
    }

    [Fact]
    public void NoInputMakesItThrow() =>
        Prop.ForAll<string>(text => MessageLinks.TryReadMessageId("https://" + text, out var id) ? id!.Contains('@') : id is null).QuickCheckThrowOnFailure();
}
