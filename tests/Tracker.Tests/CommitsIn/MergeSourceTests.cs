using FluentAssertions;
using Tracker.Core.CommitsIn;
using Xunit;

namespace Tracker.Tests.CommitsIn;

public sealed class MergeSourceTests
{
    [Theory]
    [InlineData("Merge tag 'tty-4.13-rc1' of git://git.kernel.org/pub/scm/linux/kernel/git/gregkh/tty", "tty")]
    [InlineData("Merge branch 'x86-urgent-for-linus' of git://git.kernel.org/pub/scm/linux/kernel/git/tip/tip", "tip")]
    [InlineData("Merge git://git.kernel.org/pub/scm/linux/kernel/git/netdev/net-next", "net-next")]
    [InlineData("Merge tag 'net-next-6.9' of https://git.kernel.org/pub/scm/linux/kernel/git/netdev/net-next.git/", "net-next")]
    [InlineData("Merge tag 'pm-6.9' of ssh://git@gitolite.kernel.org/pub/scm/linux/kernel/git/rafael/linux-pm.git", "linux-pm")]
    [InlineData("Merge branch 'for-6.9' of git@example.org:block/linux-block.git", "linux-block")]
    [InlineData("Merge tag 'execve-v6.9' of git://git.kernel.org/pub/scm/linux/kernel/git/kees/linux", "kees")]
    [InlineData("Merge branch 'for-next' of git://example.org/wq into master", "wq")]
    [InlineData("Merge tag 'x' of remote-tracking branch 'foo/for-next'", "foo")]
    [InlineData("Merge remote-tracking branch 'foo/for-next'", "foo")]
    [InlineData("Merge remote-tracking branch 'foo/for-next' into next", "foo")]
    [InlineData("Merge branch 'net'", "net")]
    [InlineData("Merge branch 'akpm' (patches from Andrew)", "akpm")]
    [InlineData("Merge branch 'for-next' of ../lantern-net", "lantern-net")]
    public void ATitleNamesTheTreeThatAMergeCameFrom(string title, string source) => MergeSource.Of(title).Should().Be(source);

    [Theory]
    [InlineData("Merge patch series \"riscv: cbo.zero fixes\"")]
    [InlineData("Merge patch series \"Revert \"put_mnt_ns(): leave mounts connected\"\"")]
    [InlineData("Merge branch 'for-next'")]
    [InlineData("Merge branch 'master' into next")]
    [InlineData("Merge branches 'acpi-ec' and 'acpi-bus'")]
    [InlineData("Merge")]
    [InlineData("Merge branch ''")]
    [InlineData("Merge tag 'x' of /")]
    [InlineData("tty: merge of a/b")]
    [InlineData("")]
    public void ATitleThatNamesNoneIsNotGuessedAt(string title) => MergeSource.Of(title).Should().BeNull();

    [Fact]
    public void ATitleOfAMegabyteIsLeftAlone() => MergeSource.Of($"Merge tag '{new string('x', 1_000_000)}' of git://example.org/a/b").Should().BeNull();
}
