using FluentAssertions;
using Tracker.Core;
using Tracker.Core.Storage;
using Tracker.Testing;
using Xunit;

namespace Tracker.Tests.Storage;

public sealed class DataLockTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly FixedClock clock = new(new DateTimeOffset(2026, 3, 1, 2, 30, 0, TimeSpan.Zero));

    [Fact]
    public void ASecondWriterIsToldWhoHoldsTheFolder()
    {
        using var first = DataLock.Take(folder.Path, clock);

        var second = () => DataLock.Take(folder.Path, clock);

        second.Should().Throw<TrackerException>().WithMessage($"*process {Environment.ProcessId} since 2026-03-01 02:30:00 UTC*");
    }

    [Fact]
    public void TheLockIsFreeWhenItsHolderIsDone()
    {
        DataLock.Take(folder.Path, clock).Dispose();

        var again = () => DataLock.Take(folder.Path, clock).Dispose();

        again.Should().NotThrow();
    }

    [Fact]
    public void AFolderThatCannotBeMadeIsNamed()
    {
        folder.Write("file", "in the way");

        var take = () => DataLock.Take(folder.At("file", "data"), clock);

        take.Should().Throw<TrackerException>().WithMessage("*cannot be written*--data*");
    }

    public void Dispose() => folder.Dispose();
}
